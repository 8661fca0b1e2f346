"""When and why nothing more is due under the duties of a directive; pure.

Worked out anew from what is held, so that a directive that is withdrawn later, or one that
superseded it and is withdrawn itself, needs no second bookkeeping.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from knowledge.domain import Ending

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import datetime, tzinfo

    from knowledge.domain import Held

_ONE_DAY = timedelta(days=1)
_WHOLE_DATE = len("2026-12-28")


def ending(
    held: Held,
    others: Mapping[int, Held],
    withdrawn_at: datetime | None,
    years: Collection[int],
    zone: tzinfo,
) -> Ending | None:
    """Say when the duties of a directive end, as far as that is known.

    Args:
        held: The directive.
        others: All that are held, by id.
        withdrawn_at: When it was withdrawn, if it was.
        years: Those for which alone it holds; empty for no end.
        zone: Whose days count.

    Returns:
        Withdrawn: on the day before. Superseded: on the day before the later paper was issued, or
        published where it bears no whole date. Bound to a year: at its end.
    """
    if withdrawn_at is not None:
        return Ending(why="withdrawn", on=withdrawn_at.astimezone(zone).date() - _ONE_DAY)
    later = [others[one] for one in held.superseded_by if one in others]
    if later:
        began = min(_began(one, zone) for one in later)
        ids = tuple(one.id for one in later)
        return Ending(why="superseded", on=began - _ONE_DAY, ids=ids)
    return Ending(why="year_over", on=date(max(years), 12, 31)) if years else None


def _began(held: Held, zone: tzinfo) -> date:
    issued = held.directive.issued_on or ""
    if len(issued) == _WHOLE_DATE:
        return date.fromisoformat(issued)
    return held.published_at.astimezone(zone).date()
