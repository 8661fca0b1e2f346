"""The rows of the bot: who speaks in ``people``, what came in and goes out in ``post``."""

from bot.tables.people import AccountRow, CellRow, CellSuccessionRow, Origin, PersonRow, PostRow
from bot.tables.post import InboxRow, OutboxRow

__all__ = [
    "AccountRow",
    "CellRow",
    "CellSuccessionRow",
    "InboxRow",
    "Origin",
    "OutboxRow",
    "PersonRow",
    "PostRow",
]
