"""Progress of one report, for the tests of what is made of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from bot.reminders import Entry, ledger
from bot.reminders.ledger import What
from bot.reminders.progress import Progress, Row
from knowledge.domain import Due
from tests.bot import dues

DAY = date(2026, 3, 14)
TODAY = date(2026, 3, 16)
AT = datetime(2026, 3, 10, 1, 30, tzinfo=UTC)
# what hostile hands, or a careless list, may put into any field
HOSTILE = "<b>Chi bộ</b> =cmd() \x07$x & \"1\" 'a'\n\tsố"


def entry(what: What, **changes: Any) -> Entry:
    """Note something of a report."""
    fields: dict[str, Any] = {
        "due_key": "5:chi-bo-3:2026-Q1",
        "due_on": DAY,
        "what": what,
        "by": "Lò Thị Miên",
        "at": AT,
    }
    return Entry(**(fields | changes))


def row(name: str, *noted: Entry, due: Due | None = None) -> Row:
    """Make the row of one cell."""
    return Row(cell=name, name=name, due=due or dues.due(), standing=ledger.standing(noted))


def progress(rows: Sequence[Row], **changes: Any) -> Progress:
    """Put rows together."""
    fields: dict[str, Any] = {
        "what": "Báo cáo công tác quý – quý I/2026",
        "directive": "Kế hoạch 31-KH/ĐU ngày 05/01/2026",
        "day": DAY,
        "rows": tuple(rows),
    }
    return Progress(**(fields | changes))


def mixed(count: int) -> Progress:
    """Make cells of every state, in turn."""
    whats: tuple[What | None, ...] = (None, "received", "handed_in", "returned", "excused")
    noted = [(entry(one),) if one else () for one in whats]
    return progress([row(f"Chi bộ {at + 1}", *noted[at % len(noted)]) for at in range(count)])
