"""A page of a .pdf as a picture, never larger than the limits allow."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np
import pypdfium2 as pdfium  # type: ignore[import-untyped]
from numpy.typing import NDArray

from ingest.limits import Limits
from knowledge.errors import UnreadableDocument

_POINTS = 72  # to the inch
# A page that is no scan is drawn so: where OCR makes the fewest mistakes for its time.
_USUAL_DPI = 200
# A scan is drawn as it was scanned: enlarging made OCR worse (0.4 to 2.2 % of characters), and
# above 300 dpi it only gets slower.
_FINEST_DPI = 300
# A picture of a smaller share of the page is an emblem or a stamp, and no scan.
_SCAN_SHARE = 0.5
# A scan held in a picture so many times larger than the limit is refused before it is unpacked.
_UNPACKED = 4


def render(document_page: pdfium.PdfPage, limits: Limits) -> NDArray[np.uint8]:
    """Draw one page upright on white.

    Args:
        document_page: A page of an open ``PdfDocument``.
        limits: Its ``picture_pixels`` bind the drawing, whatever the page says of its size.

    Returns:
        RGB, shape (height, width, 3): a scan in its own resolution up to 300 dpi.

    Raises:
        UnreadableDocument: If a picture on the page is far beyond the limits.
    """
    scale = resolution(document_page, limits) / _POINTS
    bitmap = document_page.render(scale=scale, rev_byteorder=True, prefer_bgrx=False)
    picture: NDArray[np.uint8] = np.ascontiguousarray(_rgb(bitmap.to_numpy()))
    bitmap.close()
    return picture


def resolution(document_page: pdfium.PdfPage, limits: Limits) -> float:
    """Return the dots per inch at which a page is drawn."""
    width, height = (max(side, 1.0) / _POINTS for side in document_page.get_size())
    scanned = max(_scans(document_page, width * height, limits), default=_USUAL_DPI)
    return min(scanned, _FINEST_DPI, _largest(width, height, limits.picture_pixels))


def _largest(width: float, height: float, pixels: int) -> float:
    """Return the resolution at which *width* by *height* inches hold at most *pixels*.

    Sides are rounded up when a page is drawn, so one pixel of each is held back.
    """
    return math.sqrt(pixels / (width * height)) - max(1 / width, 1 / height)


def _scans(page: pdfium.PdfPage, inches: float, limits: Limits) -> Iterator[float]:
    """Yield the resolution of each picture that covers most of a page of so many square inches."""
    for found in page.get_objects(filter=[pdfium.raw.FPDF_PAGEOBJ_IMAGE]):
        columns, rows = found.get_px_size()
        if columns * rows > _UNPACKED * limits.picture_pixels:
            raise UnreadableDocument(format="pdf", reason="too_many_pixels")
        across, down = _sides(found)
        if across * down >= _SCAN_SHARE * inches:
            # rounded, or the drawing gets a pixel more than the scan and is blurred
            yield round(math.sqrt(columns * rows / (across * down)), 2)


def _sides(image: pdfium.PdfImage) -> tuple[float, float]:
    """Return the width and height, in inches, of a picture as it lies on its page."""
    a, b, c, d, *_ = image.get_matrix().get()
    return math.hypot(a, b) / _POINTS, math.hypot(c, d) / _POINTS


def _rgb(drawn: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return three channels of a bitmap that has one, three or four."""
    if drawn.ndim == 2:  # noqa: PLR2004  # height by width
        drawn = drawn[:, :, np.newaxis]
    return np.repeat(drawn, 3, axis=2) if drawn.shape[2] == 1 else drawn[:, :, :3]
