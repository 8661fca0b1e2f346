"""How large a picture is, told from its header: nothing is decoded before that is known."""

from __future__ import annotations

import warnings
from pathlib import Path

from PIL import Image, UnidentifiedImageError

from ingest.limits import Limits
from knowledge.errors import UnreadableDocument


def check(path: Path, limits: Limits) -> tuple[int, int]:
    """Return the width and height, in pixels, of the (first) picture of a file.

    Raises:
        UnreadableDocument: If it is no picture that opens, or has more pixels than *limits* allow.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(path) as picture:
                width, height = picture.size
    except Image.DecompressionBombError as error:
        raise _unreadable(path, "too_many_pixels") from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise _unreadable(path, "damaged") from error
    if width * height > limits.picture_pixels:
        raise _unreadable(path, "too_many_pixels")
    return width, height


def _unreadable(path: Path, reason: str) -> UnreadableDocument:
    return UnreadableDocument(path=path.name, format="picture", reason=reason)
