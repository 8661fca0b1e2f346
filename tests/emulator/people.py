"""The hands of the people who talk to the bot."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from tests.emulator import found, transcript
from tests.emulator.contents import without_reply
from tests.emulator.faults import Fault, Kind
from tests.emulator.members import USER, Members


class People(Members):
    """What people do in chats; a chat is named by its id, a person's is the person's own."""

    # --- in words -------------------------------------------------------------------------------

    def says(self, text: str, *, user: int = USER, chat: int | None = None, **more: Any) -> int:
        """A person sends *text*, a command too; returns the id of the message."""
        marked = found.entities(text)
        entities = {"entities": marked} if marked else {}
        return self.sends({"text": text} | entities, user=user, chat=chat, **more)

    def starts(self, payload: str = "", *, user: int = USER) -> int:
        """A person opens the bot by a link that carries *payload*."""
        return self.says(f"/start {payload}".strip(), user=user)

    def answers(self, text: str, *, to: int, user: int = USER, chat: int | None = None) -> int:
        """A person replies to a message."""
        place = user if chat is None else chat
        replied = without_reply(self.server.world.messages[place][to])
        return self.sends({"text": text, "reply_to_message": replied}, user=user, chat=chat)

    def edits(self, message_id: int, text: str, *, user: int = USER) -> None:
        """A person changes what they wrote."""

        def work() -> None:
            message = self.server.world.messages[user][message_id]
            message |= {"text": text, "edit_date": int(self.server.time())}
            self.server.updates.put("edited_message", message)

        self.server.do(work)

    # --- with files -----------------------------------------------------------------------------

    def sends_file(
        self, name: str, content: bytes, *, user: int = USER, caption: str = "", **more: Any
    ) -> int:
        """A person sends a document."""
        kept = self.server.do(lambda: self.server.world.keep(name, content))
        document = kept | {"file_name": name}
        said = {"caption": caption} if caption else {}
        return self.sends({"document": document} | said, user=user, **more)

    def sends_photos(
        self, contents: Sequence[bytes], *, user: int = USER, caption: str = ""
    ) -> None:
        """A person sends photographs, several as one album."""
        album = {"media_group_id": f"album-{user}-{len(self.server.calls)}"}
        for number, content in enumerate(contents):
            kept = self.server.do(lambda c=content: self.server.world.keep("photo.jpg", c))  # type: ignore[misc]
            small = kept | {"width": 90, "height": 60}
            size = kept | {"width": 900, "height": 600}
            said = {"caption": caption} if caption and number == 0 else {}
            together = album if len(contents) > 1 else {}
            self.sends({"photo": [small, size]} | said | together, user=user)

    def sends(
        self, content: dict[str, Any], *, user: int = USER, chat: int | None = None, **more: Any
    ) -> int:
        """A person sends a message that holds *content*; returns its id."""
        place = user if chat is None else chat

        def work() -> int:
            where = self.server.world.chat(place, self._name(user))
            where.open = where.open or where.kind == "private"
            where.blocked = False if where.kind == "private" else where.blocked
            message = self.server.world.put(where, content | more, sender=self._person(user))
            if self.server.world.hears(where, message):
                self.server.updates.put("message", message)
            return int(message["message_id"])

        return self.server.do(work)

    def sends_voice(self, content: bytes, *, user: int = USER) -> int:
        """A person speaks."""
        kept = self.server.do(lambda: self.server.world.keep("voice.oga", content))
        return self.sends({"voice": kept | {"duration": 3}}, user=user)

    def forwards(self, text: str, *, of: str = "Ai đó", user: int = USER) -> int:
        """A person hands on what somebody else wrote, who does not show their account."""
        date = int(self.server.time())
        origin = {"type": "hidden_user", "date": date, "sender_user_name": of}
        return self.sends({"text": text, "forward_origin": origin}, user=user)

    # --- with buttons ---------------------------------------------------------------------------

    def presses(self, label: str, *, user: int = USER, chat: int | None = None) -> None:
        """A person presses the newest button that bears *label*, or a beginning of it."""
        place = user if chat is None else chat
        for message in reversed(list(self.server.world.messages[place].values())):
            for row in message.get("reply_markup", {}).get("inline_keyboard", ()):
                for button in row:
                    if button["text"].startswith(label):
                        self._query(button["callback_data"], message, user)
                        return
        raise AssertionError(f"no button {label!r} in\n{self.transcript(place)}")

    def presses_data(self, data: str, *, user: int = USER) -> None:
        """A person presses a button that carries *data*, of a message that is there no longer."""
        chat = self.server.world.chat(user, self._name(user))
        chat.open = True
        old = {"message_id": 999_999, "date": 0, "chat": chat.shown()}
        self._query(data, old, user)

    def _query(self, data: str, message: dict[str, Any], user: int) -> None:
        def work() -> None:
            query = {
                "id": f"{self.server.updates.put_ever}:{self.server.time()}",
                "from": self._person(user),
                "chat_instance": "1",
                "data": data,
                "message": message,
            }
            self.server.updates.put("callback_query", query)

        self.server.do(work)

    def reacts(self, message_id: int, emoji: str, *, user: int = USER) -> None:
        """A person puts a sign under a message; told only to a bot that asked for it by name."""

        def work() -> None:
            reaction = {
                "chat": self.server.world.chat(user).shown(),
                "message_id": message_id,
                "user": self._person(user),
                "date": int(self.server.time()),
                "old_reaction": [],
                "new_reaction": [{"type": "emoji", "emoji": emoji}],
            }
            self.server.updates.put("message_reaction", reaction)

        self.server.do(work)

    def types_inline(self, text: str, *, user: int = USER) -> str:
        """A person types the bot's name and *text* in any chat; returns the id of the query."""

        def work() -> str:
            number = f"{self.server.updates.put_ever}:{self.server.time()}"
            query = {"id": number, "from": self._person(user), "query": text, "offset": ""}
            self.server.updates.put("inline_query", query)
            return number

        return self.server.do(work)

    def chooses_inline(self, query_id: str, result_id: str, *, user: int = USER) -> None:
        """A person takes one of the results that the bot answered a query with."""

        def work() -> None:
            world = self.server.world
            answer = next(one for one in world.answered if one.get("inline_query_id") == query_id)
            assert any(one["id"] == result_id for one in json.loads(answer["results"]))
            chosen = {"result_id": result_id, "from": self._person(user), "query": ""}
            self.server.updates.put("chosen_inline_result", chosen)

        self.server.do(work)

    # --- what can be seen -----------------------------------------------------------------------

    def transcript(self, chat: int = USER, *, marked: bool = False) -> str:
        """Return what is seen in a chat now; *marked* with what is bold, linked or quoted."""
        world = self.server.world
        return self.server.do(lambda: transcript.of(world, world.chat(chat), marked=marked))

    def forward(self, seconds: float) -> None:
        """Let time pass on the server."""
        self.server.shift += seconds

    def fails(self, kind: Kind, *, method: str = "sendMessage", **facts: Any) -> Fault:
        """Let calls fail from now on, as the rule says."""
        fault = Fault(kind=kind, method=method, **facts)
        self.server.faults.append(fault)
        return fault
