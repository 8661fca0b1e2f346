"""What a directive says otherwise than the one before it: counts, and both exact words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge import links
from knowledge.answer.asking import Asking, absent, answered, missing, quoted, recorded, which_one
from knowledge.answer.citing import cite_unit
from knowledge.answer.content import ENOUGH
from knowledge.answer.naming import identity
from knowledge.answer.overlap import Overlap
from knowledge.answer.stop_words import COMPARING_WORDS
from knowledge.comparison import Change, compare, share_alike
from knowledge.domain import Answer, Held, Statement
from knowledge.language import fold

# "có gì mới" · "khác gì" · "điểm mới" · "thay đổi những gì" · "so với bản trước" · "so sánh"
_ASKED = re.compile(
    r"\bco (?:gi|diem (?:gi|nao)|nhung gi|cai gi) (?:moi|khac|thay doi)\b|\b(?:gi|diem|net) moi\b"
    r"|\bmoi (?:gi|o cho nao|o diem nao|ra sao|the nao)\b"
    r"|\bkhac(?: nhau)? (?:gi|the nao|ra sao|cho nao|nhau|diem nao|o (?:cho|diem|muc) nao"
    r"|(?:so )?voi|nam (?:ngoai|truoc)|ban (?:cu|truoc))\b"
    r"|\bkhac\b[^?]{0,40}\b(?:the nao|cho nao|diem nao|ra sao)\b"
    r"|\bthay doi (?:gi|nhung gi|the nao|cho nao|o dau|ra sao|so voi)\b|\bso (?:sanh|voi)\b"
)
_YEAR_BEFORE = re.compile(r"\bnam (?:ngoai|truoc|cu)\b|\bnam 20\d\d\b")
_LEAST_ALIKE = 0.15  # of the units: two papers of which less stands in both are no two versions
_MOST_SHOWN = 5
_NUMBER = re.compile(r"\d")


def answer(asking: Asking) -> Answer | None:
    """Compare the directive named with the one before it, or two that are named."""
    if not _ASKED.search(asking.question.folded):
        return None
    pair = _pair(asking)
    if pair is None:
        return _none_before(asking)
    if isinstance(pair, Answer):
        return pair
    old, new = pair
    changes = compare(old.directive, new.directive)
    return answered(*_told(old, new, changes, _about(asking, changes, old, new)[:_MOST_SHOWN]))


def differences(old: Held, new: Held, *, first: int, most: int) -> tuple[Statement, ...]:
    """Tell how many units differ, and *most* of them from the one at *first* on."""
    changes = _telling_first(compare(old.directive, new.directive))
    return _told(old, new, changes, changes[first : first + most])


def before(held: Held, shelf: Sequence[Held]) -> Held | None:
    """Return what a directive can be compared with: what it replaced, or that of last year."""
    earlier = links.predecessors(held, shelf)[:1]
    return earlier[0] if earlier else links.of_another_year(held, shelf, years=-1)


def _told(
    old: Held, new: Held, changes: Sequence[Change], shown: Sequence[Change]
) -> tuple[Statement, ...]:
    counts = {k: sum(c.kind == k for c in changes) for k in ("changed", "added", "dropped")}
    told = recorded("comparison", old=old.id, new=new.id, shown=len(shown), **counts)
    return (told, *(_difference(change, old, new) for change in shown))


def _pair(asking: Asking) -> tuple[Held, Held] | Answer | None:
    """Return the older and the newer one, what to ask where it is unclear, None for no pair."""
    named = asking.meant.directives
    if len(named) == 2 and asking.meant.by in {"number", "each"}:  # noqa: PLR2004  # a pair
        return _alike(*sorted(named, key=_age))
    found = filter(None, (_with_neighbour(asking, held) for held in named))
    pairs = {(old.id, new.id): (old, new) for old, new in found}
    if len(pairs) > 1:
        return which_one(asking, named)
    return next(iter(pairs.values()), None)


def _age(held: Held) -> tuple[str, int]:
    return (held.directive.issued_on or "", held.id)


def _alike(old: Held, new: Held) -> tuple[Held, Held] | None:
    share = share_alike(old.directive, new.directive)
    return (old, new) if share >= _LEAST_ALIKE or new.id in old.superseded_by else None


def _with_neighbour(asking: Asking, held: Held) -> tuple[Held, Held] | None:
    """Pair a directive with what it replaced, what replaced it, or that of the next year."""
    earlier = before(held, asking.held)
    if earlier is not None:
        return (earlier, held)
    later = links.successors(held, asking.held)[:1]
    after = later[0] if later else links.of_another_year(held, asking.held, years=1)
    return (held, after) if after is not None else None


def _none_before(asking: Asking) -> Answer | None:
    """Say that no earlier one is held, where one directive is meant and no other is named."""
    named, numbers = asking.meant.directives, asking.question.numbers
    if len(named) != 1 or len(numbers) > 1 or not asking.meant.exact:
        return None
    return absent(missing("no_earlier", directive_id=named[0].id))


def _about(asking: Asking, changes: Sequence[Change], old: Held, new: Held) -> Sequence[Change]:
    """Keep the changes of what the question is about, if it is about something and any is."""
    topic = asking.beyond(new, COMPARING_WORDS).without(fold(identity(old)).split())
    ordered = _telling_first(changes)
    if not topic.runs:
        return ordered
    overlap = Overlap(topic, lambda _term: 1, 1)
    about = [one for one in ordered if overlap.coverage(_text(one)) >= ENOUGH]
    return about or ordered


def _text(change: Change) -> str:
    return " ".join(unit.text for unit in (change.old, change.new) if unit is not None)


def _telling_first(changes: Sequence[Change]) -> list[Change]:
    """Put changed dates and numbers first, then other changes, what is new, what is gone."""

    def rank(change: Change) -> int:
        if change.old is None or change.new is None:
            return 2 if change.old is None else 3
        numbers = [_NUMBER.search(unit.text) for unit in (change.old, change.new)]
        return 0 if all(numbers) and change.new.path[:1].isalnum() else 1

    return sorted(changes, key=rank)


def _difference(change: Change, old: Held, new: Held) -> Statement:
    sides = ((old, change.old), (new, change.new))
    citations = (cite_unit(held, unit) for held, unit in sides if unit is not None)
    return quoted("difference", *citations, kind=change.kind, old=old.id, new=new.id)
