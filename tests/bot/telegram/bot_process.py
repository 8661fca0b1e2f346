"""A bot in a process of its own: ``python -m tests.bot.telegram.bot_process URL BASE [RATE]``.

Its one topic writes a line down for each message, and answers with the words it was sent.
"""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import bot.migrations
from bot import telegram
from bot.conversation import Conversation, Message, Person, Reply
from bot.conversation.replies import say
from bot.store import Channel, Inbox, Outbox
from bot.telegram import Serving
from bot.telegram.limiter import Limiter, Rates
from knowledge.database import Database
from tests.emulator import TOKEN

# Twice as fast as Telegram takes messages, so that a run ends soon; one chat is not held back.
_RATE = 50.0


class _Echo:
    async def handle(self, person: Person, message: Message) -> AsyncIterator[Reply]:
        """Answer in two letters, as an answer with a form does."""
        del person
        yield say(f"{message.text} một")
        yield say(f"{message.text} hai")


def main() -> None:
    """Serve until killed."""
    database, base = Database(sys.argv[1]), sys.argv[2]
    rate = float(sys.argv[3]) if sys.argv[3:] else _RATE
    bot.migrations.upgrade(database)
    serving = Serving(
        conversation=Conversation({"ask": _Echo()}),
        inbox=Inbox(database, channel="telegram"),
        outbox=Outbox(database),
        channel=Channel(database, channel="telegram"),
        role_of=lambda _person: None,
        organisation=None,
        now=lambda: datetime.now(UTC),
        limiter=Limiter(Rates(overall=rate, to_one=rate)),
    )
    telegram.run(serving, token=TOKEN, base=base, started=lambda _name: None, tell=print)


if __name__ == "__main__":
    main()
