"""One module per format; ``LOADERS`` says which module reads which media type.

A loader module has one function ``load(path, limits, report) -> Loaded``. Modules are
imported when their format is met, so that reading a text file does not pay for an XML parser.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path

from ingest.blocks import Loaded, Loader
from ingest.limits import Limits, Progress, silent
from ingest.loaders import media_type
from knowledge.errors import UnsupportedFormat

LOADERS: Mapping[str, str] = {
    media_type.DOC: "ingest.loaders.office",
    # no macro of a file is ever run: its text is read like any other's
    media_type.DOCM: "ingest.loaders.docx",
    media_type.DOCX: "ingest.loaders.docx",
    media_type.HTML: "ingest.loaders.html",
    media_type.PDF: "ingest.loaders.pdf",
    media_type.MARKDOWN: "ingest.loaders.md",
    media_type.ODT: "ingest.loaders.office",
    media_type.RTF: "ingest.loaders.office",
    media_type.TEXT: "ingest.loaders.txt",
    **dict.fromkeys(media_type.PICTURES, "ingest.loaders.picture"),
    media_type.XLSX: "ingest.loaders.xlsx",
    media_type.XLS: "ingest.loaders.xls",
}


def find(kind: str) -> Loader | None:
    """Return the loader of a media type, or None where there is none."""
    module = LOADERS.get(kind)
    if module is None:
        return None
    loader: Loader = import_module(module).load
    return loader


def load(path: Path, limits: Limits, report: Callable[[Progress], None] = silent) -> Loaded:
    """Read one file, whose format its content decides and its name does not.

    Raises:
        UnsupportedFormat: If no loader reads this kind of file.
        UnreadableDocument: If the file is empty, damaged or beyond *limits*.
    """
    kind = media_type.of(path)
    loader = find(kind)
    if loader is None:
        packed = kind in {media_type.RAR, media_type.SEVEN_ZIP}
        why = {"reason": "archive"} if packed else {}
        raise UnsupportedFormat(path=path.name, format=media_type.short_name(kind), **why)
    return loader(path, limits, report)
