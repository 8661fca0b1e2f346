from __future__ import annotations

import pytest

import ingest
from ingest.personal import is_personal
from tests.bot.factories import PLAN
from tests.factories import units_of


@pytest.mark.parametrize(
    ("kind", "subject"),
    [
        ("quyết định", "về việc kết nạp quần chúng Lý Thị Mận vào Đảng"),
        ("quyết định", "thi hành kỷ luật đảng viên"),
        ("công văn", "V/v thẩm tra lý lịch của người xin vào Đảng"),
        ("công văn", "V/v xác minh lý lịch ông Hoàng Văn Thu"),
        ("thông báo", "kết luận kiểm tra đồng chí Tô Văn Bình khi có dấu hiệu vi phạm"),
        ("tờ trình", "đề nghị kết nạp đảng viên"),
        ("công văn", "V/v giải quyết đơn tố cáo của công dân"),
        ("quyết định", "công nhận đảng viên chính thức"),
        ("kế hoạch", "kiểm tra đồng chí Phạm Thị Cúc khi có dấu hiệu vi phạm"),
        ("quyết định", "xóa tên đảng viên trong danh sách"),
    ],
)
def test_a_paper_about_one_person_is_told_by_its_subject(kind: str, subject: str) -> None:
    assert is_personal(kind, subject, ())


@pytest.mark.parametrize(
    ("kind", "subject"),
    [
        ("hướng dẫn", "công tác kết nạp đảng viên"),
        ("kế hoạch", "kết nạp đảng viên năm 2026"),
        ("quy định", "về thi hành kỷ luật trong Đảng"),
        ("báo cáo", "kết quả kết nạp đảng viên quý III"),
        ("công văn", "V/v báo cáo số liệu kết nạp đảng viên"),
        ("kế hoạch", "giải quyết đơn thư khiếu nại, tố cáo năm 2026"),
        ("thông báo", "kết quả công tác kiểm tra, giám sát, kỷ luật 6 tháng đầu năm"),
        ("chỉ thị", "tăng cường kỷ luật, kỷ cương hành chính"),
        ("công văn", "V/v báo cáo quý III"),
        (None, None),
    ],
)
def test_rules_plans_and_figures_are_about_nobody(kind: str | None, subject: str | None) -> None:
    assert not is_personal(kind, subject, ())


@pytest.mark.parametrize(
    ("lines", "personal"),
    [
        pytest.param("LÝ LỊCH CỦA NGƯỜI XIN VÀO ĐẢNG\nHọ và tên: Lò Văn Pao", True, id="filled in"),
        pytest.param("ĐƠN XIN VÀO ĐẢNG\nTôi là Lò Văn Pao, sinh năm 1999.", True, id="request"),
        pytest.param("BẢN TỰ KIỂM ĐIỂM\nTôi tự nhận thấy còn thiếu sót.", True, id="of himself"),
        pytest.param(
            "LÝ LỊCH CỦA NGƯỜI XIN VÀO ĐẢNG\nHọ tên: ………\nNgày sinh: ………\nQuê quán: ………",
            False,
            id="an empty form",
        ),
        pytest.param("KẾ HOẠCH\nkiểm tra năm 2026\nTôi nhận thấy.", False, id="a plan"),
    ],
)
def test_what_a_person_wrote_of_himself_is_told_by_its_heading(
    lines: str, *, personal: bool
) -> None:
    assert is_personal(None, None, units_of(lines)) == personal


def test_such_a_paper_bears_a_warning() -> None:
    text = PLAN.replace("KẾ HOẠCH\nkiểm tra, giám sát năm 2026", "QUYẾT ĐỊNH\nkỷ luật đảng viên")

    codes = {warning.code for warning in ingest.read_text(text, "a.txt").warnings}

    assert "personal_file" in codes
    assert "personal_file" not in {one.code for one in ingest.read_text(PLAN, "a.txt").warnings}
