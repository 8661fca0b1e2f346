"""Old fonts in a .pdf: words typed in TCVN3 or VNI, put into Unicode font by font."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from ingest import encodings
from ingest.encodings import Encoding
from ingest.loaders.pdf_words import Sheet, Word


def usual(sheets: Iterable[Sheet]) -> Mapping[str, Encoding]:
    """Return the encoding of each font that is in an old one, by its name and its words."""
    texts: defaultdict[str, list[str]] = defaultdict(list)
    for sheet in sheets:
        for word in sheet.words:
            texts[word.font].append(word.text)
    settled = {
        font: encodings.settle(" ".join(parts), encodings.of_font(font))
        for font, parts in texts.items()
    }
    return {font: coded for font, coded in settled.items() if coded is not Encoding.UNICODE}


def in_unicode(sheet: Sheet, fonts: Mapping[str, Encoding]) -> Sheet:
    """Return *sheet* with the words in *fonts* as they are printed."""
    if not any(word.font in fonts for word in sheet.words):
        return sheet
    return replace(sheet, words=tuple(_decoded(sheet.words, fonts)))


def _decoded(words: Sequence[Word], fonts: Mapping[str, Encoding]) -> Iterator[Word]:
    for (font, _), alike in groupby(words, key=lambda word: (word.font, round(word.base))):
        line = list(alike)
        if font in fonts:
            yield from _line(line, fonts[font])
        else:
            yield from line


def _line(words: Sequence[Word], coded: Encoding) -> list[Word]:
    """Decode the words of one line together: capitals are told by their neighbours."""
    text = " ".join(word.text for word in words)
    capitals = encodings.is_capital_font(words[0].font)
    decoded = encodings.decode(text, coded, capitals=capitals).replace("\u00ad", "").split(" ")
    if len(decoded) != len(words):
        return list(words)
    return [replace(word, text=told) for word, told in zip(words, decoded, strict=True)]
