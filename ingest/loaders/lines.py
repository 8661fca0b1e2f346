"""The picture of some lines of a page of a .pdf or a picture file."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from ingest import scans
from ingest.limits import Limits
from ingest.loaders import media_type, pdf, picture
from knowledge.domain import Box
from knowledge.errors import UnreadableDocument, UnsupportedFormat

_PAGES = {media_type.PDF: pdf.page, **dict.fromkeys(media_type.PICTURES, picture.page)}


def cut(path: Path, in_source: int, boxes: list[Box], limits: Limits) -> bytes:
    """Return a PNG of the lines at *boxes* of one page, see ``ingest.pictures``.

    Raises:
        UnsupportedFormat: If the file has no pages to show.
        PartMissing: If tesseract's Vietnamese is not installed.
        UnreadableDocument: If it is damaged, beyond *limits*, or has no such page.
    """
    kind = media_type.of(path)
    page = _PAGES.get(kind)
    if page is None:
        raise UnsupportedFormat(path=path.name, format=media_type.short_name(kind))
    if not boxes:
        raise UnreadableDocument(path=path.name, reason="missing")
    return _png(scans.lines(scans.upright(page(path, in_source, limits)), boxes))


def _png(shown: NDArray[np.uint8]) -> bytes:
    file = io.BytesIO()
    Image.fromarray(shown).save(file, "PNG")
    return file.getvalue()
