from __future__ import annotations

import pytest

from ingest.organs import cased, joined, name_end


@pytest.mark.parametrize(
    ("name", "rest"),
    [
        ("Ban Tuyên giáo Tỉnh ủy", " hướng dẫn công tác năm 2026"),
        ("Ban Tuyên giáo Tỉnh ủy Yên Hòa", " về công tác tuyên giáo"),
        ("Ban Bí thư (khóa XIII)", " “Về tiếp tục củng cố”"),
        ("Hội nghị lần thứ tám Ban Chấp hành Trung ương Đảng khóa XIII", "; Kế hoạch số 20"),
        ("Đảng ủy Khối Cơ quan - Doanh nghiệp tỉnh Yên Hòa", ", đề nghị các cấp ủy"),
        ("Ban Tuyên giáo và Dân vận Tỉnh ủy", " và Kế hoạch số 12-KH/ĐU"),
        ("Sở Giáo dục và Đào tạo", " ban hành"),
        ("Ủy ban nhân dân xã", " và bãi bỏ Quyết định"),
        ("Ban Xây dựng Đảng", " tổ chức"),
        ("Ban Tổ chức Tỉnh ủy", "."),
        ("Đại hội XIII của Đảng", " và nghị quyết đại hội"),
        ("Ban Thường vụ Tỉnh uỷ", " (qua Văn phòng)"),
        ("Chính phủ", ")"),
        ("Bộ Chính trị", "\tChi bộ"),
    ],
    ids=lambda value: value[:30],
)
def test_the_end_of_a_name_in_a_sentence_is_found(name: str, rest: str) -> None:
    text = f"của {name}{rest}"

    assert text[4 : name_end(text, 4)] == name


@pytest.mark.parametrize(
    ("upper", "sentence"),
    [
        ("BAN TUYÊN GIÁO", "Ban Tuyên giáo"),
        ("ĐẢNG ỦY XÃ ĐỒI CHÈ", "Đảng ủy xã Đồi Chè"),
        ("ĐẢNG BỘ TỈNH THANH HÓA", "Đảng bộ tỉnh Thanh Hóa"),
        ("ỦY BAN NHÂN DÂN XÃ BÌNH AN", "Ủy ban nhân dân xã Bình An"),
        ("ĐẢNG ỦY KHỐI CÁC CƠ QUAN", "Đảng ủy Khối các cơ quan"),
        ("CHI BỘ TRƯỜNG TIỂU HỌC SỐ 2", "Chi bộ Trường Tiểu học số 2"),
        ("Ban Tổ chức", "Ban Tổ chức"),
    ],
)
def test_a_header_line_is_cased_as_a_sentence_would(upper: str, sentence: str) -> None:
    assert cased(upper, "") == sentence


def test_the_paper_s_own_spelling_goes_first() -> None:
    text = "ĐẢNG ỦY CÔNG TY MAY SỐ BA\nThực hiện chỉ đạo của Đảng ủy Công ty may Số Ba, chi bộ"

    assert cased("ĐẢNG ỦY CÔNG TY MAY SỐ BA", text) == "Đảng ủy Công ty may Số Ba"


def test_no_lines_name_nobody() -> None:
    assert joined([], "") is None
