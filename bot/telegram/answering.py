"""One update: what it means, what the conversation says to it, written down before it is done."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime

from telegram import Bot, Update, User
from telegram.constants import ChatAction
from telegram.error import TelegramError

from bot.conversation import Conversation, Message, Reply
from bot.conversation.replies import plain, say
from bot.letters import Letter
from bot.store import Channel, Inbox, Outbox
from bot.store.inbox import Kept
from bot.telegram import incoming
from bot.telegram.chats import account
from bot.telegram.files import Fetched, Files
from bot.telegram.incoming import Heard, Moved, Turned
from bot.telegram.menus import Menus
from bot.telegram.retracting import Retracting
from bot.telegram.sending import Sender
from bot.telegram.signs import Signs
from bot.texts import errors
from bot.texts import telegram as texts

logger = logging.getLogger(__name__)

# An update that ended the process so often is put aside; those handled beside it count as well.
_MOST_BEGINNINGS = 20
_TYPING_SECONDS = 4.5  # Telegram shows "đang nhập…" for 5 s


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What answers the updates of one bot."""

    bot: Bot
    me: User
    conversation: Conversation
    inbox: Inbox
    outbox: Outbox
    channel: Channel
    sender: Sender
    menus: Menus
    files: Files
    organisation: str | None
    now: Callable[[], datetime]

    async def handle(self, kept: Kept) -> None:
        """Answer one update: everything it says is written down before it counts as done."""
        if not await asyncio.to_thread(self.inbox.begin, kept.id):
            return
        also: list[int] = []
        if kept.begun >= _MOST_BEGINNINGS:
            await self._put_aside(kept)
        else:
            also = await self._answer(kept)
        for done in (kept.id, *also):
            await asyncio.to_thread(self.inbox.done, done, now=self.now())

    async def _answer(self, kept: Kept) -> list[int]:
        update = Update.de_json(dict(kept.arrived.raw), self.bot)
        meaning = await asyncio.to_thread(
            incoming.understand, update, self.me, self.organisation, self.channel.action
        )
        if isinstance(meaning, Turned):
            await self._turn(meaning)
        elif isinstance(meaning, Moved):
            await asyncio.to_thread(self.outbox.move, account(meaning.chat_id), account(meaning.to))
        elif meaning is not None:
            await asyncio.to_thread(self.outbox.hear, account(meaning.chat_id))
            also = await self._reply(kept, meaning)
            await self.menus.fit(meaning)
            return also
        return []

    async def _turn(self, turned: Turned) -> None:
        chat = account(turned.chat_id)
        if turned.reachable:
            await asyncio.to_thread(self.outbox.hear, chat)
        else:
            await asyncio.to_thread(self.outbox.silence, chat, now=self.now())

    async def _reply(self, kept: Kept, heard: Heard) -> list[int]:
        """Say what there is to say, and return which other updates are answered by it."""
        if heard.query is not None:
            await self._acknowledge(heard.query)
        writing = _Writing(self.sender, self.outbox, kept, heard, self.now)
        if heard.refusal is not None:
            await writing.say(say(heard.refusal))
            return []
        async with self.files.fetched(kept, heard) as fetched, self._typing(heard):
            if fetched.refusal is not None:
                await writing.say(say(fetched.refusal))
            else:
                await self._converse(writing, heard, fetched)
            return list(fetched.also)

    async def _converse(self, writing: _Writing, heard: Heard, fetched: Fetched) -> None:
        text = heard.message.text or fetched.caption
        message: Message = replace(
            heard.message, text=text, files=fetched.paths, marks=fetched.marks
        )
        signs = Signs(self.bot, heard.chat_id, writing.draft)
        try:
            async for reply in self.conversation.handle(heard.person, message):
                if reply.progress:
                    if not heard.in_group:  # drafts are of private chats
                        await signs.show(plain(reply))
                else:
                    await writing.say(reply)
                    await self._retracting.take_back(reply.retracts)
        except Exception:
            # what nobody foresaw is said in one sentence, and would not get better by repetition
            logger.exception("unforeseen", extra={"action": "unforeseen"})
            await writing.say(say(errors.UNFORESEEN))

    @property
    def _retracting(self) -> Retracting:
        return Retracting(bot=self.bot, inbox=self.inbox)

    async def _put_aside(self, kept: Kept) -> None:
        logger.error("put aside", extra={"action": "put_aside", "update": kept.arrived.update_id})
        letter = Letter(
            key=f"telegram:update:{kept.arrived.update_id}:aside",
            to=kept.arrived.chat,
            reply=say(texts.AGAIN),
            lane="answer",
        )
        await asyncio.to_thread(self.outbox.post, [letter], now=self.now())

    async def _acknowledge(self, query: str) -> None:
        """Let the telephone stop its little clock; too late is no matter."""
        with suppress(TelegramError):
            await self.bot.answer_callback_query(query)

    @asynccontextmanager
    async def _typing(self, heard: Heard) -> AsyncIterator[None]:
        """Show "đang nhập…" for as long as the block takes, if that is long enough to wonder."""
        task = asyncio.create_task(self._keep_typing(heard))
        try:
            yield
        finally:
            task.cancel()

    async def _keep_typing(self, heard: Heard) -> None:
        with suppress(TelegramError):  # a sign of life alone: the answer itself tells what is wrong
            while True:
                await asyncio.sleep(_TYPING_SECONDS / 4)
                await self.bot.send_chat_action(
                    heard.chat_id, ChatAction.TYPING, message_thread_id=heard.thread
                )
                await asyncio.sleep(_TYPING_SECONDS * 3 / 4)


class _Writing:
    """The letters that answer one update, in their order."""

    def __init__(
        self,
        sender: Sender,
        outbox: Outbox,
        kept: Kept,
        heard: Heard,
        now: Callable[[], datetime],
    ) -> None:
        self._send: Callable[[Letter], Awaitable[bool]] = sender.answer
        self._outbox = outbox
        self._heard = heard
        self._now = now
        self._update = kept.arrived.update_id
        self._number = 0
        self._delayed = False

    @property
    def draft(self) -> int:
        """Name the draft that shows the progress of this answer."""
        return self._update

    async def say(self, reply: Reply) -> None:
        """Write a reply down and send it; behind one that must wait, it waits too."""
        letter = self._letter(reply)
        self._number += 1
        if self._delayed:
            await asyncio.to_thread(self._outbox.post, [letter], now=self._now())
        else:
            self._delayed = not await self._send(letter)

    def _letter(self, reply: Reply) -> Letter:
        heard = self._heard
        return Letter(
            key=f"telegram:update:{self._update}:{self._number}",
            to=account(heard.chat_id),
            reply=reply,
            lane="answer",
            thread=heard.thread,
            answers=heard.message_id if heard.in_group and heard.query is None else None,
            edits=heard.message_id if reply.replaces and heard.query is not None else None,
        )
