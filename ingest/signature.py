"""What the foot of a paper states: who signed, and to whom it went."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.markers import BULLETS, marker
from ingest.patterns import (
    ADDRESSEE,
    POSITION,
    RECIPIENTS,
    SIGNED,
    is_authority,
    person_name,
)
from ingest.pieces import is_upper, plain, words
from knowledge.domain import Signer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from knowledge.domain import Unit

_LONGEST_RECIPIENT = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """A signature and the lines it is printed on, first to last."""

    signer: Signer
    start: int
    end: int


# "Q. TRƯỞNG BAN": the acting head, authority and function on one line
_ACTING = re.compile(r"(?:Q|QUYỀN)\b\s?\.?\s?(?=\S)")


def signature(foot: Sequence[Unit]) -> Signed | None:
    """Find the first signature: authority (T/M, K/T, T/L, Q.), function, name.

    Several lines of one authority are joined: "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH". A name without
    function counts; a function without name is no signature.
    """
    authority: list[str] = []
    position: list[str] = []
    first: Unit | None = None
    listed = {unit.start for unit in _recipient_lines(foot)}
    for unit in foot:
        text = plain(unit.text)
        if unit.start in listed or SIGNED.fullmatch(text) or RECIPIENTS.match(text):
            continue
        name = person_name(text)
        if name and (not is_upper(text) or position):
            return _signed(name, first or unit, unit, authority, position)
        if is_upper(text) or _FUNCTION_IN_WORDS.match(text):
            _note(words(unit.text), text, authority, position)
            first = first or unit
    return None


# "Phó Trưởng ban" · "kiêm CHỦ TỊCH HĐND XÃ": a function not wholly in capitals
_FUNCTION_IN_WORDS = re.compile(r"(?:kiêm|Phó|Trưởng|Bí thư|Chánh|Chủ tịch|Giám đốc)\b")


def _note(said: str, text: str, authority: list[str], position: list[str]) -> None:
    acting = _ACTING.match(text)
    if acting and is_authority(text):
        authority.append(acting[0].strip())
        position.append(said[acting.end() :])
    elif is_authority(text):
        authority.append(said)
    elif position or POSITION.fullmatch(text.upper()):
        position.append(said)
    elif authority:
        authority.append(said)


def _signed(
    name: str, first: Unit, last: Unit, authority: Sequence[str], position: Sequence[str]
) -> Signed:
    signer = Signer(
        name=name,
        position=" ".join(dict.fromkeys(position)) or None,
        authority=" ".join(dict.fromkeys(authority)) or None,
    )
    return Signed(signer=signer, start=first.start, end=last.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A list of recipients, from its first dash (or word) to its last full stop."""

    names: tuple[str, ...]
    start: int
    end: int


def recipients(foot: Sequence[Unit]) -> Listed | None:
    """Find the list under "Nơi nhận:"."""
    return _listed(_recipient_lines(foot), RECIPIENTS)


def addressees(head: Sequence[Unit]) -> Listed | None:
    """Find the list after "Kính gửi:"."""
    first = next((at for at, u in enumerate(head) if ADDRESSEE.match(plain(u.text))), None)
    return None if first is None else _listed(head[first:], ADDRESSEE)


def _recipient_lines(foot: Sequence[Unit]) -> list[Unit]:
    first = next((at for at, u in enumerate(foot) if RECIPIENTS.match(plain(u.text))), None)
    if first is None:
        return []
    return [foot[first], *_following(foot[first + 1 :])]


def _following(units: Sequence[Unit]) -> Iterator[Unit]:
    """Yield dashed lines, and lines that go on with one, wherever a signature stands between."""
    last = ""
    for unit in units:
        text = plain(unit.text)
        if len(text) > _LONGEST_RECIPIENT or RECIPIENTS.match(text):
            return
        mark = marker(unit.text)
        signs = is_upper(text) or person_name(text) or SIGNED.fullmatch(text)
        goes_on = not signs and not last.endswith(".")
        if (mark is not None and mark.kind in BULLETS) or (mark is None and goes_on):
            last = text
            yield unit


# "Nơi nhận: - Như trên; - Lưu VP." printed on one line
_NEXT_NAME = re.compile(r"(?<=[,;.])\s*[-–+•](?=\s*\S)|(?<=[,;.])\s+(?=[-–+•]\s)")
_DASH = re.compile(r"[\s*]*[-–—−+•▪●·]*\s*")


def _listed(units: Sequence[Unit], opening: re.Pattern[str]) -> Listed | None:
    names: list[str] = []
    start = end = -1
    for unit in units:
        text, offset = _without(opening, unit.text)
        if not plain(text):
            continue
        start = unit.start + offset if start < 0 else start
        end = unit.start + offset + len(text.rstrip())
        _append(names, text)
    return Listed(names=tuple(names), start=start, end=end) if names else None


def _without(opening: re.Pattern[str], text: str) -> tuple[str, int]:
    """Cut "Nơi nhận:" or "Kính gửi:" off *text*; also say how much was cut."""
    if not opening.match(plain(text)):
        return text, 0
    colon = text.find(":")
    cut = colon + 1 if colon >= 0 else len(text)
    cut += len(text[cut:]) - len(text[cut:].lstrip(" *"))
    return text[cut:], cut


def _append(names: list[str], text: str) -> None:
    for part in _NEXT_NAME.split(text):
        bare = plain(part)
        dashed = _DASH.match(part)
        name = words(part[dashed.end() :] if dashed else part).rstrip(" ,;.")
        starts = bare[:1] in "-–—−+•▪●·" or part is not text
        if not name:
            continue
        if names and not starts and part == text and not names[-1].endswith((",", ";", ".")):
            names[-1] = f"{names[-1]} {name}"
        else:
            names.append(name)
