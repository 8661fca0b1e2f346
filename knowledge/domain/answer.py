"""What is held, found and answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal

from knowledge.domain.audience import ANYBODY, EVERYBODY, Audience, Reader
from knowledge.domain.directive import Directive
from knowledge.domain.pages import Correction


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A directive in the library, with what the library knows of it."""

    id: int
    directive: Directive
    # in_force · superseded · bound_to_year · withdrawn · waiting (for a second person) · unknown
    status: str
    published_at: datetime
    # ids of held directives that took the place of this one, oldest first
    superseded_by: tuple[int, ...] = ()
    # for each of them, what says so: version (same identity) · by_staff · cited (its own words)
    superseded_how: tuple[str, ...] = ()
    # for each of ``directive.references``, the id of the directive held that it names
    cites: tuple[int | None, ...] = ()
    # what people compared with the paper, in order of the text
    corrections: tuple[Correction, ...] = ()
    # who published it
    published_by: str = ""
    # why it waits for a second person's yes: internal · draft · personal; empty once it does not
    waits_for: tuple[str, ...] = ()
    # whom it exists for
    audience: Audience = EVERYBODY

    @property
    def handle(self) -> str:
        """The short name that is valid wherever a number is: ``vb 7``."""
        return f"vb {self.id}"

    def is_scan(self, page: int) -> bool:
        """Say whether page *page*, from 1, was read from a picture."""
        pages = self.directive.pages
        return 0 < page <= len(pages) and pages[page - 1].read_by == "ocr"

    def scanned_on(self, start: int, end: int, page: int | None) -> int | None:
        """Return the page that readers should compare a quote with; None where they need not.

        Args:
            start: Of the quote, in the directive's text.
            end: Past its last character.
            page: The page it stands on.

        Returns:
            *page* where that was read from a picture and nobody has compared the whole quote yet.
        """
        if page is None or not self.is_scan(page):
            return None
        open_ = self.directive.text[start:end]
        for one in self.corrections:
            a, b = max(one.start, start) - start, min(one.end, end) - start
            if a < b:
                open_ = open_[:a] + " " * (b - a) + open_[b:]
        return page if open_.strip() else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """What is indexed: a unit, or a few small neighbours, with its heading chain."""

    id: int
    directive_id: int
    # path of the first unit
    path: str
    heading: tuple[str, ...]
    # the title line of the directive, for the title field of the index
    title: str
    # directive.text[start:end]
    text: str
    start: int
    end: int
    page: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A passage found for a question; scores compare within one search only."""

    passage: Passage
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One earlier exchange: what was asked and which directives the answer stood on."""

    # in full, where it went on from one before
    question: str
    directive_ids: tuple[int, ...]
    # None where that is not known: then it is taken for one of today
    asked_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Who asks, and when: what may be searched and whose directives come first."""

    today: date
    # the asker's own organisation, in full; None where unknown
    organisation: str | None = None
    # oldest first
    turns: tuple[Turn, ...] = ()
    # cells for whose dues the asker may ask; none for somebody unknown
    cells: tuple[str, ...] = ()
    # who reads the answer: what does not exist for them is neither searched nor named
    reader: Reader = ANYBODY
    # the key of their account, by which their share of what a model may cost is counted
    account: str = ""

    @property
    def turns_of_today(self) -> tuple[Turn, ...]:
        """The exchanges that a question may go on from."""
        return tuple(one for one in self.turns if one.asked_on in {None, self.today})


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """Where a quote stands. ``quote`` equals ``text[start:end]`` of the held directive."""

    directive_id: int
    path: str
    quote: str
    start: int
    end: int
    page: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One thing an answer says; ``verify`` has a rule for each kind.

    *quoted*: its citations stand, character for character, in the stored text. *recorded*: a row
    of ours. *absent*: what was searched and is not there. *by_office*: a curated answer.
    """

    kind: Literal["quoted", "recorded", "absent", "by_office"]
    # which sentence of bot/texts says it
    code: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One of several things the asker may have meant."""

    directive_id: int
    # the question to ask in its place
    question: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What is said to a question, in the order of reading."""

    status: Literal["answered", "not_in_documents", "which_one", "refused"]
    statements: tuple[Statement, ...]
    choices: tuple[Choice, ...] = ()
    # parts that could not be used: "vectors"
    degraded: tuple[str, ...] = ()
