"""Who is in a chat and what the bot may do there, as people change it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tests.emulator.server import Server
from tests.emulator.world import BOT, Chat

USER = 42
_NAME = "Lan Trần"
# what an administrator may be let do (Client.cpp json_store_administrator_rights, and Bot API 10.3)
_RIGHTS = (
    "is_anonymous", "can_manage_chat", "can_delete_messages", "can_manage_video_chats",
    "can_restrict_members", "can_promote_members", "can_change_info", "can_invite_users",
    "can_post_stories", "can_edit_stories", "can_delete_stories", "can_pin_messages",
    "can_manage_topics", "can_send_welcome_messages",
)  # fmt: skip


class Members:
    """What people do with chats themselves; a chat is named by its id."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.names: dict[int, str] = {}

    def blocks(self, *, user: int = USER) -> None:
        """A person blocks the bot."""
        self._changes_member(user, user, "member", "kicked")

    def unblocks(self, *, user: int = USER) -> None:
        """A person lets the bot write again."""
        self._changes_member(user, user, "kicked", "member")

    def leaves_telegram(self, *, user: int = USER) -> None:
        """A person deletes the account; nobody is told."""
        self.server.do(lambda: setattr(self.server.world.chat(user), "gone", True))

    def makes_group(
        self, title: str, *, chat: int = -1000, user: int = USER, topics: Sequence[str] = ()
    ) -> int:
        """A person makes a group, a forum with *topics*, and takes the bot in."""
        kind = "supergroup" if topics else "group"
        named = {number + 2: name for number, name in enumerate(topics)}
        self.server.do(
            lambda: self.server.world.chats.update({chat: Chat(chat, kind, title, topics=named)})
        )
        self._changes_member(chat, user, "left", "member")
        self._serves(chat, user, _joined(BOT))
        return chat

    def removes_bot(self, chat: int, *, user: int = USER) -> None:
        """A person takes the bot out of a group."""
        self._changes_member(chat, user, "member", "left")

    def deletes_group(self, chat: int) -> None:
        """A person deletes a group with all that stands in it."""
        self.server.do(lambda: setattr(self.server.world.chat(chat), "gone", True))

    def promotes_bot(self, chat: int, *, user: int = USER) -> None:
        """A person lets the bot do in a group what administrators may."""
        self.server.do(lambda: setattr(self.server.world.chat(chat), "administered", True))
        self._changes_member(chat, user, "member", "administrator")

    def migrates(self, chat: int, to: int, *, user: int = USER) -> None:
        """A group becomes a supergroup, with another id; both are told of it."""
        old = self.server.world.chats[chat]
        new = Chat(to, "supergroup", old.title, open=True)
        self.server.do(lambda: self.server.world.chats.update({to: new}))
        self._serves(chat, user, {"migrate_to_chat_id": to})
        self._serves(to, user, {"migrate_from_chat_id": chat})
        self.server.do(lambda: setattr(old, "moved_to", to))

    def _serves(self, chat: int, user: int, content: dict[str, Any]) -> None:
        """Put a message into a chat that tells what somebody did there."""

        def work() -> None:
            world = self.server.world
            message = world.put(world.chat(chat), content, sender=self._person(user))
            self.server.updates.put("message", message)

        self.server.do(work)

    def _changes_member(self, chat: int, user: int, before: str, after: str) -> None:
        def work() -> None:
            where = self.server.world.chat(chat, self._name(user))
            where.open = where.open or after in ("member", "administrator")
            where.blocked = after == "kicked"
            if after == "left":
                where.open = False
            change = {
                "chat": where.shown(),
                "from": self._person(user),
                "date": int(self.server.time()),
                "old_chat_member": _member(before),
                "new_chat_member": _member(after),
            }
            self.server.updates.put("my_chat_member", change)

        self.server.do(work)

    def _name(self, user: int) -> str:
        return self.names.get(user, _NAME)

    def _person(self, user: int) -> dict[str, Any]:
        first, _, last = self._name(user).partition(" ")
        person = {"id": user, "is_bot": False, "first_name": first, "language_code": "vi"}
        return person | ({"last_name": last} if last else {})


def _joined(person: dict[str, Any]) -> dict[str, Any]:
    """Return what a message says of somebody who was taken in (JsonMessage::store)."""
    return {
        "new_chat_participant": person,
        "new_chat_member": person,
        "new_chat_members": [person],
    }


def _member(status: str) -> dict[str, Any]:
    more: dict[str, Any] = {"until_date": 0} if status == "kicked" else {}
    if status == "administrator":
        more = {"can_be_edited": False} | dict.fromkeys(_RIGHTS, False)
        more |= {"can_manage_chat": True, "can_delete_messages": True}
    return {"user": BOT, "status": status} | more
