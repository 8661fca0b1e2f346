"""What was put on a .pdf after it was written: by its signatures, or as notes on its pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from ctypes import create_string_buffer
from datetime import datetime, timedelta, timezone
from typing import TypeAlias

import pypdfium2 as pdfium  # type: ignore[import-untyped]
from pypdfium2 import raw

from ingest.loaders.pdf_lines import lines
from ingest.loaders.pdf_words import Word
from ingest.stamps import is_line
from knowledge.language import fold, nfc

# Annotations that print text: signature fields, stamps, typed notes.
_PRINTING = {raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_STAMP, raw.FPDF_ANNOT_FREETEXT}
_MOST_LINES, _LONGEST_LINE = 14, 100  # of what is drawn after the text of a page
_SAME_LINE = 0.3  # of the size
_NUMBER = re.compile(r"\d{1,5}[a-z]?")
_BLANK = re.compile(r"so[\W_]*")
_BESIDE = 0.8  # of the size: how far off the line a number may have been put
# "D:20250929134112+07'00'"
_TIME = re.compile(
    r"D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?(?:([+-])(\d\d)'?(\d\d)?|(Z))?",
)
_HERE = timezone(timedelta(hours=7))  # Viet Nam: a day of issue is one of its own
_Spot: TypeAlias = tuple[str, int, int]
_BUFFER = 100  # bytes; a time has some 25


def signed_at(document: pdfium.PdfDocument) -> tuple[str, ...]:
    """Return the times that the signatures of a file state, ISO, in the order of the file."""
    times = []
    for at in range(max(raw.FPDF_GetSignatureCount(document), 0)):
        signature = raw.FPDF_GetSignatureObject(document, at)
        stated = create_string_buffer(_BUFFER)
        raw.FPDFSignatureObj_GetTime(signature, stated, _BUFFER)
        time = _iso(stated.value.decode("ascii", "replace"))
        if time:
            times.append(time)
    return tuple(times)


def _iso(stated: str) -> str | None:
    """Return the time that "D:20250929134112+07'00'" states, as it stands here; None if none."""
    match = _TIME.match(stated)
    if match is None:
        return None
    year, month, day, hour, minute, second, sign, hours, minutes, zulu = match.groups()
    offset = f"{sign}{hours}:{minutes or '00'}" if sign else "+00:00" if zulu else ""
    try:
        time = datetime.fromisoformat(
            f"{year}-{month}-{day}T{hour}:{minute}:{second or '00'}{offset}"
        )
    except ValueError:
        return None
    return (time.astimezone(_HERE) if offset else time).isoformat()


def has_notes(page: pdfium.PdfPage) -> bool:
    """Say whether something that prints text was put on a page."""
    for at in range(raw.FPDFPage_GetAnnotCount(page)):
        note = raw.FPDFPage_GetAnnot(page, at)
        kind = raw.FPDFAnnot_GetSubtype(note)
        raw.FPDFPage_CloseAnnot(note)
        if kind in _PRINTING:
            return True
    return False


def make_part_of(page: pdfium.PdfPage) -> None:
    """Make the notes of a page part of what it draws; it must be opened anew to be read."""
    box = page.get_bbox()
    page.set_mediabox(*box)  # PDFium forgets one that all pages share
    page.set_cropbox(*box)
    raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY)


def apart(words: Sequence[Word], written: Sequence[Word]) -> tuple[list[Word], list[str]]:
    """Tell what was put on a page later from what is written on it.

    Args:
        words: All that the page prints, in the order of the file.
        written: What it prints without its notes.

    Returns:
        The words of the page, and the lines of stamps. Of numbers put on it only the one that fills
        the blank behind "Số" is among those: whoever reads it should know where it comes from.
    """
    own = {_place(word) for word in written}
    runs = list(_runs(words, own))
    signed = _first_signed(runs)
    numbered = _first_of_last_numbers(runs[:signed])
    put: list[Word] = []
    for at, run in enumerate(runs):
        later = _place(run[0]) not in own
        if len(run) == 1 and _NUMBER.fullmatch(run[0].text) and at < signed:
            later = (later or at >= numbered) and _fills_number(run[0], words)
        if later or at >= signed:
            put += run
    kept = [word for word in words if word not in put]
    return kept, [line.text for line in lines(put, page=1)]


def _place(word: Word) -> _Spot:
    return word.text, round(word.left), round(word.base)


def _runs(words: Sequence[Word], own: set[_Spot]) -> Iterator[list[Word]]:
    """Yield words that are drawn one after the other on one line, all of its *own* or none."""
    run: list[Word] = []
    for word in words:
        if run and (
            abs(word.base - run[-1].base) > _SAME_LINE * word.size
            or (_place(word) in own) != (_place(run[-1]) in own)
        ):
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def _first_signed(runs: Sequence[Sequence[Word]]) -> int:
    """Return from which run on a signature is drawn, behind the text; beyond all if none is."""
    texts = [" ".join(word.text for word in run) for run in runs]
    first = next(
        (at for at in range(max(len(texts) - _MOST_LINES, 0), len(texts)) if is_line(texts[at])),
        len(texts),
    )
    return len(texts) if any(len(text) > _LONGEST_LINE for text in texts[first:]) else first


def _first_of_last_numbers(runs: Sequence[Sequence[Word]]) -> int:
    at = len(runs)
    while at and len(runs[at - 1]) == 1 and _NUMBER.fullmatch(runs[at - 1][0].text):
        at -= 1
    return at


def _fills_number(number: Word, words: Sequence[Word]) -> bool:
    """Say whether *number* stands in the blank behind "Số"."""
    beside = [
        word
        for word in words
        if abs(word.base - number.base) < _BESIDE * word.size and word.right <= number.left
    ]
    last = max(beside, key=lambda word: word.right, default=None)
    return last is not None and _BLANK.fullmatch(fold(nfc(last.text))) is not None
