from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from bot.texts import dues

DATA = Path(__file__).parents[2] / "data" / "obligation_phrases.jsonl"


def _rule(kind: str, **keys: Any) -> dict[str, Any]:
    return {"type": kind, **keys}


@pytest.mark.parametrize(
    ("period", "due", "told"),
    [
        ("once", _rule("none"), "văn bản không ghi ngày"),
        ("quarterly", _rule("none"), "hằng quý, văn bản không ghi ngày"),
        ("once", _rule("blank", boundary="before"), "ngày để trống trong văn bản"),
        (
            "adhoc",
            _rule("immediate", boundary="by"),
            "khi có yêu cầu hoặc đột xuất, ngay, kịp thời",
        ),
        (
            "once",
            _rule("absolute", boundary="before", date="2026-09-05", time="16:30"),
            "trước 16 giờ 30 ngày 05/09/2026",
        ),
        (
            "once",
            _rule("absolute", boundary="by", date="2026-11-20"),
            "chậm nhất ngày 20/11/2026",
        ),
        (
            "annual",
            _rule("month_day", boundary="before", month=12, day=5),
            "hằng năm, trước ngày 05/12",
        ),
        (
            "annual",
            _rule("month_day", boundary="before", month=1, day=15, year_offset=1),
            "hằng năm, trước ngày 15/01 năm sau",
        ),
        (
            "once",
            _rule("month_day", boundary="by", month=6, day=10),
            "chậm nhất ngày 10/06 (văn bản không ghi năm)",
        ),
        ("monthly", _rule("day_of_month", boundary="on", day=3), "hằng tháng, vào ngày 03"),
        (
            "quarterly",
            _rule("day_of_month", boundary="before", day=5, month_offset=1),
            "hằng quý, trước ngày 05 của tháng sau",
        ),
        (
            "quarterly",
            _rule("day_of_last_month_of_period", boundary="before", day=15, months=[3, 6, 9, 12]),
            "hằng quý, trước ngày 15 của tháng cuối quý",
        ),
        (
            "semiannual",
            _rule("day_of_last_month_of_period", boundary="by", day=20),
            "6 tháng một lần, chậm nhất ngày 20 của tháng cuối kỳ",
        ),
        (
            "semiannual",
            _rule("day_of_last_month_of_period", boundary="by", day=20, months=[6, 12]),
            "6 tháng một lần, chậm nhất ngày 20 của tháng 6, tháng 12",
        ),
        ("annual", _rule("within_month", boundary="in", months=[1]), "hằng năm, trong tháng 1"),
        (
            "once",
            _rule("within_month", boundary="by", months=[3, 4], year=2026),
            "chậm nhất trong tháng 3, tháng 4/2026",
        ),
        (
            "once",
            _rule("within_quarter", boundary="in", quarter=4, year=2026),
            "trong quý IV/2026",
        ),
        ("weekly", _rule("weekday", boundary="on", weekday="friday"), "hằng tuần, vào thứ Sáu"),
        (
            "daily",
            _rule("times_of_day", boundary="on", times=["07:00", "16:30"]),
            "hằng ngày, vào 7 giờ và 16 giờ 30",
        ),
        (
            "per_event",
            _rule("relative", boundary="in", anchor="ngày nhận được kiến nghị", offset_days=10),
            "trong 10 ngày kể từ ngày nhận được kiến nghị",
        ),
        (
            "per_meeting",
            _rule("relative", boundary="by", anchor="kỳ họp", offset_working_days=-5),
            "trước kỳ họp ít nhất 5 ngày làm việc",
        ),
        (
            "per_meeting",
            _rule("relative", boundary="by", anchor="hội nghị", offset_days=5),
            "chậm nhất 5 ngày sau hội nghị",
        ),
        (
            "per_event",
            _rule("relative", boundary="by", anchor="kết thúc đợt kiểm tra", offset_days=7),
            "chậm nhất 7 ngày kể từ khi kết thúc đợt kiểm tra",
        ),
        (
            "per_event",
            _rule("relative", boundary="by", anchor="", offset_working_days=-5),
            "trước ít nhất 5 ngày làm việc",
        ),
        ("per_term", _rule("relative", boundary="in", anchor="cuối nhiệm kỳ"), "cuối nhiệm kỳ"),
        ("once", _rule("relative", boundary="in", anchor="năm 2025"), "trong năm 2025"),
        (
            "once",
            _rule("relative", boundary="after", anchor="hết năm 2025"),
            "sau khi hết năm 2025",
        ),
        (
            "per_event",
            _rule("relative", boundary="after", anchor="sau khi kết thúc hội nghị"),
            "sau khi kết thúc hội nghị",
        ),
        (
            "per_event",
            _rule("relative", boundary="by", anchor="khi xảy ra sự cố"),
            "theo số giờ ghi trong văn bản kể từ khi xảy ra sự cố",
        ),
        ("monthly", _rule("of_a_later_release"), "hằng tháng, xem nguyên văn"),
    ],
    ids=lambda value: value if isinstance(value, str) else value["type"],
)
def test_a_rule_is_said_in_plain_words(period: str, due: dict[str, Any], told: str) -> None:
    assert dues.said(period, due) == told


def test_every_due_that_the_phrases_know_is_said_with_no_number_of_its_own() -> None:
    rows = [json.loads(line) for line in DATA.read_text(encoding="utf-8").splitlines()]
    duties = [(row["text"], duty) for row in rows for duty in row["reading"]["obligations"]]

    for text, duty in duties:
        told = dues.when(duty["due"], duty["period"])
        numbers = set(re.findall(r"\d+", told))
        given = {f"{int(digits):02}" for digits in re.findall(r"\d+", str(duty["due"]))}
        assert told != dues.UNKNOWN, text
        assert {f"{int(digits):02}" for digits in numbers} <= given, text


def test_every_period_of_the_vocabulary_has_its_words() -> None:
    page = (Path(__file__).parents[3] / "docs" / "architecture.md").read_text(encoding="utf-8")
    listed = re.search(r"`period`: ([\w ·\s]+)", page)

    assert listed is not None
    assert set(re.findall(r"\w+", listed[1])) == set(dues.PERIODS)
