from __future__ import annotations

import pytest

from ingest.markers import follows, inner_list, marker, roman_value, to_roman


@pytest.mark.parametrize(
    ("line", "kind", "printed", "label", "rest"),
    [
        ("Phần thứ nhất", "part", "Phần thứ nhất", "Phần I", ""),
        ("PHẦN II. NHIỆM VỤ", "part", "PHẦN II", "Phần II", "NHIỆM VỤ"),
        ("Chương IV", "chapter", "Chương IV", "Chương IV", ""),
        ("Mục 2. CHẾ ĐỘ", "section", "Mục 2", "Mục 2", "CHẾ ĐỘ"),
        ("Điều 5. Thường trực", "article", "Điều 5", "Điều 5", "Thường trực"),
        ("**Điều 12.** Hiệu lực", "article", "Điều 12", "Điều 12", "Hiệu lực"),
        ("A. XÂY DỰNG ĐẢNG", "capital", "A", "A", "XÂY DỰNG ĐẢNG"),
        ("I. MỤC ĐÍCH", "roman", "I", "I", "MỤC ĐÍCH"),
        ("II - NỘI DUNG", "roman", "II", "II", "NỘI DUNG"),
        ("III- TỔ CHỨC", "roman", "III", "III", "TỔ CHỨC"),
        ("IV/ KINH PHÍ", "roman", "IV", "IV", "KINH PHÍ"),
        ("**I. MỤC ĐÍCH**", "roman", "I", "I", "MỤC ĐÍCH**"),
        ("1. Công tác", "number", "1", "1", "Công tác"),
        ("**1.** Công tác", "number", "1", "1", "Công tác"),
        ("2) Về tổ chức", "number", "2", "2", "Về tổ chức"),
        ("1.Kết quả", "number", "1", "1", "Kết quả"),
        ("1- Về kết quả", "number", "1", "1", "Về kết quả"),
        ("01. Kết quả", "number", "01", "1", "Kết quả"),
        ("4.1. Về giáo dục", "decimal", "4.1", "4.1", "Về giáo dục"),
        ("2.1- Giao Văn phòng", "decimal", "2.1", "2.1", "Giao Văn phòng"),
        ("2.3.1 Chỉ tiêu", "decimal", "2.3.1", "2.3.1", "Chỉ tiêu"),
        ("(1). Tổng kết", "paren", "(1)", "(1)", "Tổng kết"),
        ("(2) bản kiểm điểm", "paren", "(2)", "(2)", "bản kiểm điểm"),
        ("a) Dự toán", "letter", "a", "a", "Dự toán"),
        ("đ. Chủ trương", "letter", "đ", "đ", "Chủ trương"),
        ("* Đối với thôn", "star", "*", "*", "Đối với thôn"),
        ("- Các cấp ủy", "dash", "-", "-", "Các cấp ủy"),
        ("–Các cấp ủy", "dash", "–", "-", "Các cấp ủy"),
        ("+ Chi bộ", "plus", "+", "+", "Chi bộ"),
        ("• Chi bộ", "dot", "•", "•", "Chi bộ"),
    ],
    ids=lambda value: value,
)
def test_a_mark_is_read(line: str, kind: str, printed: str, label: str, rest: str) -> None:
    found = marker(line)

    assert found is not None
    assert (found.kind, found.printed, found.label, line[found.end :]) == (
        kind,
        printed,
        label,
        rest,
    )


@pytest.mark.parametrize(
    "line",
    [
        "Số 31-KH/ĐU",
        "31-KH/ĐU ngày 05/01/2026",
        "-----",
        "*chữ nghiêng* trong câu",
        "15/11/2026: nộp báo cáo",
        "6.6.2014 là ngày ban hành",
        "1.500 lượt người",
        "10 - 15 đảng viên được kết nạp",
        "10.5 triệu đồng".replace(".", ","),
        "Phần lớn các chi bộ",
        "Điều 5 của Quy định này",
        "Chương trình công tác",
        "Mục tiêu chung",
        "V/v báo cáo",
        "V.I. Lênin",
        "2026 là năm cuối",
        "Các chi bộ",
    ],
)
def test_what_only_looks_like_a_mark_is_none(line: str) -> None:
    assert marker(line) is None


@pytest.mark.parametrize(
    ("line", "marks"),
    [
        ("Hồ sơ gồm: (1) báo cáo; (2) biên bản; (3) bảng tổng hợp.", ["(1)", "(2)", "(3)"]),
        ("Về y tế: (1). Tổng kết 10 năm. (2). Sơ kết 3 năm.", ["(1)", "(2)"]),
        ("Mở đầu: a) Chào cờ; b) Điểm danh.", ["a", "b"]),
        ("(1) Báo cáo; (2) Biên bản.", ["(1)", "(2)"]),
        ("Gồm: (1) kết quả, (2) hạn chế và (3) kiến nghị.", ["(1)", "(2)", "(3)"]),
    ],
)
def test_a_list_inside_a_line_is_found(line: str, marks: list[str]) -> None:
    assert [mark.printed for mark, _ in inner_list(line)] == marks


@pytest.mark.parametrize(
    "line",
    [
        "Thực hiện theo mục (1) và (2) nói trên",
        "Biểu mẫu (1) kèm theo",
        "Theo điểm a) khoản 2",
        "Danh sách: (2) A; (3) B",
    ],
)
def test_numbers_in_a_sentence_are_no_list(line: str) -> None:
    assert inner_list(line) == []


def test_a_list_may_go_on_from_the_mark_of_its_line() -> None:
    line = "(1) Báo cáo; (2) Biên bản; (3) Phụ biểu."
    first = marker(line)

    assert first is not None
    assert [mark.printed for mark, _ in inner_list(line, first.end, first)] == ["(2)", "(3)"]


@pytest.mark.parametrize(
    ("later", "earlier", "goes_on"),
    [
        ("2. Hai", "1. Một", True),
        ("3. Ba", "1. Một", False),
        ("4.2. Hai", "4.1. Một", True),
        ("5.2. Hai", "4.1. Một", False),
        ("b) Hai", "a) Một", True),
        ("đ) Năm", "d) Bốn", True),
        ("e) Năm", "d) Bốn", True),
        ("II. Hai", "I. Một", True),
        ("b) Hai", "1. Một", False),
    ],
)
def test_it_is_known_what_goes_on_with_a_list(later: str, earlier: str, goes_on: bool) -> None:
    marks = marker(later), marker(earlier)

    assert marks[0] is not None
    assert marks[1] is not None
    assert follows(marks[0], marks[1]) is goes_on


def test_roman_numerals_are_read_and_written() -> None:
    assert [roman_value(to_roman(value)) for value in range(1, 40)] == list(range(1, 40))
    assert [roman_value(text) for text in ("IIII", "VX", "IIX", "")] == [0, 0, 0, 0]
