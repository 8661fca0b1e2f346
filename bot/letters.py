"""What is to be sent to somebody: written down first, so that a kill loses and doubles nothing.

A letter is kept in the outbox under a key of its own, then claimed, sent and marked. One that may
have arrived or not (``unknown``) is not sent again: most have arrived.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from bot.conversation.replies import Reply

# What goes first where not all can go at once: an answer that somebody waits for, a notice to one
# person, a reminder, what goes to many.
Lane = Literal["answer", "notice", "reminder", "broadcast"]
LANES: tuple[Lane, ...] = ("answer", "notice", "reminder", "broadcast")

# Letters a second over all chats: it leaves room below Telegram's 30 for what is on its way.
RATE = 25.0

# The channel that can speak first; at a terminal nobody may sit.
TELEGRAM = "telegram"

# taken: by a process that has not handed it over yet · sending: handed to the channel, not known
# to have arrived
State = Literal["waiting", "taken", "sending", "sent", "unknown", "failed", "blocked", "cancelled"]
# a process is at it, or was
IN_HAND: tuple[State, ...] = ("taken", "sending")
# it may still be sent
OPEN: tuple[State, ...] = ("waiting", *IN_HAND)


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One reply to one account; long ones become several messages."""

    # the same letter is never kept twice: "telegram:update:912:0", "joined:telegram:42"
    key: str
    # the account of a person, or a group: "telegram:42"
    to: str
    reply: Reply
    lane: Lane = "notice"
    # the conversation inside a group that it belongs to
    thread: int | None = None
    # the message there that it answers
    answers: int | None = None
    # key of a letter whose last message it takes the place of, where that was sent
    instead_of: str | None = None
    # the message of ours there that it takes the place of
    edits: int | None = None
    # not sent earlier, and not sent any more from then on
    not_before: datetime | None = None
    expires_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimed:
    """A letter that this process alone may send now."""

    id: int
    letter: Letter
    # how often it was tried, this time included
    attempts: int
    # ids of those of its messages that have arrived already
    messages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A letter that arrived: where, and as which messages."""

    key: str
    to: str
    messages: tuple[int, ...]


def may_be_sent_to(account: str) -> bool:
    """Say whether a letter can reach *account* at all."""
    return account.startswith(f"{TELEGRAM}:")
