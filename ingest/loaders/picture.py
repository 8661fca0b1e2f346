"""Photographs and scans that come as picture files; a .tif may hold many pages."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps

from ingest import scans
from ingest.blocks import Block, Loaded
from ingest.limits import OCR, Limits, Progress, silent
from knowledge.domain import Page
from knowledge.errors import UnreadableDocument

_FORMATS = ("PNG", "JPEG", "TIFF", "WEBP", "BMP", "MPO")
# 16 bits of gray to 8
_SIXTEEN_BITS = 256
_WIDE_MODES = {"I;16", "I;16L", "I;16B", "I"}

# what Pillow raises for a file that is cut or twisted
_DAMAGED = (OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError)


def load(path: Path, limits: Limits, report: Callable[[Progress], None] = silent) -> Loaded:
    """Read each page of a picture file.

    Raises:
        PartMissing: If tesseract's Vietnamese is not installed.
        UnreadableDocument: If it is damaged or beyond *limits*.
    """
    blocks: list[Block] = []
    pages: list[Page] = []
    with _opened(path) as file:
        count = _pages(file, path, limits)
        for number in range(1, count + 1):
            report(Progress(stage=OCR, done=number - 1, total=count))
            picture = _picture(file, path, number, limits)
            loaded = scans.read(picture, number=number, source=path.name, in_source=number)
            blocks += loaded.blocks
            pages += loaded.pages
    return Loaded(blocks=tuple(blocks), pages=tuple(pages))


def page(path: Path, in_source: int, limits: Limits) -> NDArray[np.uint8]:
    """Return one page of a picture file, RGB, as its camera or scanner turned it.

    Raises:
        UnreadableDocument: If it is damaged, beyond *limits*, or has no such page.
    """
    with _opened(path) as file:
        return _picture(file, path, in_source, limits)


@contextmanager
def _opened(path: Path) -> Iterator[Image.Image]:
    """Open a file and look no further than its header."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # ours is stricter
        try:
            with Image.open(path, formats=_FORMATS) as file:
                yield file
        except Image.DecompressionBombError as error:
            raise _refused(path, "too_many_pixels") from error
        except _DAMAGED as error:
            raise _refused(path, "damaged") from error


def _refused(path: Path, reason: str) -> UnreadableDocument:
    return UnreadableDocument(path=path.name, format=path.suffix.lstrip("."), reason=reason)


def _pages(file: Image.Image, path: Path, limits: Limits) -> int:
    """Count the pages; a telephone keeps a second picture in its .jpg that is no page."""
    with _decoding(path):
        count = int(getattr(file, "n_frames", 1)) if file.format == "TIFF" else 1
    if count > limits.ocr_pages:
        raise _refused(path, "too_many_pages")
    return count


def _picture(file: Image.Image, path: Path, number: int, limits: Limits) -> NDArray[np.uint8]:
    with _decoding(path):
        return _decoded(file, path, number, limits)


@contextmanager
def _decoding(path: Path) -> Iterator[None]:
    """Take whatever Pillow stumbles over for damage; reading the words is not done in here."""
    try:
        yield
    except (TypeError, ArithmeticError) as error:  # a tag that holds another kind of value
        raise _refused(path, "damaged") from error


def _decoded(file: Image.Image, path: Path, number: int, limits: Limits) -> NDArray[np.uint8]:
    file.seek(number - 1)
    if file.width * file.height > limits.picture_pixels:
        raise _refused(path, "too_many_pixels")
    return np.array(_on_paper(ImageOps.exif_transpose(file)), dtype=np.uint8)


def _on_paper(picture: Image.Image) -> Image.Image:
    """Return *picture* in colours, white where it is transparent."""
    if picture.mode in _WIDE_MODES:
        bits = np.asarray(picture).astype(np.uint32) // _SIXTEEN_BITS
        picture = Image.fromarray(bits.clip(0, 255).astype(np.uint8))
    if not picture.has_transparency_data:
        return picture.convert("RGB")
    seen = picture.convert("RGBA")
    paper = Image.new("RGBA", seen.size, "white")
    return Image.alpha_composite(paper, seen).convert("RGB")
