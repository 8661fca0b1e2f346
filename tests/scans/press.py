"""Word files set in a font and size by LibreOffice, and drawn page by page."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pypdfium2 as pdfium  # type: ignore[import-untyped]
from numpy.typing import NDArray

SOFFICE = shutil.which("soffice")
_FONT = re.compile(rb'w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"')
_SIZE = re.compile(rb'<w:sz w:val="28"/>')
_POINTS = 72  # to the inch


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One page as printed, and where the signer's name stands on it, in pixels, if it does."""

    picture: NDArray[np.uint8]
    signed_at: tuple[float, float] | None


def printed(path: Path, font: str, points: float, folder: Path) -> Path:
    """Return a PDF of a Word file of ``samples/`` set in another *font* and size of text."""
    name = f"{path.stem}-{font.replace(' ', '')}-{points:g}"
    pdf = folder / f"{name}.pdf"
    if not pdf.exists():
        reset = folder / f"{name}.docx"
        _reset(path, reset, font, points)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        subprocess.run(  # noqa: S603  # found on the PATH, our own arguments
            [
                SOFFICE or "soffice", "--headless", profile,
                "--convert-to", "pdf", "--outdir", str(folder), str(reset),
            ],
            check=True,
            capture_output=True,
            timeout=120,
        )  # fmt: skip
    return pdf


# an office prints what a paper says after its changes, not the changes
_DELETED_MARK = re.compile(rb"<w:del\b[^>]*/>")
_DELETED = re.compile(rb"<w:del\b[^>]*>.*?</w:del>", re.DOTALL)
_INSERTED = re.compile(rb"</?w:ins\b[^>]*>")


def family(font: str) -> str:
    """Return the family that a page in *font* is set in here: another one where it is missing."""
    program = shutil.which("fc-match")
    if program is None:
        return font
    asked = (program, "-f", "%{family[0]}", font)
    done = subprocess.run(asked, check=True, capture_output=True, text=True)  # noqa: S603  # as above
    return done.stdout


def _reset(path: Path, target: Path, font: str, points: float) -> None:
    size = str(round(points * 2)).encode()
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(target, "w") as copy:
        for member in source.namelist():
            content = source.read(member)
            if member == "word/styles.xml":
                name = font.encode()
                content = _FONT.sub(b'w:rFonts w:ascii="%b" w:hAnsi="%b"' % (name, name), content)
                content = _SIZE.sub(b'<w:sz w:val="%b"/>' % size, content)
            if member == "word/document.xml":
                content = _INSERTED.sub(b"", _DELETED.sub(b"", _DELETED_MARK.sub(b"", content)))
            copy.writestr(member, content)


def sheets(pdf: Path, dpi: int, signer: str | None = None) -> list[Sheet]:
    """Draw the pages of *pdf*, as they leave the printer."""
    document = pdfium.PdfDocument(pdf)
    scale = dpi / _POINTS
    found = []
    for page in document:
        picture = page.render(scale=scale, rev_byteorder=True).to_numpy()[:, :, :3]
        place = _place(page, signer) if signer else None
        at = place and (place[0] * scale, (page.get_height() - place[1]) * scale)
        found.append(Sheet(picture=np.ascontiguousarray(picture), signed_at=at))
    document.close()
    return found


def _place(page: pdfium.PdfPage, words: str) -> tuple[float, float] | None:
    """Return the middle of where *words* last stand on a page, in points from the lower left."""
    text = page.get_textpage()
    search = text.search(words, match_case=True)
    last = None
    while (hit := search.get_next()) is not None:
        last = hit
    if last is None:
        return None
    boxes = [text.get_charbox(at) for at in range(last[0], last[0] + last[1])]
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return (min(lefts) + max(rights)) / 2, (min(bottoms) + max(tops)) / 2
