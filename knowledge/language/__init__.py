"""What both sides know of the language and of how these papers are numbered and dated; pure."""

from knowledge.language.boundary import is_guarded
from knowledge.language.dates import PrintedDate, find_dates
from knowledge.language.grammar import is_bare_syllable, is_syllable
from knowledge.language.letters import fold, nfc, place_tones, syllables, visible
from knowledge.language.names import (
    ORGAN_ABBREVIATIONS,
    POINTED_AT,
    TYPE_ABBREVIATIONS,
    TYPE_NAMES,
    symbol_of,
)
from knowledge.language.numbers import DocumentNumber, find_numbers
from knowledge.language.spans import Span, find_span

__all__ = [
    "ORGAN_ABBREVIATIONS",
    "POINTED_AT",
    "TYPE_ABBREVIATIONS",
    "TYPE_NAMES",
    "DocumentNumber",
    "PrintedDate",
    "Span",
    "find_dates",
    "find_numbers",
    "find_span",
    "fold",
    "is_bare_syllable",
    "is_guarded",
    "is_syllable",
    "nfc",
    "place_tones",
    "syllables",
    "symbol_of",
    "visible",
]
