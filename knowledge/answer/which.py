"""Which held directives a question means: by number, handle, description, or the last turn.

A symbol names a kind of body, never one body, so a number that fits only in part is offered and
not taken: "31-KH/ĐUK" is not "31-KH/BTGĐUK".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from knowledge.answer.naming import own_number, parsed, proper_names, proper_pairs, words
from knowledge.domain import Held, Reference, Scope
from knowledge.language import (
    POINTED_AT,
    TYPE_NAMES,
    DocumentNumber,
    fold,
)
from knowledge.question import Question


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """A place where a held directive cites one that is asked about."""

    held: Held
    reference: Reference


@dataclass(frozen=True, slots=True, kw_only=True)
class Meant:
    """What a question's naming of directives comes to."""

    # the directives named; empty where none is
    directives: tuple[Held, ...] = ()
    # number · handle · turn · description · each ("cả hai văn bản") · only (one is held) · None
    by: str | None = None
    # held ones whose number fits but for a part that differs
    offers: tuple[Held, ...] = ()
    # numbers that are only cited, with where
    cited: tuple[Cited, ...] = ()
    # numbers that are neither held nor cited
    unknown: tuple[DocumentNumber, ...] = ()

    @property
    def exact(self) -> bool:
        """Say whether the naming leaves no doubt."""
        return len(self.directives) == 1 and self.by in {"number", "handle", "turn", "only"}


def meant(question: Question, scope: Scope, held: Sequence[Held]) -> Meant:
    """Find the directives that *question* names among *held*."""
    exact = _by_name(question, held)
    if exact is not None:
        return exact
    live = live_among(held)
    if _EACH.search(question.folded) and 1 < len(live) <= _FEW:
        return Meant(directives=live, by="each")
    for by, find in (("turn", _by_turn), ("description", _by_description)):
        found = find(question, scope, held)
        if found:
            return Meant(directives=found, by=by)
    return Meant(directives=live, by="only") if len(live) == 1 else Meant()


def _by_name(question: Question, held: Sequence[Held]) -> Meant | None:
    """Find what a handle or a number names; None where the question has neither."""
    if question.handle is not None:
        by_handle = tuple(one for one in held if one.id == question.handle)
        return Meant(directives=by_handle, by="handle")
    if question.numbers:
        return _by_number(question, held)
    return None if question.bare is None else _by_bare_number(question.bare, held)


# "cả hai văn bản", "các văn bản đều"
_EACH = re.compile(r"\bca (?:hai|ba|2|3)\b|\b(?:hai|2|ba|3) van ban\b|\bcac van ban deu\b")
_FEW = 3  # directives, at most, of which each is told about


def live_among(held: Sequence[Held]) -> tuple[Held, ...]:
    """Return those that are neither superseded nor withdrawn."""
    return tuple(one for one in held if one.status not in {"superseded", "withdrawn"})


def _by_number(question: Question, held: Sequence[Held]) -> Meant:
    named: list[Held] = []
    offers: list[Held] = []
    cited: list[Cited] = []
    unknown: list[DocumentNumber] = []
    for number in question.numbers:
        fitting = [one for one in held if (own := own_number(one)) and own.fits(number)]
        mentions = _mentions(number, held)
        near = [one for one in held if _nearly(own_number(one), number)]
        cited += mentions
        if fitting:
            named += live_among(fitting) or fitting
        elif mentions:
            continue
        elif near:
            offers += near
        else:
            unknown.append(number)
    return Meant(
        directives=_once(_narrowed(question, named)),
        by="number" if named else None,
        offers=_once(offers),
        cited=tuple(cited),
        unknown=tuple(unknown),
    )


def _once(held: Sequence[Held]) -> tuple[Held, ...]:
    return tuple({one.id: one for one in held}.values())


def _by_bare_number(bare: int, held: Sequence[Held]) -> Meant:
    """Take "văn bản số 12" for every printed number 12, or for the handle where there is none."""
    printed = tuple(one for one in held if (own := own_number(one)) and own.number == bare)
    return Meant(
        directives=printed or tuple(one for one in held if one.id == bare),
        by="number" if printed else "handle",
    )


def _mentions(number: DocumentNumber, held: Sequence[Held]) -> list[Cited]:
    return [
        Cited(held=one, reference=reference)
        for one in held
        for reference in one.directive.references
        if number.number is not None
        and reference.number
        and (cited := parsed(reference.number))
        and cited.fits(number)
    ]


def _nearly(own: DocumentNumber | None, asked: DocumentNumber) -> bool:
    """Say whether number and symbol fit though the organ differs, or number alone fits."""
    if own is None or own.number != asked.number:
        return False
    without_organ = DocumentNumber(number=own.number, symbol=own.symbol, organ=None)
    return without_organ.fits(asked) or asked.organ is not None


def _narrowed(question: Question, named: Sequence[Held]) -> list[Held]:
    """Leave out, of several with one number, those that the rest of the question does not fit."""
    if len(named) < 2:  # noqa: PLR2004  # nothing to choose from
        return list(named)
    return list(_by_places(question.folded, named) or named)


_POINTED_AT = "|".join(("van ban", "chuong trinh", "no", "muc", "phan", *map(fold, POINTED_AT)))
# "kế hoạch này", "mục đó", "còn …", "ở đó"
_BACK = re.compile(
    rf"\b(?:{_POINTED_AT}) (?:nay|do|tren|ay|kia|vua roi)\b"
    r"|^(?:con|the con|vay con|the)\b|\b(?:o|trong) do\b"
)


# "ai ký?", "ban hành ngày nào?", "gửi cho ai": words that ask for a fact of a paper, and name none
_FACT_WORDS = frozenset(
    words(
        "ai ky ngay nao ban hanh so may bao gio khi co quan don vi nguoi noi nhan la gi gui cho toi"
        " den hieu luc tu con khong het chua thay the bang can cu vao dau do thang nam vay a"
    )
)


def _is_bare(question: Question) -> bool:
    """Say whether a question asks for a fact and says of nothing whose."""
    return bool(question.wants) and _FACT_WORDS.issuperset(words(question.folded))


def _by_turn(question: Question, scope: Scope, held: Sequence[Held]) -> tuple[Held, ...]:
    if not scope.turns or not (_BACK.search(question.folded) or _is_bare(question)):
        return ()
    ids = scope.turns[-1].directive_ids
    last = tuple(one for one in held if one.id in ids)
    return () if _by_places(question.folded, held) else last


# A type name designates a document at the start of a question or after these words.
_TYPES = "|".join(re.escape(fold(name)) for name in TYPE_NAMES)
_LEAD = (
    r"(?:(?:cho (?:toi |em )?hoi|xin hoi|dong chi cho biet|da|thua|a|theo|trong|o|tai|cua"
    r"|noi dung|ban|cai|to|van ban|so sanh|diem moi cua)\s+)"
)
_DESIGNATION = re.compile(rf"(?:^\W*{_LEAD}*|\b{_LEAD}+)(?P<type>{_TYPES})\b(?! (?:nao|gi)\b)")
_NAMED_AFTER = re.compile(rf"\b(?P<type>{_TYPES})\b(?! (?:nao|gi)\b)[^?,;]{{0,60}}?\bcua\b")

# "văn bản về …": any type
_ANY_PAPER = re.compile(r"\bvan ban (?:ve|lien quan)\b")


def _by_description(question: Question, _scope: Scope, held: Sequence[Held]) -> tuple[Held, ...]:
    """Narrow what is held by place, then type, then subject and year, each only if it fits one."""
    folded = question.folded
    if question.address:
        folded = folded.replace(fold(question.address.printed), "trong")
    left: tuple[Held, ...] = tuple(held)
    places = _by_places(folded, left)
    left = places or left
    drafts = tuple(one for one in left if one.directive.is_draft)
    if drafts and re.search(r"\bdu thao\b", folded):
        return drafts
    if _ANY_PAPER.search(folded):
        return _live_first(_closest_subjects(folded, left)) or places
    kind = _DESIGNATION.search(folded) or _NAMED_AFTER.search(folded)
    if kind is None:
        return places
    typed = tuple(one for one in left if fold(one.directive.type or "") == kind["type"])
    if not typed:
        return places
    typed = _by_year(question, typed) or typed
    closest = _closest_subjects(folded, typed)
    if not closest:
        return places or (typed if len(typed) == 1 and _refers(folded, kind) else ())
    return _live_first(closest)


def _refers(folded: str, kind: re.Match[str]) -> bool:
    """Say whether the type name is followed by words that point at one document."""
    after = folded[kind.end("type") :]
    return (
        re.match(r" (?:nay|do|tren|so|cua|ban hanh|ai|duoc|do|ngay|gui|co|con|nam)\b", after)
        is not None
    )


def _live_first(chosen: tuple[Held, ...]) -> tuple[Held, ...]:
    return live_among(chosen) or chosen


def _by_places(folded: str, held: Sequence[Held]) -> tuple[Held, ...]:
    """Keep those whose issuer bears a name that the question says and other issuers do not."""
    names = {one.id: proper_pairs(one) for one in held}
    shared = set.intersection(*names.values()) if names else set()
    spaced = f" {' '.join(words(folded))} "
    said = {
        one.id: {pair for pair in names[one.id] - shared if f" {pair} " in spaced} for one in held
    }
    most = max((len(pairs) for pairs in said.values()), default=0)
    return tuple(one for one in held if most and len(said[one.id]) == most)


def _by_year(question: Question, held: Sequence[Held]) -> tuple[Held, ...]:
    return tuple(
        one
        for one in held
        if one.directive.bound_to_year in question.years
        or any((one.directive.issued_on or "").startswith(str(year)) for year in question.years)
    )


def _closest_subjects(folded: str, held: Sequence[Held]) -> tuple[Held, ...]:
    """Keep those whose subject shares the most syllable pairs with the question, if any does."""
    asked = {f"{a} {b}" for a, b in pairwise(words(folded))}
    names = proper_names(held)  # places say whose it is, not what it is about

    def shared(one: Held) -> int:
        subject = words(fold(one.directive.subject or ""))
        return len(({f"{a} {b}" for a, b in pairwise(subject)} & asked) - names)

    scores = {one.id: shared(one) for one in held}
    most = max(scores.values(), default=0)
    return tuple(one for one in held if most and scores[one.id] == most)
