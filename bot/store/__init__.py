"""Queries of the bot; what leaves here is frozen, never a row."""

from bot.store.admin_codes import AdminCodes
from bot.store.appointing import Appointing
from bot.store.awaited import Awaited
from bot.store.channels import Channel
from bot.store.consents import Consents
from bot.store.erasing import Erasing
from bot.store.guesses import Guesses
from bot.store.importing import Importing
from bot.store.inbox import Inbox
from bot.store.invites import Invite, Invites
from bot.store.outbox import Outbox
from bot.store.people import People
from bot.store.requests import Request, Requests

__all__ = [
    "AdminCodes",
    "Appointing",
    "Awaited",
    "Channel",
    "Consents",
    "Erasing",
    "Guesses",
    "Importing",
    "Inbox",
    "Invite",
    "Invites",
    "Outbox",
    "People",
    "Request",
    "Requests",
]
