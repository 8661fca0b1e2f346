"""The text of one Word paragraph as it is printed, and the text boxes anchored in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from lxml.etree import _Element

from ingest.loaders.docx_styles import Styles
from ingest.loaders.fonts import Look, Piece
from ingest.loaders.wordml import (
    ALTERNATIVES,
    BOX,
    MATHS_TEXT,
    P_PR,
    R_PR,
    SDT,
    R,
    T,
    child,
    chosen,
    content,
    w,
)

# Deleted or moved away, or never printed: field codes, properties, ruby guides, old pictures.
_DROPPED = {
    P_PR,
    R_PR,
    *(
        w(name)
        for name in (
            "del",
            "moveFrom",
            "delText",
            "delInstrText",
            "instrText",
            "rt",
            "sdtPr",
            "fldData",
            "tblPr",
        )
    ),
}
# Symbol fonts draw these letters as list marks; others mean nothing outside their font.
_SYMBOLS = {"F02D": "-", "F02B": "+", "F0B7": "•", "F0A7": "▪", "F0FC": "✓", "F0FE": "☑"}


def _text(element: _Element) -> str:
    return element.text or ""


_PRINTED: Mapping[str, Callable[[_Element], str]] = {
    T: _text,
    MATHS_TEXT: _text,
    w("tab"): lambda _: "\t",
    w("ptab"): lambda _: "\t",
    w("br"): lambda _: "\n",
    w("cr"): lambda _: "\n",
    w("noBreakHyphen"): lambda _: "-",
    w("softHyphen"): lambda _: "\u00ad",
    w("sym"): lambda symbol: _SYMBOLS.get(symbol.get(w("char"), "").upper(), ""),
}
_NOTES = {w("footnoteReference"): "footnote", w("endnoteReference"): "endnote"}


_PLAIN = Look()


@dataclass(slots=True)
class Paragraph:
    """What one ``w:p`` prints."""

    styles: Styles
    style_id: str | None
    pieces: list[Piece] = field(default_factory=list)
    boxes: list[_Element] = field(default_factory=list)
    # ("footnote", "3"): the notes it points to
    notes: list[tuple[str, str]] = field(default_factory=list)
    # its mark is deleted: the next paragraph goes on in the same line
    runs_on: bool = False
    look: Look = _PLAIN

    def walk(self, nodes: Iterable[_Element]) -> None:
        """Gather what *nodes* print, their boxes and notes."""
        for node in nodes:
            if node.tag in _PRINTED:
                self.pieces.append(Piece(_PRINTED[node.tag](node), self.look))
            elif node.tag in _SPECIAL:
                _SPECIAL[node.tag](self, node)
            elif node.tag not in _DROPPED:
                self.walk(node)

    def run(self, run: _Element) -> None:
        """Gather what a run prints: nothing if hidden."""
        if self.styles.is_set("vanish", run, self.style_id):
            return
        outer = self.look
        font = self.styles.font(run, self.style_id)
        self.look = Look(font, caps=self.styles.is_set("caps", run, self.style_id))
        self.walk(run)
        self.look = outer

    def control(self, control: _Element) -> None:
        """Gather what a content control prints."""
        self.walk(content(control))

    def alternatives(self, alternatives: _Element) -> None:
        """Gather what the chosen branch of an alternative prints."""
        branch = chosen(alternatives)
        self.walk(() if branch is None else branch)

    def box(self, box: _Element) -> None:
        """Keep a text box for later: it is not in the line."""
        self.boxes.append(box)

    def note(self, reference: _Element) -> None:
        """Keep a reference to a note: its text is not in the line."""
        self.notes.append((_NOTES[reference.tag], reference.get(w("id"), "")))


_SPECIAL: Mapping[str, Callable[[Paragraph, _Element], None]] = {
    R: Paragraph.run,
    SDT: Paragraph.control,
    ALTERNATIVES: Paragraph.alternatives,
    BOX: Paragraph.box,
    **dict.fromkeys(_NOTES, Paragraph.note),
}


def read(element: _Element, styles: Styles) -> Paragraph:
    """Read one ``w:p``: tracked insertions stay; deletions, hidden text and field codes go."""
    paragraph = Paragraph(styles=styles, style_id=styles.paragraph(element))
    paragraph.walk(element)
    mark = child(element, "pPr", "rPr")
    paragraph.runs_on = any(child(mark, name) is not None for name in ("del", "moveFrom"))
    return paragraph


def is_hidden(element: _Element, styles: Styles) -> bool:
    """Say whether the mark of a paragraph is hidden, so that no number of it is printed either."""
    mark = child(element, "pPr")
    return mark is not None and styles.is_set("vanish", mark, styles.paragraph(element))
