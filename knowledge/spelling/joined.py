"""Words without the space between them: "baocao" for "bao cao", "nộpbáocáo" for "nộp báo cáo"."""

from __future__ import annotations

from knowledge.language import is_bare_syllable, is_syllable
from knowledge.spelling.vocabulary import Vocabulary

_SHORTEST, _LONGEST = 4, 60  # letters of what is split
_LONGEST_PIECE = 12  # "nghiêng" has seven; longer pieces are foreign words that are held
_SHORTEST_FOREIGN = 4  # letters of a piece that is no syllable
_ALONE = frozenset("ýyởôáàạừ")  # words of one letter
_SPACE = 2.0  # cost of a space that was left out


def split(word: str, vocabulary: Vocabulary, *, accented: bool) -> tuple[tuple[str, ...], float]:
    """Split letters into the likeliest words that are held.

    Args:
        word: Small letters that are no word.
        vocabulary: What is held.
        accented: The asker writes with marks: pieces without any are held without any.

    Returns:
        The pieces with the logarithm of their chance; no pieces where it cannot be split.
    """
    if not _SHORTEST <= len(word) <= _LONGEST:
        return (), 0.0
    best: list[tuple[float, tuple[str, ...]] | None] = [(0.0, ())]
    for end in range(1, len(word) + 1):
        ways = []
        for start in range(max(0, end - _LONGEST_PIECE), end):
            before, piece = best[start], word[start:end]
            if before is not None and _is_piece(piece, vocabulary, accented=accented):
                exact = accented or not vocabulary.bare(piece)
                chance = vocabulary.chance(piece, accented=exact) - _SPACE
                ways.append((before[0] + chance, (*before[1], piece)))
        best.append(max(ways, default=None))
    found = best[-1]
    if found is None or len(found[1]) < 2:  # noqa: PLR2004  # nothing was split
        return (), 0.0
    return found[1], found[0] + _SPACE


def _is_piece(piece: str, vocabulary: Vocabulary, *, accented: bool) -> bool:
    held = vocabulary.count(piece) if accented else vocabulary.holds(piece)
    if not held:
        return False
    if len(piece) == 1:
        return piece in _ALONE
    whole = is_syllable(piece) or (not accented and is_bare_syllable(piece))
    return whole or len(piece) >= _SHORTEST_FOREIGN
