"""The letters of the fonts and code pages of before Unicode: TCVN3, VNI, code page 1258.

A text in one of them is met as Western text: each of its bytes was taken for the letter that
Windows shows for it in Western Europe ("§¶ng", "Ñaûng"). Each function here turns such a text into
Unicode and leaves alone what the font doesn't have.
"""

from __future__ import annotations

import re
import unicodedata

# Source: TCVN 5712:1993, the set VN3 that the fonts named .Vn… hold. They have no capitals with a
# tone: those are small letters in a font of capitals, .Vn…H. "ư" is what Western text uses as a
# soft hyphen.
_TCVN3_LETTERS = {
    "ĂÂÊÔƠƯĐ": range(0xA1, 0xA8),
    "ăâêôơưđ": range(0xA8, 0xAF),
    "àảãáạ": range(0xB5, 0xBA),
    "ằẳẵắ": range(0xBB, 0xBF),
    "ặầẩẫấậè": range(0xC6, 0xCD),
    "ẻẽéẹềểễếệìỉ": range(0xCE, 0xD9),
    "ĩíịò": range(0xDC, 0xE0),
    "ỏõóọồổỗốộờởỡớợù": range(0xE1, 0xF0),
    "ủũúụừửữứựỳỷỹýỵ": range(0xF1, 0xFF),
}
TCVN3 = {
    code: letter
    for letters, codes in _TCVN3_LETTERS.items()
    for letter, code in zip(letters, codes, strict=True)
}

# Source: the VNI for Windows encoding. A vowel is followed by one sign for its hat and tone; five
# letters have a code of their own.
_VNI_ALONE = {"ñ": "đ", "ô": "ơ", "ö": "ư", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
_TONES = {"ø": "\u0300", "ù": "\u0301", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_HAT, _BREVE = "\u0302", "\u0306"
_HATS = {
    "â": "", "à": "\u0300", "á": "\u0301", "å": "\u0309", "ã": "\u0303", "ä": "\u0323",
}  # fmt: skip
_BREVES = {
    "ê": "", "è": "\u0300", "é": "\u0301", "ú": "\u0309", "ü": "\u0303", "ë": "\u0323",
}  # fmt: skip
_VNI_SIGNS = {
    **{vowel + sign: vowel + tone for vowel in "aeouy" for sign, tone in _TONES.items()},
    **{own + sign: _VNI_ALONE[own] + tone for own in "ôö" for sign, tone in _TONES.items()},
    **{vowel + sign: vowel + _HAT + tone for vowel in "aeo" for sign, tone in _HATS.items()},
    **{"a" + sign: "a" + _BREVE + tone for sign, tone in _BREVES.items()},
}
VNI = {typed: unicodedata.normalize("NFC", meant) for typed, meant in _VNI_SIGNS.items()}
VNI |= _VNI_ALONE
_VNI_UNIT = re.compile("|".join(sorted(VNI, key=len, reverse=True)), re.IGNORECASE)

CP1258 = {
    code: bytes([code]).decode("cp1258") for code in range(0xA1, 0x100) if code != ord("\u00ad")
}
# What Windows shows for the codes that Latin 1 leaves to control characters: quotes, dashes.
_WINDOWS = {
    code: shown
    for code in range(0x80, 0xA0)
    if (shown := bytes([code]).decode("cp1252", errors="ignore"))
}


def western(data: bytes) -> str:
    """Return *data* as Western text: one character a byte, no byte refused."""
    return data.decode("latin-1").translate(_WINDOWS)


def from_tcvn3(text: str) -> str:
    """Turn Western text of a .Vn… font into Unicode; its letter case stays as it was typed."""
    return text.translate(TCVN3)


def from_vni(text: str) -> str:
    """Turn Western text of a VNI-… font into Unicode; the case of a vowel is that of the pair."""
    return _VNI_UNIT.sub(_vni_letter, text)


def _vni_letter(match: re.Match[str]) -> str:
    typed = match[0]
    letter = VNI[typed.lower()]
    return letter.upper() if typed[0].isupper() else letter


def from_cp1258(text: str) -> str:
    """Turn Western text of the Vietnamese code page of Windows into Unicode, in form C."""
    return unicodedata.normalize("NFC", text.translate(CP1258))
