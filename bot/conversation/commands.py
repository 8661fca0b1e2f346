"""Which topic a message belongs to, by its first word."""

from __future__ import annotations

import re

from bot.texts import standing
from knowledge.language import fold

# A command that there is not.
UNKNOWN = "/?"
# First word of a message -> topic. Whatever is neither here nor looks like one is a question.
TOPICS = {
    "/start": "help",
    "/help": "help",
    "/trogiup": "help",
    "/thoat": "help",  # the terminal ends at it, and never hands it on
    "/hoi": "help",
    "/vanban": "documents",
    "/vanbanmoi": "recent",
    "/yeucau": "requirements",
    "/hanbaocao": "deadlines",
    "/datngay": "deadlines",
    "/lich": "agenda",
    "/xacnhan": "register",
    "/sua": "register",
    "/dangvanban": "publishing",
    "/cauhoi": "queue",
    "/thongke": "statistics",
    "/tiendo": "progress",
    "/thongbao": "broadcast",
    "/moi": "inviting",
    "/thanhvien": "people",
    "/quantri": "administering",
    "/xoadulieu": "erasing",
    UNKNOWN: "help",
}
# Beginning of what a deep link hands to "/start" -> topic.
STARTS = {"moi-": "joining"}
QUESTION = "ask"
# the words of the standing buttons, without case and diacritics -> what they are short for
_STANDING = {fold(words): command for words, command in standing.COMMANDS.items()}
_COMMAND = re.compile(r"/[a-z]\w*", re.ASCII)
# where files go, whatever is written below them
FILES = "publishing"


def as_command(text: str) -> str | None:
    """Return the command that *text* stands for as the words of a standing button; None if none."""
    return _STANDING.get(fold(" ".join(text.split())))


def command_of(text: str) -> str:
    """Return the command that *text* begins with, in small letters and without diacritics.

    Returns:
        ``UNKNOWN`` for one that there is not, ``QUESTION`` for words.
    """
    first = text.split(maxsplit=1)[:1]
    # in a group Telegram writes "/vanban@the_name_of_the_bot"
    command = fold(first[0].partition("@")[0]) if first else ""
    if command in TOPICS:
        return command
    return UNKNOWN if _COMMAND.fullmatch(command) else QUESTION
