"""What the asker's own cells owe, answered from the register: what, when, how many, what is late.

Only for somebody whose cells are known, and only where the question is about what they owe; a
question that names a paper is one about that paper. Every row that is told is one of the register
and bears the sentence of its directive.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import TypeVar

from knowledge.answer import owed_words as words
from knowledge.answer.asking import Asking, answered, recorded
from knowledge.answer.owed_words import (
    asks_when,
    each_kind,
    fits,
    is_meant,
    is_of,
    kind_of,
    names_a_paper,
    said_of,
    specific,
    spelled,
)
from knowledge.domain import Answer, Due, Duty, Statement
from knowledge.language import Span, find_span
from knowledge.register import Owing, together

T = TypeVar("T")
Teller = Callable[[Asking, Owing], Answer | None]

_MOST = 10  # rows that one looks through on a phone
_MOST_FOUND = 3  # answers to "when"
_ALIKE = 0.7  # of the best duty's score: another one that may be meant too


def answer(asking: Asking) -> Answer | None:
    """Answer what the asker's cells owe."""
    owing = asking.owing
    if owing is None or names_a_paper(asking):
        return None
    folded = spelled(asking.question.folded)
    tellers = (tell for asked, tell in _TELLERS if asked.search(folded))
    answers = (tell(asking, owing) for tell in tellers)
    return next((found for found in answers if found is not None), None)


def _recording(_asking: Asking, owing: Owing) -> Answer:
    """Say how it is noted that something was handed in."""
    return answered(recorded("recording", count=len(owing.late)))


def _late(_asking: Asking, owing: Owing) -> Answer:
    if not owing.late:
        return answered(recorded("none_late"), *_rows(owing, owing.ahead[:1], lead="next_due"))
    count = len(together(owing.late))
    return answered(recorded("late", count=count), *_rows(owing, owing.late))


def _next(asking: Asking, owing: Owing) -> Answer | None:
    """Tell the next days, where no span of time is named."""
    if find_span(asking.question.text, owing.today) is not None:
        return None
    if not owing.ahead:
        return _nothing(owing)
    soon = [due for due in owing.ahead if due.day == owing.ahead[0].day]
    many = "tiep" not in asking.question.folded and "gan nhat" not in asking.question.folded
    shown = _first(owing.ahead, _MOST) if many else soon
    return answered(recorded("coming", count=len(shown)), *_rows(owing, shown))


def _nothing(owing: Owing) -> Answer:
    """Say why there is nothing to tell: no day, or nothing confirmed at all."""
    if owing.undated:
        told = (recorded("undated", duty=d, number=n) for n, d in _numbered(owing.undated[:_MOST]))
        return answered(recorded("only_undated", count=len(owing.undated)), *told)
    return answered(recorded("nothing_confirmed"))


def _between(asking: Asking, owing: Owing) -> Answer | None:
    """List what is due in the span of time that the question names."""
    span = find_span(asking.question.text, owing.today)
    if span is None:
        return None
    dues = [due for due in owing.between(span.first, span.last) if is_meant(asking, due.duty)]
    if not dues and specific(asking):
        return None
    partly = bool(specific(asking))
    facts = {"first": span.first, "last": span.last, "dues": tuple(dues), "partly": partly}
    if not dues:
        later = _first((due for due in owing.ahead if due.day > span.last), 1)
        return answered(recorded("none_between", **facts), *_rows(owing, later, lead="next_due"))
    if (
        len(together(dues)) > _MOST
    ):  # what can still be done comes first, where not all of it is shown
        dues.sort(key=lambda due: due.day < owing.today)
    return answered(recorded("between", **facts), *_rows(owing, dues))


def _anything(asking: Asking, owing: Owing) -> Answer | None:
    """List what is due, where nothing but a span of time is spoken of: "tháng sau có gì không"."""
    return None if specific(asking) else _between(asking, owing)


def _when(asking: Asking, owing: Owing) -> Answer | None:
    """Tell the next day of the duty that the question is about."""
    span = find_span(asking.question.text, owing.today)
    kind = kind_of(asking.question.folded, span)
    duties = _meant(asking, owing, kind)
    dues = _first_of_each(_reports(asking, _in_period(owing, duties, kind, span)))
    if dues:
        return answered(*_rows(owing, _first(dues, _MOST_FOUND)))
    undated = [duty for duty in owing.undated if duty in duties and not span]
    if undated:
        told = (recorded("undated", duty=d, number=n) for n, d in _numbered(undated[:_MOST_FOUND]))
        return answered(*told)
    return None if specific(asking) else _between(asking, owing)


def _reports(asking: Asking, dues: list[Due]) -> list[Due]:
    """Leave out what is no report, where any report is asked for."""
    if specific(asking) or "bao cao" not in spelled(asking.question.folded):
        return dues
    return [due for due in dues if due.duty.obligation.kind in _REPORTS]


_REPORTS = frozenset({"report", "review"})


def _in_period(
    owing: Owing, duties: Sequence[Duty], kind: str | None, span: Span | None
) -> list[Due]:
    """List the dues of *duties* for the period asked for; without one, those to come."""
    ids = {duty.id for duty in duties}
    wide = owing.ahead if span is None else owing.between(*_reach(owing, span))
    mine = [due for due in wide if due.duty.id in ids]
    if span is None:
        return [due for due in mine if kind is None or fits(due, kind)]
    named = [due for due in mine if is_of(due, span)]
    within = [due for due in mine if span.first <= due.day <= span.last]
    return named or [due for due in within if kind is not None and fits(due, kind)] or within


def _reach(owing: Owing, span: Span) -> tuple[date, date]:
    """Return where the dues of a period may lie: some way before it ends, and after."""
    year = span.last.year
    return span.first, max(span.last, min(date(year + 1, 3, 31), owing.today.replace(day=1)))


def _meant(asking: Asking, owing: Owing, kind: str | None) -> list[Duty]:
    """Return the duties that the question may be about, best first; all where it names none."""
    known = {due.duty.id: due.duty for due in (*owing.ahead, *owing.late)}
    known |= {duty.id: duty for duty in owing.undated}
    found = [duty for duty in known.values() if is_meant(asking, duty)]
    if kind is None and not specific(asking):
        return []
    scores = {duty.id: asking.overlap.score(said_of(asking, duty)) for duty in found}
    least = _ALIKE * max(scores.values(), default=0.0) if specific(asking) else 0.0
    return sorted((duty for duty in found if scores[duty.id] >= least), key=lambda d: -scores[d.id])


def _counted(asking: Asking, owing: Owing) -> Answer:
    """List the duties that recur, and what is asked once, of the year."""
    year = (find_span(asking.question.text, owing.today) or _this_year(owing.today)).first.year
    duties = owing.recurring(year)
    kind = each_kind(asking.question.folded)
    shown = [duty for duty in duties if kind is None or duty.obligation.period == kind]
    if not shown:
        return (
            _nothing(owing)
            if not duties
            else answered(recorded("recurring", year=year, count=0, kind=kind))
        )
    ordered = sorted(shown, key=lambda duty: (_RANK.get(duty.obligation.period, 9), duty.id))
    told = (recorded("recurs", duty=d, number=n, year=year) for n, d in _numbered(ordered))
    facts = {"year": year, "count": len(ordered), "kind": kind}
    return answered(recorded("recurring", **facts), *told)


_RANK = {"weekly": 1, "monthly": 2, "quarterly": 3, "semiannual": 4, "annual": 5}


def _this_year(today: date) -> Span:
    return Span(first=date(today.year, 1, 1), last=date(today.year, 12, 31), unit="year")


def _first_of_each(dues: Iterable[Due]) -> list[Due]:
    """Keep the first due of each duty."""
    first: dict[tuple[int, str], Due] = {}
    for due in dues:
        first.setdefault((due.duty.id, due.cell), due)
    return sorted(first.values(), key=lambda due: due.day)


def _rows(owing: Owing, dues: Sequence[Due], *, lead: str = "due") -> list[Statement]:
    """Tell dues one by one, with the sentence of each; how many more there are last.

    What is the same for several cells of the asker is told once, with all of them.
    """
    groups = together(dues)
    told = [
        Statement(
            kind="recorded",
            code=lead,
            facts={
                "due": group[0],
                "others": group[1:],
                "today": owing.today,
                "number": number,
                "of": len(groups),
            },
            citations=(group[0].citation,),
        )
        for number, group in _numbered(groups[:_MOST])
    ]
    return [*told, recorded("more", count=len(groups) - _MOST)] if len(groups) > _MOST else told


def _first(dues: Iterable[Due], count: int) -> list[Due]:
    """Return the dues of the first *count* rows."""
    return [due for group in together(dues)[:count] for due in group]


def _numbered(things: Sequence[T]) -> Iterable[tuple[int, T]]:
    return enumerate(things, start=1)


# What the question asks for -> who tells; the first that has something to tell does.
_TELLERS: tuple[tuple[re.Pattern[str], Teller], ...] = (
    (words.RECORDING, _recording),
    (words.LATE, _late),
    (words.COUNTED, _counted),
    (words.LISTED, lambda asking, owing: None if asks_when(asking) else _between(asking, owing)),
    (words.NEXT, _next),
    (words.REPORT, lambda asking, owing: _when(asking, owing) if asks_when(asking) else None),
    (words.TO_DO, _next),
    (words.ANYTHING, _anything),
)
