"""What staff typed about a duty: which field, and its value, read by the same rules as papers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.errors import UnclearDuty
from ingest.obligations import find_in_text
from knowledge.domain import DayRule, Obligation
from knowledge.duties.hours import timed
from knowledge.language import find_span, fold

# "12 trước ngày 20 hằng tháng"
_TYPED = re.compile(r"\s*(?P<id>\d{1,9})\s+(?P<said>\S.*)", re.DOTALL)
# folded words before a value -> the field that it is for
_FIELDS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?:gui|noi gui|noi nhan)(?: cho| ve| den)?\s+"), "to"),
    (re.compile(r"(?:qua|thong qua)\s+"), "via"),
    (re.compile(r"(?:ai|ai lam|nguoi lam)\s+"), "who"),
    (re.compile(r"(?:viec|noi dung)\s+"), "what"),
)
_SET = re.compile(r"dat(?: ngay)?\s+(?=\S)")
# "12 diễn ra ngày 15/4/2026", "12 họp ngày 15/4", "12 sự việc 15/4"
_TAKES_PLACE = re.compile(r"(?:dien ra|to chuc|hop|su viec)(?: vao| ngay)*\s+(?=\S)")
_RULE = re.compile(r"(?:han|ky)(?: nop)?\s+")
_AHEAD = re.compile(r"(?:truoc|som)(?: han)?(?: hon)?\s+(?P<days>\d{1,3})\s+ngay\W*")
_DAY_ALONE = re.compile(r"(?:ngay\s+)?\d{1,2}\b")


# Words of rules typed without diacritics, as papers write them; the longer first.
_WRITTEN = {
    "cham nhat": "chậm nhất", "chu nhat": "chủ nhật", "truoc": "trước", "ngay": "ngày",
    "hang": "hằng", "moi": "mỗi", "thang": "tháng", "quy": "quý", "nam": "năm", "tuan": "tuần",
    "cuoi": "cuối", "cua": "của", "vao": "vào", "thu": "thứ", "tu": "tư", "sau": "sáu",
    "bay": "bảy", "gio": "giờ", "het": "hết", "dinh ky": "định kỳ", "lam viec": "làm việc",
}  # fmt: skip
_BARE = re.compile(rf"\b(?:{'|'.join(_WRITTEN)})\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What is to be changed of one duty."""

    id: int
    # fields of the obligation with their new values; empty where a day is set
    changes: Mapping[str, Any]
    # a day of the office; None where a field is corrected
    day: DayRule | None = None
    # the day of the event that it counts from
    event: date | None = None


def read(words: str, today: date) -> Typed:
    """Read "12 gửi Ban Xây dựng Đảng", "12 trước ngày 20 hằng tháng", "12 đặt trước 3 ngày".

    Raises:
        UnclearDuty: If no duty is named, or nothing can be read of the rest.
    """
    match = _TYPED.fullmatch(words)
    if match is None:
        raise UnclearDuty(said=words)
    said, duty_id = match["said"].strip(), int(match["id"])
    folded = fold(said)
    setting = _SET.match(folded)
    if setting:
        return Typed(id=duty_id, changes={}, day=_day(said[setting.end() :]))
    takes_place = _TAKES_PLACE.match(folded)
    if takes_place:
        return Typed(id=duty_id, changes={}, event=_single(said[takes_place.end() :], today))
    for lead, field in _FIELDS:
        found = lead.match(folded)
        if found:
            return Typed(id=duty_id, changes={field: _value(field, said[found.end() :])})
    rule = _RULE.match(folded)
    return Typed(id=duty_id, changes=_rule(said[rule.end() :] if rule else said))


def _single(said: str, today: date) -> date:
    span = find_span(said, today)
    if span is None or not span.single:
        raise UnclearDuty(said=said)
    return span.first


def _value(field: str, said: str) -> str | tuple[str, ...]:
    value = said.strip(" .;,")
    if not value:
        raise UnclearDuty(said=said)
    return value if field == "what" else tuple(part.strip() for part in value.split(";"))


def _day(said: str) -> DayRule:
    ahead = _AHEAD.fullmatch(fold(said))
    if ahead:
        return DayRule(ahead_days=int(ahead["days"]))
    alone = _DAY_ALONE.match(fold(said))
    lead = "chậm nhất " if alone else ""
    lead += "ngày " if alone and said[:1].isdigit() else ""
    rule = _rule(lead + _written(said))
    if "due" not in rule:
        raise UnclearDuty(said=said)
    return DayRule(period=rule["period"], due=rule["due"])


def _rule(said: str) -> dict[str, Any]:
    """Read how often and by when, as the same words in a directive would be."""
    said = _written(said)
    for phrase in (f"Chi bộ gửi báo cáo {said}.", f"Chi bộ báo cáo {said}.", f"{said}."):
        duty = next((one for one in find_in_text(phrase)[0] if _says_when(one)), None)
        if duty is not None:
            dated = duty.due.get("type", "none") != "none"
            return {"period": duty.period} | ({"due": dict(timed(duty))} if dated else {})
    raise UnclearDuty(said=said)


def _written(said: str) -> str:
    """Give words typed without diacritics those that papers write."""
    if fold(said) != said.lower():
        return said
    return _BARE.sub(lambda word: _WRITTEN[word[0]], said.lower())


def _says_when(duty: Obligation) -> bool:
    return duty.due.get("type", "none") != "none" or duty.period not in {"once", "adhoc"}
