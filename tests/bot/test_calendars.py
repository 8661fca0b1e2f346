"""What is written with icalendar is read with vobject."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import vobject  # type: ignore[import-untyped]

from bot.calendars import written
from bot.due_export import Entry

NOW = datetime(2026, 3, 18, 1, 0, tzinfo=UTC)
WHOLE_DAY = Entry(
    key="7:chi-bo-3:2026-Q1",
    sequence=2,
    day=date(2026, 3, 17),
    until=None,
    summary="Hạn: Báo cáo quý I/2026",
    description="Gửi: Ban Thường vụ Đảng ủy; qua: Văn phòng.\n“Báo cáo quý: gửi trước ngày 18”, …",
    reminders=(date(2026, 3, 13), date(2026, 3, 17)),
)
BY_FOUR = replace(WHOLE_DAY, key="9:chi-bo-3:once", day=date(2026, 9, 18), until="16:00")


def _events(*entries: Entry) -> list[Any]:
    calendar = vobject.readOne(written(entries, name="Hạn báo cáo Chi bộ 3", now=NOW).decode())
    return list(calendar.contents.get("vevent", ()))


def test_a_due_is_a_whole_day_with_its_words_kept_to_the_letter() -> None:
    (event,) = _events(WHOLE_DAY)

    assert (event.dtstart.value, event.dtend.value) == (date(2026, 3, 17), date(2026, 3, 18))
    assert event.summary.value == WHOLE_DAY.summary
    assert event.description.value == WHOLE_DAY.description


def test_a_due_with_a_time_ends_at_that_time_in_viet_nam() -> None:
    (event,) = _events(BY_FOUR)

    end = event.dtend.value
    assert (end.hour, end.minute, end.utcoffset()) == (16, 0, timedelta(hours=7))
    assert event.dtstart.params["X-VOBJ-ORIGINAL-TZID"] == ["Asia/Ho_Chi_Minh"]


def test_the_zone_is_in_the_file() -> None:
    text = written((), name="Trống", now=NOW).decode()
    calendar = vobject.readOne(text)

    assert calendar.vtimezone.tzid.value == "Asia/Ho_Chi_Minh"
    assert "TZOFFSETTO:+0700" in text


def test_every_alarm_rings_at_eight_on_its_day() -> None:
    for entry in (WHOLE_DAY, replace(BY_FOUR, reminders=(date(2026, 9, 17),))):
        (event,) = _events(entry)
        start = event.dtstart.value
        begun = start if isinstance(start, datetime) else datetime(*start.timetuple()[:3])  # noqa: DTZ001

        rung = [begun + alarm.trigger.value for alarm in event.valarm_list]

        assert [(at.date(), at.hour, at.minute) for at in rung] == [
            (day, 8, 0) for day in entry.reminders
        ]


def test_an_entry_keeps_its_uid_when_it_moves_and_counts_its_changes() -> None:
    (before,) = _events(WHOLE_DAY)
    (after,) = _events(replace(WHOLE_DAY, day=date(2026, 3, 10), sequence=3, summary="Sớm hơn"))

    assert before.uid.value == after.uid.value
    assert int(after.sequence.value) > int(before.sequence.value)


def test_writing_again_changes_the_stamp_alone() -> None:
    first = written((WHOLE_DAY,), name="Hạn", now=NOW)
    later = written((WHOLE_DAY,), name="Hạn", now=NOW + timedelta(days=1))

    kept = [line for line in first.splitlines() if not line.startswith(b"DTSTAMP")]
    assert kept == [line for line in later.splitlines() if not line.startswith(b"DTSTAMP")]


@pytest.mark.parametrize("said", ["BEGIN:VEVENT\nUID:x", "a;b,c\\d", "\r\nATTENDEE:mailto:x"])
def test_words_of_a_document_add_nothing_to_the_calendar(said: str) -> None:
    (event,) = _events(replace(WHOLE_DAY, summary=said, description=said))

    assert not hasattr(event, "attendee")
    assert event.uid.value.startswith(WHOLE_DAY.key)


def test_lines_are_folded_as_the_standard_wants() -> None:
    text = written((replace(WHOLE_DAY, description="ạ" * 400),), name="Hạn", now=NOW)

    assert max(map(len, text.split(b"\r\n"))) <= 75
