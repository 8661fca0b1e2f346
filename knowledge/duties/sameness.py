"""Which duties look like one: a report asked for by plan and letter, or by this year's plan again.

Pure, and only ever an offer: a person says whether it is so. Compared are the addressee, what the
report is about once the words that every report has are taken away, and the period.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from knowledge.calendar import containing
from knowledge.calendar.periods import MONTHS
from knowledge.domain import MergeOffer, Renewal
from knowledge.identity import issuer_key
from knowledge.language import fold

if TYPE_CHECKING:
    from knowledge.domain import Directive, Duty, Period

_SENT = frozenset({"report", "submit", "review"})
_ALIKE = 0.5  # share of the words of two subjects that both have
_RENEWED = 0.6  # the same for a whole sentence of last year's plan and this year's
# two papers that ask for the same thing once do so within a few weeks
_ONCE_DAYS = 60
# words that say nothing of what a report is about
_EMPTY = frozenset(
    # báo cáo kết quả, công tác, thực hiện, tình hình, nhiệm vụ trọng tâm, phương hướng, quý …
    re.findall(
        r"\w+",
        "bao cao ket qua gui nop trinh ve cong tac thuc hien tinh hinh dinh ky nhiem vu trong tam "
        "phuong huong quy thang nam tuan dau cuoi hang cua cac va den i ii iii iv so tong hop "
        "mot lan ban truoc ngay cho theo dinh",
    )
)
# "quý III", "quý 3/2026", "quý IV năm 2026"
_YEAR = r"(?:\s*(?:/|nam)\s*(?P<year>20\d\d))?"
_QUARTER = re.compile(rf"\bquy (?P<number>iv|iii|ii|i|[1-4])\b{_YEAR}")
_MONTH = re.compile(rf"(?<!6 )(?<!sau )\bthang (?P<number>1[0-2]|0?[1-9])\b{_YEAR}")
_HALF = re.compile(
    r"\b(?:6|sau) thang (?P<number>dau|cuoi)(?: nam)?\b(?:\s*/?\s*(?P<year>20\d\d))?"
)
_WHOLE_YEAR = re.compile(r"\b(?:bao cao|tong ket)(?: \w+){0,6} nam (?P<year>20\d\d)\b")
_NUMBERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "dau": 1, "cuoi": 2}
_NAMED = ((_HALF, "semiannual"), (_QUARTER, "quarterly"), (_MONTH, "monthly"))


@dataclass(frozen=True, slots=True)
class _Asked:
    """A duty with the directive that it stands in."""

    duty: Duty
    directive: Directive

    @property
    def issued_on(self) -> str:
        return self.directive.issued_on or ""


def offers(
    duties: Iterable[Duty], directives: Mapping[int, Directive], directive_id: int
) -> list[MergeOffer]:
    """List which duties of a directive look like one with those of another.

    The earlier paper's is offered to be settled by the later one's, whose date counts.

    Args:
        duties: All that hold, proposed and confirmed.
        directives: The directives that they stand in, by id.
        directive_id: One that either of the two stands in.
    """
    asked = [
        _Asked(duty, directives[duty.directive_id])
        for duty in duties
        if duty.obligation.kind in _SENT and duty.merged_into is None
    ]
    own = [one for one in asked if one.duty.directive_id == directive_id]
    others = [one for one in asked if one.duty.directive_id != directive_id]
    found: list[MergeOffer] = []
    for mine in own:
        for other in others:
            earlier, later = sorted((mine, other), key=lambda one: (one.issued_on, one.duty.id))
            found.extend(_offer(earlier, later))
    return found


def _offer(earlier: _Asked, later: _Asked) -> Iterator[MergeOffer]:
    """Offer what a letter asks for on a day of one period, or what is asked for again.

    Two subjects without words of their own ("báo cáo công tác quý III") are one only where both
    name the period: "gửi", "báo cáo" alone say nothing.
    """
    one, other = earlier.duty.obligation, later.duty.obligation
    if one.kind != other.kind or _whom(earlier.duty) != _whom(later.duty):
        return
    if not _same_addressee(earlier, later):
        return
    period = _period_asked(earlier, later)
    if period is not None or _is_again(earlier, later):
        yield MergeOffer(duty=earlier.duty, into=later.duty, period=period)


def _period_asked(plan: _Asked, letter: _Asked) -> Period | None:
    """Return the period of a recurring report for which a letter names a day."""
    one, other = plan.duty.obligation, letter.duty.obligation
    if one.period not in MONTHS or (other.period, other.due["type"]) != ("once", "absolute"):
        return None
    asked = period_named(other.what, _day_of(letter))
    if asked is None or asked.kind != _kind_of(plan.duty) or _likeness(plan, letter) < _ALIKE:
        return None
    return containing(one.period, asked.start)


def _is_again(earlier: _Asked, later: _Asked) -> bool:
    """Say whether two papers ask for one thing, which has words of its own."""
    one, other = earlier.duty.obligation, later.duty.obligation
    rhythm = one.period == other.period and (one.period in MONTHS or _near(earlier, later))
    return rhythm and bool(_subject(one.what)) and _likeness(earlier, later) >= _ALIKE


def _likeness(one: _Asked, other: _Asked) -> float:
    subjects = [_subject(asked.duty.obligation.what) for asked in (one, other)]
    return _share(subjects[0], subjects[1])


def renewals(
    old: Iterable[Duty], new: Iterable[Duty], directives: Mapping[int, Directive]
) -> list[Renewal]:
    """Set each duty of last year beside the one of this year's plan that is most alike.

    Args:
        old: Those confirmed for last year.
        new: Those proposed from the plans of the year after.
        directives: The directives that they stand in, by id.
    """
    left = list(new)
    found = []
    for duty in old:
        scored = [(_renews(duty, one, directives), one) for one in left]
        best = max(scored, key=lambda pair: pair[0], default=(0.0, None))
        match = best[1] if best[0] >= _RENEWED else None
        if match is not None:
            left.remove(match)
        found.append(Renewal(old=duty, new=match, changed=_changed(duty, match)))
    return found


def period_named(text: str, by: date | None) -> Period | None:
    """Return the period that a letter asks for: "quý III" in one due on 18/9/2026 is 2026-Q3.

    Args:
        text: The words.
        by: The day on which it is due: a period without a year is the last that has begun by then;
            None where it bears none.
    """
    folded = fold(text)
    found = [(m.start(), m, kind) for pattern, kind in _NAMED if (m := pattern.search(folded))]
    if found:
        _, match, kind = min(found, key=lambda one: one[0])
        number = _NUMBERS.get(match["number"]) or int(match["number"])
        return _period(kind, number, match["year"], by)
    whole = _WHOLE_YEAR.search(folded)
    return containing("annual", date(int(whole["year"]), 1, 1)) if whole else None


def _period(kind: str, number: int, year: str | None, by: date | None) -> Period | None:
    month = (number - 1) * MONTHS[kind] + 1
    if year is not None:
        return containing(kind, date(int(year), month, 1))
    if by is None:
        return None
    begun = date(by.year, month, 1) <= by
    return containing(kind, date(by.year if begun else by.year - 1, month, 1))


def _kind_of(duty: Duty) -> str:
    """Return what a duty is about: "Báo cáo 6 tháng" is read as annual, with a day in June."""
    read = duty.obligation
    half = re.search(r"\b(?:6|sau) thang\b", fold(read.what))
    return "semiannual" if half else read.period


def _day_of(asked: _Asked) -> date | None:
    due = asked.duty.obligation.due
    if due.get("type") == "absolute":
        return date.fromisoformat(due["date"])
    whole = len(asked.issued_on) == len("2026-12-28")
    return date.fromisoformat(asked.issued_on) if whole else None


def _near(one: _Asked, other: _Asked) -> bool:
    """Say whether two papers ask for something once at about the same time."""
    days = (_day_of(one), _day_of(other))
    if days[0] is None or days[1] is None:
        return False
    return one.duty.obligation.period == "once" and abs(days[0] - days[1]) <= timedelta(_ONCE_DAYS)


def _same_addressee(one: _Asked, other: _Asked) -> bool:
    mine, theirs = (_names(asked.duty.obligation.to) for asked in (one, other))
    if mine and theirs:
        return any(a <= b or b <= a for a in mine for b in theirs)
    issuers = [issuer_key(asked.directive.issuer) for asked in (one, other)]
    return bool(issuers[0]) and issuers[0] == issuers[1]


def _names(names: Iterable[str]) -> list[frozenset[str]]:
    return [frozenset(re.findall(r"\w+", fold(name))) for name in names]


def _subject(text: str) -> frozenset[str]:
    return frozenset(word for word in re.findall(r"[^\W\d]+", fold(text)) if word not in _EMPTY)


def _whom(duty: Duty) -> str:
    """Return what kind of bodies a duty binds, or seems to."""
    return (duty.suggested if duty.bound.kind == "nobody" else duty.bound).kind


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one | other else 1.0


def _renews(old: Duty, new: Duty, directives: Mapping[int, Directive]) -> float:
    issuers = [issuer_key(directives[duty.directive_id].issuer) for duty in (old, new)]
    if old.obligation.kind != new.obligation.kind or issuers[0] != issuers[1]:
        return 0.0
    words = [frozenset(re.findall(r"[^\W\d]+", fold(duty.as_read.quote))) for duty in (old, new)]
    alike = _share(words[0], words[1])
    same = old.obligation.period == new.obligation.period
    return alike + (0.1 if same and alike else 0.0)


def _changed(old: Duty, new: Duty | None) -> frozenset[str]:
    if new is None:
        return frozenset()
    names = ("due", "period", "to", "via", "who")
    return frozenset(
        name for name in names if getattr(old.obligation, name) != getattr(new.obligation, name)
    )
