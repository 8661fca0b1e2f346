"""What must be true in the register for a statement about what somebody owes to be sent."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from knowledge.domain import Due, Statement
from knowledge.register import Owing, together

Facts = Mapping[str, Any]


def stands(statement: Statement, owing: Owing | None) -> bool:
    """Say whether the register, asked anew, bears *statement* out."""
    rule = _RULES.get(statement.code)
    return owing is not None and rule is not None and rule(statement, owing)


def _is_due(statement: Statement, owing: Owing) -> bool:
    due: Due = statement.facts["due"]
    known = owing.between(due.day, due.day)
    every = (due, *statement.facts.get("others", ()))
    return all(one in known for one in every) and statement.citations == (due.citation,)


def _is_between(statement: Statement, owing: Owing) -> bool:
    facts = statement.facts
    dues = owing.between(facts["first"], facts["last"])
    told = facts["dues"]
    return all(due in dues for due in told) and (facts["partly"] or len(told) == len(dues))


def _recurs(statement: Statement, owing: Owing) -> bool:
    return statement.facts["duty"] in owing.recurring(statement.facts["year"])


def _counts(statement: Statement, owing: Owing) -> bool:
    facts = statement.facts
    found = owing.recurring(facts["year"])
    kind = facts["kind"]
    fitting = [duty for duty in found if kind in {None, duty.obligation.period}]
    return len(fitting) == int(facts["count"])


def _confirmed(owing: Owing) -> bool:
    return bool(owing.late or owing.ahead or owing.undated)


_RULES: dict[str, Callable[[Statement, Owing], bool]] = {
    "due": _is_due,
    "next_due": _is_due,
    "between": _is_between,
    "none_between": _is_between,
    "late": lambda said, owing: said.facts["count"] == len(together(owing.late)),
    "none_late": lambda _said, owing: not owing.late,
    "coming": lambda said, owing: 0 < said.facts["count"] <= len(owing.ahead),
    "undated": lambda said, owing: said.facts["duty"] in owing.undated,
    "only_undated": lambda said, owing: said.facts["count"] == len(owing.undated),
    "nothing_confirmed": lambda _said, owing: not _confirmed(owing),
    "recurring": _counts,
    "recurs": _recurs,
    "recording": lambda said, owing: said.facts["count"] == len(owing.late),
    "more": lambda said, _owing: said.facts["count"] > 0,
}
CODES = frozenset(_RULES)
