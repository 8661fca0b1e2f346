"""Greetings, words about oneself and thanks, which are no part of what is asked."""

from __future__ import annotations

import re

from knowledge.language import fold

# "Cháu ơi, bác là bí thư chi bộ, cho bác hỏi …" · "kính nhờ văn phòng cho tôi hỏi: …"
_GREETING = re.compile(
    r"^.{0,80}?\b(?:(?:cho|xin)(?: (?:toi|em|chau|bac|minh|chung toi|phep))? hoi"
    r"|hoi (?:chau|em|ti|chut|voi))\b"
    r"(?: (?:la|ve viec|rang|voi|mot chut|ti|chut))?[\s:,]*"
)
# "tôi là đảng viên thôn trên, …"
_OF_ONESELF = re.compile(r"^(?:toi|em|chau|bac|minh|chung toi) (?:la|o|ben) [^,]{2,60},\s*")
_THANKS = re.compile(r"\b(?:xin |em |chau )?(?:cam on|cam ta)\b.{0,30}$")
_SHORTEST_QUESTION = 8  # characters; what is left of a question that was all courtesy


def without_courtesy(typed: str) -> str:
    """Leave out greetings, words about oneself and thanks, as long as a question is left."""
    for pattern in (_GREETING, _OF_ONESELF, _THANKS):
        match = pattern.search(fold(typed))
        if match is not None:
            left = (typed[: match.start()].rstrip(" ,.") + typed[match.end() :]).strip()
            typed = left if len(left) >= _SHORTEST_QUESTION else typed
    return typed
