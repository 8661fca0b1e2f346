"""What staff are likely to say of a duty, so that they only have to agree; pure."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from knowledge.domain import ALL, NOBODY, OWN, Bound
from knowledge.identity import issuer_key
from knowledge.language import fold, is_guarded, place_tones

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from knowledge.domain import Obligation, Use

# Reports and submissions are what a cell can be late with; other duties only if they bear a day.
_SENT = frozenset({"report", "submit"})
_NO_DAY = frozenset({"none", "blank", "immediate"})
# A task of each day or week would drown the rest; whoever wants it confirms it as a deadline.
_TOO_OFTEN = frozenset({"weekday", "times_of_day"})
# "Các chi bộ, đảng bộ cơ sở", "cấp ủy trực thuộc", "các cơ quan, đơn vị"; not "cơ quan được hỏi"
_CELLS = re.compile(
    r"\bchi (?:bo|uy)\b|\bdang (?:bo|uy) (?:co so|bo phan)\b|\bto chuc dang\b|\bcap uy\b"
    r"|\b(?:co quan|don vi)\b(?! (?:duoc|chu tri|soan thao|tham muu|co tham quyen))"
    r"|\btruc thuoc\b"
)
# "06 chi bộ gửi báo cáo chậm", "Chi bộ 7" where there is none: some cells, and it is not told which
_SOME = re.compile(r"^(?:\d+|mot so) (?:chi|dang) bo\b|\bchi bo (?:so )?\d")
# "Văn phòng Tỉnh ủy", "Ban Tổ chức Trung ương": organs of a superior, who binds itself with them
_OF_A_SUPERIOR = re.compile(
    r"^(?!.*\btruc thuoc\b).*\b(?:(?:tinh|thanh|huyen|quan|thi) uy|trung uong)$"
)
# "Văn phòng Đảng ủy", "Ban Xây dựng Đảng", "Ban Thường vụ": organs of the office itself
_ORGANS = re.compile(
    r"^(?:cac )?(?:dong chi )?(?:van phong|ban (?:xay dung|to chuc|tuyen giao|dan van|thuong vu"
    r"|chap hanh)|uy ban kiem tra|thuong truc|bi thu|pho bi thu|dang uy vien)\b"
)
# "bí thư chi bộ", "Ban Thường vụ đảng ủy cơ sở": such an organ of a cell; not "đảng ủy viên phụ
# trách chi bộ", who is one of the office
_OF_A_CELL = re.compile(r"^(?!.*\bdang uy vien\b).*\b(?:chi (?:bo|uy)|co so|truc thuoc)\b")


def may_be_proposed(obligation: Obligation) -> bool:
    """Say whether a duty may stand in the register at all.

    The reader leaves out what watches opinion or argues against views; this holds for whatever an
    earlier reader, or a person, put among obligations.
    """
    said = (obligation.quote, obligation.what)
    return not any(is_guarded(place_tones(words).lower()) for words in said)


def use_of(kind: str, due_type: str) -> Use:
    """Say whether a duty is something to be reminded of, or only to be looked up."""
    dated = due_type not in _NO_DAY | _TOO_OFTEN and kind != "meeting"
    return "deadline" if kind in _SENT or dated else "reference"


def bound_of(
    obligation: Obligation,
    issuer: str | None,
    organisation: str | None,
    groups: Iterable[str],
    cells: Mapping[str, Collection[str]] | None = None,
) -> Bound:
    """Guess whom a duty binds, from its actor and from who issued the directive.

    Args:
        obligation: The duty.
        issuer: Of the directive, in full.
        organisation: The one that runs the assistant, in full; None: every issuer counts as it.
        groups: Names of the groups of cells that there are.
        cells: What each cell is called: id -> names. A cell's own paper binds that cell; an actor
            who bears the name of a cell is that cell.
    """
    known = cells or {}
    by_cell = _called([(issuer or "").rpartition(" - ")[2]], known)
    if by_cell or (_is_of_a_cell(issuer) and not _is_of_a_cell(organisation)):
        return _these(by_cell)
    who = [fold(name) for name in obligation.who]
    named = _named(obligation, who, groups, known)
    if named is not None:
        return named
    return _of_ours(obligation, who) if _is_own(issuer, organisation) else _under_superior(who)


def whole(bound: Bound, cells: Collection[Collection[str]]) -> Bound:
    """Return ``ALL`` for groups of which every cell is one; *cells*: the groups of each."""
    if bound.kind != "groups" or any(bound.members.isdisjoint(groups) for groups in cells):
        return bound
    return ALL


def _named(
    obligation: Obligation,
    who: list[str],
    groups: Iterable[str],
    cells: Mapping[str, Collection[str]],
) -> Bound | None:
    """Return whom the actor names: cells, or groups of them; None where neither is named."""
    if single := _called(obligation.who, cells):
        return _these(single)
    if who and all(_SOME.search(name) for name in who):
        return NOBODY
    found = frozenset(group for group in groups if any(fold(group) in name for name in who))
    return Bound(kind="groups", members=found) if found else None


def _of_ours(obligation: Obligation, who: list[str]) -> Bound:
    """Bind whom our own directives mean: organs of the committee, or its cells."""
    if any(_ORGANS.search(name) and not _OF_A_CELL.search(name) for name in who):
        return OWN
    if any(_CELLS.search(name) for name in who) or (not who and obligation.kind in _SENT):
        return ALL
    return NOBODY


def _is_of_a_cell(issuer: str | None) -> bool:
    return re.search(r"\bchi (?:bo|uy)\b", fold(issuer or "")) is not None


def _these(cells: frozenset[str]) -> Bound:
    return Bound(kind="cells", members=cells) if cells else NOBODY


def _called(said: Iterable[str], cells: Mapping[str, Collection[str]]) -> frozenset[str]:
    """Return the cells of which a name stands whole in *said*, tones and all: Hà is not Hạ.

    "Chi bộ 12" is not Chi bộ 1, and "Chi bộ thôn Hạ Long" not that of thôn Hạ.
    """
    texts = [_plain(text) for text in said]
    return frozenset(
        cell
        for cell, names in cells.items()
        for name in names
        if any(_whole(name).search(text) for text in texts)
    )


# the same few names are looked for in every duty of the register
@lru_cache(maxsize=4096)
def _whole(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(_plain(name))}{_NAME_ENDS}")


@lru_cache(maxsize=4096)
def _plain(text: str) -> str:
    return " ".join(place_tones(text).lower().split())


# what may follow a name: nothing more of it
_NAME_ENDS = r"(?=\s*(?:$|[^\w\s]|(?:và|cùng|của|thuộc|xã|phường|thị trấn)\b))"


def _under_superior(who: list[str]) -> Bound:
    """A superior's duties are the office's own, but what it asks of cells or of itself."""
    if who and all(_OF_A_SUPERIOR.search(name) for name in who):
        return NOBODY
    return ALL if any(re.search(r"\bchi bo\b", name) for name in who) else OWN


def _is_own(issuer: str | None, organisation: str | None) -> bool:
    own, printed = issuer_key(organisation), issuer_key(issuer)
    return not own or f" {' '.join(own)} " in f" {' '.join(printed)} "
