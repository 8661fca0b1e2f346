from __future__ import annotations

import pytest

from knowledge.language import fold
from knowledge.question import understand

VOCABULARY = {
    "báo": 9,
    "cáo": 9,
    "khoa": 4,
    "giáo": 5,
    "nghiệm": 2,
    "trường": 3,
    "hướng": 4,
    "dẫn": 4,
}


def test_a_document_number_is_left_as_typed() -> None:
    question = understand("kh 12-KH/BTGĐU ko co phu luc a")

    assert "12-KH/BTGĐU không" in question.text
    assert [(n.number, n.organ) for n in question.numbers] == [(12, "BTGĐU")]


def test_a_typo_is_mended_towards_a_word_that_is_held() -> None:
    question = understand("kinh nghiệmm khoa giáo", vocabulary=VOCABULARY)

    assert question.mended == {"nghiệmm": "nghiệm"}


def test_keys_of_telex_are_read_without_a_word() -> None:
    question = understand("kinh nghieemj khoa giáo", vocabulary=VOCABULARY)

    assert question.text == "kinh nghiệm khoa giáo"
    assert question.mended == {}


def test_a_word_of_questions_is_no_typo() -> None:
    assert understand("xin nhắc giúp", vocabulary=VOCABULARY).mended == {}


@pytest.mark.parametrize(
    ("asked", "accented"),
    [
        ("báo cáo nộp ở đâu", True),
        ("bao cao nop o dau", False),
        # the đ of a symbol is no sign of it
        ("ai ky 12-KH/ĐU", False),
        ("", False),
    ],
)
def test_who_types_with_diacritics_is_seen(asked: str, accented: bool) -> None:
    assert understand(asked).accented is accented


def test_everything_a_question_names_is_seen() -> None:
    question = understand("mục II.1 của 12-KH/ĐU năm 2026 do ai ký")

    assert question.address is not None
    assert question.address.parts == ("ii", "1")
    assert [number.number for number in question.numbers] == [12]
    assert question.years == (2026,)
    assert "signer" in question.wants


def test_marks_that_were_not_typed_are_searched_for_but_not_shown() -> None:
    def beside(first: str, second: str, *, bare: bool = False) -> int:
        pairs = {"báo cáo", "hướng dẫn"}
        return 2 * (f"{first} {second}" in (set(map(fold, pairs)) if bare else pairs))

    held = VOCABULARY | {"bão": 30, "dân": 30, "bao": 30, "nộp": 1}
    question = understand(
        "bao cao nop truong, Huong dan 12-KH/DU", vocabulary=held, together=beside
    )

    assert question.text == "bao cao nop truong, Huong dan 12-KH/DU"
    assert question.searched == "báo cáo nộp trường, hướng dẫn 12-KH/DU"


def test_a_word_of_several_forms_beside_no_neighbour_stays_without_marks() -> None:
    def beside(first: str, second: str, *, bare: bool = False) -> int:
        del first, second, bare
        return 0

    question = understand("dan nop", vocabulary={"dẫn": 4, "dân": 5}, together=beside)

    assert question.searched == "dan nop"


def test_a_quarter_is_searched_for_in_both_spellings() -> None:
    assert understand("báo cáo quý 3").searched == "báo cáo quý 3 quý III"


def test_a_handle_is_read_but_not_out_of_a_number() -> None:
    assert understand("vb 7 ai ký").handle == 7
    assert understand("văn bản 12-KH/ĐU ai ký").handle is None
