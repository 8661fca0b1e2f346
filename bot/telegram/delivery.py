"""One letter as messages of Telegram: what is sent, edited and handed out, in which order."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from telegram import Bot, InlineKeyboardMarkup, Message, ReplyKeyboardMarkup, ReplyParameters
from telegram.constants import ParseMode
from telegram.error import BadRequest

from bot.letters import Claimed, Letter
from bot.telegram import failures, keyboards
from bot.telegram.chats import chat_id
from bot.telegram.limiter import Limiter
from bot.telegram.rendering import Part, render

_Keyboard = InlineKeyboardMarkup | ReplyKeyboardMarkup
Step = Callable[[], Awaitable[int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Way:
    """How one text goes out; what Telegram refuses is taken away, once each."""

    marked: bool = True
    quoting: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """The sending of one letter."""

    bot: Bot
    limiter: Limiter
    # keeps an action that is too long for a button, and returns its key
    shorten: Callable[[str], str]
    # notes that the letter is handed over, each time before something is sent
    hand_over: Callable[[], Awaitable[None]]
    claimed: Claimed
    # the message that the letter takes the place of
    edits: int | None = None

    @property
    def _letter(self) -> Letter:
        return self.claimed.letter

    def steps(self) -> list[Step]:
        """List what is sent, one message each, in order; long buttons are written down for it.

        A step returns the id of its message once that has arrived. It raises ``TelegramError``
        where it was not taken, and ``OSError`` where a file to hand out is not there.
        """
        reply = self._letter.reply
        steps: list[Step] = []
        if reply.picture is not None:
            steps.append(partial(self._photo, reply.picture))
        parts = render(reply)
        inline = keyboards.inline(reply.buttons, self.shorten)
        menu = keyboards.below() if reply.menu else None
        for place, part in enumerate(parts):
            last = place == len(parts) - 1
            keyboard: _Keyboard | None = inline if last and inline else menu
            steps.append(partial(self._text, part, keyboard, first=place == 0))
        if reply.file is not None:
            steps.append(partial(self._document, reply.file))
        return steps

    async def _photo(self, path: Path) -> int:
        content = await asyncio.to_thread(path.read_bytes)
        await self._turn()
        return _id(await self.bot.send_photo(photo=content, **self._place()))

    async def _document(self, path: Path) -> int:
        content = await asyncio.to_thread(path.read_bytes)
        await self._turn()
        sent = await self.bot.send_document(document=content, filename=path.name, **self._place())
        return _id(sent)

    async def _text(self, part: Part, keyboard: _Keyboard | None, *, first: bool) -> int:
        if first and self.edits is not None and not isinstance(keyboard, ReplyKeyboardMarkup):
            edited = await self._edit(self.edits, part, keyboard)
            if edited is not None:
                return edited
        way = _Way(quoting=first and self._letter.answers is not None)
        while True:
            await self._turn()
            try:
                return _id(await self._send(part, keyboard, way))
            except BadRequest as error:
                way = _without(way, error)

    async def _send(self, part: Part, keyboard: _Keyboard | None, way: _Way) -> Message:
        quoted = self._letter.answers
        return await self.bot.send_message(
            text=part.html if way.marked else part.plain,
            parse_mode=ParseMode.HTML if way.marked else None,
            reply_markup=keyboard,
            reply_parameters=ReplyParameters(quoted) if way.quoting and quoted else None,
            **self._place(),
        )

    async def _edit(
        self, message_id: int, part: Part, keyboard: InlineKeyboardMarkup | None
    ) -> int | None:
        """Put the text in the place of a message; None where that one is gone."""
        way = _Way(quoting=False)
        while True:
            await self._turn()
            try:
                await self.bot.edit_message_text(
                    text=part.html if way.marked else part.plain,
                    chat_id=chat_id(self._letter.to),
                    message_id=message_id,
                    parse_mode=ParseMode.HTML if way.marked else None,
                    reply_markup=keyboard,
                )
            except BadRequest as error:
                meaning = failures.of(error).meaning
                if meaning == "same":
                    return message_id
                if meaning == "gone":
                    return None
                way = _without(way, error)
            else:
                return message_id

    async def _turn(self) -> None:
        await self.limiter.turn(chat_id(self._letter.to), self._letter.lane)
        await self.hand_over()

    def _place(self) -> dict[str, Any]:
        return {"chat_id": chat_id(self._letter.to), "message_thread_id": self._letter.thread}


def _without(way: _Way, error: BadRequest) -> _Way:
    """Return the way without what was refused.

    Raises:
        BadRequest: If the refusal has another cause.
    """
    meaning = failures.of(error).meaning
    if meaning == "markup" and way.marked:
        return replace(way, marked=False)
    if meaning == "quote" and way.quoting:
        return replace(way, quoting=False)
    raise error


def _id(message: Message) -> int:
    return message.message_id
