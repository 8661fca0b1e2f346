"""Which letters a text was typed in, told by its font and by its words, and its text in Unicode.

Evidence is what makes Vietnamese syllables: "§¶ng ñy" does as TCVN3 and not otherwise, "Ñaûng uûy"
does as VNI. A single word proves little ("Sè" is "Số" in TCVN3, and a syllable as it stands), so
each paragraph, or stretch in one font, follows the text around it unless it speaks against that.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from functools import lru_cache

from ingest.blocks import Block
from ingest.legacy_fonts import from_cp1258, from_tcvn3, from_vni, western
from knowledge.language import is_syllable, nfc


class Encoding(StrEnum):
    """How the letters of a text are coded."""

    UNICODE = "unicode"
    TCVN3 = "tcvn3"
    VNI = "vni"
    CP1258 = "cp1258"


_DECODERS: Mapping[Encoding, Callable[[str], str]] = {
    Encoding.UNICODE: lambda text: text,
    Encoding.TCVN3: from_tcvn3,
    Encoding.VNI: from_vni,
    Encoding.CP1258: from_cp1258,
}

# "§¶ng" is TCVN3 for "Đảng", "Ñaûng" is VNI: Western letters that no Vietnamese word has, and
# signs that stand next to a letter.
_FOREIGN = re.compile(r"[ÄÅÆÇËÎÏÑÖØÛÜÞßäåæçëîïñöøûüþÿ]|(?<=[^\W\d_])[¡-¿×÷]|[¡-¿×÷](?=[^\W\d_])")
_MOST_FOREIGN = 0.15  # share of words; names and units of measure stay far below
_FEWEST_WORDS = 20
# Letters of any kind and the Western signs that old fonts draw as letters.
# Signs of degree and power are letters in none.
_WORD = re.compile(r"[A-Za-z\u00a1-\u00af\u00b5-\u024f\u0300-\u036f\u1e00-\u1eff]+")
# A soft hyphen alone tells nothing: in Unicode it is not printed.
_TELLING = re.compile(r"[\u00a1-\u00ac\u00ae-\u024f\u0300-\u036f\u1e00-\u1eff]")
# What a text in Unicode may have at the edge of a word: «Đảng»
_EDGES = "«»·¹"
_NOT_WESTERN = re.compile(r"[^\x00-\xff\u2010-\u2122]")
_CLEAR_LEAD = 2  # words by which a paragraph speaks against the text around it
_LEGIBLE = 0.6  # share of telling words; names of other languages are among them
_FEWEST_LEGIBLE = 3  # fewer words prove no code page
# ".VnTime", ".VnArial NarrowH" · "VNI-Times", "VNI Helve"
_TCVN3_FONT = re.compile(r"\.vn", re.IGNORECASE)
_VNI_FONT = re.compile(r"vni\b", re.IGNORECASE)


def is_legacy(text: str) -> bool:
    """Say whether *text* is Vietnamese that only an old font makes readable."""
    words = [word for word in text.split() if any(letter.isalpha() for letter in word)]
    foreign = sum(1 for word in words if _FOREIGN.search(word))
    return len(words) >= _FEWEST_WORDS and foreign > len(words) * _MOST_FOREIGN


def of_font(name: str) -> Encoding:
    """Return what a font of this name promises."""
    if _TCVN3_FONT.match(name):
        return Encoding.TCVN3
    return Encoding.VNI if _VNI_FONT.match(name) else Encoding.UNICODE


def is_capital_font(name: str) -> bool:
    """Say whether a font draws small letters as capitals: .VnTimeH."""
    return of_font(name) is Encoding.TCVN3 and name.endswith("H")


def settle(text: str, usual: Encoding = Encoding.UNICODE) -> Encoding:
    """Return the encoding in which most words of *text* are syllables.

    Args:
        text: Western text or Unicode.
        usual: What it is in unless it clearly speaks against it: of the text around it, or of its
            font.
    """
    words = _telling(text)
    if not words:
        return usual
    as_usual = _legible(words, usual)
    if as_usual and len(words) - as_usual < _CLEAR_LEAD:  # no other could lead by enough
        return usual
    scores = {encoding: _legible(words, encoding) for encoding in Encoding}
    best = max(Encoding, key=lambda encoding: scores[encoding])
    lead = scores[best] - as_usual
    is_legible = scores[best] >= len(words) * _LEGIBLE
    is_clear = lead >= _CLEAR_LEAD or (lead and not as_usual)
    return best if is_legible and is_clear else usual


def _telling(text: str) -> list[str]:
    """List the words that are not the same in every encoding."""
    return [word for word in _WORD.findall(text) if _TELLING.search(word)]


def _legible(words: Iterable[str], encoding: Encoding) -> int:
    return sum(_is_legible(word, encoding) for word in words)


@lru_cache(maxsize=20_000)
def _is_legible(word: str, encoding: Encoding) -> bool:
    if encoding is Encoding.UNICODE:
        return is_syllable(nfc(word.strip(_EDGES).replace("\u00ad", "")))
    return not _NOT_WESTERN.search(word) and is_syllable(_DECODERS[encoding](word))


def decode(text: str, encoding: Encoding, *, capitals: bool = False) -> str:
    """Return *text*, which is in *encoding*, in Unicode.

    Args:
        text: What a font or a code page coded.
        encoding: How.
        capitals: Whether its font draws all letters as capitals.
    """
    decoded = _DECODERS[encoding](text)
    if encoding is not Encoding.TCVN3:
        return decoded
    return decoded.upper() if capitals else "\n".join(map(_recased, text.split("\n")))


_TONED = "".join(chr(code) for code in (*range(0xB5, 0xBF), *range(0xC6, 0xFF)))
_CASELESS = re.compile(f"[{_TONED}]")
_WITH_DIGITS = re.compile(r"\S*[\d/]\S*")  # 31-KH/BTG§UK is in capitals anywhere
_FEWEST_CAPITALS = 4


def _certain(text: str) -> str:
    """Return the letters of TCVN3 text that have capitals of their own."""
    return from_tcvn3(_CASELESS.sub("", text))


def _recased(line: str) -> str:
    """Decode a line of TCVN3, in capitals where all letters that can show it are.

    Letters with a tone have no capitals of their own: "§¶NG ñY" is ĐẢNG ỦY.
    """
    certain = [letter for letter in _certain(_WITH_DIGITS.sub("", line)) if letter.isalpha()]
    if len(certain) >= _FEWEST_CAPITALS and all(letter.isupper() for letter in certain):
        return from_tcvn3(line).upper()
    return _WORD.sub(_recased_word, line)


def _recased_word(match: re.Match[str]) -> str:
    """Decode a word; a capital behind its first letter says that it is all capitals."""
    word = match[0]
    certain = _certain(word[1:])
    decoded = from_tcvn3(word)
    return decoded.upper() if certain and certain.isupper() else decoded


def in_unicode(paragraphs: Sequence[str]) -> list[str]:
    """Return *paragraphs* in Unicode, each by its own words and those of the whole."""
    usual = settle("\n".join(paragraphs))
    return [decode(one, settle(one, usual)) for one in paragraphs]


def readable(blocks: Sequence[Block]) -> Sequence[Block]:
    """Return *blocks* in Unicode where their letters came out of a file as an old font codes them.

    A workbook and a printed .pdf name no font that could be trusted; what was read from a picture
    is in Unicode.
    """
    if not is_legacy("\n".join(block.text for block in blocks)):
        return blocks
    texts = in_unicode([cell for block in blocks for cell in block.cells or (block.text,)])
    rest = iter(texts)
    return [
        _with_text(block, [next(rest) for _ in block.cells or (block.text,)]) for block in blocks
    ]


def _with_text(block: Block, texts: Sequence[str]) -> Block:
    if block.cells:
        return replace(block, text="\t".join(texts), cells=tuple(texts))
    return block if block.scanned else replace(block, text=texts[0])


def from_bytes(data: bytes) -> str | None:
    """Return the text of a file that is not in Unicode, or None if its words stay illegible.

    Lines in UTF-8 may stand among others: files are joined by people who do not see a difference.
    """
    lines = in_unicode([_line(line) for line in data.split(b"\n")])
    text = "\n".join(lines)
    words = [word for word in _telling(text) if not word.strip(_EDGES).isascii()]
    legible = _legible(words, Encoding.UNICODE)
    is_proved = legible >= max(_FEWEST_LEGIBLE, len(words) * _LEGIBLE)
    return text if is_proved or not words else None


def _line(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return western(data)
