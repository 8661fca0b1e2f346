"""The rows of ``knowledge``: what is held, what is owed, what the office answered itself.

Who did what stands in ``audit``, which only ever grows.
"""

from knowledge.tables.audit import AuditRow
from knowledge.tables.curated import CuratedRow
from knowledge.tables.directives import (
    ChangeRow,
    CorrectionRow,
    DirectiveRow,
    EarlierReadingRow,
    FileRow,
    ObligationRow,
    PassageRow,
    PrintedLinesRow,
    ReferenceRow,
    SuccessionRow,
    UnitRow,
    VectorRow,
)
from knowledge.tables.register import (
    BodyRow,
    BodySuccessionRow,
    ContinuationRow,
    DecisionRow,
    DecreeRow,
    DutyRow,
    EventRow,
    MergeRow,
    SetDayRow,
)
from knowledge.tables.trials import TrialRow

__all__ = [
    "AuditRow",
    "BodyRow",
    "BodySuccessionRow",
    "ChangeRow",
    "ContinuationRow",
    "CorrectionRow",
    "CuratedRow",
    "DecisionRow",
    "DecreeRow",
    "DirectiveRow",
    "DutyRow",
    "EarlierReadingRow",
    "EventRow",
    "FileRow",
    "MergeRow",
    "ObligationRow",
    "PassageRow",
    "PrintedLinesRow",
    "ReferenceRow",
    "SetDayRow",
    "SuccessionRow",
    "TrialRow",
    "UnitRow",
    "VectorRow",
]
