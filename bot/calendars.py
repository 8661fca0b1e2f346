"""Days as an iCalendar file (.ics, RFC 5545), for the calendar of a telephone or an office.

An entry keeps its UID for ever, and bears a SEQUENCE that is higher after each change, its own or
another's, so that importing a later file moves what is there and doubles nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event, Timezone, TimezoneStandard

from bot.due_export import Entry

_PRODUCT = "-//troly//Tro ly Van ban//VI"
_DOMAIN = "troly.local"
_ZONE = "Asia/Ho_Chi_Minh"
# Source: tz database, Asia/Ho_Chi_Minh: UTC+7 without change since 13 June 1975.
_SINCE = datetime(1975, 6, 13)  # noqa: DTZ001  # RFC 5545 wants the local time of an onset
_OFFSET = timedelta(hours=7)
_ALARM_AT = time(8)  # when offices open
_MEETING = timedelta(minutes=30)  # what a calendar shows of a due that ends at a time of the day


def written(entries: Iterable[Entry], *, name: str, now: datetime) -> bytes:
    """Write *entries* as one calendar.

    Args:
        entries: Each a day of its own.
        name: What calendars call it.
        now: When it is written.
    """
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", _ZONE)
    calendar.add_component(_zone())
    for entry in entries:
        calendar.add_component(_event(entry, now))
    return bytes(calendar.to_ical())


def _zone() -> Timezone:
    standard = TimezoneStandard()
    standard.add("dtstart", _SINCE)
    standard.add("tzoffsetfrom", _OFFSET)
    standard.add("tzoffsetto", _OFFSET)
    standard.add("tzname", "+07")
    zone = Timezone()
    zone.add("tzid", _ZONE)
    zone.add_component(standard)
    return zone


def _event(entry: Entry, now: datetime) -> Event:
    event = Event()
    event.add("uid", f"{entry.key}@{_DOMAIN}")
    event.add("sequence", entry.sequence)
    event.add("dtstamp", now.astimezone(ZoneInfo("UTC")))
    start, end = _span(entry)
    event.add("dtstart", start)
    event.add("dtend", end)
    event.add("summary", entry.summary)
    event.add("description", entry.description)
    event.add("transp", "TRANSPARENT")  # a due day keeps nobody from a meeting
    for day in entry.reminders:
        event.add_component(_alarm(entry.summary, day, start))
    return event


def _span(entry: Entry) -> Sequence[date]:
    if entry.until is None:
        return entry.day, entry.day + timedelta(days=1)
    end = datetime.combine(entry.day, time.fromisoformat(entry.until), ZoneInfo(_ZONE))
    return end - _MEETING, end


def _alarm(summary: str, day: date, start: date) -> Alarm:
    """Remind on *day*, counted from the start: what every calendar understands."""
    begun = start.replace(tzinfo=None) if isinstance(start, datetime) else _midnight(start)
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", summary)
    alarm.add("trigger", datetime.combine(day, _ALARM_AT) - begun)
    return alarm


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time())
