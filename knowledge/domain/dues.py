"""Who owes what by when: the register of duties (sổ theo dõi yêu cầu) and its due days (hạn).

A cell is an opaque id here: who stands behind it is known to the register's caller alone.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal

from knowledge.domain.answer import Citation
from knowledge.domain.bodies import EndedBody
from knowledge.domain.days import DayOff, DueDay, Period
from knowledge.domain.directive import Obligation

# The office's own duties towards its superior stand in the register under this id; no cell has it.
OFFICE = "office"

State = Literal["proposed", "confirmed", "rejected"]
# deadline: reminded of; reference: only to be looked up ("chỉ để tra cứu")
Use = Literal["deadline", "reference"]
DaySetBy = Literal["document", "office", "cell"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """Whom a duty binds, apart from who may read its directive."""

    # nobody (not said yet) · all · groups · cells · office (the organisation itself)
    kind: Literal["nobody", "all", "groups", "cells", "office"]
    # names of groups, or ids of cells
    members: frozenset[str] = frozenset()

    def covers(self, cell: str, groups: Collection[str] = ()) -> bool:
        """Say whether *cell*, a member of *groups*, is bound; ``OFFICE`` is no member of all."""
        if cell == OFFICE or self.kind == "office":
            return cell == OFFICE and self.kind == "office"
        return (
            self.kind == "all"
            or (self.kind == "cells" and cell in self.members)
            or (self.kind == "groups" and not self.members.isdisjoint(groups))
        )


NOBODY = Bound(kind="nobody")
ALL = Bound(kind="all")
OWN = Bound(kind="office")


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRule:
    """A day as a person sets it; never later than what the directive says.

    Either a rule (*due*, with how often), or so many days ahead of another day.
    """

    # None: of the office, for every cell bound
    cell: str | None = None
    # how often, if not as the duty; and a rule in the same words as a directive's
    period: str | None = None
    due: Mapping[str, Any] | None = None
    # so many calendar days before the last safe day of the directive ("trước hạn cấp trên N ngày")
    ahead_days: int | None = None
    # … of this other duty, most often the office's own towards its superior; None: of the same one
    of_id: int | None = None
    # key of the one period that it is for; None for every one
    only: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SetDay(DayRule):
    """A day that a person set: "ngày do Văn phòng đặt", "ngày chi bộ tự đặt"."""

    id: int
    duty_id: int
    by: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """The day of a meeting, a receipt or another event that a duty counts from; a person set it."""

    id: int
    duty_id: int
    # None: for every cell bound
    cell: str | None
    on: date
    by: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """Why nothing more is due under a duty."""

    # withdrawn · superseded (of its directive) · year_over · merged
    why: Literal["withdrawn", "superseded", "year_over", "merged"]
    # last day on which it held
    on: date
    # the directives that superseded it, or the duty that it was merged into
    ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One line of the log of decisions, which is only ever added to."""

    duty_id: int
    # confirmed · edited · rejected · bound · merged · split · day_set · day_cleared · event_set ·
    # event_cleared · continued · carried
    what: str
    by: str
    at: datetime
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """One obligation in the register, with what staff made of it."""

    id: int
    # id of the duty that it was carried over from, through all versions; its own if from none
    root: int
    directive_id: int
    # place among the obligations of the directive
    position: int
    # whether the directive holds these words still: it may have been read anew, or corrected
    stands: bool = True
    # as it was read from the directive
    as_read: Obligation
    # as it holds: as read, with the fields that staff edited
    obligation: Obligation
    # names of the fields that staff edited
    edited: frozenset[str]
    state: State
    use: Use
    bound: Bound
    # whom it seems to bind, for staff to confirm
    suggested: Bound
    # dues before this day are nobody's concern; None until confirmed
    since: date | None = None
    # years of which alone it is due; empty if not bound to a year
    years: frozenset[int] = frozenset()
    decided_by: str | None = None
    decided_at: datetime | None = None
    # the later paper's duty that it is one with altogether
    merged_into: int | None = None
    # when and why nothing more is due under it, as far as that is known today
    ended: Ending | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """Two duties that staff made one: the first is settled by the second."""

    duty_id: int
    into_id: int
    # the one period for which they are; None: altogether
    period: Period | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """Everything that the register holds at one moment."""

    # by id, in its order
    duties: Mapping[int, Duty]
    # by id of the duty, oldest first
    set_days: Mapping[int, tuple[SetDay, ...]] = field(default_factory=dict)
    events: Mapping[int, tuple[Event, ...]] = field(default_factory=dict)
    merges: tuple[Merge, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """One duty of one cell (or of the office) for one period."""

    duty: Duty
    cell: str
    period: Period
    # the day that counts: the last safe day of the directive, or an earlier one that was set
    day: date
    day_by: DaySetBy
    # the last working day not later than day, and why it is earlier
    advised: date
    why: DayOff | None
    times: tuple[str, ...] = ()
    # what the directive says; None where it states no day
    document: DueDay | None = None
    # the day that was set and counts; None where the directive's own does
    set_day: SetDay | None = None
    # duties of earlier papers that this one settles too
    also: tuple[Duty, ...] = ()
    ended_bodies: tuple[EndedBody, ...] = ()
    # the oldest duty that this is a due of; what was acknowledged under it stays so
    root: int = 0

    @property
    def key(self) -> str:
        """A name that outlives new versions and merging: what is acknowledged is this."""
        return f"{self.root or self.duty.root}:{self.cell}:{self.period.key}"

    @property
    def directive_id(self) -> int:
        """The directive whose day and words count."""
        return self.duty.directive_id

    @property
    def citation(self) -> Citation:
        """The words of the directive, as they stand in its text."""
        read = self.duty.as_read
        return Citation(
            directive_id=self.duty.directive_id,
            path=read.unit,
            quote=read.quote,
            start=read.start,
            end=read.end,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeOffer:
    """Two duties that look like one report: same period, addressee and subject."""

    # of the earlier paper
    duty: Duty
    # of the later paper, whose date would count
    into: Duty
    # the one period that the later paper asks for; None: the whole duty
    period: Period | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What one directive asks for and staff have not decided yet, in the order to decide it."""

    directive_id: int
    # reports, submissions and whatever bears a date: confirmed together
    deadlines: tuple[Duty, ...]
    # plain tasks, "chỉ để tra cứu" unless staff say otherwise
    references: tuple[Duty, ...]
    merges: tuple[MergeOffer, ...]
    # duties of the version before that no longer stand in this one, still to be decided upon
    dropped: tuple[Duty, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Renewal:
    """A duty confirmed for last year, beside what this year's plan asks for."""

    old: Duty
    # the proposed duty of the new plan that is alike; None where none is
    new: Duty | None
    # fields in which they differ: due, period, to, via
    changed: frozenset[str] = frozenset()
