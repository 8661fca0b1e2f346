from __future__ import annotations

import re
import time

import pytest

from ingest import patterns, structure
from ingest.metadata import find
from ingest.pieces import plain, trimmed
from tests.factories import cleaned_of


@pytest.mark.parametrize(
    ("pattern", "line"),
    [
        (patterns.RULE, "-----"),
        (patterns.RULE, "___o0o___"),
        (patterns.NUMBER_LINE, "Số 31-KH/BTGĐUK"),
        (patterns.NUMBER_LINE, "Số - HD/ĐUK"),
        (patterns.NUMBER_LINE, "Số: 15/QĐ-UBND"),
        (patterns.BARE_NUMBER, "31-KH/BTGĐUK"),
        (patterns.PLACE_DATE, "Bình An, ngày 05 tháng 01 năm 2023"),
        (patterns.PLACE_DATE, "Bình An, ngày … tháng … năm 2025"),
        (patterns.SIGNED, "(Đã ký)"),
        (patterns.APPENDIX, "PHỤ LỤC SỐ II: Danh mục văn bản"),
        (patterns.APPENDIX, "Phụ lục 1"),
        (patterns.ATTACHED, "DANH MỤC BIỂU MẪU"),
        (patterns.ENCLOSED_WITH, "(Kèm theo Kế hoạch số 12-KH/ĐU, ngày 16/01/2026)"),
        (patterns.DRAFT, "DỰ THẢO"),
        (patterns.DRAFT, "(Dự thảo lần 2)"),
        (patterns.DRAFT, "Dự thảo 3 ngày 12/11/2026"),
        (patterns.URGENCY, "HỎA TỐC HẸN GIỜ"),
        (patterns.CIRCULATION, "Không phổ biến trên phương tiện thông tin đại chúng"),
        (patterns.TITLE, "KẾ HOẠCH công tác khoa giáo năm 2024"),
        (patterns.TITLE, "DỰ THẢO QUY CHẾ"),
        (patterns.POSITION, "PHÓ BÍ THƯ THƯỜNG TRỰC"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_line_of_its_kind_is_matched_whole(pattern: re.Pattern[str], line: str) -> None:
    assert pattern.fullmatch(line)


@pytest.mark.parametrize(
    ("pattern", "line"),
    [
        (patterns.RULE, "I"),
        (patterns.NUMBER_LINE, "Số lượng đảng viên"),
        (patterns.NUMBER_LINE, "Số 12 ngày 5/1/2026"),
        (patterns.PLACE_DATE, "Họp vào ngày 05 tháng 01 năm 2023 tại xã"),
        (patterns.APPENDIX, "Phụ lục kèm theo gồm 03 biểu"),
        (patterns.DRAFT, "Dự thảo báo cáo của Ban Thường vụ"),
        (patterns.URGENCY, "Khẩn trương"),
        (patterns.TITLE, "KẾ HOẠCHX"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_another_line_is_not(pattern: re.Pattern[str], line: str) -> None:
    assert not pattern.fullmatch(line)


@pytest.mark.parametrize(
    ("pattern", "line", "opens"),
    [
        (patterns.RECIPIENTS, "Nơi nhận: - Như trên;", True),
        (patterns.RECIPIENTS, "Nơi nhận:", True),
        (patterns.RECIPIENTS, "Nơi nhận báo cáo là Văn phòng", False),
        (patterns.ADDRESSEE, "Kính gửi: Các chi bộ", True),
        (patterns.ADDRESSEE, "Trân trọng kính gửi", False),
        (patterns.ABOUT, "(V/v cử cán bộ)", True),
        (patterns.ABOUT, "Về việc kiểm điểm", True),
        (patterns.ABOUT, "Về công tác", False),
        (patterns.CLOSING, "Trên đây là Hướng dẫn", True),
        (patterns.LAST_CLAUSE, "Kế hoạch này được phổ biến đến chi bộ", True),
        (patterns.LAST_CLAUSE, "Kế hoạch này gồm ba phần", False),
        (patterns.ORGAN_START, "TỈNH ỦY YÊN HÒA", True),
        (patterns.ORGAN_START, "TỈNH YÊN HÒA", False),
        (patterns.OPENING, "- Căn cứ Điều lệ Đảng;", True),
        (patterns.OPENING, "công tác năm 2026", False),
    ],
)
def test_a_line_is_known_by_how_it_opens(pattern: re.Pattern[str], line: str, opens: bool) -> None:
    assert bool(pattern.match(line)) is opens


def test_the_end_of_a_paper_is_known() -> None:
    assert patterns.END_MARK.search("đề nghị thực hiện./.")
    assert not patterns.END_MARK.search("đề nghị thực hiện.")


@pytest.mark.parametrize(
    "line", ["T/M BAN THƯỜNG VỤ", "TM. ỦY BAN", "K/T TRƯỞNG BAN", "Q. GIÁM ĐỐC"]
)
def test_the_line_of_an_authority_is_known(line: str) -> None:
    assert patterns.is_authority(line)


@pytest.mark.parametrize("line", ["TMĐT", "T/M của ai", "QUẢN LÝ", "TLĐ"])
def test_what_only_begins_like_one_is_not(line: str) -> None:
    assert not patterns.is_authority(line)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Nguyễn Lệ Thủy", "Nguyễn Lệ Thủy"),
        ("TS. Hoàng Văn A", "Hoàng Văn A"),
        ("Giàng Seo Vảng", "Giàng Seo Vảng"),
        ("Y Rơ-Mah", "Y Rơ-Mah"),
        ("PHÓ BÍ THƯ", None),
        ("Nguyễn", None),
        ("Các chi bộ, đảng bộ", None),
        ("Lưu văn phòng", None),
    ],
)
def test_a_person_s_name_is_known(line: str, name: str | None) -> None:
    assert patterns.person_name(line) == name


def test_a_type_s_name_alone_is_known_in_any_case() -> None:
    assert patterns.is_type_name("Hướng dẫn")
    assert not patterns.is_type_name("Hướng dẫn viên")


@pytest.mark.parametrize(
    ("printed", "kept"),
    [
        ("**MỘT**", "MỘT"),
        (" *một*: hai ", "*một*: hai"),
        ("MỘT**", "MỘT"),
        ("**MỘT", "MỘT"),
        ("(*một*)", "(*một*)"),
        ("*một* hai *ba*", "*một* hai *ba*"),
        ("   ", ""),
    ],
)
def test_half_a_pair_of_emphasis_is_trimmed(printed: str, kept: str) -> None:
    start, end = trimmed(printed, 0, len(printed))

    assert printed[start:end] == kept


def test_plain_words_have_no_emphasis_and_newer_tones() -> None:
    assert plain("**Uỷ  ban**\u00a0hoà") == "Ủy ban hòa"


@pytest.mark.parametrize(
    "line",
    [
        "(1) " * 3000,
        "a) " * 3000,
        "-" * 9000,
        "* " * 4000,
        "Số " + "." * 8000,
        "Số: 1" + "-A" * 4000,
        "ngày " + ". " * 4000,
        "Thực hiện " + "Nghị quyết số 1-NQ/TU, ngày 01/01/2020 của Tỉnh ủy; " * 150,
        "sơ kết " * 2000,
        "kiểm tra " * 2000,
        "V/v " + "a " * 4000,
        "Nơi nhận: " + "- A; " * 2000,
        "ĐẢNG ỦY " * 1000,
        "Kính gửi: " * 1000,
        "của Ban " * 2000,
    ],
    ids=lambda line: line[:12],
)
def test_no_line_takes_long(line: str) -> None:
    cleaned = cleaned_of(
        "ĐẢNG ỦY", "Số 1-KH/ĐU", "KẾ HOẠCH", line, "I. MỘT", line, "Nơi nhận:", line
    )
    before = time.process_time()

    find(cleaned, structure.parse(cleaned))

    assert time.process_time() - before < 2.0
