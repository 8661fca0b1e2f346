"""What people do, asked for over HTTP by a test in another process or language.

    POST /__sim/says {"text": "chào", "user": 42}
    POST /__sim/transcript {"chat": 42, "marked": true}
    POST /__sim/sent

The names and fields are those of ``People``; contents of files are base64.
"""

from __future__ import annotations

from base64 import b64decode
from typing import Any

from tests.emulator.people import People

_ACTS = frozenset({
    "says", "starts", "answers", "edits", "sends", "sends_file", "sends_photos", "sends_voice",
    "presses", "presses_data", "reacts", "types_inline", "chooses_inline", "forwards", "blocks",
    "unblocks", "leaves_telegram", "makes_group", "promotes_bot", "removes_bot", "deletes_group",
    "migrates", "transcript", "fails", "forward",
})  # fmt: skip
# what is looked at: messages that the bot sent, and names of methods that were called
_LOOKS = frozenset({"sent", "calls"})


class Control:
    """Lets people act by name."""

    def __init__(self, people: People) -> None:
        self._people = people

    def act(self, name: str, fields: dict[str, Any]) -> object:
        """Do what *name* says.

        Raises:
            LookupError: If people do no such thing.
            TypeError: If a field is missing, or is one too many.
        """
        if name in _LOOKS:
            return getattr(self._people, name)
        if name not in _ACTS:
            raise LookupError(name)
        if "content" in fields and isinstance(fields["content"], str):
            fields["content"] = b64decode(fields["content"])
        if "contents" in fields:
            fields["contents"] = [b64decode(one) for one in fields["contents"]]
        done = getattr(self._people, name)(**fields)
        return done if isinstance(done, (int, str)) else None
