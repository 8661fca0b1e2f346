"""Which font each run of a Word file is in."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.etree import _Element

from ingest.loaders.docx_styles import Styles
from ingest.loaders.fonts import Fonts
from ingest.loaders.wordml import P, R, T, w


def of(styles: Styles, *bodies: _Element | None) -> Fonts:
    """Return the fonts of the text in *bodies*."""
    return Fonts(run for body in bodies for run in (() if body is None else _runs(body, styles)))


def _runs(body: _Element, styles: Styles) -> Iterator[tuple[str, str]]:
    """Yield (font, text) of each run, and the end of each paragraph in the font it ends with."""
    for paragraph in body.iter(P):
        font = ""
        style_id = styles.paragraph(paragraph)
        for run in paragraph.iter(R):
            text = "".join(_letters(run))
            if text:
                font = styles.font(run, style_id)
                yield font, text
        yield font, "\n"


def _letters(run: _Element) -> Iterator[str]:
    for node in run:
        if node.tag == T:
            yield node.text or ""
        elif node.tag == w("softHyphen"):
            yield "\u00ad"
        elif node.tag in {w("tab"), w("br")}:
            yield " "
