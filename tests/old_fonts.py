"""Unicode text put back into the fonts and code pages of before Unicode."""

import unicodedata

from ingest.legacy_fonts import TCVN3, VNI

_TO_TCVN3 = {letter: chr(code) for code, letter in TCVN3.items()}
_TO_VNI = {letter: typed for typed, letter in VNI.items()}
_TONES = "\u0300\u0301\u0303\u0309\u0323"


def tcvn3(text: str) -> str:
    """Return *text* as a .Vn… font holds it: a capital with a tone becomes a small letter."""
    return "".join(_TO_TCVN3.get(one) or _TO_TCVN3.get(one.lower(), one) for one in text)


def vni(text: str) -> str:
    """Return *text* as a VNI-… font holds it."""
    return "".join(_vni(letter) for letter in text)


def _vni(letter: str) -> str:
    typed = _TO_VNI.get(letter.lower(), letter)
    return typed.upper() if letter.isupper() else typed


def cp1258(text: str) -> bytes:
    """Return *text* in the code page of Windows: hats in the letters, tones behind them."""
    spread = unicodedata.normalize("NFD", text)
    toneless = [one if one in _TONES else f"\0{one}" for one in spread]
    letters = "".join(toneless).split("\0")
    return "".join(_toned(group) for group in _with_hats(letters)).encode("cp1258")


def _with_hats(letters: list[str]) -> list[str]:
    """Join each base letter with the marks that follow it."""
    groups: list[str] = []
    for letter in letters:
        if letter and unicodedata.combining(letter[0]) and groups:
            groups[-1] += letter
        else:
            groups.append(letter)
    return groups


def _toned(group: str) -> str:
    tones = "".join(mark for mark in group if mark in _TONES)
    base = "".join(mark for mark in group if mark not in _TONES)
    return unicodedata.normalize("NFC", base) + tones
