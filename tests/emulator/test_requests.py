"""Whatever a bot sends, it is answered or refused in words; nothing breaks."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.emulator.fields import Request
from tests.emulator.methods import METHODS
from tests.emulator.refusals import Refused
from tests.emulator.world import Chat, World

_NAMES = (
    "chat_id", "from_chat_id", "user_id", "text", "caption", "parse_mode", "message_id",
    "message_ids", "message_thread_id", "reply_markup", "reply_parameters", "link_preview_options",
    "document", "photo", "file_id", "reaction", "action", "name", "commands", "scope",
    "language_code", "menu_button", "results", "inline_query_id", "callback_query_id", "draft_id",
    "description", "short_description",
)  # fmt: skip
_WORDS = st.sampled_from(["", "42", "-1000", "1", "x", "html", "--5", "1:2", "{", "FILE1"])
_KEYS = ("text", "url", "type", "id", "emoji", "chat_id", "message_id", "quote", "callback_data",
         "inline_keyboard", "keyboard", "command", "description")  # fmt: skip
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 50) | st.sampled_from(["", "x", "emoji", "👍"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(_KEYS), inner, max_size=4)
    ),
    max_leaves=8,
).map(json.dumps)


def _world() -> World:
    world = World(lambda: 1_790_000_000.0)
    world.chats = {
        42: Chat(42, "private", "Lan Trần", open=True),
        -1000: Chat(-1000, "supergroup", "Chi bộ 3", open=True, topics={2: "Báo cáo"}),
    }
    for chat in world.chats.values():
        world.put(chat, {"text": "chào"}, sender={"id": 42, "first_name": "Lan"})
    world.keep("a.txt", b"chao")
    return world


@settings(max_examples=300)
@given(
    method=st.sampled_from(sorted(METHODS)),
    fields=st.dictionaries(st.sampled_from(_NAMES), _WORDS | _JSON, max_size=6),
)
def test_anything_is_answered_or_refused(method: str, fields: dict[str, str]) -> None:
    answer: Any
    try:
        answer = METHODS[method](_world(), Request({"chat_id": "42"} | fields))
    except Refused as refused:
        answer = refused.envelope()

    json.dumps(answer)
