"""A file in, one directive out: stores nothing, knows no channel. ``reading`` has the stages.

Its names are imported when they are asked for: the child that loads one file needs no stage, and
each file is loaded by a child of its own.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ingest.limits import Limits, Progress
    from ingest.reading import Together, read, read_text, read_together
    from ingest.stages import READER
    from ingest.unpacking import Source, is_archive, opened

__all__ = [
    "READER",
    "Limits",
    "Progress",
    "Source",
    "Together",
    "is_archive",
    "opened",
    "read",
    "read_text",
    "read_together",
]

# where those names are that ``reading`` does not make itself
_ELSEWHERE = {
    "READER": "stages",
    **dict.fromkeys(("Limits", "Progress"), "limits"),
    **dict.fromkeys(("Source", "is_archive", "opened"), "unpacking"),
}


def __getattr__(name: str) -> Any:
    """Import one of the names above at its first use."""
    if name not in __all__:
        raise AttributeError(name)
    return getattr(import_module(f"ingest.{_ELSEWHERE.get(name, 'reading')}"), name)
