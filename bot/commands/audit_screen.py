"""The audit as a table on the terminal, and as values for other programs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import tzinfo
from typing import Any

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from bot.organisation import Organisation
from bot.texts import audit as texts
from knowledge.store.audit import Act


def listing(acts: Sequence[Act], organisation: Organisation, zone: tzinfo) -> RenderableType:
    """Show each act on a row, oldest first."""
    if not acts:
        return texts.NOTHING
    people = {member.id: member.name for member in organisation.members}
    cells = {cell.id: cell.name for cell in organisation.cells}
    table = Table(*texts.COLUMNS, show_edge=False)
    for act in acts:
        row = (
            f"{act.at.astimezone(zone):%d/%m/%Y %H:%M}",
            act.by,
            texts.named(act.what),
            texts.about(act.about, people, cells),
            texts.facts(act.facts, cells),
        )
        table.add_row(*map(Text, row))  # as text: a name may look like markup
    return table


def as_value(act: Act) -> dict[str, Any]:
    """Write one act for other programs."""
    return {
        "at": act.at.isoformat(),
        "by": act.by,
        "act": act.what,
        "about": act.about,
        "facts": dict(act.facts),
    }
