from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.language import (
    TYPE_ABBREVIATIONS,
    TYPE_NAMES,
    find_dates,
    find_numbers,
    fold,
    nfc,
    place_tones,
    syllables,
    symbol_of,
    visible,
)

VIETNAMESE = st.text(
    alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxy àảãáạằẳẵắặầẩẫấậèéẻẽẹềểễếệ"
    "ìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ",
    max_size=40,
)


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("Đảng ủy Khối", "dang uy khoi"),
        ("KẾ HOẠCH", "ke hoach"),
        ("Số 31-KH/BTGĐUK", "so 31-kh/btgduk"),
        ("ß ﬁ İ", "ß ﬁ i"),
    ],
)
def test_folding_lowers_and_strips_diacritics(printed: str, folded: str) -> None:
    assert fold(printed) == folded


@given(st.text(max_size=60))
def test_folding_keeps_the_length_of_any_composed_text(text: str) -> None:
    composed = nfc(text)

    assert len(fold(composed)) == len(composed)


@given(st.text(max_size=60))
def test_what_is_visible_keeps_every_letter_and_space(text: str) -> None:
    kept = visible(text)

    assert visible(kept) == kept
    assert [one for one in kept if one.isalnum() or one.isspace()] == [
        one for one in text if one.isalnum() or one.isspace()
    ]


@pytest.mark.parametrize("hidden", ["\u202e", "\u200b", "\u00ad", "\ufeff", "\x00", "\ud83d"])
def test_what_shows_nothing_or_turns_the_writing_is_left_out(hidden: str) -> None:
    assert visible(f"Kế{hidden} hoạch") == "Kế hoạch"


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        ("uỷ ban", "ủy ban"),
        ("văn hoá", "văn hóa"),
        ("Thuý", "Thúy"),
        ("hoà bình", "hòa bình"),
        ("khoẻ", "khỏe"),
        ("UỶ BAN", "ỦY BAN"),
        ("quý", "quý"),
        ("quỹ", "quỹ"),
        ("hoàn", "hoàn"),
        ("toán", "toán"),
        ("thuỷ điện", "thủy điện"),
        ("ngoài", "ngoài"),
    ],
)
def test_tones_are_placed_as_the_newer_spelling_does(older: str, newer: str) -> None:
    assert place_tones(older) == newer


@given(VIETNAMESE)
def test_placing_tones_keeps_length_and_is_done_once(text: str) -> None:
    placed = place_tones(nfc(text))

    assert len(placed) == len(nfc(text))
    assert place_tones(placed) == placed
    assert fold(placed) == fold(nfc(text))


def test_text_in_form_d_is_composed() -> None:
    assert nfc(unicodedata.normalize("NFD", "Đảng ủy")) == "Đảng ủy"


def test_syllables_are_lowered_with_tones_placed() -> None:
    assert syllables("Uỷ ban, số 31-KH/ĐU") == ["ủy", "ban", "số", "31", "kh", "đu"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Số 31-KH/BTGĐUK", [(31, "KH", "BTGĐUK", None)]),
        ("số 09 KH/ĐU", [(9, "KH", "ĐU", None)]),
        ("Công văn 16 -\nHD/BTCTW", [(16, "HD", "BTCTW", None)]),
        ("Số - HD/ĐUK", [(None, "HD", "ĐUK", None)]),
        ("Số       -CV/ĐU", [(None, "CV", "ĐU", None)]),
        ("Số …-KL/TU", [(None, "KL", "TU", None)]),
        ("Số: 15/QĐ-UBND", [(15, "QĐ", "UBND", None)]),
        ("Nghị định số 30/2020/NĐ-CP", [(30, "NĐ", "CP", 2020)]),
        ("Luật số 117/2025/QH15", [(117, None, "QH15", 2025)]),
        ("Công văn số 402/SNNMT-PTNT ngày", [(402, None, "SNNMT-PTNT", None)]),
        (
            "Nghị quyết số 18-NQ/TW, 19-NQ/TW",
            [(18, "NQ", "TW", None), (19, "NQ", "TW", None)],
        ),
        ("ngày 03/10/2025", []),
        ("quý IV/2024", []),
        ("thu nhập 65 triệu đồng/người", []),
        ("kế hoạch 31", []),
    ],
)
def test_printed_numbers_are_found(
    text: str, parts: list[tuple[int | None, str | None, str, int | None]]
) -> None:
    found = find_numbers(text)

    assert [(n.number, n.symbol, n.organ, n.year) for n in found] == parts


@pytest.mark.parametrize(
    ("text", "number", "symbol"),
    [
        ("kh 31 ai ký", 31, "kh"),
        ("KH31", 31, "KH"),
        ("31-KH", 31, "KH"),
        ("nq45", 45, "nq"),
        ("kế hoạch số 31", 31, "KH"),
        ("ke hoach 31", 31, "KH"),
        ("hd 85 btgtu", 85, "hd"),
        ("HD 04-HD/TU", 4, "HD"),
    ],
)
def test_numbers_as_people_type_them_are_found_loosely(text: str, number: int, symbol: str) -> None:
    found = find_numbers(text, loose=True)

    assert (found[0].number, found[0].symbol) == (number, symbol)


@pytest.mark.parametrize(
    "text", ["kế hoạch 2024", "báo cáo 6 tháng", "bc 9 tháng đầu năm", "kế hoạch quý 3"]
)
def test_years_and_counts_are_no_numbers_of_papers(text: str) -> None:
    assert find_numbers(text, loose=True) == []


@pytest.mark.parametrize("text", ["x Số 31-KH/BTGĐUK y", "x 30/2020/NĐ-CP y", "x kh 31 y"])
def test_a_number_knows_where_it_stands(text: str) -> None:
    found = find_numbers(text, loose=True)[0]

    assert text[: found.start] == "x " or text.startswith("x Số ")
    assert text[found.end :] == " y"


@pytest.mark.parametrize(
    ("asked", "held", "fits"),
    [
        ("kh 31", "31-KH/BTGĐUK", True),
        ("31-kh/btgduk", "31-KH/BTGĐUK", True),
        ("31-KH/ĐUK", "31-KH/BTGĐUK", False),
        ("32-KH", "31-KH/BTGĐUK", False),
        ("31-HD", "31-KH/BTGĐUK", False),
    ],
)
def test_a_number_fits_what_it_does_not_contradict(asked: str, held: str, fits: bool) -> None:
    assert find_numbers(asked, loose=True)[0].fits(find_numbers(held)[0]) is fits


def test_the_symbol_of_a_type_is_known_whatever_the_spelling() -> None:
    assert symbol_of("ke hoach") == "KH"
    assert symbol_of("Quyết định") == "QĐ"
    assert symbol_of("thơ") is None


def test_every_abbreviated_type_is_a_type_and_longer_names_come_first() -> None:
    names = {name for names in TYPE_ABBREVIATIONS.values() for name in names}

    assert names <= set(TYPE_NAMES)
    assert list(TYPE_NAMES) == sorted(TYPE_NAMES, key=len, reverse=True)


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("ngày 28/12/2023", ["2023-12-28"]),
        ("29-09-2025 và 6.6.2014", ["2025-09-29", "2014-06-06"]),
        ("ngày 05 tháng 01 năm 2023", ["2023-01-05"]),
        ("ngày    tháng 9 năm 2025", ["2025-09"]),
        ("ngày … tháng 9 năm 2025", ["2025-09"]),
        ("ngày 05 tháng 01/2023", ["2023-01-05"]),
        ("Ngày 7 tháng 11, năm 2026", ["2026-11-07"]),
        ("31/02/2024", []),
        ("30/2020/NĐ-CP", []),
        ("tháng 9 năm 2025", []),
        ("ngày    tháng    năm 2025", []),
        ("29/02/2024 không phải 29/02/2023", ["2024-02-29"]),
    ],
)
def test_dates_are_found_in_their_order(text: str, dates: list[str]) -> None:
    assert [date.iso for date in find_dates(text)] == dates
