from __future__ import annotations

import pytest

from knowledge.addresses import find_address, roman


@pytest.mark.parametrize(
    ("asked", "parts"),
    [
        pytest.param("mục II.4.2 (3)", ("ii", "4", "2", "(3)"), id="as in a citation"),
        pytest.param("muc ii.1", ("ii", "1"), id="no diacritics"),
        pytest.param("điểm a khoản 2 Điều 5", ("điều", "5", "2", "a"), id="smallest part first"),
        pytest.param("điểm đ khoản 2 Điều 5", ("điều", "5", "2", "đ"), id="đ is not d"),
        pytest.param("phần III", ("iii",), id="part"),
        pytest.param("phần 3", ("iii",), id="part in arabic"),
        pytest.param("phu luc 2", ("pl2",), id="annex"),
        pytest.param("biểu mẫu 2", ("bm2",), id="form"),
        pytest.param("mẫu số 1", ("bm1",), id="form by its number"),
        pytest.param("phụ lục kế hoạch 12, dòng 3", ("pl", "3"), id="row of an annex"),
        pytest.param("gạch đầu dòng thứ 2 mục II.1", ("ii", "1", "-2"), id="dash"),
    ],
)
def test_an_address_is_read_from_the_outside_in(asked: str, parts: tuple[str, ...]) -> None:
    address = find_address(f"trích nguyên văn {asked}")

    assert address is not None
    assert address.parts == parts


@pytest.mark.parametrize(
    "asked",
    [
        "mục đích là gì",
        "chương trình nào",
        "điều gì",
        "phần nào",
        "điểm nào mới",
        # a letter with a mark is a word: ở, ạ
        "địa điểm ở đâu",
        "văn bản có mấy mục ạ",
        # "động", "đồng" are not "dòng"
        "hoạt động y tế do ai phụ trách",
        "tu sach cong dong o dau",
    ],
)
def test_words_that_only_look_like_addresses_are_none(asked: str) -> None:
    assert find_address(asked) is None


def test_an_address_is_kept_as_it_was_printed() -> None:
    address = find_address("Cho hỏi Khoản 2, Điều 5 nói gì ạ")

    assert address is not None
    assert address.printed == "Khoản 2, Điều 5"


@pytest.mark.parametrize(
    ("number", "written"), [(1, "i"), (4, "iv"), (9, "ix"), (14, "xiv"), (39, "xxxix")]
)
def test_a_number_is_written_in_roman(number: int, written: str) -> None:
    assert roman(number) == written
