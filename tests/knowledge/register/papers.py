"""Plans and letters of an invented commune that ask for reports."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from knowledge.domain import Directive, Obligation
from knowledge.library import Library
from knowledge.register import Roster
from tests.knowledge.factories import ISSUER, make_directive

ORGANISATION = "Đảng ủy xã Bình Thạnh"
SUPERIOR = "Tỉnh ủy Tân Giang"
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = datetime(2026, 2, 4, 8, tzinfo=ZONE)
ROSTER = Roster(
    groups={"c1": frozenset({"thôn"}), "c2": frozenset({"trường học"})}, organisation=ORGANISATION
)

QUARTERLY = (
    "Hằng quý, các chi bộ báo cáo kết quả công tác về Văn phòng Đảng ủy trước ngày 20 của tháng "
    "cuối quý."
)
MONTHLY = "Hằng tháng, các chi bộ gửi danh sách thu nộp đảng phí về Văn phòng Đảng ủy."
TASK = "Tổ chức học tập chuyên đề theo hướng dẫn ở các chi bộ."
TRAINING = "Hoàn thành lớp bồi dưỡng trước ngày 25/5/2026."
WATCH = "Theo dõi, nắm tình hình tư tưởng, dư luận xã hội và báo cáo."
LETTER = (
    "Đề nghị các chi bộ báo cáo kết quả công tác quý III về Văn phòng Đảng ủy chậm nhất ngày "
    "16/9/2026."
)

# characters by which a sentence is told from others, whoever acts and on whatever day
_OPENING = 14

_END = {"type": "day_of_last_month_of_period", "boundary": "before", "day": 20}
_READ: Mapping[str, dict[str, Any]] = {
    QUARTERLY: {
        "period": "quarterly",
        "due": _END | {"months": [3, 6, 9, 12]},
        "what": "báo cáo kết quả công tác",
    },
    MONTHLY: {"kind": "submit", "period": "monthly", "what": "gửi danh sách thu nộp đảng phí"},
    TASK: {"kind": "task", "to": (), "what": "tổ chức học tập chuyên đề theo hướng dẫn"},
    TRAINING: {
        "kind": "task",
        "to": (),
        "what": "hoàn thành lớp bồi dưỡng",
        "due": {"type": "absolute", "boundary": "before", "date": "2026-05-25"},
    },
    WATCH: {"what": "theo dõi, nắm tình hình tư tưởng"},
    LETTER: {
        "what": "báo cáo kết quả công tác quý III",
        "due": {"type": "absolute", "boundary": "by", "date": "2026-09-16"},
    },
}


def plan(*sentences: str, **changes: Any) -> Directive:
    """Make a plan of these sentences, of which each is read as above."""
    made = make_directive(items=sentences, **changes)
    return make_directive(
        items=sentences, **(changes | {"obligations": tuple(_duties(made, sentences))})
    )


def _duties(directive: Directive, sentences: tuple[str, ...]) -> list[Obligation]:
    found = []
    for count, sentence in enumerate(sentences, 1):
        start = directive.text.index(sentence)
        fields: dict[str, Any] = {
            "kind": "report",
            "who": ("các chi bộ",),
            "to": ("Văn phòng Đảng ủy",),
            "via": (),
            "what": sentence,
            "period": "once",
            "due": {"type": "none"},
            "unit": f"I-{count}",
            "quote": sentence,
            "start": start,
            "end": start + len(sentence),
        }
        known = next((_READ[key] for key in _READ if key[:_OPENING] == sentence[:_OPENING]), {})
        found.append(Obligation(**(fields | known)))
    return found


def publish(library: Library, directive: Directive, *, now: datetime = NOW) -> int:
    """Publish a directive; return its id."""
    return library.publish(directive, by="văn phòng", now=now).held.id


__all__ = ["ISSUER", "plan", "publish"]
