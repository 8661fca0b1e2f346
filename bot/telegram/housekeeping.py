"""What the channel itself does by the clock: old updates go, and a long absence is admitted."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from string import Template

from bot.conversation.replies import say
from bot.letters import Letter
from bot.store import Channel, Inbox, Outbox
from bot.texts import telegram as texts
from bot.ticks import Tick

logger = logging.getLogger(__name__)

# Telegram keeps what nobody fetches for a day.
_KEPT_BY_TELEGRAM = timedelta(days=1)
_ACTIVE = timedelta(days=30)
_NOTED_EVERY = timedelta(minutes=1)
_BUTTONS_LAST = timedelta(days=180)
_PAUSE_SECONDS = 5.0


class Contact:
    """Notes when Telegram was reached, and tells people what a long absence may have lost."""

    def __init__(self, channel: Channel, outbox: Outbox, now: Callable[[], datetime]) -> None:
        self._channel = channel
        self._outbox = outbox
        self._now = now
        self._noted: datetime | None = None

    def reached(self) -> None:
        """Note it; once after more than a day, write to everybody active in the last 30 days."""
        now = self._now()
        if self._noted is not None and now - self._noted < _NOTED_EVERY:
            return
        self._noted = now
        before = self._channel.reached(now=now)
        if before is not None and now - before > _KEPT_BY_TELEGRAM:
            people = self._channel.active(since=before - _ACTIVE)
            logger.warning("away since %s", before, extra={"action": "away", "people": len(people)})
            self._outbox.post((_admission(one, before, now) for one in people), now=now)


def _admission(to: str, since: datetime, now: datetime) -> Letter:
    local = since.astimezone(now.tzinfo)
    said = Template(texts.AWAY).substitute(since=f"{local:%H:%M} ngày {local:%d/%m/%Y}")
    return Letter(key=f"away:{to}:{since:%Y%m%dT%H%M%S}", to=to, reply=say(said))


def cleaning(inbox: Inbox, channel: Channel, keep: timedelta) -> Tick:
    """Return the work of deleting what is no longer needed: raw updates after *keep*.

    Of a chat from which nothing came for 30 days, not even that is kept.
    """

    def clean(now: datetime) -> None:
        inbox.forget(before=now - keep)
        channel.forget_contacts(before=now - _ACTIVE)
        channel.forget_actions(now=now, after=_BUTTONS_LAST)

    return Tick(name="clean", every=timedelta(hours=1), run=clean)


async def keep_ticking(ticks: Sequence[Tick], now: Callable[[], datetime]) -> None:
    """Do each work when its time comes, until cancelled; one that fails comes again."""
    due: dict[str, datetime] = {}
    while True:
        for tick in ticks:
            moment = now()
            if due.get(tick.name, moment) <= moment:
                due[tick.name] = moment + tick.every
                await _do(tick, moment)
        await asyncio.sleep(_PAUSE_SECONDS)


async def _do(tick: Tick, moment: datetime) -> None:
    try:
        await asyncio.to_thread(tick.run, moment)
    except Exception:
        logger.exception("unforeseen", extra={"action": "unforeseen", "tick": tick.name})
