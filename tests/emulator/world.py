"""Who and what there is on the server: people, chats, messages, files, as the Bot API has them."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from tests.emulator import utf16
from tests.emulator.refusals import Refused, bad, forbidden

# as a sender
BOT: dict[str, Any] = {
    "id": 7_000_000_001, "is_bot": True, "first_name": "Trợ lý", "username": "troly_bot",
}  # fmt: skip
# what else getMe tells of it (JsonUser of Client.cpp, with full_bot_info)
_ABILITIES: dict[str, Any] = {
    "can_join_groups": True, "supports_inline_queries": True, "can_connect_to_business": False,
    "has_main_web_app": False,
}  # fmt: skip
_DRAFT_SECONDS = 30.0
_TWENTY_MIB = 20 << 20  # getFile hands out no more (Client.cpp, MAX_DOWNLOAD_FILE_SIZE)


@dataclass(slots=True)
class Chat:
    """One chat: with a person where *id* is positive, else a group."""

    id: int
    kind: str  # private · group · supergroup
    title: str
    # the bot may write here: a person has begun, a group has taken it in
    open: bool = False
    blocked: bool = False
    moved_to: int | None = None
    # the account, or the group, is no more
    gone: bool = False
    # the bot may do there what administrators may
    administered: bool = False
    topics: dict[int, str] = field(default_factory=dict)
    # ids of messages, the one pinned last at the end
    pinned: list[int] = field(default_factory=list)

    def shown(self) -> dict[str, Any]:
        """Return the chat as the API shows it."""
        if self.kind == "private":
            first, _, last = self.title.partition(" ")
            named = {"first_name": first} | ({"last_name": last} if last else {})
            return {"id": self.id} | named | {"type": "private"}
        forum = {"is_forum": True} if self.topics else {}
        return {"id": self.id, "type": self.kind, "title": self.title} | forum


class World:
    """The state of the server; every method may refuse as the server would."""

    def __init__(self, now: Callable[[], float], *, privacy: bool = False) -> None:
        """Take the clock, and whether the bot hears in groups only what is said to it."""
        self.now = now
        self._privacy = privacy
        self.chats: dict[int, Chat] = {}
        # by chat, then by id; those deleted are gone
        self.messages: defaultdict[int, dict[int, dict[str, Any]]] = defaultdict(dict)
        self.files: dict[str, tuple[str, bytes]] = {}
        # by chat: what a draft shows, and since when
        self.drafts: dict[int, tuple[str, float]] = {}
        # by chat and message: the signs that the bot put under it
        self.reactions: dict[tuple[int, int], str] = {}
        self.answered: list[dict[str, Any]] = []
        # by scope ("chat:42") and language
        self.commands: dict[tuple[str, str], list[dict[str, Any]]] = {}
        # by chat; "" for all others
        self.menu_buttons: dict[str, dict[str, Any]] = {}
        # by what it is ("description") and language
        self.texts: dict[tuple[str, str], str] = {}
        # every message that the bot sent, in order, as it was sent
        self.sent: list[dict[str, Any]] = []
        self._ids: defaultdict[int, Iterator[int]] = defaultdict(lambda: itertools.count(1))
        self._file_ids = itertools.count(1)

    def me(self) -> dict[str, Any]:
        """Return what the bot is told of itself."""
        return BOT | _ABILITIES | {"can_read_all_group_messages": not self._privacy}

    def hears(self, chat: Chat, message: dict[str, Any]) -> bool:
        """Say whether a message reaches the bot (core.telegram.org/bots/features#privacy-mode)."""
        if not self._privacy or chat.kind == "private" or chat.administered:
            return True
        text, name = message.get("text") or message.get("caption") or "", f"@{BOT['username']}"
        marked = [
            (one["type"], utf16.part(text, one["offset"], one["offset"] + one["length"]))
            for one in message.get("entities", ())
        ]
        return (
            message.get("reply_to_message", {}).get("from") == BOT
            or ("mention", name) in marked
            or any(
                kind == "bot_command" and ("@" not in said or said.endswith(name))
                for kind, said in marked
            )
        )

    def chat(self, chat_id: int, name: str = "Lan Trần") -> Chat:
        """Return a person's chat or a group; a person is made where there is none yet."""
        if chat_id not in self.chats:
            self.chats[chat_id] = Chat(id=chat_id, kind="private", title=name)
        return self.chats[chat_id]

    def writable(self, chat_id: str | None) -> Chat:
        """Return the chat that the bot writes to, or refuse (Client.cpp check_chat_access)."""
        if not chat_id:
            raise bad("chat_id is empty")
        if chat_id == str(BOT["id"]):
            raise forbidden("the bot can't send messages to the bot")
        chat = self.chats.get(int(chat_id)) if re.fullmatch(r"-?\d+", chat_id) else None
        if chat is None:
            raise bad("chat not found")
        if chat.moved_to is not None:
            raise Refused(
                400,
                "Bad Request: group chat was upgraded to a supergroup chat",
                migrate_to_chat_id=chat.moved_to,
            )
        refusal = _closed(chat)
        if refusal:
            raise forbidden(refusal)
        return chat

    def draft(self, chat_id: int) -> str | None:
        """Return what a draft shows now; it goes by itself (Bot API, sendMessageDraft)."""
        text, since = self.drafts.get(chat_id, ("", -_DRAFT_SECONDS))
        return text if self.now() - since < _DRAFT_SECONDS else None

    def put(self, chat: Chat, content: dict[str, Any], *, sender: dict[str, Any]) -> dict[str, Any]:
        """Add a message to a chat and return it."""
        number = next(self._ids[chat.id])
        head = {"message_id": number, "date": int(self.now()), "chat": chat.shown()}
        message = head | {"from": sender} | content
        if message.get("message_thread_id") in chat.topics:
            message["is_topic_message"] = True
        self.messages[chat.id][number] = message
        return message

    def keep(self, name: str, content: bytes) -> dict[str, Any]:
        """Keep the bytes of a file, and return how a message refers to it."""
        number = next(self._file_ids)
        file_id = f"FILE{number}"
        self.files[file_id] = (name, content)
        return self._reference(file_id)

    def known(self, file_id: str) -> dict[str, Any]:
        """Return how a message refers to a file that is here already."""
        return self._reference(file_id) | {"file_name": self.files[file_id][0]}

    def file(self, file_id: str | None) -> dict[str, Any]:
        """Return where a file can be fetched from."""
        if file_id not in self.files:
            raise bad("invalid file_id")
        name, content = self.files[file_id]
        if len(content) > _TWENTY_MIB:
            raise bad("file is too big")
        return self._reference(file_id) | {"file_path": f"documents/{file_id}/{name}"}

    def _reference(self, file_id: str) -> dict[str, Any]:
        """Name a file; its unique id is that of the file, whatever message it stands in."""
        size = len(self.files[file_id][1])
        return {"file_id": file_id, "file_unique_id": f"U{file_id}", "file_size": size}


def _closed(chat: Chat) -> str | None:
    """Say why the bot cannot write there; None if it can."""
    if chat.kind == "private":
        if chat.gone:
            return "user is deactivated"
        if chat.blocked:
            return "bot was blocked by the user"
        return None if chat.open else "bot can't initiate conversation with a user"
    if chat.gone:
        return "the group chat was deleted"
    if chat.open:
        return None
    return f"bot was kicked from the {chat.kind} chat"
