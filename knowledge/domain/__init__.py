"""What the assistant speaks of, frozen and free of I/O.

All offsets count characters (code points) of ``Directive.text``, start included, end excluded.
"""

from __future__ import annotations

from knowledge.domain.answer import (
    Answer,
    Choice,
    Citation,
    Held,
    Hit,
    Passage,
    Scope,
    Statement,
    Turn,
)
from knowledge.domain.directive import (
    Directive,
    Evidence,
    Fact,
    Obligation,
    Reference,
    Relation,
    Repair,
    Signer,
    Unit,
    UnitKind,
    Warning,  # noqa: A004  # the field's own word
    Window,
)
from knowledge.domain.pages import (
    Attachment,
    Box,
    Doubt,
    Page,
    PrintedLine,
    ReadBy,
)

__all__ = [
    "Answer",
    "Attachment",
    "Box",
    "Choice",
    "Citation",
    "Directive",
    "Doubt",
    "Evidence",
    "Fact",
    "Held",
    "Hit",
    "Obligation",
    "Page",
    "Passage",
    "PrintedLine",
    "ReadBy",
    "Reference",
    "Relation",
    "Repair",
    "Scope",
    "Signer",
    "Statement",
    "Turn",
    "Unit",
    "UnitKind",
    "Warning",
    "Window",
]
