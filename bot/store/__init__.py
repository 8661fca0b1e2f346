"""Queries of the bot; what leaves here is frozen, never a row."""

from bot.store.awaited import Awaited
from bot.store.inbox import Inbox
from bot.store.outbox import Outbox
from bot.store.people import People

__all__ = ["Awaited", "Inbox", "Outbox", "People"]
