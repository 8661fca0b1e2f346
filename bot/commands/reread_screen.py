"""What reading kept originals again came to, as rich renderables."""

from __future__ import annotations

from collections.abc import Sequence
from string import Template

from rich.console import Group, RenderableType
from rich.text import Text

from bot.commands.screens import trouble
from bot.rereading import Reread
from bot.texts import documents, terminal


def reread(done: Sequence[Reread]) -> RenderableType:
    """Say what reading each directive again came to."""
    return Group(*map(_reread, done)) if done else Text(terminal.REREAD_NONE)


def _reread(one: Reread) -> Text:
    if one.error is not None:
        return Text(trouble(documents.named(one.held), one.error), style="red")
    changed = ", ".join(terminal.CHANGED[name] for name in one.changed)
    said = Template(terminal.REREAD_CHANGED if changed else terminal.REREAD_SAME).substitute(
        name=documents.named(one.held), changed=changed
    )
    lost = f" {Template(terminal.REREAD_LOST).substitute(count=one.lost)}" if one.lost else ""
    return Text.assemble(said, (lost, "yellow"))
