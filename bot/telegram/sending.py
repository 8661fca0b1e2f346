"""Letters out: each sent by the process that claimed it, and what became of it noted at once."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from telegram import Bot
from telegram.error import TelegramError

from bot.letters import Claimed, Letter, State
from bot.store import Channel, Outbox
from bot.telegram import failures
from bot.telegram.chats import account, chat_id
from bot.telegram.delivery import Delivery, Step
from bot.telegram.failures import Failure
from bot.telegram.limiter import Limiter

logger = logging.getLogger(__name__)

# A process that has not marked a letter for so long is gone: longer than any send takes.
LEASE = timedelta(minutes=3)
_MOST_ATTEMPTS = 8
_LONGEST_WAIT = 600.0  # seconds between attempts

Clock = Callable[[], datetime]


class Sender:
    """Sends letters to Telegram, one message after the other."""

    def __init__(
        self, bot: Bot, outbox: Outbox, channel: Channel, limiter: Limiter, now: Clock
    ) -> None:
        self._bot = bot
        self._outbox = outbox
        self._channel = channel
        self._limiter = limiter
        self._now = now

    async def answer(self, letter: Letter) -> bool:
        """Write a letter down and send it, unless it was written before.

        Returns:
            Whether it is settled; False for one that is put back, to be sent later.
        """
        claimed = await asyncio.to_thread(self._outbox.begin, letter, now=self._now(), lease=LEASE)
        return claimed is None or await self.send(claimed)

    async def send(self, claimed: Claimed) -> bool:
        """Send a letter, and note what became of it.

        Returns:
            Whether it is settled; False for one that is put back, to be sent later.
        """
        messages = list(claimed.messages)
        try:
            steps = await asyncio.to_thread(self._steps, claimed)
            for step in steps[len(messages) :]:
                messages.append(await step())
                if len(messages) < len(steps):  # of the last the mark at the end tells
                    await asyncio.to_thread(self._outbox.arriving, claimed.id, messages)
        except TelegramError as error:
            return await self._failed(claimed, failures.of(error), error)
        except (OSError, ValueError) as error:  # a file that is gone, an account of elsewhere
            logger.warning("letter refused", exc_info=error, extra={"action": "letter_refused"})
            await self._end(claimed, "failed", error)
            return True
        await asyncio.to_thread(self._outbox.sent, claimed.id, messages, now=self._now())
        return True

    def _steps(self, claimed: Claimed) -> list[Step]:
        letter = claimed.letter
        edits = letter.edits
        if letter.instead_of is not None:
            before = self._outbox.arrived(letter.instead_of)
            edits = before.messages[-1] if before and before.messages else None
        delivery = Delivery(
            bot=self._bot,
            limiter=self._limiter,
            shorten=lambda action: self._channel.keep_action(action, now=self._now()),
            hand_over=lambda: self._hand_over(claimed),
            claimed=claimed,
            edits=edits,
        )
        return delivery.steps()

    async def _hand_over(self, claimed: Claimed) -> None:
        await asyncio.to_thread(self._outbox.hand_over, claimed.id, now=self._now(), lease=LEASE)

    async def _failed(self, claimed: Claimed, failure: Failure, error: TelegramError) -> bool:
        facts = {"action": f"send_{failure.meaning}", "key": claimed.letter.key}
        logger.warning("not sent: %s", type(error).__name__, extra=facts)
        # one that expires is tried until then: Telegram may be back in an hour
        is_patient = claimed.letter.expires_at is not None
        if failure.meaning == "later" and (is_patient or claimed.attempts < _MOST_ATTEMPTS):
            await self._put_back(claimed, failure.wait_seconds, error)
            return False
        if failure.meaning == "moved" and failure.moved_to is not None:
            to = account(failure.moved_to)
            await asyncio.to_thread(self._outbox.move, claimed.letter.to, to)
            await self._put_back(claimed, 0.0, error)
            return False
        if failure.meaning == "blocked":
            await self._end(claimed, "blocked", error)
            await asyncio.to_thread(self._outbox.silence, claimed.letter.to, now=self._now())
            return True
        await self._end(claimed, "unknown" if failure.meaning == "unknown" else "failed", error)
        return True

    async def _put_back(self, claimed: Claimed, wait_seconds: float, error: Exception) -> None:
        if wait_seconds:
            self._limiter.hold(chat_id(claimed.letter.to), wait_seconds)
        wait = wait_seconds or min(2.0 ** min(claimed.attempts, 10), _LONGEST_WAIT)
        moment = self._now() + timedelta(seconds=wait)
        kind = type(error).__name__
        await asyncio.to_thread(self._outbox.again, claimed.id, not_before=moment, error=kind)

    async def _end(self, claimed: Claimed, state: State, error: Exception) -> None:
        kind = type(error).__name__
        await asyncio.to_thread(self._outbox.ended, claimed.id, state, error=kind)
