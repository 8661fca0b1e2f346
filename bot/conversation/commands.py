"""Which topic a message belongs to, by its first word."""

from __future__ import annotations

from bot.texts import standing
from knowledge.language import fold

# First word of a message -> topic. Whatever is not here is a question.
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
    "/moi": "inviting",
    "/thanhvien": "people",
    "/quantri": "administering",
    "/xoadulieu": "erasing",
}
# Beginning of what a deep link hands to "/start" -> topic.
STARTS = {"moi-": "joining"}
QUESTION = "ask"
# the words of the standing buttons, without case and diacritics -> what they are short for
_STANDING = {fold(words): command for words, command in standing.COMMANDS.items()}
# where files go, whatever is written below them
FILES = "publishing"


def as_command(text: str) -> str | None:
    """Return the command that *text* stands for as the words of a standing button; None if none."""
    return _STANDING.get(fold(" ".join(text.split())))


def command_of(text: str) -> str:
    """Return the command that *text* begins with, in small letters; ``QUESTION`` for none."""
    first = text.split(maxsplit=1)[:1]
    # in a group Telegram writes "/vanban@the_name_of_the_bot"
    command = first[0].partition("@")[0].lower() if first else ""
    return command if command in TOPICS else QUESTION
