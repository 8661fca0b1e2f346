"""What staff are likely to say of a duty, so that they only have to agree; pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from knowledge.domain import ALL, NOBODY, OWN, Bound
from knowledge.identity import issuer_key
from knowledge.language import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from knowledge.domain import Obligation, Use

# Reports and submissions are what a cell can be late with; other duties only if they bear a day.
_SENT = frozenset({"report", "submit"})
_NO_DAY = frozenset({"none", "blank", "immediate"})
# A task of each day or week would drown the rest; whoever wants it confirms it as a deadline.
_TOO_OFTEN = frozenset({"weekday", "times_of_day"})
# "Các chi bộ, đảng bộ cơ sở", "cấp ủy trực thuộc", "các cơ quan, đơn vị"
_CELLS = re.compile(
    r"\bchi (?:bo|uy)\b|\bdang (?:bo|uy) (?:co so|bo phan)\b|\bto chuc dang\b|\bcap uy\b"
    r"|\bco quan\b|\bdon vi\b|\btruc thuoc\b"
)
# "Văn phòng Đảng ủy", "Ban Xây dựng Đảng", "Ban Thường vụ": organs of the office itself
_ORGANS = re.compile(
    r"^(?:cac )?(?:dong chi )?(?:van phong|ban (?:xay dung|to chuc|tuyen giao|dan van|thuong vu"
    r"|chap hanh)|uy ban kiem tra|thuong truc|bi thu|pho bi thu|dang uy vien)\b"
)
# "bí thư chi bộ", "Ban Thường vụ đảng ủy cơ sở": such an organ of a cell; not "đảng ủy viên phụ
# trách chi bộ", who is one of the office
_OF_A_CELL = re.compile(r"^(?!.*\bdang uy vien\b).*\b(?:chi (?:bo|uy)|co so|truc thuoc)\b")
# Duties to watch opinion or to argue against views stay text (DESIGN, principle 8). The reader
# leaves them out; this holds for whatever an earlier reader, or a person, put among obligations.
_WATCHING = re.compile(
    r"\b(?:nam|theo doi|thu thap|tham do|phan anh)\b[^.;]{0,40}"
    r"\b(?:tinh hinh,? tu tuong|dien bien tu tuong|du luan|tam trang)\b"
    r"|\bphan bac\b|\bluan dieu\b|\bquan diem sai trai\b|\bsai trai, thu dich\b"
)


def may_be_proposed(obligation: Obligation) -> bool:
    """Say whether a duty may stand in the register at all."""
    return _WATCHING.search(fold(f"{obligation.quote} {obligation.what}")) is None


def use_of(kind: str, due_type: str) -> Use:
    """Say whether a duty is something to be reminded of, or only to be looked up."""
    dated = due_type not in _NO_DAY | _TOO_OFTEN and kind != "meeting"
    return "deadline" if kind in _SENT or dated else "reference"


def bound_of(
    obligation: Obligation, issuer: str | None, organisation: str | None, groups: Iterable[str]
) -> Bound:
    """Guess whom a duty binds, from its actor and from who issued the directive.

    Args:
        obligation: The duty.
        issuer: Of the directive, in full.
        organisation: The one that runs the assistant, in full; None: every issuer counts as it.
        groups: Names of the groups of cells that there are.
    """
    who = [fold(name) for name in obligation.who]
    named = frozenset(group for group in groups if any(fold(group) in name for name in who))
    if named:
        return Bound(kind="groups", members=named)
    if not _is_own(issuer, organisation):
        return _under_superior(who, issuer)
    if any(_ORGANS.search(name) and not _OF_A_CELL.search(name) for name in who):
        return OWN
    if any(_CELLS.search(name) for name in who) or (not who and obligation.kind in _SENT):
        return ALL
    return NOBODY


def _under_superior(who: list[str], issuer: str | None) -> Bound:
    """A superior's duties are the office's own, but what it asks of cells; a cell binds nobody."""
    if re.search(r"\bchi bo\b", fold(issuer or "")):
        return NOBODY
    return ALL if any(re.search(r"\bchi bo\b", name) for name in who) else OWN


def _is_own(issuer: str | None, organisation: str | None) -> bool:
    own, printed = issuer_key(organisation), issuer_key(issuer)
    return not own or f" {' '.join(own)} " in f" {' '.join(printed)} "
