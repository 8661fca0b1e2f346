"""What was read from a picture put right by a person, or found right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.errors import NotRead, NotScanned, SeveralPlaces
from ingest import corrections
from knowledge.domain import Correction, Directive, Doubt, Held, PrintedLine
from knowledge.library import Library
from knowledge.store import Revision

Span = tuple[int, int]
# a directive, and what people found who compared it with the paper
Compared = tuple[Directive, tuple[Correction, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubtful:
    """A printed line in which something was not read for sure."""

    page: int
    # of the line
    start: int
    end: int
    doubts: tuple[Doubt, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand:
    """One person who compares readings with their papers; nothing is held by this.

    Each method takes a directive with its printed lines and what people found before, and returns
    both as they are then.
    """

    by: str
    now: datetime

    def correct(self, reading: Compared, span: Span, words: str) -> Compared:
        """Put *words* in the place of a span; its printed lines count as compared then.

        Number, dates and duties are read anew.
        """
        directive, before = reading
        found = self._finding(directive, span, words)
        directive, kept = corrections.correct(directive, before, found)
        moved = next(one for one in kept if one.at == self.now and one.words == words)
        return self.check((directive, kept), _lines(directive, (moved.start, moved.end)))

    def check(self, reading: Compared, spans: Iterable[Span]) -> Compared:
        """Record that what was read at *spans*, and in their printed lines, is right."""
        for span in spans:
            for line in _lines(reading[0], span) or [span]:
                directive, kept = reading
                found = self._finding(directive, line, directive.text[line[0] : line[1]])
                reading = corrections.correct(directive, kept, found)
        return reading

    def _finding(self, directive: Directive, span: Span, words: str) -> Correction:
        start, end = span
        return Correction(
            start=start,
            end=end,
            page=page_of(directive, start),
            printed=directive.text[start:end],
            words=words,
            by=self.by,
            at=self.now,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrector:
    """Records what one person found who compared held directives with their papers."""

    library: Library
    by: str
    now: datetime

    def correct(self, held: Held, span: Span, words: str) -> Held:
        """Put *words* in the place of a span; its printed lines count as compared then.

        The text before it is kept, and number, dates and duties are read anew.
        """
        return self._hold(held, self._hand.correct(self._whole(held), span, words))

    def check(self, held: Held, spans: Iterable[Span]) -> Held:
        """Record that what was read at *spans*, and in their printed lines, is right."""
        return self._hold(held, self._hand.check(self._whole(held), spans))

    def check_page(self, held: Held, page: int) -> Held:
        """Record that every line of a page was compared and is right."""
        lines = self.library.store.printed_lines(held.id)
        return self.check(held, [(one.start, one.end) for one in lines if one.page == page])

    @property
    def _hand(self) -> Hand:
        return Hand(by=self.by, now=self.now)

    def _whole(self, held: Held) -> Compared:
        lines = self.library.store.printed_lines(held.id)
        return replace(held.directive, printed_lines=lines), held.corrections

    def _hold(self, held: Held, reading: Compared) -> Held:
        directive, kept = reading
        revision = Revision(
            directive=directive, corrections=kept, reason="corrected", by=self.by, now=self.now
        )
        return self.library.revise(held.id, revision)


def find(held: Held, words: str, *, page: int | None = None) -> Span:
    """Find the one place of a held scan where *words* were read, as ``find_in`` does."""
    return find_in(held.directive, words, name=held.handle, page=page)


def find_in(directive: Directive, words: str, *, name: str, page: int | None = None) -> Span:
    """Find the one place of a scan where *words* were read, a doubtful one before others.

    Raises:
        NotRead: If they stand nowhere on its scanned pages.
        NotScanned: If they stand in text that was not read from a picture.
        SeveralPlaces: If they stand in several places; more words or a page tell these apart.
    """
    places = [(at, at + len(words)) for at in _places(directive.text, words)]
    if page is not None:
        places = [span for span in places if page_of(directive, span[0]) == page]
    if not places:
        raise NotRead(words=words, name=name)
    scanned = [span for span in places if is_scanned(directive, span[0])]
    if not scanned:
        raise NotScanned(name=name)
    doubtful = [span for span in scanned if _is_doubtful(directive, span)]
    best = doubtful if len(doubtful) == 1 else scanned
    if len(best) > 1:
        pages = ", ".join(dict.fromkeys(str(page_of(directive, at)) for at, _ in best))
        raise SeveralPlaces(words=words, count=len(best), pages=pages)
    return best[0]


def doubtful_lines(directive: Directive, printed: Sequence[PrintedLine]) -> list[Doubtful]:
    """List the lines that people should compare with the paper, in order of the text.

    Args:
        directive: As it was read.
        printed: Where its lines are printed.
    """
    found: dict[Span, list[Doubt]] = {}
    for one in directive.doubts:
        lines = ((line.start, line.end) for line in printed if line.start <= one.start < line.end)
        found.setdefault(next(lines, (one.start, one.end)), []).append(one)
    return [
        Doubtful(page=doubts[0].page, start=start, end=end, doubts=tuple(doubts))
        for (start, end), doubts in sorted(found.items())
    ]


def page_of(directive: Directive, offset: int) -> int | None:
    """Return the page on which a character stands, as far as its unit tells."""
    before = [unit for unit in directive.units if unit.start <= offset and unit.page is not None]
    return max(before, key=lambda unit: unit.start).page if before else None


def _places(text: str, words: str) -> Sequence[int]:
    found, at = [], text.find(words) if words else -1
    while at >= 0:
        found.append(at)
        at = text.find(words, at + 1)
    return found


def is_scanned(directive: Directive, offset: int) -> bool:
    """Say whether a character was read from a picture."""
    page = page_of(directive, offset)
    pages = directive.pages
    return page is not None and page <= len(pages) and pages[page - 1].read_by != "text"


def _is_doubtful(directive: Directive, span: Span) -> bool:
    return any(one.start < span[1] and span[0] < one.end for one in directive.doubts)


def _lines(directive: Directive, span: Span) -> list[Span]:
    """List the printed lines that a span touches."""
    lines = directive.printed_lines
    return [(one.start, one.end) for one in lines if one.start < span[1] and span[0] < one.end]
