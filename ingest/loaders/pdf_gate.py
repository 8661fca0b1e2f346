"""Whether the text that a page holds is what it prints, or must be read in another way."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import pypdfium2 as pdfium  # type: ignore[import-untyped]

from ingest.loaders.pdf_lines import Line
from ingest.loaders.pdf_words import Word
from knowledge.language import is_syllable, nfc

# Share of words that are one letter: 0.001 to 0.002 in sound files, 0.49 to 0.51 where accented
# letters come from another font and are drawn after their line.
_MOST_LONE = 0.2
# Share of words that are Vietnamese syllables, or else plain words of another language. Numbers
# of documents and abbreviations are neither: lists of them stay above a third.
_FEWEST_SYLLABLES, _FEWEST_PLAIN = 0.33, 0.6
_MOST_UNKNOWN = 0.05  # share of characters that stand for nothing
_FEWEST_WORDS = 20  # fewer prove nothing against a text
# A page whose picture covers so much of it is a scan, whose few words are stamps put on it.
_SCAN_SHARE, _STAMP_WORDS = 0.6, 60
_LETTERS = re.compile(r"[^\W\d_]+")
# Private use, controls, "replacement character": a font that does not say what it draws.
_UNKNOWN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ue000-\uefff\ufff0-\uffff]")
# "The", "commission": with a vowel and no capitals inside
_PLAIN = re.compile(r"(?=.*[aeiouyAEIOUY])[A-Za-z][a-z]{0,14}")


def is_sound(lines: Sequence[Line]) -> bool:
    """Say whether the text of the *lines* of a page can be what is printed."""
    text = nfc("\n".join(line.text for line in lines))
    printed = _LETTERS.findall(text)
    if len(_UNKNOWN.findall(text)) > _MOST_UNKNOWN * len(text):
        return False
    if len(printed) < _FEWEST_WORDS:
        return bool(text)
    return not _is_torn(printed) and (
        _share(map(is_syllable, printed)) >= _FEWEST_SYLLABLES
        or _share(_PLAIN.fullmatch(word) is not None for word in printed) >= _FEWEST_PLAIN
    )


def is_scattered(words: Sequence[Word]) -> bool:
    """Say whether the file draws words letter by letter, out of order."""
    drawn = [word.text for word in words if _LETTERS.fullmatch(nfc(word.text))]
    return len(drawn) >= _FEWEST_WORDS and _is_torn(drawn)


def _is_torn(words: Sequence[str]) -> bool:
    return _share(len(nfc(word)) == 1 for word in words) > _MOST_LONE


def _share(found: Iterable[bool]) -> float:
    counted = list(found)
    return sum(counted) / len(counted) if counted else 0.0


def is_scan(page: pdfium.PdfPage, words: Sequence[Word]) -> bool:
    """Say whether a page is a picture whose text is no more than what was put on or under it.

    The text that a scanner's own program put under it is not trusted: few of them know Vietnamese.
    """
    seen = [word for word in words if not word.hidden]
    if len(seen) >= _STAMP_WORDS:
        return False
    left, bottom, right, top = page.get_bbox()
    whole = float((right - left) * (top - bottom))
    return max(_areas(page), default=0.0) >= _SCAN_SHARE * whole


def _areas(page: pdfium.PdfPage) -> Iterator[float]:
    for picture in page.get_objects(filter=[pdfium.raw.FPDF_PAGEOBJ_IMAGE]):
        left, bottom, right, top = picture.get_bounds()
        yield (right - left) * (top - bottom)


def is_blank(page: pdfium.PdfPage) -> bool:
    """Say whether nothing is drawn on a page."""
    return next(iter(page.get_objects(max_depth=1)), None) is None
