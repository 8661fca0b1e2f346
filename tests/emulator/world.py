"""Who and what there is on the server: people, chats, messages, files, as the Bot API has them."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from tests.emulator.refusals import Refused, bad, forbidden

# as a sender
BOT: dict[str, Any] = {"id": 1, "is_bot": True, "first_name": "Trợ lý", "username": "troly_bot"}
# as getMe tells it of itself (JsonUser of Client.cpp, with full_bot_info)
ME: dict[str, Any] = BOT | {
    "can_join_groups": True, "can_read_all_group_messages": False,
    "supports_inline_queries": True, "can_connect_to_business": False, "has_main_web_app": False,
}  # fmt: skip
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

    def __init__(self, now: Callable[[], float]) -> None:
        self.now = now
        self.chats: dict[int, Chat] = {}
        # by chat, then by id; those deleted are gone
        self.messages: defaultdict[int, dict[int, dict[str, Any]]] = defaultdict(dict)
        self.files: dict[str, tuple[str, bytes]] = {}
        # by chat: what a draft shows
        self.drafts: dict[int, str] = {}
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

    def chat(self, chat_id: int, name: str = "Lan Trần") -> Chat:
        """Return a person's chat or a group; a person is made where there is none yet."""
        if chat_id not in self.chats:
            self.chats[chat_id] = Chat(id=chat_id, kind="private", title=name)
        return self.chats[chat_id]

    def writable(self, chat_id: str | None) -> Chat:
        """Return the chat that the bot writes to, or refuse as Client.cpp does."""
        if not chat_id:
            raise bad("chat_id is empty")
        chat = self.chats.get(int(chat_id)) if chat_id.lstrip("-").isdigit() else None
        if chat is None:
            raise bad("chat not found")
        if chat.moved_to is not None:
            raise Refused(
                400,
                "Bad Request: group chat was upgraded to a supergroup chat",
                migrate_to_chat_id=chat.moved_to,
            )
        if chat.blocked:
            raise forbidden("bot was blocked by the user")
        if not chat.open:
            if chat.kind == "private":
                raise forbidden("bot can't initiate conversation with a user")
            raise forbidden("bot was kicked from the group chat")
        return chat

    def put(self, chat: Chat, content: dict[str, Any], *, sender: dict[str, Any]) -> dict[str, Any]:
        """Add a message to a chat and return it."""
        number = next(self._ids[chat.id])
        head = {"message_id": number, "date": int(self.now()), "chat": chat.shown()}
        message = head | {"from": sender} | content
        if message.get("message_thread_id") in chat.topics:
            message["is_topic_message"] = True
        self.messages[chat.id][number] = message
        return message

    def ours(self, chat: Chat, message_id: str | None) -> dict[str, Any]:
        """Return a message of the bot that is to be edited."""
        found = self.messages[chat.id].get(int(message_id or 0))
        if found is None:
            raise bad("message to edit not found")
        if found["from"]["id"] != BOT["id"]:
            raise bad("message can't be edited")
        return found

    def keep(self, name: str, content: bytes) -> dict[str, Any]:
        """Keep the bytes of a file, and return how a message refers to it."""
        number = next(self._file_ids)
        file_id = f"FILE{number}"
        self.files[file_id] = (name, content)
        unique = {"file_unique_id": _unique(file_id)}
        return {"file_id": file_id} | unique | {"file_size": len(content)}

    def file(self, file_id: str | None) -> dict[str, Any]:
        """Return where a file can be fetched from."""
        if file_id not in self.files:
            raise bad("invalid file_id")
        name, content = self.files[file_id]
        if len(content) > _TWENTY_MIB:
            raise bad("file is too big")
        return {
            "file_id": file_id,
            "file_unique_id": _unique(file_id),
            "file_size": len(content),
            "file_path": f"documents/{file_id}/{name}",
        }


def _unique(file_id: str) -> str:
    """Name the file itself, whatever message it stands in."""
    return f"U{file_id}"
