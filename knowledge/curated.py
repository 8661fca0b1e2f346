"""What the office answered itself, on which paper, and whether that still stands."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Literal

from knowledge.language import fold

if TYPE_CHECKING:
    from knowledge.domain import Held

# draft: somebody has still to press that it is given · live: it is shown · review: its directive
# has changed · ended: another took its place
CuratedState = Literal["draft", "live", "review", "ended"]
# statuses of a directive that is no longer what is to be done
_OVER = frozenset({"superseded", "withdrawn", "waiting"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Curated:
    """A question as it was asked, and what the office answered to it."""

    id: int
    question: str
    text: str
    # the directive that it rests on; None: the office's own word
    directive_id: int | None
    # ``fingerprint`` of that directive when it was answered
    text_sha256: str | None
    by: str
    at: datetime
    state: CuratedState


def words(question: str) -> str:
    """Return the words by which a question is known again: all of them, folded, in order.

    Strict on purpose: who asks in other words gets the answer of the documents. Without marks,
    for many type so; the question as it was asked is shown with the answer.
    """
    return " ".join(re.findall(r"\w+", fold(question)))


def fingerprint(held: Held) -> str:
    """Return what changes when the text of a directive does."""
    return sha256(held.directive.text.encode()).hexdigest()


def stands(curated: Curated, held: Iterable[Held]) -> bool:
    """Say whether an answer of the office may be shown.

    Args:
        curated: As its row says now.
        held: What exists for the reader.

    Returns:
        Whether it is live, and the directive that it rests on is there, in force as far as is
        known, and says word for word what it said then.
    """
    if curated.state != "live":
        return False
    if curated.directive_id is None:
        return True
    source = next((one for one in held if one.id == curated.directive_id), None)
    return (
        source is not None
        and source.status not in _OVER
        and fingerprint(source) == curated.text_sha256
    )
