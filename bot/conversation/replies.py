"""What the assistant says, before any channel has decided how it looks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

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
    # handed out as it is
    file: Path | None = None
    # shown as a picture, above the lines
    picture: Path | None = None
    # a sign that work goes on; a channel may replace it by the next reply
    progress: bool = False
    # it takes the place of the message whose button was pressed, where the channel can do that
    replaces: bool = False
    # the buttons that always stand below the text field are shown with it
    menu: bool = False
    # an action: what the person types next, unless it is a command, comes back with it
    awaits: str = ""
    # ``Message.marks`` of what is to be deleted from the chat, where the channel can do that
    retracts: tuple[str, ...] = ()


_OF_BUTTONS = ("label", "action", "mark", "about", "more")
_SIGNS = ("progress", "replaces", "menu")


def plain(reply: Reply) -> str:
    """Return *reply* as plain text, one paragraph to a line; quotes stand in “ ”."""
    return "\n".join(
        f"“{line.text}”" if line.kind == "quote" else line.text for line in reply.lines
    )


def say(*texts: str) -> Reply:
    """Return a reply of plain paragraphs."""
    return Reply(lines=tuple(Line("plain", text) for text in texts))


def to_json(reply: Reply) -> dict[str, Any]:
    """Return *reply* as JSON holds it, to be kept until it is sent.

    What it awaits is not part of it: that was noted when it was given.
    """
    kept: dict[str, Any] = {
        "lines": [{"kind": line.kind, "text": line.text} for line in reply.lines],
        "buttons": [_fields(button, _OF_BUTTONS) for button in reply.buttons],
        "retracts": list(reply.retracts),
        **_fields(reply, _SIGNS),
        "file": str(reply.file or ""),
        "picture": str(reply.picture or ""),
    }
    return {name: value for name, value in kept.items() if value}


def _fields(of: object, names: tuple[str, ...]) -> dict[str, Any]:
    """Return those fields that are not empty; ``asdict`` would copy all, ten times slower."""
    values = ((name, getattr(of, name)) for name in names)
    return {name: value for name, value in values if value}


def from_json(kept: Mapping[str, Any]) -> Reply:
    """Return the reply that ``to_json`` made *kept* of."""
    file, picture = (Path(kept[name]) if name in kept else None for name in ("file", "picture"))
    signs = {name: kept[name] for name in _SIGNS if name in kept}
    return Reply(
        lines=tuple(Line(**line) for line in kept.get("lines", ())),
        buttons=tuple(Button(**button) for button in kept.get("buttons", ())),
        retracts=tuple(kept.get("retracts", ())),
        file=file,
        picture=picture,
        **signs,
    )
