from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.bot.conftest import Troly


@pytest.fixture
def told(troly: Troly, data: Path, demo_data: Path) -> Troly:
    """Run commands over the demo organisation."""
    shutil.rmtree(data)
    shutil.copytree(demo_data, data)
    return troly


def test_each_reminder_says_why_now_why_this_person_and_what(told: Troly) -> None:
    said = told("remind", "--dry-run", "--at", "2026-03-13T07:30").out

    assert "Lúc 07:30 13/03/2026, nếu trợ lý đang trực" in said
    assert "→ Nông Thị Lụa (Bí thư Chi bộ 3) – chưa dùng Telegram" in said
    flat = " ".join(said.split())
    assert (
        "giám sát – quý I/2026 (Chi bộ 3): sáng ngày nên nộp; "
        "nên nộp trong thứ Sáu 13/03/2026, hạn hết thứ Bảy 14/03/2026." in flat
    )
    assert "Nên nộp trong thứ Sáu 13/03/2026, vì 14/03 là thứ Bảy." in flat


@pytest.mark.parametrize(
    ("at", "said"),
    [
        ("2026-03-13T12:00", "ngoài giờ nhắc (07:30–11:30, 13:30–17:00)"),
        ("2026-03-13T09:00", "không có lời nhắc nào phải gửi"),
    ],
)
def test_it_says_why_there_is_none(troly: Troly, at: str, said: str) -> None:
    assert said in " ".join(troly("remind", "--dry-run", "--at", at).out.split())


def test_a_dry_run_writes_nothing_and_a_real_one_says_how_many(told: Troly) -> None:
    told("remind", "--dry-run", "--at", "2026-03-13T07:30")

    assert "Đã lập 0 thư nhắc" in told("remind", "--at", "2026-03-13T07:30").out


def test_the_story_goes_from_a_paper_to_the_last_report(troly: Troly) -> None:
    said = " ".join(troly("demo").out.split())

    for step in (
        "Đã đăng Kế hoạch 12-KH/ĐU",
        "Đã xác nhận 14 việc",
        "Trợ lý → Nông Thị Lụa Nhắc hạn: Báo cáo kết quả công tác kiểm tra",
        "Chi bộ báo đã nộp lúc 09:15 ngày 11/03/2026 – Nông Thị Lụa.",
        "Đã ghi nhận báo cáo của 1 chi bộ.",
        "Văn phòng chưa ghi nhận báo cáo này (hạn 14/03).",
        "Đã qua hạn, Văn phòng chưa ghi nhận:",
    ):
        assert step in said
        said = said.partition(step)[2]
