"""What the server marks in a text by itself (``find_entities`` of MessageEntity.cpp).

Mentions, commands and hashtags are those of its patterns; of addresses only those with a scheme
and of letters only plain ones are known here, of its other kinds none.
"""

from __future__ import annotations

import re
from typing import Any

from tests.emulator import utf16

_WORD = r"[\w\u200c\xb7]"
_PATTERNS = {
    # match_mentions; shorter than four only three that exist (get_valid_short_usernames)
    "mention": re.compile(r"(?<!\w)@(?:[A-Za-z0-9_]{4,32}|gif|vid|pic)(?!\w)"),
    # match_bot_commands
    "bot_command": re.compile(
        r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/<>])"
    ),
    # match_hashtags: with one letter at least
    "hashtag": re.compile(rf"(?<!{_WORD})#(?=\d*[^\W\d_]){_WORD}{{1,256}}(?!{_WORD}*#)"),
    # match_urls and fix_url: none of these signs at its end
    "url": re.compile(
        r"(?:https?|ftp)://[^\s/?#<>]+\.[a-z]{2,}(?:[/?#][^\s<>]*)?(?<![.:;,('?!`])", re.IGNORECASE
    ),
    "email": re.compile(r"(?<![\w.+-])[A-Za-z0-9][\w.+-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?!\w)"),
}


def entities(text: str) -> list[dict[str, Any]]:
    """List what is found, in order; of two that overlap the first, and of those the longer."""
    every = [
        {
            "type": kind,
            "offset": utf16.length(text[: found.start()]),
            "length": utf16.length(found[0]),
        }
        for kind, pattern in _PATTERNS.items()
        for found in pattern.finditer(text)
    ]
    return apart(sorted(every, key=lambda one: (one["offset"], -one["length"])))


def apart(ordered: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Leave out each that begins before the one kept before it ends."""
    kept: list[dict[str, Any]] = []
    for one in ordered:
        if not kept or one["offset"] >= kept[-1]["offset"] + kept[-1]["length"]:
            kept.append(one)
    return kept
