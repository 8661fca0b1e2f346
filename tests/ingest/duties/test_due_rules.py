from __future__ import annotations

from typing import Any

import pytest

from ingest.duties import due_calendar, due_events
from ingest.duties.due_rules import boundary


@pytest.mark.parametrize(
    ("cue", "expected"),
    [
        ("trước", "before"),
        ("chậm nhất trước", "before"),
        ("chậm nhất là", "by"),
        ("không quá", "by"),
        ("đến hết", "by"),
        ("hạn nộp:", "by"),
        ("vào", "on"),
        ("trong", "in"),
        ("sau", "after"),
    ],
)
def test_a_cue_sets_the_bound(cue: str, expected: str) -> None:
    assert boundary(cue) == expected


@pytest.mark.parametrize(
    "text",
    ["trước ngày 31/02/2026", "trước ngày 45 hằng năm", "trong tháng 13/2026", "trước ngày 0/5"],
)
def test_a_day_that_no_calendar_has_is_no_rule(text: str) -> None:
    assert [mention for mention in due_calendar.find(text) if not mention.bare] == []


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("trước 7h00 sáng ngày 01/7/2026", "07:00"),
        ("trước 5 giờ chiều ngày 01/7/2026", "17:00"),
        ("trước 16 giờ 30 phút, ngày 01/7/2026", "16:30"),
        ("trước 14:00 ngày 01/7/2026", "14:00"),
    ],
)
def test_a_clock_time_goes_with_its_day(text: str, time: str) -> None:
    [mention] = due_calendar.find(text)

    assert mention.due == {
        "type": "absolute",
        "boundary": "before",
        "date": "2026-07-01",
        "time": time,
    }


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("chậm nhất là cuối quý i năm 2026", "2026-03-31"),
        ("đến hết tháng 02/2028", "2028-02-29"),
        ("chậm nhất đến hết năm 2026", "2026-12-31"),
    ],
)
def test_the_named_end_of_a_span_is_its_last_day(text: str, date: str) -> None:
    [mention] = due_calendar.find(text)

    assert mention.due == {"type": "absolute", "boundary": "by", "date": date}


def test_days_that_share_a_cue_are_each_a_rule() -> None:
    found = due_calendar.find("trước ngày 15/6 và 15/12 hằng năm")

    assert [(mention.due["month"], mention.period) for mention in found] == [
        (6, "annual"),
        (12, "annual"),
    ]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        pytest.param(
            "chậm nhất mười lăm ngày kể từ ngày kết thúc",
            {"boundary": "by", "anchor": "ngày kết thúc", "offset_days": 15},
            id="in words",
        ),
        pytest.param(
            "trong thời hạn 05 (năm) ngày làm việc, kể từ ngày nhận đủ hồ sơ",
            {"boundary": "in", "anchor": "ngày nhận đủ hồ sơ", "offset_working_days": 5},
            id="working days, in digits and words",
        ),
        pytest.param(
            "ít nhất 03 ngày trước hội nghị",
            {"boundary": "by", "anchor": "hội nghị", "offset_days": -3},
            id="before an event",
        ),
        pytest.param(
            "sau hội nghị không quá 5 ngày",
            {"boundary": "by", "anchor": "hội nghị", "offset_days": 5},
            id="no later than days after",
        ),
        pytest.param(
            "trong vòng 48 giờ kể từ khi nhận được yêu cầu",
            {"boundary": "in", "anchor": "khi nhận được yêu cầu", "offset_days": 2},
            id="hours that make whole days",
        ),
        pytest.param(
            "chậm nhất 02 giờ sau khi xảy ra sự việc",
            {"boundary": "by", "anchor": "khi xảy ra sự việc"},
            id="hours that make no day",
        ),
        pytest.param(
            "khi xảy ra sự cố, trong vòng 24 giờ phải báo cáo",
            {"boundary": "in", "anchor": "khi xảy ra sự cố", "offset_days": 1},
            id="hours behind the event",
        ),
        pytest.param(
            "báo cáo gửi trong vòng 24 giờ.",
            {"boundary": "in", "anchor": "", "offset_days": 1},
            id="hours without an event",
        ),
    ],
)
def test_days_before_and_after_an_event(text: str, due: dict[str, Any]) -> None:
    [mention] = due_events.find(text)

    assert mention.due == {"type": "relative"} | due
