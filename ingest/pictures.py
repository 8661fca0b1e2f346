"""Pictures of printed lines, for people to compare with what was read from them."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from ingest import sandbox
from ingest.limits import DEFAULT, Limits
from knowledge.domain import Box


def cut(path: Path, in_source: int, boxes: Sequence[Box], *, limits: Limits = DEFAULT) -> bytes:
    """Cut lines out of a page, in a child process that draws or opens the page anew.

    Args:
        path: A .pdf or a picture; its content decides.
        in_source: Which page of the file, from 1.
        boxes: Of the lines, as ``Directive.printed_lines`` has them, one at least.
        limits: What the child may use.

    Returns:
        One PNG: the lines with a little of the page around them, top to bottom; lines that stand
        apart with a white band between.

    Raises:
        UnsupportedFormat: If the file has no pages to show.
        PartMissing: If tesseract's Vietnamese is not installed: it tells which way up a page is.
        UnreadableDocument: If it is missing, damaged, has no such page, or takes more than
            *limits*.
    """
    wanted = {"in_source": in_source, "boxes": [asdict(box) for box in boxes]}
    return base64.b64decode(sandbox.cut(path, wanted, limits=limits))
