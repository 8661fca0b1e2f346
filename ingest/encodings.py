"""Vietnamese text in the fonts of before Unicode (TCVN3, VNI) that was taken for Western text."""

from __future__ import annotations

import re

# "§¶ng" is TCVN3 for "Đảng", "Ñaûng" is VNI: Western letters that no Vietnamese word has, and
# signs that stand next to a letter.
_FOREIGN = re.compile(r"[ÄÅÆÇËÎÏÑÖØÛÜÞßäåæçëîïñöøûüþÿ]|(?<=[^\W\d_])[¡-¿×÷]|[¡-¿×÷](?=[^\W\d_])")
_MOST_FOREIGN = 0.15  # share of words; names and units of measure stay far below
_FEWEST_WORDS = 20


def is_legacy(text: str) -> bool:
    """Say whether *text* is Vietnamese that only an old font makes readable."""
    words = [word for word in text.split() if any(letter.isalpha() for letter in word)]
    foreign = sum(1 for word in words if _FOREIGN.search(word))
    return len(words) >= _FEWEST_WORDS and foreign > len(words) * _MOST_FOREIGN
