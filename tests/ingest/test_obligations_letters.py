"""Whole letters: who is asked stands in "Kính gửi" or in the line before the list."""

from __future__ import annotations

from typing import Any

import ingest

_HEAD = """ĐẢNG BỘ TỈNH VĨNH LAM
ĐẢNG ỦY PHƯỜNG BẾN SỎI
*
Số 88-CV/ĐU
V/v {about}

ĐẢNG CỘNG SẢN VIỆT NAM
Bến Sỏi, ngày 04 tháng 11 năm 2026

Kính gửi: {to}

"""
_FOOT = """

Nơi nhận:
- Như trên,
- Lưu VP.

T/L BAN THƯỜNG VỤ
CHÁNH VĂN PHÒNG

Lý Thị Bưởi
"""


def _duties(to: str, body: str) -> list[tuple[str, str, tuple[str, ...], tuple[str, ...], Any]]:
    text = _HEAD.format(about="đôn đốc báo cáo", to=to) + body + _FOOT
    directive = ingest.read_text(text, "88-CV.txt")
    assert all(d.quote == directive.text[d.start : d.end] for d in directive.obligations)
    return [(d.unit, d.kind, d.who, d.to, d.due.get("date")) for d in directive.obligations]


def test_a_dunning_letter_gives_each_of_its_days_and_no_day_that_is_past() -> None:
    body = """Đến ngày 31/10/2026 còn 07 chi bộ chưa gửi báo cáo (hạn gửi trước ngày 20/9/2026). \
Văn phòng Đảng ủy đề nghị cấp ủy các chi bộ thực hiện:

1. Báo cáo quý III: gửi ngay, chậm nhất ngày 07/11/2026.
2. Báo cáo tổng kết năm 2026: gửi trước ngày 01/12/2026.
3. Hồ sơ xếp loại: nộp về Ban Xây dựng Đảng trước ngày 10/12/2026.

Sau thời hạn trên, Văn phòng Đảng ủy sẽ tổng hợp, báo cáo Thường trực Đảng ủy."""

    cells = ("cấp ủy các chi bộ",)
    assert _duties("Các chi bộ trực thuộc Đảng ủy phường", body) == [
        ("1", "report", cells, (), "2026-11-07"),
        ("2", "report", cells, (), "2026-12-01"),
        ("3", "submit", cells, ("Ban Xây dựng Đảng",), "2026-12-10"),
    ]


def test_whom_a_letter_is_sent_to_acts_where_nobody_else_is_named() -> None:
    to = "\n- Chi ủy các chi bộ khu phố,\n- Đảng ủy Quân sự phường."
    body = """Ban Thường vụ Đảng ủy phường đề nghị:

1. Rà soát hồ sơ đảng viên, hoàn thành trước ngày 30/11/2026.
2. Giao Ban Xây dựng Đảng kiểm tra, báo cáo Ban Thường vụ Đảng ủy trước ngày 15/12/2026."""

    assert _duties(to, body) == [
        ("1", "task", ("Chi ủy các chi bộ khu phố", "Đảng ủy Quân sự phường"), (), "2026-11-30"),
        ("2", "report", ("Ban Xây dựng Đảng",), ("Ban Thường vụ Đảng ủy",), "2026-12-15"),
    ]


def test_who_receives_a_report_is_not_asked_for_it() -> None:
    body = "Đã mở 02 lớp tập huấn. Xin gửi kết quả về Thường trực Tỉnh ủy trước ngày 30/11/2026."

    assert _duties("Thường trực Tỉnh ủy", body) == [
        ("", "submit", (), ("Thường trực Tỉnh ủy",), "2026-11-30")
    ]
