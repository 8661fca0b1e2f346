"""The rows of the bot.

Who speaks stands in ``people``, how they are let in in ``joining``, what came in and goes out in
``post``, what staff are at work on in ``office``, reports and who was reminded of them in
``reminders``.
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
from bot.tables.post import ContactRow, InboxRow, LongActionRow, OutboxRow, PaceRow, SilentRow
from bot.tables.reminders import (
    BroadcastRow,
    BroadcastState,
    EveningRow,
    LaterRow,
    LeadRow,
    LedgerRow,
    ReminderRow,
)

__all__ = [
    "AccountRow",
    "AdminCodeRow",
    "AnnouncementRow",
    "AwaitedRow",
    "BroadcastRow",
    "BroadcastState",
    "CellRow",
    "CellSuccessionRow",
    "ConsentRow",
    "ContactRow",
    "DraftRow",
    "DraftState",
    "EveningRow",
    "GuessRow",
    "Guessed",
    "InboxRow",
    "InviteRow",
    "JoinRequestRow",
    "JoinState",
    "LaterRow",
    "LeadRow",
    "LedgerRow",
    "LongActionRow",
    "Origin",
    "OutboxRow",
    "PaceRow",
    "PersonRow",
    "PostRow",
    "QuestionRow",
    "ReminderRow",
    "SilentRow",
    "TallyRow",
    "Why",
]
