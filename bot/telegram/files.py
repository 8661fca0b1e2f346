"""Files that people send: fetched only from those who may hand papers in, gone afterwards."""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import ExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from telegram import Bot, Message, Update
from telegram.error import TelegramError

from bot.conversation import Person
from bot.store import Inbox
from bot.store.inbox import Kept
from bot.telegram import incoming
from bot.telegram.incoming import Attached, Heard
from bot.telegram.retracting import mark
from bot.texts import telegram as texts
from ingest import temporary
from knowledge.language import nfc, visible

logger = logging.getLogger(__name__)

# "getFile" hands out no more: Client.cpp, MAX_DOWNLOAD_FILE_SIZE.
_MOST_BYTES = 20 * 1024 * 1024
# The photographs of one album arrive within moments of each other.
_QUIET_SECONDS = 1.5
_LONGEST_NAME, _LONGEST_KIND = 120, 10
_UNSAFE = re.compile(r'[<>:"/\\|?*]')  # what no file system takes


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What came with a message, on disk."""

    paths: tuple[Path, ...] = ()
    # what was written below the pictures of an album
    caption: str = ""
    # the messages of all of them, as ``retracting.mark`` names them
    marks: tuple[str, ...] = ()
    # ids in the inbox of the other updates that are handled by this
    also: tuple[int, ...] = ()
    refusal: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Files:
    """Fetches what one bot is sent."""

    bot: Bot
    inbox: Inbox
    # whether a person may hand papers in
    may_send: Callable[[Person], bool]
    quiet_seconds: float = _QUIET_SECONDS

    @asynccontextmanager
    async def fetched(self, kept: Kept, heard: Heard) -> AsyncIterator[Fetched]:
        """Fetch the files of a message, and of its album, for as long as the block takes."""
        if not heard.attached:
            yield Fetched()
            return
        album = await self._album(kept, heard)
        also = tuple(one.id for one in album)
        if not await asyncio.to_thread(self.may_send, heard.person):
            yield Fetched(also=also, refusal=texts.NOT_FETCHED_HERE)
            return
        messages = [one for kept_one in album if (one := self._message(kept_one))]
        attached = (*heard.attached, *(file for one in messages for file in incoming.attached(one)))
        if any((file.size or 0) > _MOST_BYTES for file in attached):
            yield Fetched(also=also, refusal=texts.TOO_LARGE)
            return
        stack = ExitStack()
        folder = await asyncio.to_thread(stack.enter_context, temporary.folder("sent"))
        try:
            paths = await self._fetch(attached, folder)
            caption = next((one.caption for one in messages if one.caption), "")
            refusal = None if paths else texts.NOT_FETCHED
            numbers = (heard.message_id, *(one.message_id for one in messages))
            marks = tuple(mark(heard.chat_id, number) for number in numbers)
            yield Fetched(paths=paths, caption=caption, marks=marks, also=also, refusal=refusal)
        finally:
            await asyncio.to_thread(stack.close)

    async def _album(self, kept: Kept, heard: Heard) -> list[Kept]:
        """Wait until no further picture of the album comes, and return those behind this one."""
        if heard.album is None:
            return []
        found: list[Kept] = []
        while True:
            await asyncio.sleep(self.quiet_seconds)
            waiting = await asyncio.to_thread(self.inbox.waiting, after=kept.id)
            here = [one for one in waiting if one.arrived.chat == kept.arrived.chat]
            now = [one for one in here if self._album_of(one) == heard.album]
            if len(now) == len(found):
                return found
            found = now

    async def _fetch(self, attached: Sequence[Attached], folder: Path) -> tuple[Path, ...]:
        """Return the files on disk, all of them; none if one could not be fetched."""
        paths = []
        for number, file in enumerate(attached):
            place = folder / str(number)  # two may bear one name
            await asyncio.to_thread(place.mkdir)
            path = place / safe_name(file.name)
            try:
                await (await self.bot.get_file(file.id)).download_to_drive(path)
            except TelegramError as error:
                logger.warning("not fetched", exc_info=error, extra={"action": "not_fetched"})
                return ()
            paths.append(path)
        return tuple(paths)

    def _album_of(self, kept: Kept) -> str | None:
        message = self._message(kept)
        return message.media_group_id if message else None

    def _message(self, kept: Kept) -> Message | None:
        return Update.de_json(dict(kept.arrived.raw), self.bot).message


def safe_name(name: str) -> str:
    """Return a name that is one file in one folder, on every system, and reads as it is."""
    cleaned = _UNSAFE.sub(" ", nfc(visible(name)))
    cleaned = " ".join(cleaned.split()).strip(". ")
    stem, dot, kind = cleaned.rpartition(".")
    if not dot or len(kind) > _LONGEST_KIND:
        return cleaned[:_LONGEST_NAME] or "tep"
    return f"{stem[:_LONGEST_NAME].strip() or 'tep'}.{kind}"
