from __future__ import annotations

from typing import Any

import pytest

from ingest.duties import tables

_TITLES = "TT\tNội dung công việc\tĐơn vị chủ trì\tThời gian hoàn thành"


def _rows(titles: str, *rows: str, heading: str = "") -> list[tuple[Any, ...]]:
    columns = tables.columns(titles, (heading,) if heading else ())
    assert columns is not None
    found: list[Any] = []
    for row in rows:
        found += tables.read(row, columns, found[-1] if found else None)
    return [(duty.kind, duty.who, duty.period, duty.due) for duty in found]


@pytest.mark.parametrize(
    ("cell", "period", "due"),
    [
        ("Trước ngày 15/3/2026", "once", {"type": "absolute", "boundary": "before"}),
        ("15/3/2026", "once", {"type": "absolute", "boundary": "by"}),
        ("Quý II/2026", "once", {"type": "within_quarter", "boundary": "in"}),
        ("Tháng 4/2026", "once", {"type": "within_month", "boundary": "in"}),
        ("Ngày 20 hằng tháng", "monthly", {"type": "day_of_month", "boundary": "by"}),
        ("Hằng quý", "quarterly", {"type": "none"}),
        ("Thường xuyên", "continuous", {"type": "none"}),
        ("", "once", {"type": "none"}),
    ],
)
def test_the_cell_of_the_deadline_gives_rule_and_period(
    cell: str, period: str, due: dict[str, Any]
) -> None:
    [(kind, who, found, rule)] = _rows(_TITLES, f"Rà soát hồ sơ đảng viên\tVăn phòng\t{cell}")

    assert (kind, who, found) == ("task", ("Văn phòng",), period)
    assert due.items() <= rule.items()


def test_a_day_under_a_title_of_time_is_that_day_and_no_deadline() -> None:
    [row] = _rows("STT\tNội dung\tPhụ trách\tThời gian", "Hội thi\tĐoàn xã\t26/3/2026")

    assert row[3] == {"type": "absolute", "boundary": "on", "date": "2026-03-26"}


def test_the_title_of_the_table_says_what_kind_of_work_its_rows_are() -> None:
    [row] = _rows(
        "TT\tNội dung\tChủ trì\tThời gian",
        "Thu, nộp đảng phí\tỦy ban Kiểm tra\tQuý III/2026",
        heading="Nội dung, thời gian kiểm tra năm 2026",
    )

    assert row[:2] == ("inspect", ("Ủy ban Kiểm tra",))


def test_who_only_helps_is_no_actor() -> None:
    [row] = _rows(
        "TT\tNhiệm vụ\tChủ trì\tPhối hợp\tThời hạn",
        "Lập hồ sơ\tBan Xây dựng Đảng, Văn phòng Đảng ủy\tCác chi bộ\tTrước 30/6/2026",
    )

    assert row[1] == ("Ban Xây dựng Đảng", "Văn phòng Đảng ủy")


def test_a_row_merged_into_the_one_above_keeps_its_work_but_names_nobody() -> None:
    first, second = _rows(
        "TT\tNội dung\tTổ chức\tChủ trì\tThời gian",
        "Kiểm tra đảng phí\tChi bộ thôn Đông\tỦy ban Kiểm tra\tTháng 3/2026",
        "Chi bộ thôn Tây\tTháng 4/2026",
    )

    assert (first[0], second[0]) == ("inspect", "inspect")
    assert (second[1], second[3]["months"]) == ((), [4])


@pytest.mark.parametrize(
    "titles",
    ["TT\tBiểu\tKỳ gửi", "TT\tHọ và tên\tNgày sinh", "TT\tNội dung\tĐơn vị tính\tSố lượng"],
)
def test_a_table_that_names_no_work_or_neither_who_nor_when_holds_no_duties(titles: str) -> None:
    assert tables.columns(titles, ()) is None


def test_a_row_about_opinion_stays_text() -> None:
    assert _rows(_TITLES, "Nắm tình hình tư tưởng, dư luận\tBan Tuyên giáo\tHằng tháng") == []


def test_a_row_of_totals_is_no_duty() -> None:
    assert _rows(_TITLES, "Tổng cộng: 12 nội dung") == []
