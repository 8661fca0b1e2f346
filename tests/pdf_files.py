"""Small .pdf files that show what a test is about, in fonts that come with matplotlib."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import matplotlib as mpl
import numpy as np
from fpdf import FPDF
from fpdf.fonts import TTFFont
from PIL import Image

_FONTS = Path(mpl.get_data_path()) / "fonts" / "ttf"
WIDTH, HEIGHT = 595.28, 841.89  # A4 in points
LEFT, RIGHT, TOP = 85.0, 545.0, 60.0


def font(name: str) -> Path:
    """Return the file of a font: "DejaVuSerif", "DejaVuSans-Bold"."""
    return _FONTS / f"{name}.ttf"


@dataclass(slots=True)
class Paper:
    """A paper set line by line, as a word processor does; lengths in points from the top left."""

    family: str = "DejaVuSerif"
    size: float = 13
    justified: bool = True
    indent: float = 36
    pdf: FPDF = field(default_factory=lambda: FPDF(unit="pt", format=(WIDTH, HEIGHT)))
    y: float = TOP

    def __post_init__(self) -> None:
        self.pdf.set_auto_page_break(auto=False)
        self.pdf.add_font(self.family, fname=font(self.family))
        self.pdf.set_font(self.family, size=self.size)
        self.turn()

    @property
    def step(self) -> float:
        return 1.4 * self.size

    def turn(self, y: float = TOP) -> None:
        """Begin the next page."""
        self.pdf.add_page()
        self.y = y

    def put(self, x: float, y: float, text: str, size: float | None = None) -> None:
        """Print *text* with its base line at *y*."""
        self.pdf.set_font(self.family, size=size or self.size)
        self.pdf.text(x, y, text)

    def centre(self, text: str, middle: float = (LEFT + RIGHT) / 2) -> None:
        """Print one line around *middle* and go on below it."""
        self.put(middle - self.pdf.get_string_width(text) / 2, self.y, text)
        self.y += self.step

    def header(self, left: Sequence[str], right: Sequence[str], *, across: bool = False) -> None:
        """Print two columns; *across* draws them line by line instead of one after the other."""
        columns = [(text, 175.0, at) for at, text in enumerate(left)]
        columns += [(text, 420.0, at) for at, text in enumerate(right)]
        if across:
            columns.sort(key=lambda one: one[2])
        for text, middle, at in columns:
            width = self.pdf.get_string_width(text)
            self.put(middle - width / 2, self.y + at * self.step, text)
        self.y += (max(len(left), len(right)) + 1) * self.step

    def paragraph(self, text: str, *, bottom: float = 790) -> None:
        """Print a paragraph from margin to margin, over as many pages as it needs."""
        lines = self._wrapped(text.split())
        for at, words in enumerate(lines):
            if self.y > bottom:
                self.turn()
            x = LEFT + (self.indent if at == 0 else 0)
            last = at + 1 == len(lines)
            self._line(x, words, RIGHT if self.justified and not last else None)
            self.y += self.step
        self.y += 0.4 * self.size

    def _wrapped(self, words: Sequence[str]) -> list[list[str]]:
        lines: list[list[str]] = [[]]
        for word in words:
            room = RIGHT - LEFT - (self.indent if len(lines) == 1 else 0)
            if self.pdf.get_string_width(" ".join([*lines[-1], word])) > room:
                lines.append([])
            lines[-1].append(word)
        return lines

    def _line(self, x: float, words: Sequence[str], end: float | None) -> None:
        """Print one line; one that is stretched to *end* has no spaces, only places."""
        if end is None or len(words) == 1:
            self.put(x, self.y, " ".join(words))
            return
        widths = [self.pdf.get_string_width(word) for word in words]
        gap = (end - x - sum(widths)) / (len(words) - 1)
        for word, width in zip(words, widths, strict=True):
            self.put(x, self.y, word)
            x += width + gap

    def rules(self, xs: Sequence[float], ys: Sequence[float]) -> None:
        """Draw the grid of a table."""
        for x in xs:
            self.pdf.line(x, ys[0], x, ys[-1])
        for y in ys:
            self.pdf.line(xs[0], y, xs[-1], y)

    def table(self, xs: Sequence[float], rows: Sequence[Sequence[str]]) -> None:
        """Print a ruled table of lines of text; "\\n" in a cell begins its next line."""
        ys = [self.y]
        for row in rows:
            ys.append(ys[-1] + self.step * (max(cell.count("\n") for cell in row) + 1.3))
        self.rules(xs, ys)
        for (top, _), row in zip(pairwise(ys), rows, strict=True):
            for x, cell in zip(xs, row, strict=False):
                for at, line in enumerate(cell.split("\n")):
                    self.put(x + 4, top + self.step * (at + 0.9), line)
        self.y = ys[-1] + 2 * self.step

    def save(self, folder: Path, name: str = "a.pdf") -> Path:
        """Write the file."""
        path = folder / name
        self.pdf.output(str(path))
        for used in self.pdf.fonts.values():
            if isinstance(used, TTFFont):
                used.ttfont.close()  # fpdf2 leaves its fonts open
        return path


def sign(path: Path, time: str) -> Path:
    """Append a signature that nothing prints to a file by fpdf2, as a signing program does.

    Args:
        path: The file, which is changed.
        time: As a .pdf writes it: "D:20250929134112+07'00'".
    """
    whole = path.read_bytes()

    def found(pattern: bytes) -> bytes:
        return bytes(re.findall(pattern, whole, re.DOTALL)[-1])

    number, first = int(found(rb"/Root (\d+) 0 R")), int(found(rb"/Size (\d+)"))
    before = found(rb"startxref\s+(\d+)")
    catalog = found(rb"\n%d 0 obj\s*<<(.*?)>>\s*endobj" % number)
    objects = {
        number: b"<<%b/AcroForm<</Fields[%d 0 R]/SigFlags 3>>>>" % (catalog, first),
        first: b"<</Type/Annot/Subtype/Widget/FT/Sig/T(a)/Rect[0 0 0 0]/V %d 0 R>>" % (first + 1),
        first + 1: f"<</Type/Sig/Filter/Adobe.PPKLite/M({time})/Contents<00>>>".encode(),
    }
    table = b"xref\n"
    for at, content in objects.items():
        table += b"%d 1\n%010d 00000 n \n" % (at, len(whole))
        whole += b"%d 0 obj\n%b\nendobj\n" % (at, content)
    trailer = b"trailer\n<</Size %d/Root %d 0 R/Prev %b>>" % (first + 2, number, before)
    path.write_bytes(b"%b%b%b\nstartxref\n%d\n%%%%EOF\n" % (whole, table, trailer, len(whole)))
    return path


def scan(folder: Path, *, dpi: int, sides: tuple[float, float] = (WIDTH, HEIGHT)) -> Path:
    """Write a .pdf of one page, *sides* in points, that is one grey picture with a black corner."""
    columns, rows = (round(side / 72 * dpi) for side in sides)
    shades = np.full((rows, columns), 200, dtype=np.uint8)
    shades[: rows // 4, : columns // 4] = 0
    pdf = FPDF(unit="pt", format=sides)
    pdf.add_page()
    pdf.image(Image.fromarray(shades), x=0, y=0, w=sides[0], h=sides[1])
    path = folder / "scan.pdf"
    pdf.output(str(path))
    return path
