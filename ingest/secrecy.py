"""The mark of a state secret (dấu độ mật): standing alone, in capitals, no word of a sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest.pieces import plain
from knowledge.language import nfc, place_tones

if TYPE_CHECKING:
    from collections.abc import Iterable

_MARKS = {"MẬT": "MẬT", "TỐIMẬT": "TỐI MẬT", "TUYỆTMẬT": "TUYỆT MẬT"}
# "TUYỆT" on one line and "MẬT" on the next, as in a stamp
_FIRST_HALVES = ("TỐI", "TUYỆT")
# "Độ mật: TỐI MẬT" · "ĐỘ MẬT: Mật"
_LABELLED = re.compile(
    r"(?:mức\s)?độ\smật\s?[:=]\s?\W{0,3}(?P<mark>tuyệt mật|tối mật|mật)\b(?!\s?[:=])",
    re.IGNORECASE,
)
# "MẬT (bản số 02)" · "TỐI MẬT - Bản số: 01"
_COPY_NUMBER = re.compile(r"\W*\(?(?:bản|BẢN|Bản)\s(?:số|SỐ)\b.{0,12}$|\W*\d{1,2}\W*$")
# "Số 05-KH/ĐU (MẬT)" · "Số 05-KH/ĐU TUYỆT MẬT"
_BY_NUMBER = re.compile(r"^(?:Số|SỐ)\b.{0,40}?(?<!\w)(?P<mark>TUYỆT MẬT|TỐI MẬT|MẬT)\W*$")
# "MẬT ĐẢNG CỘNG SẢN VIỆT NAM" · "ĐẢNG CỘNG SẢN VIỆT NAM MẬT": two columns on one line
_BY_NATION = re.compile(
    r"^(?:.*?\s)??(?P<before>TUYỆT MẬT|TỐI MẬT|MẬT)\W+(?:ĐẢNG CỘNG SẢN|CỘNG H)"
    r"|(?:VIỆT NAM)\W+(?P<after>TUYỆT MẬT|TỐI MẬT|MẬT)\W*$"
)
_LONGEST = 60


def security_mark(lines: Iterable[str]) -> str | None:
    """Return the mark a paper bears: "MẬT", "TỐI MẬT" or "TUYỆT MẬT"; ``None`` for none.

    Spaced letters ("T U Y Ệ T  M Ậ T"), frames and asterisks do not hide it. "bảo mật", "BÍ MẬT NHÀ
    NƯỚC" in a title and "văn bản theo chế độ mật" are words of a sentence. Every line of the paper
    is looked at: a page header may come last.

    Args:
        lines: Printed lines; one may hold several, with breaks or tabs between.
    """
    before = ""
    for line in lines:
        for part in re.split(r"[\n\t|]", nfc(line)):
            mark = _mark(part, before)
            if mark:
                return mark
            before = plain(part) or before
    return None


def _mark(line: str, before: str) -> str | None:
    text = place_tones(plain(line)).strip(" _")
    if not text or len(text) > _LONGEST or "MẬT" not in re.sub(r"\W", "", text).upper():
        return None
    for pattern in (_LABELLED, _BY_NUMBER, _BY_NATION):
        match = pattern.search(text)
        if match:
            return str(next(filter(None, match.groups()))).upper()
    alone = _MARKS.get(_letters(_COPY_NUMBER.sub("", text)))
    if alone != "MẬT":
        return alone
    if re.match(r"\s*[-–+•]\s", line):  # an item of a list that explains the marks
        return None
    return f"{_letters(before)} MẬT" if _letters(before) in _FIRST_HALVES else alone


def _letters(text: str) -> str:
    return re.sub(r"[\W_]", "", text)
