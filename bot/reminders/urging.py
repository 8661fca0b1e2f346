"""A letter that urges the cells that are behind, filled in to be looked over and signed (.docx).

Number, day and signer are left blank, and whatever is not given: a person decides on them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from string import Template
from typing import TYPE_CHECKING

from bot.reminders.progress import Progress, Row
from bot.texts import places
from bot.texts import urging as texts

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell

_FONT, _SIZE, _HEAD = "Times New Roman", 14, 13
_MARGINS = (20, 20, 30, 15)  # top, bottom, left, right in mm: Hướng dẫn 36-HD/VPTW
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")  # in XML


def written(  # noqa: PLR0913  # keywords, each plain by its name
    progress: Progress,
    *,
    organisation: str,
    office: str,
    today: date,
    superior: str | None = None,
    place: str = "",
) -> bytes:
    """Write the letter as a Word file.

    Args:
        progress: With at least one cell behind.
        organisation: Who writes, in full; blank where it is not set.
        office: Whom to tell, with a telephone; blank where none is set.
        today: The day whose state it gives.
        superior: The body above the writer, in full; None where it is not printed.
        place: Where it is written; blank where it is not set.
    """
    import docx  # noqa: PLC0415  # a tenth of a second that nothing else needs

    letter = docx.Document()
    _page(letter)
    top = texts.PLACE_AND_DAY
    day = Template(top).substitute(
        place=_clean(place) or texts.PLACELESS, month=f"{today:%m}", year=today.year
    )
    issuers = [_clean(one).upper() for one in (superior or "", organisation or texts.NAMELESS)]
    _head(letter, progress, issuers, day)
    for text, kind in _body(progress, office, today):
        _paragraph(letter, text, kind)
    _foot(letter)
    made = BytesIO()
    letter.save(made)
    return made.getvalue()


def _page(letter: Document) -> None:
    from docx.oxml import OxmlElement  # noqa: PLC0415
    from docx.oxml.ns import qn  # noqa: PLC0415
    from docx.shared import Mm, Pt  # noqa: PLC0415

    section = letter.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(_MARGINS[0]), Mm(_MARGINS[1])
    section.left_margin, section.right_margin = Mm(_MARGINS[2]), Mm(_MARGINS[3])
    style = letter.styles["Normal"]
    style.font.name, style.font.size = _FONT, Pt(_SIZE)
    style.paragraph_format.space_after = Pt(6)
    # else Word takes it for English, and underlines every word
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "vi-VN")
    style.element.get_or_add_rPr().append(language)
    # the template names its library as the author
    letter.core_properties.author = letter.core_properties.comments = ""


def _clean(text: str) -> str:
    """Leave out what no Word file may hold, and breaks of lines."""
    return " ".join(_FORBIDDEN.sub("", text).split())


def _head(letter: Document, progress: Progress, issuers: list[str], day: str) -> None:
    left, right = letter.add_table(rows=1, cols=2).rows[0].cells
    superior, organisation = issuers
    if superior:
        _column(left, (superior, False, False))
    _column(left, (organisation, True, False), (texts.STAR, False, False))
    _column(left, (texts.NUMBER, False, False))
    what = _clean(progress.what)
    what = what[:1].lower() + what[1:]
    _column(left, (Template(texts.ABOUT).substitute(what=what), False, True))
    _column(right, (texts.PARTY, True, False), (day, False, True))
    for cell in (left, right):
        first = cell.paragraphs[0]
        if not first.text:
            first._element.getparent().remove(first._element)  # noqa: SLF001  # the empty one


def _column(cell: _Cell, *lines: tuple[str, bool, bool]) -> None:
    """Add centred lines to a column of the head: text, bold, italic."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415
    from docx.shared import Pt  # noqa: PLC0415

    for text, bold, italic in lines:
        paragraph = cell.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.space_after = Pt(0)
        run = paragraph.add_run(text)
        run.bold, run.italic, run.font.size = bold, italic, Pt(_HEAD)


def _body(progress: Progress, office: str, today: date) -> Iterator[tuple[str, str]]:
    """Return the paragraphs, each with what it is: to, text, row."""
    behind = progress.behind
    yield texts.TO, "to"
    for place, row in enumerate(behind, start=1):
        template = texts.TO_LAST if place == len(behind) else texts.TO_ONE
        yield Template(template).substitute(cell=_clean(row.name)), "addressee"
    yield from _source(progress)
    yield Template(texts.DUTY).substitute(what=_clean(progress.what)), "text"
    yield (
        Template(texts.DAY).substitute(day=f"{progress.day:%d/%m/%Y}", today=f"{today:%d/%m/%Y}"),
        "text",
    )
    for place, row in enumerate(behind, start=1):
        template = texts.ROW_LAST if place == len(behind) else texts.ROW
        yield Template(template).substitute(cell=_clean(row.name) + _noted(row)), "row"
    yield Template(texts.ASK).substitute(office=_clean(office) or texts.OFFICE), "text"


def _source(progress: Progress) -> Iterator[tuple[str, str]]:
    """Say where the duty stands, with the exact words; their lines stay lines."""
    read = progress.behind[0].due.duty.as_read
    lines = [line for line in map(_clean, places.readable(read.quote).split("\n")) if line]
    place = places.place(read.unit)
    template = texts.UNDER if place else texts.UNDER_WHOLE
    said = Template(template if lines else texts.UNDER_UNQUOTED)
    yield said.safe_substitute(directive=_clean(progress.directive), place=place), "text"
    if lines:
        yield from ((line, "quote") for line in texts.quoted("\n".join(lines)).split("\n"))


def _noted(row: Row) -> str:
    """Say what the office itself did about a cell."""
    standing = row.standing
    if standing.returned is not None:
        return texts.RETURNED
    if standing.extended is not None:
        return Template(texts.EXTENDED).substitute(day=f"{row.day:%d/%m/%Y}")
    return ""


def _paragraph(letter: Document, text: str, kind: str) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415
    from docx.shared import Mm, Pt  # noqa: PLC0415

    paragraph = letter.add_paragraph()
    run = paragraph.add_run(text)
    run.italic = kind in {"to", "quote"}
    form = paragraph.paragraph_format
    if kind == "to":
        form.space_before = Pt(18)
    if kind in {"to", "addressee"}:
        form.left_indent = Mm(35 if kind == "to" else 45)
    else:
        form.first_line_indent = Mm(10)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY


def _foot(letter: Document) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415
    from docx.shared import Pt  # noqa: PLC0415

    left, right = letter.add_table(rows=1, cols=2).rows[0].cells
    left.paragraphs[0].add_run(texts.COPIES).underline = True
    for text in (texts.COPIES_TO, texts.COPIES_KEPT):
        left.add_paragraph().add_run(text).font.size = Pt(12)
    right.paragraphs[0].add_run(texts.SIGNED).bold = True
    for _ in range(4):  # room for a signature and a seal
        right.add_paragraph()
    right.add_paragraph().add_run(texts.SIGNER).bold = True
    for paragraph in right.paragraphs:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
