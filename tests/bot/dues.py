"""Due days for the tests of what is shown of them."""

from __future__ import annotations

from datetime import date
from typing import Any

from knowledge.domain import ALL, DayOff, Due, DueDay, Duty, Obligation, Period
from tests.bot.factories import directive

CELL = "chi-bo-3"
FIRST_QUARTER = Period(kind="quarterly", start=date(2026, 1, 1), end=date(2026, 3, 31))


def obligation(**changes: Any) -> Obligation:
    """Make the duty that the plan of ``factories`` states; *changes* replace single fields."""
    text = directive().text
    fields: dict[str, Any] = {
        "kind": "report",
        "who": ("Các chi bộ",),
        "to": ("Ban Thường vụ Đảng ủy",),
        "via": ("Văn phòng Đảng ủy",),
        "what": "báo cáo kết quả công tác",
        "period": "quarterly",
        "due": {"type": "day_of_last_month_of_period", "boundary": "before", "day": 15},
        "unit": "II.1",
        "quote": text,
        "start": 0,
        "end": len(text),
    }
    return Obligation(**(fields | changes))


def duty(**changes: Any) -> Duty:
    """Make a confirmed duty of every cell."""
    stated = changes.pop("obligation", None) or obligation()
    fields: dict[str, Any] = {
        "id": 5,
        "root": 5,
        "directive_id": 7,
        "position": 0,
        "as_read": stated,
        "obligation": stated,
        "edited": frozenset(),
        "state": "confirmed",
        "use": "deadline",
        "bound": ALL,
        "suggested": ALL,
    }
    return Duty(**(fields | changes))


def stated(**changes: Any) -> DueDay:
    """Make the day before 15 March 2026: a Saturday."""
    fields: dict[str, Any] = {
        "period": FIRST_QUARTER,
        "boundary": "before",
        "written": date(2026, 3, 15),
        "last_safe": date(2026, 3, 14),
        "advised": date(2026, 3, 13),
        "why": DayOff(day=date(2026, 3, 14), kind="saturday"),
    }
    return DueDay(**(fields | changes))


def due(**changes: Any) -> Due:
    """Make the due of the first quarter of 2026 of one cell."""
    document = changes.pop("document", stated())
    fields: dict[str, Any] = {
        "duty": duty(),
        "cell": CELL,
        "period": FIRST_QUARTER,
        "document": document,
        "day_by": "document",
    }
    if document is not None:
        fields |= {
            "day": document.last_safe,
            "advised": document.advised,
            "why": document.why,
            "times": document.times,
        }
    return Due(**(fields | changes))
