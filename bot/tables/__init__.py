"""The rows of the bot.

Who speaks stands in ``people``, how they are let in in ``joining``, what came in and goes out in
``post``, what staff are at work on in ``office``.
"""

from bot.tables.joining import (
    AdminCodeRow,
    ConsentRow,
    Guessed,
    GuessRow,
    InviteRow,
    JoinRequestRow,
    JoinState,
)
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
from bot.tables.post import ContactRow, InboxRow, LongActionRow, OutboxRow, SilentRow

__all__ = [
    "AccountRow",
    "AdminCodeRow",
    "AnnouncementRow",
    "AwaitedRow",
    "CellRow",
    "CellSuccessionRow",
    "ConsentRow",
    "ContactRow",
    "DraftRow",
    "DraftState",
    "GuessRow",
    "Guessed",
    "InboxRow",
    "InviteRow",
    "JoinRequestRow",
    "JoinState",
    "LongActionRow",
    "Origin",
    "OutboxRow",
    "PersonRow",
    "PostRow",
    "QuestionRow",
    "SilentRow",
    "TallyRow",
    "Why",
]
