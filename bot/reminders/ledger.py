"""What was noted of one report, by the cell and by the office, each in a column of its own; pure.

*Đã nộp* is the cell's word, *đã nhận* or *trả lại* the office's. Entries are only ever added; what
counts now is worked out from all of them, in their order.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any, Literal

# of the cell: handed_in (đã nộp) · undone · evidence · not_ours (không phải việc của chi bộ)
# of the office: received (đã nhận) · returned (trả lại, cần bổ sung) · excused (miễn) ·
# extended (gia hạn) · ours (vẫn là việc của chi bộ) · cleared (bỏ ghi nhận)
What = Literal[
    "handed_in",
    "undone",
    "evidence",
    "not_ours",
    "received",
    "returned",
    "excused",
    "extended",
    "ours",
    "cleared",
]
# waiting: nobody noted anything
State = Literal["waiting", "handed_in", "received", "returned", "excused"]
# in the order in which progress is told
STATES: tuple[State, ...] = ("received", "handed_in", "returned", "waiting", "excused")
# so long a cell may take its word back
UNDO = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the ledger."""

    id: int = 0
    # ``Due.key``
    due_key: str
    # the day of the due then, by which entries are found again
    due_on: date
    what: What
    # the name of who noted it
    by: str
    at: datetime
    # why it was returned, excused or extended
    note: str = ""
    # of an extension: the last day that counts now
    day: date | None = None
    # of evidence: names of files in the folder of the entry
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What counts of one report now."""

    handed_in: Entry | None = None
    evidence: tuple[Entry, ...] = ()
    not_ours: Entry | None = None
    received: Entry | None = None
    returned: Entry | None = None
    excused: Entry | None = None
    extended: Entry | None = None

    @property
    def state(self) -> State:
        """Say in one word how it stands; the office's word goes before the cell's."""
        said: tuple[tuple[State, Entry | None], ...] = (
            ("excused", self.excused),
            ("received", self.received),
            ("returned", self.returned),
            ("handed_in", self.handed_in),
        )
        return next((state for state, entry in said if entry is not None), "waiting")

    @property
    def is_open(self) -> bool:
        """Say whether the cell still has something to do."""
        return self.state in {"waiting", "returned"}

    def may_be_undone(self, now: datetime) -> bool:
        """Say whether the cell may take its word back: for a day, unless the office has it."""
        own = self.handed_in
        return self.state == "handed_in" and own is not None and now - own.at <= UNDO


NOTHING = Standing()


def standing(entries: Iterable[Entry]) -> Standing:
    """Say what counts of one report, out of all its entries, oldest first."""
    now = NOTHING
    for entry in entries:
        now = _after(now, entry)
    return now


def _after(now: Standing, entry: Entry) -> Standing:
    if entry.what == "evidence":
        return replace(now, evidence=(*now.evidence, entry))
    sets, clears = _CHANGES[entry.what]
    changes: dict[str, Any] = dict.fromkeys(clears)
    if sets:
        changes[sets] = entry
    return replace(now, **changes)


# what a line sets, and what counts no more by it
_CHANGES: dict[What, tuple[str, tuple[str, ...]]] = {
    "handed_in": ("handed_in", ("returned", "not_ours")),
    "undone": ("", ("handed_in",)),
    "not_ours": ("not_ours", ()),
    "received": ("received", ("returned", "excused", "not_ours")),
    # what was handed in is to be handed in again
    "returned": ("returned", ("received", "excused", "handed_in")),
    "excused": ("excused", ("not_ours", "received", "returned")),
    "extended": ("extended", ()),
    "ours": ("", ("not_ours", "excused")),
    "cleared": ("", ("received", "returned", "excused")),
}
