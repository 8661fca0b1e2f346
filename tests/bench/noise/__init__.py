"""Questions as people type them: the same question, spoilt in one way, by a seed.

Each kind is a function of a text and a source of chance; a kind that finds nothing to spoil gives
the text back as it is.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from tests.bench.noise.keys import partly_accented, stripped, telex, vni
from tests.bench.noise.slips import glued, mistyped, unevenly_mistyped
from tests.bench.noise.words import (
    abbreviated,
    chatty,
    dates_respelled,
    numbers_respelled,
    written_out,
)

__all__ = ["KINDS", "Noise", "spoilt"]

Noise = Callable[[str, Random], str]

KINDS: dict[str, Noise] = {
    "stripped": stripped,
    "partly accented": partly_accented,
    "telex": telex,
    "vni": vni,
    "glued": glued,
    "typos": mistyped,
    "typos, two in one": unevenly_mistyped,
    "chat": chatty,
    "abbreviated": abbreviated,
    "written out": written_out,
    "numbers": numbers_respelled,
    "dates": dates_respelled,
}


def spoilt(texts: list[str], kind: str, seed: int) -> list[str]:
    """Spoil every text in one way; a text is spoilt the same whichever stand beside it."""
    return [KINDS[kind](text, Random(f"{seed} {kind} {text}")) for text in texts]  # noqa: S311
