"""No date, no number and no name in a duty that its text does not print."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest import obligations, structure
from ingest.blocks import Block
from ingest.clean import heal
from ingest.duties.text import NUMBER, number, words
from knowledge.domain import Obligation
from knowledge.language import place_tones

_ROWS = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "data" / "obligation_phrases.jsonl")
    .read_text(encoding="utf-8")
    .splitlines()
]
_IN_WORDS = words(rf"(?<!\w){NUMBER}(?!\w)")
_WEEKDAYS = {
    "monday": "hai|2", "tuesday": "ba|3", "wednesday": "tư|4", "thursday": "năm|5",
    "friday": "sáu|6", "saturday": "bảy|7", "sunday": "nhật",
}  # fmt: skip


def _printed(text: str) -> set[int]:
    """List the numbers that *text* prints, in digits or in words; weeks as days too."""
    lowered = text.lower()
    found = {int(digits) for digits in re.findall(r"\d+", lowered)}
    found |= {number(match.group()) for match in _IN_WORDS.finditer(lowered)}
    return found | ({7 * one for one in found} if "tuần" in lowered else set())


def _claimed(due: dict[str, Any]) -> set[int]:
    """List the numbers that a due rule claims the text to print."""
    parts = [int(part) for part in re.findall(r"\d+", str(due.get("date", "")))]
    stated = [due[key] for key in ("day", "month", "year") if key in due]
    offsets = [abs(due[key]) for key in ("offset_days", "offset_working_days") if key in due]
    return {*parts, *stated, *offsets}


def _states(text: str, due: dict[str, Any]) -> bool:
    """Say whether each number stands in *text*, or is the end of a span that *text* names."""
    missing = _claimed(due) - _printed(text)
    if "giờ" in text.lower() or "tiếng" in text.lower():
        missing -= {due.get("offset_days")}  # 48 hours are two days
    ends = re.search(r"(?:hết|cuối|đến|tới|nhất)", text.lower()) and due["type"] == "absolute"
    if due["type"] == "weekday" and not re.search(_WEEKDAYS[due["weekday"]], text.lower()):
        return False
    return not missing or (bool(ends) and missing <= {3, 6, 9, 12, 28, 29, 30, 31})


def _names(duty: Obligation) -> tuple[str, ...]:
    return (*duty.who, *duty.to, *duty.via)


def _stands_in(name: str, text: str) -> bool:
    """Say whether each word of *name* stands in *text*."""
    said = set(re.findall(r"\w+", place_tones(text).lower()))
    return set(re.findall(r"\w+", place_tones(name).lower())) <= said


def _is_honest(duty: Obligation, text: str) -> bool:
    exact = duty.quote == text[duty.start : duty.end]
    named = all(_stands_in(name, text) for name in _names(duty))
    return exact and named and _states(duty.quote, dict(duty.due))


def _real_texts(shared: Path) -> list[str]:
    data = shared / "data"
    lines = (data / "retrieval" / "law" / "corpus.jsonl").read_text(encoding="utf-8").splitlines()
    texts = [json.loads(line)["text"] for line in lines[::12]]
    phrases = (data / "obligation_phrases.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in phrases]
    return texts + [row.get("text_clean") or row["text"] for row in rows]


def test_no_duty_of_a_phrase_claims_what_the_text_does_not_print(shared: Path) -> None:
    texts = [*_real_texts(shared), *(row["text"] for row in _ROWS)]

    false = [
        (duty.quote, dict(duty.due), _names(duty))
        for text in texts
        for duty in obligations.find_in_text(text)[0]
        if not _is_honest(duty, text)
    ]

    assert false == []


def test_no_duty_of_a_paper_claims_what_the_paper_does_not_print(shared: Path) -> None:
    folder = Path(__file__).parents[2] / "samples"
    paths = [*(shared / "data" / "directives").glob("*.txt"), *folder.glob("*.txt")]
    for path in paths:
        lines = path.read_text(encoding="utf-8").split("\n")
        cleaned = heal([Block(text=line.strip()) for line in lines if line.strip()])

        duties = obligations.find(cleaned, structure.parse(cleaned))[0]

        assert duties
        assert [duty.quote for duty in duties if not _is_honest(duty, cleaned.text)] == []


_PIECES = st.sampled_from(
    [piece for row in _ROWS for piece in re.split(r"(?<=[,;(])\s", row["text"])]
    + ["trước ngày 31/02/2026", "ngày 45 hằng tháng", "¦", "(", ")", "**", "\n", "Số    -CV/ĐU"]
)


@given(st.lists(_PIECES, min_size=1, max_size=6))
def test_any_mixture_is_read_without_an_invented_date_or_name(pieces: list[str]) -> None:
    text = " ".join(pieces)

    for duty in obligations.find_in_text(text)[0]:
        assert _is_honest(duty, text)


_CUES = {
    "trước": "before", "xong trước": "before", "chậm nhất": "by", "muộn nhất là": "by",
    "không muộn hơn": "by", "đến hết": "by", "hạn gửi:": "by", "vào": "on", "trong": "on",
}  # fmt: skip
_FORMS = ("{0.day:02}/{0.month}/{0.year}", "{0.day} tháng {0.month} năm {0.year}", "{0:%d-%m-%Y}")


@given(
    st.dates(date(2024, 1, 1), date(2035, 12, 31)),
    st.sampled_from(sorted(_CUES)),
    st.sampled_from(_FORMS),
    st.sampled_from(["Các chi bộ", "Ban Xây dựng Đảng", "Đồng chí Bí thư Chi bộ thôn Đông"]),
)
def test_a_day_is_read_as_it_is_printed_whatever_its_form(
    day: date, cue: str, form: str, who: str
) -> None:
    text = f"{who} gửi báo cáo về Đảng ủy (qua Văn phòng Đảng ủy) {cue} ngày {form.format(day)}."

    [duty] = obligations.find_in_text(text)[0]

    assert dict(duty.due) == {
        "type": "absolute", "boundary": _CUES[cue], "date": day.isoformat()
    }  # fmt: skip
    assert (duty.who, duty.to, duty.via) == ((who,), ("Đảng ủy",), ("Văn phòng Đảng ủy",))


@pytest.mark.parametrize("day", ["31/02/2026", "00/5/2026", "30 tháng 13 năm 2026", "45/6/2026"])
def test_a_day_that_no_calendar_has_is_left_out(day: str) -> None:
    [duty] = obligations.find_in_text(f"Các chi bộ gửi báo cáo về Đảng ủy trước ngày {day}.")[0]

    assert "date" not in duty.due
    assert duty.due["type"] == "none"
