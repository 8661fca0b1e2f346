"""Greetings and thanks, met in kind; whatever holds one word more is a question."""

from __future__ import annotations

import re

from bot.texts import ask as texts
from knowledge.language import fold

# "xin chào" · "alo" · "đồng chí ơi"
_GREETING = r"chao|hello|helo|hi|alo|oi"
# "cảm ơn" · "cảm tạ" · "thanks"
_THANKS = r"cam (?:on|ta)|thanks?|tks|biet on"
# "dạ" · "vâng" · "ok" · "được rồi" · "rõ"
_ASSENT = r"da|vang|ok|oke|okay|okie|u|um|uh|duoc|tot|hay|ro|hieu"
# What stands beside them: who is meant, "nhé", "ạ", "nhiều lắm", "buổi sáng".
_TAIL = (
    r"dong chi|d/c|ban|em|chi|anh|bac|co|chu|ong|ba|thay|minh|toi|con|chau|cac|ca nha|moi nguoi"
    r"|tro ly|bot|xin|kinh|rat|nhe|nha|nhen|nghen|a|ah|nhieu|lam|qua|roi|the|vay|thoi"
    r"|chan thanh|tran trong|buoi (?:sang|trua|chieu|toi)|(?:vi )?da (?:giup(?: do)?|ho tro)"
)
_WORD = rf"(?:{_GREETING}|{_THANKS}|{_ASSENT}|{_TAIL})"
# The whole message, on folded text: "Dạ, em cảm ơn đồng chí nhiều ạ!"
_SMALL_TALK = re.compile(rf"\W*{_WORD}(?:\W+{_WORD})*\W*")
# The first of these that is among the words decides how it is met.
_MET: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(rf"\b(?:{_THANKS})\b"), texts.THANKED),
    (re.compile(rf"\b(?:{_GREETING})\b"), texts.GREETING),
    (re.compile(rf"\b(?:{_ASSENT})\b"), texts.THANKED),
)


def small_talk(said: str) -> str | None:
    """Return what is said back to a greeting, to thanks or to nothing; None for a question."""
    if not said:
        return texts.EMPTY
    folded = fold(said)
    if not _SMALL_TALK.fullmatch(folded):
        return None
    return next((back for words, back in _MET if words.search(folded)), None)
