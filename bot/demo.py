"""What staff of the demo organisation have confirmed, so that every screen shows something.

Duties are named by their place; ``binds`` is "all" or "office", or there are groups or cells::

    [[duties]]
    directive = "12-KH/ĐU"
    unit = "III.3"
    period = "quarterly"
    binds = "all"
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from knowledge.domain import ALL, OWN, Bound, Duty, Held, Period
from knowledge.language import fold
from knowledge.register import Register

_STRICT = ConfigDict(extra="forbid", frozen=True)


class _Place(BaseModel):
    model_config = _STRICT

    # printed number of the directive
    directive: str
    unit: str
    # of several in one unit
    period: str | None = None

    def fits(self, duty: Duty, held: Held) -> bool:
        """Say whether a duty stands there."""
        read = duty.as_read
        named = fold(held.directive.number or "") == fold(self.directive)
        return named and read.unit == self.unit and self.period in {None, read.period}


class _Confirmed(_Place):
    binds: Literal["all", "office"] | None = "all"
    groups: tuple[str, ...] = ()
    cells: tuple[str, ...] = ()
    since: date | None = None
    # fields of the duty that staff corrected
    edit: dict[str, Any] = {}

    @property
    def bound(self) -> Bound:
        """Whom it binds."""
        if self.groups:
            return Bound(kind="groups", members=frozenset(self.groups))
        if self.cells:
            return Bound(kind="cells", members=frozenset(self.cells))
        return OWN if self.binds == "office" else ALL


class _Merged(BaseModel):
    model_config = _STRICT

    duty: _Place
    into: _Place
    # first and last day of the one period for which they are one
    kind: str
    start: date
    end: date


class _Written(BaseModel):
    model_config = ConfigDict(frozen=True)  # cells and people stand in the same file

    # from which day on the demo organisation looks after its dues
    since: date
    confirmed_by: str
    duties: tuple[_Confirmed, ...] = ()
    merges: tuple[_Merged, ...] = ()


def confirm(register: Register, held: Sequence[Held], path: Path, *, now: datetime) -> int:
    """Confirm what *path* says of the duties of *held*; what is decided already is left alone.

    Returns:
        How many duties were confirmed.
    """
    written = _Written.model_validate(tomllib.loads(path.read_text("utf-8")))
    by = written.confirmed_by
    register.catch_up(by=by, now=now)
    shelf = {one.id: one for one in held}
    known = [duty for duty in register.duties() if duty.directive_id in shelf]
    waiting = [duty for duty in known if duty.state == "proposed"]
    alike: dict[tuple[Bound, date, datetime], list[int]] = {}
    for entry in written.duties:
        for duty in _at(entry, waiting, shelf):
            at = _moment(shelf[duty.directive_id], written.since, now)
            if entry.edit:
                register.edit(duty.id, by=by, now=at, changes=entry.edit)
            key = (entry.bound, entry.since or written.since, at)
            alike.setdefault(key, []).append(duty.id)
    for (bound, since, at), ids in alike.items():
        register.confirm(ids, by=by, now=at, bound=bound, use="deadline", since=since)
    done = sum(map(len, alike.values()))
    for merge in written.merges if done else ():
        _merge(register, merge, known, shelf, by=by, now=now)
    return done


def _moment(held: Held, since: date, now: datetime) -> datetime:
    """Return when the invented office decided: the day that the paper was issued, not today's."""
    issued = held.directive.issued_on or ""
    day = date.fromisoformat(issued) if len(issued) == len("2026-03-18") else since
    at = datetime.combine(max(day, since), time(8), now.tzinfo)
    return min(at, now)


def _at(place: _Place, duties: Iterable[Duty], shelf: dict[int, Held]) -> list[Duty]:
    return [duty for duty in duties if place.fits(duty, shelf[duty.directive_id])]


def _merge(  # noqa: PLR0913  # keywords, each plain by its name
    register: Register,
    merge: _Merged,
    duties: Iterable[Duty],
    shelf: dict[int, Held],
    *,
    by: str,
    now: datetime,
) -> None:
    period = Period(kind=merge.kind, start=merge.start, end=merge.end)
    known = list(duties)
    for duty in _at(merge.duty, known, shelf):
        for into in _at(merge.into, known, shelf):
            register.merge(duty.id, into=into.id, by=by, now=now, period=period)


def reject(register: Register, directive_ids: Iterable[int], *, by: str, now: datetime) -> None:
    """Let nothing more be due under the duties of these directives, for anybody."""
    ids = set(directive_ids)
    duties = register.duties(states=("proposed", "confirmed"))
    register.reject([d.id for d in duties if d.directive_id in ids], by=by, now=now)
