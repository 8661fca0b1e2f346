"""A person's correction of what was read from a picture, and what follows from it.

The stages are run again on the corrected text, so that number, dates and duties follow. Whoever
holds the directive keeps what stood there before.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from ingest import stages
from ingest.annexes import Annex
from ingest.blocks import Region
from ingest.clean import Cleaned, Line
from ingest.patterns import is_rule
from ingest.pieces import plain
from knowledge.domain import Attachment, Correction, Directive, Doubt, PrintedLine, Repair

# Letters on either side by which the place of a correction is known again in another reading.
_AROUND = (24, 12, 6)


class _Span(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


_S = TypeVar("_S", Attachment, Correction, Doubt, PrintedLine, Repair)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reapplied:
    """Another reading with the corrections that still fit it."""

    directive: Directive
    kept: tuple[Correction, ...]
    # whose place is known no more
    lost: tuple[Correction, ...]


def correct(
    directive: Directive, earlier: Sequence[Correction], correction: Correction
) -> tuple[Directive, tuple[Correction, ...]]:
    """Put other words in the place of what was read, and read the directive anew from that.

    Args:
        directive: As it is now, with its printed lines.
        earlier: What people compared before.
        correction: Its span is what it replaces, of the text as it is now; with the same words it
            says that they are right.

    Returns:
        The directive, and all corrections as they stand in its new text.
    """
    start, end, words = correction.start, correction.end, correction.words
    if directive.text[start:end] == words:
        doubts = tuple(one for one in directive.doubts if not _within(one, start, end))
        return replace(directive, doubts=doubts), _in_order((*earlier, correction))
    found = _read_anew(directive, start, end, words)
    moved = [_moved(one, start, end, len(words)) for one in earlier if _outlives(one, start, end)]
    placed = replace(correction, end=start + len(words))
    return found, _in_order((*(_said_anew(one, found.text) for one in moved), placed))


def reapply(
    directive: Directive, before: Directive, corrections: Iterable[Correction]
) -> Reapplied:
    """Apply what people found to another reading of the same files.

    A correction fits where its words and those around them are found once; where the new reading
    has the right words already, nothing needs to change.

    Args:
        directive: The other reading.
        before: The directive as it was held, with the corrections in it.
        corrections: As they stand in *before*.
    """
    kept: tuple[Correction, ...] = ()
    lost = []
    for one in sorted(corrections, key=lambda one: (one.at, one.start)):
        place = _place(directive.text, before.text, one)
        if place is None:
            lost.append(one)
            continue
        again = replace(one, start=place[0], end=place[1])
        directive, kept = correct(directive, kept, again)
    return Reapplied(directive=directive, kept=kept, lost=tuple(lost))


def _place(text: str, old: str, correction: Correction) -> tuple[int, int] | None:
    """Find where a correction belongs in another text; the right words there are as good."""
    start, end = correction.start, correction.end
    for words in dict.fromkeys((correction.words, correction.printed)):
        for around in _AROUND:
            before = old[max(0, start - around) : start]
            wanted = f"{before}{words}{old[end : end + around]}"
            if words and text.count(wanted) == 1:
                at = text.index(wanted) + len(before)
                return at, at + len(words)
    return None


def _in_order(corrections: Iterable[Correction]) -> tuple[Correction, ...]:
    return tuple(sorted(corrections, key=lambda one: (one.start, one.end, one.at)))


def _outlives(one: Correction, start: int, end: int) -> bool:
    """Say whether what was found before still holds once ``text[start:end]`` is replaced."""
    is_line_around = one.printed == one.words and one.start <= start and end <= one.end
    return is_line_around or not _within(one, start, end)


def _said_anew(one: Correction, text: str) -> Correction:
    """Let a line that was found right say the words that stand there now."""
    if one.printed != one.words:
        return one
    words = text[one.start : one.end]
    return replace(one, printed=words, words=words)


def _read_anew(directive: Directive, start: int, end: int, words: str) -> Directive:
    text = directive.text[:start] + words + directive.text[end:]
    attachments = tuple(_moved(one, start, end, len(words)) for one in directive.attachments)
    annexes = [Annex(start=one.start, end=one.end, kind=one.kind) for one in attachments]
    repairs = tuple(
        _moved(one, start, end, len(words))
        for one in directive.repairs
        if not _within(one, start, end)
    )
    cleaned = Cleaned(text=text, lines=_lines(directive, text, start, end), repairs=repairs)
    found = stages.directive(
        cleaned,
        directive.source,
        directive.sha256,
        directive.pages,
        annexes,
        signed_at=_signed_at(directive),
    )
    told = tuple(one for one in directive.warnings if one.code in _OF_ITS_FILES)
    return replace(
        found,
        warnings=(*found.warnings, *told),
        attachments=attachments,
        printed_lines=tuple(_moved(one, start, end, len(words)) for one in directive.printed_lines),
        doubts=tuple(
            _moved(one, start, end, len(words))
            for one in directive.doubts
            if not _within(one, start, end)
        ),
        reader=directive.reader,
    )


# Warnings that the files gave, and the text alone does not.
_OF_ITS_FILES = frozenset({"annex_is_directive"})
_OF_SIGNATURES = frozenset({"date_from_stamp", "stamp_date_differs"})


def _signed_at(directive: Directive) -> list[str]:
    """Return the times of signatures that were asked when the file was read."""
    told = [one.facts["printed"] for one in directive.warnings if one.code in _OF_SIGNATURES]
    return [time for time in told if time not in directive.text]


def _lines(directive: Directive, text: str, start: int, end: int) -> tuple[Line, ...]:
    """Return the lines of the corrected text, each on the page where it was before."""
    pages = [(unit.start, unit.page) for unit in directive.units if unit.page is not None]
    rows = {unit.start for unit in directive.units if unit.kind == "row"}
    shift = len(text) - len(directive.text)
    made, at, page = [], 0, None
    for printed in text.split("\n"):
        line_end = at + len(printed)
        was = at if at <= start else at - shift
        was_end = line_end if line_end < end else line_end - shift
        while pages and pages[0][0] < max(was_end, was + 1):
            page = pages.pop(0)[1]
        is_row = "\t" in printed or any(was <= row < was_end for row in rows)
        cells = tuple(printed.split("\t")) if is_row else ()
        region: Region = "stamp" if _is_stamp(directive, printed, was, was_end) else "flow"
        made.append(Line(start=at, end=line_end, page=page, cells=cells, region=region))
        at = line_end + 1
    return tuple(made)


def _is_stamp(directive: Directive, printed: str, start: int, end: int) -> bool:
    """Say whether a line is no part of the paper: neither a unit's nor a drawn rule."""
    held = any(unit.start < end and start < unit.end for unit in directive.units)
    return not held and bool(printed.strip()) and not is_rule(plain(printed))


def _within(span: _Span, start: int, end: int) -> bool:
    """Say whether a span shares a character with the one that is replaced."""
    return span.start < end and start < span.end


def _moved(span: _S, start: int, end: int, length: int) -> _S:
    """Move a span for the words that replace ``text[start:end]``; one around these grows."""
    by = length - (end - start)
    first = span.start + by if span.start >= end else min(span.start, start)
    last = span.end + by if span.end >= end else min(span.end, start)
    return replace(span, start=first, end=max(first, last))
