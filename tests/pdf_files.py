"""Small .pdf files that show what a test is about, in fonts that come with matplotlib."""

from __future__ import annotations

from pathlib import Path

import matplotlib as mpl
import numpy as np
from fpdf import FPDF
from PIL import Image

_FONTS = Path(mpl.get_data_path()) / "fonts" / "ttf"


def font(name: str) -> Path:
    """Return the file of a font: "DejaVuSerif", "DejaVuSans-Bold"."""
    return _FONTS / f"{name}.ttf"


def scan(folder: Path, *, dpi: int, sides: tuple[float, float] = (595.28, 841.89)) -> Path:
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
