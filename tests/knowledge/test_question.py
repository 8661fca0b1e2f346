from __future__ import annotations

import pytest

from knowledge.addresses import find_address
from knowledge.question import understand
from knowledge.spelling import meaning

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


@pytest.mark.parametrize(
    ("typed", "spelled_out"),
    [
        # chat spelling
        pytest.param("ko", "không", id="chat"),
        pytest.param("b/c", "báo cáo", id="stroke"),
        # types and organs, glued or not, with đ or without
        pytest.param("hd", "hướng dẫn", id="type"),
        pytest.param("BTGTU", "Ban Tuyên giáo Tỉnh ủy", id="glued organs"),
        pytest.param("btgđuk", "Ban Tuyên giáo Đảng ủy Khối", id="glued organs in lower case"),
        pytest.param("ĐUK", "Đảng ủy Khối", id="organ"),
        pytest.param("bhyt", "bảo hiểm y tế", id="field"),
        # everyday words that look like symbols
        pytest.param("đủ", None, id="a word with a tone is no symbol"),
        pytest.param("tu", None, id="tư or từ without marks"),
        pytest.param("TU", "Tỉnh ủy", id="in capitals it is the organ"),
        pytest.param("da", None, id="đã without marks"),
        pytest.param("giáo", None, id="plain word"),
    ],
)
def test_an_abbreviation_is_spelled_out(typed: str, spelled_out: str | None) -> None:
    assert meaning(typed) == spelled_out


def test_a_document_number_is_left_as_typed() -> None:
    question = understand("kh 12-KH/BTGĐU ko co phu luc a")

    assert "12-KH/BTGĐU không" in question.text
    assert [(n.number, n.organ) for n in question.numbers] == [(12, "BTGĐU")]


def test_a_typo_is_mended_towards_a_word_that_is_held() -> None:
    question = understand("kinh nghiêmj khoa giáo", vocabulary=VOCABULARY)

    assert question.mended == {"nghiêmj": "nghiệm"}


def test_a_word_of_questions_is_no_typo() -> None:
    assert understand("xin nhắc giúp", vocabulary=VOCABULARY).mended == {}


@pytest.mark.parametrize(
    ("asked", "parts"),
    [
        pytest.param("mục II.4.2 (3)", ("ii", "4", "2", "(3)"), id="as in a citation"),
        pytest.param("muc ii.1", ("ii", "1"), id="no diacritics"),
        pytest.param("điểm a khoản 2 Điều 5", ("điều", "5", "2", "a"), id="smallest part first"),
        pytest.param("phần III", ("iii",), id="part"),
        pytest.param("phần 3", ("iii",), id="part in arabic"),
        pytest.param("phu luc 2", ("pl2",), id="annex"),
        pytest.param("gạch đầu dòng thứ 2 mục II.1", ("ii", "1", "-2"), id="dash"),
    ],
)
def test_an_address_is_read_from_the_outside_in(asked: str, parts: tuple[str, ...]) -> None:
    address = find_address(f"trích nguyên văn {asked}")

    assert address is not None
    assert address.parts == parts


@pytest.mark.parametrize(
    "asked", ["mục đích là gì", "chương trình nào", "điều gì", "phần nào", "điểm nào mới"]
)
def test_words_that_only_look_like_addresses_are_none(asked: str) -> None:
    assert find_address(asked) is None


def test_a_handle_is_read_but_not_out_of_a_number() -> None:
    assert understand("vb 7 ai ký").handle == 7
    assert understand("văn bản 12-KH/ĐU ai ký").handle is None
