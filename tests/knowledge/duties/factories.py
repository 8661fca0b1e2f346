"""Duties of an invented commune, without a database."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from knowledge.domain import ALL, Duty, Obligation, SetDay

QUOTE = "Các chi bộ báo cáo kết quả về Văn phòng Đảng ủy trước ngày 20 hằng tháng."
MONTHLY = {"type": "day_of_month", "boundary": "before", "day": 20}
QUARTERLY = {
    "type": "day_of_last_month_of_period",
    "boundary": "before",
    "day": 20,
    "months": [3, 6, 9, 12],
}
NONE = {"type": "none"}
MOMENT = datetime(2026, 1, 5, 8, tzinfo=UTC)


def make_obligation(**changes: Any) -> Obligation:
    """Make a monthly report of the cells; *changes* replace single fields."""
    quote = changes.get("quote", QUOTE)
    fields: dict[str, Any] = {
        "kind": "report",
        "who": ("Các chi bộ",),
        "to": ("Văn phòng Đảng ủy",),
        "via": (),
        "what": "báo cáo kết quả",
        "period": "monthly",
        "due": MONTHLY,
        "unit": "I-1",
        "quote": quote,
        "start": 0,
        "end": len(quote),
    }
    return Obligation(**(fields | changes))


def make_duty(duty_id: int = 1, **changes: Any) -> Duty:
    """Make a confirmed duty of all cells, of an obligation with *changes* of its own."""
    of_duty = {name: changes.pop(name) for name in list(changes) if name in _OF_DUTY}
    read = make_obligation(**changes)
    fields: dict[str, Any] = {
        "id": duty_id,
        "root": duty_id,
        "directive_id": 1,
        "position": duty_id - 1,
        "as_read": read,
        "obligation": read,
        "edited": frozenset(),
        "state": "confirmed",
        "use": "deadline",
        "bound": ALL,
        "suggested": ALL,
    }
    return Duty(**(fields | of_duty))


def make_day(day_id: int = 1, **changes: Any) -> SetDay:
    """Make a day that was set for the first duty."""
    fields: dict[str, Any] = {"id": day_id, "duty_id": 1, "by": "văn phòng", "at": MOMENT}
    return SetDay(**(fields | changes))


_OF_DUTY = frozenset(Duty.__dataclass_fields__)
