"""One process of ``deliveries``: sends what waits, until it is killed.

    python -m tests.bench.delivering URL BASE RATE ANSWER_SECONDS PORT

Leases, pauses and the wait before a second copy are short, so that a run ends soon.
"""

from __future__ import annotations

import logging
import sys
from datetime import UTC, datetime, timedelta

from bot import telegram
from bot.conversation import Conversation
from bot.conversation.replies import say
from bot.letters import TELEGRAM, Letter
from bot.store import Channel, Inbox, Outbox
from bot.store.pace import Pace
from bot.store.reminders import Reminders, again
from bot.telegram import Serving, Webhook, postman, sending, transport
from bot.telegram.limiter import Limiter, Rates
from bot.texts.reminders import AGAIN
from bot.ticks import Tick
from knowledge.database import Database
from tests.emulator import TOKEN

_SECRET = "s"  # noqa: S105  # of no bot
_LEASE = timedelta(seconds=10)
_SECOND_COPY = timedelta(seconds=3)


def main() -> None:
    """Serve until killed."""
    logging.disable()
    url, base, rate, answer_seconds, port = sys.argv[1:6]
    database = Database(url)
    sending.LEASE = _LEASE
    postman.LEASE = _LEASE  # type: ignore[attr-defined]  # the name by which it knows it
    postman._SETTLE = timedelta(seconds=2)
    transport.ANSWER_SECONDS = float(answer_seconds)
    rates = Rates(overall=float(rate))
    serving = Serving(
        conversation=Conversation({}),
        inbox=Inbox(database, channel=TELEGRAM),
        outbox=Outbox(database),
        channel=Channel(database, channel=TELEGRAM),
        role_of=lambda _person: None,
        organisation=None,
        now=lambda: datetime.now(UTC),
        limiter=Limiter(rates, shared=Pace(database, TELEGRAM, rates.overall).reserve),
        ticks=(Tick(name="copies", every=timedelta(seconds=1), run=_copies(database)),),
        webhook=Webhook(
            public_url=f"http://127.0.0.1:{port}", secret=_SECRET, host="127.0.0.1", port=int(port)
        ),
    )
    telegram.run(serving, token=TOKEN, base=base, started=lambda _name: None, tell=lambda _: None)


def _copies(database: Database):  # type: ignore[no-untyped-def]  # what a tick runs
    """Write second copies as the planner does, with the text of the first."""
    outbox, reminders = Outbox(database), Reminders(database)

    def run(now: datetime) -> int:
        letters = [
            Letter(
                key=again(one.key),
                to=one.account,
                reply=say(AGAIN, f"nhắc {one.account.partition(':')[2]}"),
                lane="reminder",
                not_before=now + _SECOND_COPY,
                expires_at=one.reminders[0].until,
            )
            for one in reminders.unknown(now)
        ]
        return outbox.post(letters, now=now)

    return run


if __name__ == "__main__":
    main()
