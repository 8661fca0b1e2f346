"""The rows of the bot: who speaks in ``people``, what came in and goes out in ``post``.

What staff are at work on stands in ``office``.
"""

from bot.tables.office import (
    AnnouncementRow,
    AwaitedRow,
    DraftRow,
    DraftState,
    QuestionRow,
    TallyRow,
    Why,
)
from bot.tables.people import AccountRow, CellRow, CellSuccessionRow, Origin, PersonRow, PostRow
from bot.tables.post import InboxRow, OutboxRow

__all__ = [
    "AccountRow",
    "AnnouncementRow",
    "AwaitedRow",
    "CellRow",
    "CellSuccessionRow",
    "DraftRow",
    "DraftState",
    "InboxRow",
    "Origin",
    "OutboxRow",
    "PersonRow",
    "PostRow",
    "QuestionRow",
    "TallyRow",
    "Why",
]
