"""Lines printed in capitals, written as running text writes them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.language import ORGAN_ABBREVIATIONS, place_tones

# Functions, kinds of bodies, and the words between them. A proper name is in no such list.
_USUAL = (
    *("Bí thư", "Phó Bí thư", "Tổng Bí thư", "Chủ tịch", "Phó Chủ tịch", "Chủ nhiệm"),
    *("Phó Chủ nhiệm", "Trưởng ban", "Phó Trưởng ban", "Trưởng phòng", "Phó Trưởng phòng"),
    *("Chánh Văn phòng", "Phó Chánh Văn phòng", "Giám đốc", "Phó Giám đốc", "Ủy viên"),
    *("Thường trực", "Thường vụ", "Đảng bộ", "Chi bộ", "Chi ủy", "Đảng đoàn", "Thành ủy"),
    *("Thị ủy", "Quận ủy", "Ban Chỉ đạo", "Ban Cán sự đảng", "UBND", "HĐND", "MTTQ"),
    *("xã", "phường", "đặc khu", "thị trấn", "thị xã", "thành phố", "huyện", "quận", "tỉnh"),
    *("thôn", "ấp", "khu phố", "tổ dân phố"),
    *("các cơ quan", "cơ quan", "khối", "cơ sở", "kiêm", "và"),
)
_FORMS = {name.upper(): name for name in (*ORGAN_ABBREVIATIONS.values(), *_USUAL)}
# "T/M" · "TM." · "K/T" · "TUQ." · "Q." · a dash: stays as it is
_SIGN = re.compile(r"(?:T/?M|K/?T|T/?L|T/?U/?Q|Q)\.?|[\W\d]+")


def calm(capitals: str, text: str = "") -> str:
    """Write capitals as people read them: "T/M BAN THƯỜNG VỤ" -> "T/M Ban Thường vụ".

    A proper name is written as it stands elsewhere in *text*, the directive's own. Where some word
    is neither there nor known, the line stays as printed: "XÃ SUỐI NGÀN" is not "xã suối ngàn".
    """
    if not capitals.isupper():
        return capitals
    left = place_tones(capitals).split()
    written: list[str] = []
    while left:
        longest_first = (_written(left[:count], text) for count in range(len(left), 0, -1))
        run = next(filter(None, longest_first), None)
        if run is None:
            return capitals
        written.append(run)
        left = left[len(run.split()) :]
    line = " ".join(written)
    return line[:1].upper() + line[1:]


def _written(words: Sequence[str], text: str) -> str | None:
    """Return the casing of *words*, if it is known or, of several words, in *text*."""
    run = " ".join(words)
    if run in _FORMS:
        return _FORMS[run]
    if len(words) > 1:
        return _in_text(words, text)
    return run if _SIGN.fullmatch(run) else None


def _in_text(words: Sequence[str], text: str) -> str | None:
    """Return how *text* writes *words* in mixed case, most often where it has several ways."""
    pattern = r"\s+".join(map(re.escape, words))
    found = re.findall(rf"(?<!\w){pattern}(?!\w)", place_tones(text), re.IGNORECASE)
    mixed = [" ".join(run.split()) for run in found if not run.isupper() and not run.islower()]
    return max(mixed, key=mixed.count, default=None)
