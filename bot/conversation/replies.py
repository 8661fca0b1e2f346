"""What the assistant says, before any channel has decided how it looks."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

LineKind = Literal["plain", "key", "quote", "note", "title"]


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph; *kind* says what it is, a channel decides how that looks.

    *title* names what follows, *key* is the sentence to read if only one is read, *quote* holds
    the exact words of a document, *note* may be skipped.
    """

    kind: LineKind
    text: str


@dataclass(frozen=True, slots=True)
class Button:
    """Something to press; *action* comes back as ``Message.action``: ``"<topic>:<what>"``."""

    label: str
    action: str
    # one row of a list: what ties label and row together ("vb 7"), and what else the row says;
    # a number alone is that of a row which the lines say already
    mark: str = ""
    about: str = ""
    # it leads to the rest of the list
    more: bool = False


@dataclass(frozen=True, slots=True)
class Reply:
    """One message to a person."""

    lines: tuple[Line, ...]
    buttons: tuple[Button, ...] = ()
    file: Path | None = None
    # a sign that work goes on; a channel may replace it by the next reply
    progress: bool = False


def plain(reply: Reply) -> str:
    """Return *reply* as plain text, one paragraph to a line; quotes stand in “ ”."""
    return "\n".join(
        f"“{line.text}”" if line.kind == "quote" else line.text for line in reply.lines
    )


def say(*texts: str) -> Reply:
    """Return a reply of plain paragraphs."""
    return Reply(lines=tuple(Line("plain", text) for text in texts))
