"""Bodies that papers name, with dates and successors, each backed by the deciding document.

Cells and people of the organisation served are no bodies in this sense: ``bot.organisation``.

An old name is never an alias of a new one: districts, committees and their organs have ended,
merged and split, and successors have had successors. The table is empty until an office enters
what a paper says; nothing is known by inference.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge.domain import Citation, EndedBody
from knowledge.errors import UncitedAnswer
from knowledge.identity import issuer_key
from knowledge.store import bodies

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from knowledge.database import Database
    from knowledge.domain import Body, Held


class Roll:
    """The bodies known at one moment, found by their exact name; pure."""

    def __init__(self, known: Iterable[Body]) -> None:
        self._ended = {issuer_key(body.name): body for body in known if body.ended_on is not None}

    def ended(self, name: str, on: date) -> EndedBody | None:
        """Say what became of a body that had ended by a day; None where nothing says so.

        A name fits a body if all its words do: "Ban Tuyên giáo Tỉnh ủy" is not "Ban Tuyên giáo và
        Dân vận Tỉnh ủy", and a shorter name may mean another level.
        """
        body = self._ended.get(issuer_key(name)) if self._ended else None
        if body is None or body.ended_on is None or body.ended_on > on:
            return None
        return EndedBody(
            name=name,
            ended_on=body.ended_on,
            successors=body.successors,
            number=body.number,
            citation=body.citation,
        )


class Organisations:
    """The bodies of one database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def roll(self) -> Roll:
        """Return what is known now."""
        return Roll(self.all())

    def all(self) -> list[Body]:
        """List every body that was entered, by name."""
        with self._database.reading() as session:
            return bodies.load(session)

    def enter(  # noqa: PLR0913  # keywords, each plain by its name
        self,
        name: str,
        *,
        by: str,
        now: datetime,
        began_on: date | None = None,
        ended_on: date | None = None,
        successors: Iterable[str] = (),
        number: str | None = None,
        evidence: tuple[Held, str] | None = None,
    ) -> Body:
        """Enter a body, or what became of one that was entered before.

        Args:
            name: As directives write it.
            by: Who enters it.
            now: The moment.
            began_on: Its first day, if it is known.
            ended_on: The first day on which it was no more.
            successors: Names of the bodies that took over; entered too if they are new.
            number: The deciding document, as it is cited.
            evidence: If that document is held: it, and its words.

        Raises:
            UncitedAnswer: If the words don't stand in the document.
        """
        citation = None
        if evidence is not None:
            held, quote = evidence
            citation, number = cite(held, quote), number or held.directive.number
        facts = bodies.Facts(
            name=name,
            began_on=began_on,
            ended_on=ended_on,
            successors=tuple(successors),
            number=number,
            citation=citation,
        )
        with self._database.writing("library") as session:
            entered = bodies.enter(session, facts, by=by, now=now)
        return next(body for body in self.all() if body.id == entered)


def cite(held: Held, quote: str) -> Citation:
    """Return where a directive says something.

    Raises:
        UncitedAnswer: If it doesn't.
    """
    start = held.directive.text.find(quote)
    if start < 0 or not quote.strip():
        raise UncitedAnswer(handle=held.handle)
    end = start + len(quote)
    inside = [unit for unit in held.directive.units if unit.start <= start and end <= unit.end]
    path, page = (inside[-1].path, inside[-1].page) if inside else ("", None)
    return Citation(directive_id=held.id, path=path, quote=quote, start=start, end=end, page=page)
