"""When, how often, to whom: answered from the obligations that were read, with their sentence.

What the asker's own cells owe by the register is ``owed``.

A duty without a day has none: the answer says so and shows the sentence. No date is worked out
here; what is told are words of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from knowledge.answer.absence import states_a_day
from knowledge.answer.asking import Asking, absent, answered, missing, quoted
from knowledge.answer.citing import cite, components, sentence_at, under, unit_at
from knowledge.answer.content import ENOUGH, dated
from knowledge.answer.naming import binds_cells, identity
from knowledge.answer.overlap import Overlap
from knowledge.answer.which import live_among
from knowledge.domain import Answer, Citation, Held, Obligation, Statement
from knowledge.language import fold

_WANTS = frozenset({"due", "period", "addressee"})
# A question about a duty says one of these.
_DUTY_WORDS = re.compile(
    r"\b(?:bao cao|nop|gui|trinh|so ket|tong ket|ke hoach|dang ky|hoan thanh|han)\b"
)
# "báo cáo tháng", "hằng tháng"; a bare "tháng" is not a period.
_OF = r"(?:bao cao|hang) "
_PERIODS = (
    ("semiannual", (("", "6 thang"), ("", "sau thang"), ("", "nua nam"))),
    ("monthly", ((_OF, "thang"),)),
    ("quarterly", ((_OF, "quy"),)),
    ("annual", ((_OF, "nam"), ("", "cuoi nam"))),
    ("weekly", ((_OF, "tuan"),)),
)
# "quý 3", "tháng 10": one period of its kind, as a letter asks for it
_ONCE = {
    "monthly": re.compile(r"\bthang \d+"),
    "quarterly": re.compile(r"\bquy (?:\d|[ivx]+)\b"),
    "semiannual": re.compile(r"\b6 thang\b"),
    "annual": re.compile(r"\bnam 20\d\d\b"),
    "weekly": re.compile(r"\btuan\b"),
}
# Set on the project's own questions: ``python -m tests.bench.thresholds``.
_ALIKE = 0.8
_LONG_DUTY = 300  # characters that cost a point: the shorter of two that fit says it better
_KINDS = frozenset({"report", "submit", "review", "plan"})
_NOT_A_REPORT = 0.5  # what a task or a meeting counts, beside a report or a submission
# A duty says these in its own words: "định kỳ", "các tổ chức đảng trực thuộc".
_PERIOD_WORDS = ("báo cáo tháng", "quý", "6 tháng", "cuối năm", "hằng tuần", "định kỳ")
_CELL_WORDS = {"chi bộ", "đảng bộ cơ sở", "cấp ủy", "đơn vị"}
_ACTOR_SHARE = 1.5  # what a word in the actor's name counts, beside one in the sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class _Duty:
    held: Held
    # obligations of one sentence, one for each period or rule
    rows: tuple[Obligation, ...]
    coverage: float
    score: float


def answer(asking: Asking) -> Answer | None:
    """Answer when, how often or to whom something is due, from the duties that fit."""
    wants = asking.question.wants & _WANTS
    if not wants or not _DUTY_WORDS.search(asking.question.folded):
        return None
    fitting = _fitting(asking, wants)
    if not fitting or ("due" in wants and _says_more(asking, fitting)):
        return None
    statements = [_tell(duty, wants) for duty in fitting]
    if all(statement.kind == "absent" for statement in statements):
        return absent(*statements)
    return answered(*statements)


def _says_more(asking: Asking, fitting: Sequence[_Duty]) -> bool:
    """Say whether a passage with a date holds more of the question than the duties do."""
    best = max(duty.coverage for duty in fitting)
    return any(passage.coverage > best for passage in dated(asking))


def _fitting(asking: Asking, wants: frozenset[str]) -> list[_Duty]:
    """Return the duties whose sentence, headings and names hold the question, best first."""
    duties = [
        duty
        for held in asking.meant.directives or _near(asking)
        for duty in _measured(asking, held)
        if duty.rows[0].kind in _KINDS or ("due" in wants and _has_day(duty.rows))
    ]
    enough = sorted((d for d in duties if d.coverage >= ENOUGH), key=lambda d: -d.score)
    if not enough:
        return []
    best: dict[int, _Duty] = {}
    for duty in enough:
        if duty.score >= _ALIKE * enough[0].score:
            best.setdefault(duty.held.id, duty)
    return list(best.values())[:3]


def _near(asking: Asking) -> tuple[Held, ...]:
    """Return the live directives of the passages found."""
    found = {hit.passage.directive_id for hit in asking.find(None)}
    return tuple(held for held in live_among(asking.held) if held.id in found)


def _measured(asking: Asking, held: Held) -> Iterable[_Duty]:
    period = _period(asking.question.folded)
    for rows in _by_sentence(held.directive.obligations):
        fits_period = period is None or _has_period(asking, rows, period)
        if fits_period or any(row.period == "periodic_unspecified" for row in rows):
            unit = unit_at(held, rows[0].start)
            text = " | ".join((rows[0].quote, *(unit.heading if unit else ()), *_who(rows)))
            act = 1.0 if rows[0].kind in {"report", "submit"} else _NOT_A_REPORT
            coverage = _coverage(asking, rows, text, identity(held))
            points = act * (asking.overlap.score(text) + _actor(asking, rows))
            points += 1.0 if fits_period else 0.5
            points -= len(rows[0].quote) / _LONG_DUTY
            yield _Duty(held=held, rows=rows, coverage=coverage, score=coverage * points)


def _has_period(asking: Asking, rows: Sequence[Obligation], period: str) -> bool:
    """Say whether the duty recurs so, or is the one of that period: "báo cáo quý III"."""
    if any(row.period == period for row in rows):
        return True
    once = _ONCE[period].search(asking.question.folded)
    return once is not None and asking.overlap.holds(once[0], rows[0].quote)


def _who(rows: Sequence[Obligation]) -> tuple[str, ...]:
    return tuple(name for row in rows for name in row.who)


def _coverage(asking: Asking, rows: Sequence[Obligation], *texts: str) -> float:
    """Measure the question without what the duty says in its own way: its period and its actor."""
    said = set(_PERIOD_WORDS)
    if not asking.overlap.missing(*texts):
        return asking.overlap.coverage(*texts)
    # who asks is one of those whom directives bind, unless the question names another
    if binds_cells(_who(rows)) or not _who(rows):
        said |= _CELL_WORDS
    return asking.overlap.coverage(*texts, " ".join(said))


def _actor(asking: Asking, rows: Sequence[Obligation]) -> float:
    """Weigh how well the actor of a duty is the one that the question speaks of."""
    who = _who(rows)
    fits = _ACTOR_SHARE * asking.overlap.score(fold(" ".join(who)))
    return fits + (1.0 if binds_cells(who) else 0.0)


def _by_sentence(obligations: Sequence[Obligation]) -> list[tuple[Obligation, ...]]:
    groups: dict[tuple[int, int], list[Obligation]] = {}
    for obligation in obligations:
        if obligation.kind != "meeting":
            groups.setdefault((obligation.start, obligation.end), []).append(obligation)
    return [tuple(rows) for rows in groups.values()]


def _period(folded: str) -> str | None:
    for period, words in _PERIODS:
        if any(re.search(rf"\b{lead}{word}\b", folded) for lead, word in words):
            return period
    return None


def _tell(duty: _Duty, wants: frozenset[str]) -> Statement:
    citation = cite(duty.held, duty.rows[0].start, duty.rows[0].end)
    to, via = (_each(n for row in duty.rows for n in getattr(row, name)) for name in ("to", "via"))
    leads = _leads(duty.held, citation, (*to, *via))
    printed = " ".join(one.quote for one in (*leads, citation))
    has_day = _has_day(duty.rows)
    facts = {
        "to": tuple(name for name in to if Overlap.holds(name, printed)),
        "via": tuple(name for name in via if Overlap.holds(name, printed)),
        "periods": _each(row.period for row in duty.rows),
        "day_stated": has_day,
    }
    if wants == {"due"} and not has_day:
        return missing("due_unstated", citation, **facts)
    return quoted("duty", *leads, citation, **facts)


def _leads(held: Held, citation: Citation, names: Sequence[str]) -> tuple[Citation, ...]:
    """Cite the lines above that lend a duty its addressee: "gửi về Đảng ủy (qua Văn phòng):"."""
    leads: list[Citation] = []
    for name in names:
        if any(Overlap.holds(name, one.quote) for one in (*leads, citation)):
            continue
        above = [u for u in held.directive.units if u.end <= citation.start and u.path]
        lead = next((u for u in reversed(above) if Overlap.holds(name, u.text)), None)
        if lead is not None and under(citation.path, _parent(lead.path)):
            leads.append(sentence_at(held, lead.start + _place(name, lead.text)))
    return tuple(dict.fromkeys(leads))


def _parent(path: str) -> str:
    return ".".join(components(path)[:-1]) or path


def _place(name: str, text: str) -> int:
    return max(fold(text).find(fold(name)), 0)


def _has_day(rows: Sequence[Obligation]) -> bool:
    """Say whether a day or a time is stated, as a rule that was read or in so many words."""
    return states_a_day(rows[0].quote) or any(
        row.due.get("type") not in {None, "none", "blank"} for row in rows
    )


def _each(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
