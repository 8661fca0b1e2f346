from __future__ import annotations

import json
import re
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest

from ingest import obligations, scoring, structure
from ingest.blocks import Block
from ingest.clean import heal
from knowledge.domain import Obligation
from tests.ingest.duties.reading import of_units

_ROWS = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "data" / "obligation_phrases.jsonl")
    .read_text(encoding="utf-8")
    .splitlines()
]


def _of_paper(text: str) -> tuple[Obligation, ...]:
    blocks = [Block(text=line.strip()) for line in text.split("\n") if line.strip()]
    cleaned = heal(blocks)
    return obligations.find(cleaned, structure.parse(cleaned))[0]


@pytest.mark.parametrize("row", [pytest.param(row, id=row["id"]) for row in _ROWS])
def test_a_phrase_yields_its_duties_with_rule_period_addressee_and_channel(
    row: dict[str, Any],
) -> None:
    found = obligations.find_in_text(row["text"])[0]

    wanted = row["reading"]["obligations"]
    assert [(duty.period, duty.to, duty.via) for duty in found] == [
        (want["period"], tuple(want["to"]), tuple(want["via"])) for want in wanted
    ]
    assert all(
        scoring.same_due(duty.due, want["due"]) for duty, want in zip(found, wanted, strict=True)
    )


@pytest.mark.parametrize("row", [pytest.param(row, id=row["id"]) for row in _ROWS])
def test_a_phrase_yields_duties_of_the_right_kind(row: dict[str, Any]) -> None:
    found = obligations.find_in_text(row["text"])[0]

    assert [duty.kind for duty in found] == [want["kind"] for want in row["reading"]["obligations"]]


# type of a due rule -> its boundaries, as docs/architecture.md lists them
_BOUNDARIES: dict[str, set[str | None]] = {
    "none": {None},
    "blank": {"before", "by", "on"},
    "immediate": {"by"},
    "absolute": {"before", "by", "on", "after"},
    "month_day": {"before", "by", "on", "after"},
    "day_of_month": {"before", "by", "on", "after"},
    "day_of_last_month_of_period": {"before", "by", "on"},
    "within_month": {"before", "in", "after"},
    "within_quarter": {"before", "in"},
    "relative": {"before", "by", "on", "in", "after"},
    "weekday": {"before", "by", "on"},
    "times_of_day": {"before", "by", "on"},
}
_PERIODS = {
    "once", "daily", "weekly", "monthly", "quarterly", "semiannual", "annual", "five_yearly",
    "per_term", "per_event", "per_meeting", "per_period", "adhoc", "continuous",
    "periodic_unspecified",
}  # fmt: skip
_KEYS = {"time", "year_offset", "month_offset", "months", "year", "offset_days"}


def test_the_phrases_cover_every_rule_with_its_bounds_every_period_and_kind() -> None:
    duties = [duty for row in _ROWS for duty in row["reading"]["obligations"]]

    covered: dict[str, set[str | None]] = {}
    for duty in duties:
        covered.setdefault(duty["due"]["type"], set()).add(duty["due"].get("boundary"))
    assert covered == _BOUNDARIES
    assert {duty["period"] for duty in duties} == _PERIODS
    assert {duty["kind"] for duty in duties} == {
        "report", "submit", "review", "plan", "inspect", "task", "meeting"
    }  # fmt: skip
    assert {key for duty in duties for key in duty["due"]} >= _KEYS | {"offset_working_days"}


def test_half_of_the_phrases_were_written_before_the_rules_that_read_them() -> None:
    before = [row for row in _ROWS if row["written"] == "before"]

    assert len(_ROWS) >= 150
    assert 2 * len(before) >= len(_ROWS)


def test_most_real_phrases_are_read_rightly_and_no_negative_yields_a_duty(shared: Path) -> None:
    rows = scoring.read_rows(shared / "data" / "obligation_phrases.jsonl")

    figures = scoring.figures([scoring.score(row) for row in rows])

    assert figures.count_f1 >= 0.95
    assert min(figures.due, figures.period) >= 0.95
    assert min(figures.to_in_text, figures.via) >= 0.9
    assert figures.false_on_negatives == 0


def test_what_a_report_must_hold_is_not_asked_apart() -> None:
    duties = of_units(
        ("1", "Các chi bộ gửi báo cáo về Đảng ủy trước ngày 05/3/2026. Báo cáo nêu rõ:"),
        ("1-1", "Kết quả thực hiện nghị quyết chi bộ."),
        ("1-2", "Việc khắc phục thiệt hại do mưa lũ."),
    )

    assert [duty.unit for duty in duties] == ["1"]


def test_what_follows_a_guarded_lead_in_is_no_task() -> None:
    duties = of_units(
        ("II.2", "Kịp thời đấu tranh, phản bác các quan điểm sai trái, cụ thể:"),
        ("II.2-1", "Tuyên truyền về kết quả đổi mới giáo dục."),
    )

    assert duties == ()


def test_a_plain_task_counts_once_for_its_item_and_not_under_the_aims() -> None:
    text = "Các chi bộ rà soát danh sách. Phân công đảng viên giúp đỡ."

    assert [duty.kind for duty in of_units(("II.1", text))] == ["task"]
    assert of_units(("I.1", text), heading=("MỤC ĐÍCH, YÊU CẦU",)) == ()


def test_the_closing_formula_is_no_task() -> None:
    text = "Trên đây là Kế hoạch công tác năm 2026, đề nghị các chi bộ tổ chức thực hiện./."

    assert of_units(("III", text)) == ()


def test_a_quote_is_the_clause_as_it_stands_in_the_text() -> None:
    first, second = (
        "Chi bộ rà soát hồ sơ.",
        "Chi bộ **gửi báo cáo** về Đảng ủy; họp mỗi quý một lần.",
    )

    duties = of_units(("1", first), ("2", second))

    text = f"{first}\n{second}"
    assert [duty.quote for duty in duties] == [
        "Chi bộ rà soát hồ sơ",
        "Chi bộ **gửi báo cáo** về Đảng ủy",
        "họp mỗi quý một lần",
    ]
    assert all(duty.quote == text[duty.start : duty.end] for duty in duties)


@pytest.mark.parametrize("name", ["000_598d0e0f78c856f0.txt", "001_4a3c37e7aa44b59b.txt"])
def test_the_real_directives_ask_for_reports_but_name_no_day(shared: Path, name: str) -> None:
    duties = _of_paper((shared / "data" / "directives" / name).read_text(encoding="utf-8"))

    assert {duty.due["type"] for duty in duties} == {"none"}
    assert not any(re.search(r"phản bác|tâm trạng|dư luận,", duty.quote) for duty in duties)


def test_the_plan_binds_its_cells_and_the_ban_itself(shared: Path) -> None:
    path = shared / "data" / "directives" / "000_598d0e0f78c856f0.txt"
    duties = _of_paper(path.read_text(encoding="utf-8"))

    reports = [duty for duty in duties if duty.kind == "report"]
    assert [(duty.unit, duty.period, bool(duty.who), len(duty.via)) for duty in reports] == [
        ("III.1", "periodic_unspecified", True, 0),
        ("III.2", "periodic_unspecified", True, 1),
    ]


def test_the_guidance_asks_for_four_rhythms_and_eight_reviews_by_anniversary(shared: Path) -> None:
    path = shared / "data" / "directives" / "001_4a3c37e7aa44b59b.txt"
    duties = _of_paper(path.read_text(encoding="utf-8"))

    reports = [duty for duty in duties if duty.kind == "report"]
    assert [duty.period for duty in reports] == ["monthly", "quarterly", "semiannual", "annual"]
    assert {(duty.unit, len(duty.who), len(duty.to), len(duty.via)) for duty in reports} == {
        ("III.2", 1, 1, 1)
    }
    reviews = [duty for duty in duties if duty.unit.startswith("II.4.")]
    assert len(reviews) == 8
    assert all(duty.kind == "review" and duty.who for duty in reviews)


@pytest.mark.parametrize("filler", [" ", "¦", "…", "_", "(", "Ban, ", "quý, ", "để ", "15/6 và "])
def test_a_hostile_run_of_signs_is_read_in_reasonable_time(filler: str) -> None:
    run = filler * (2000 // len(filler))
    started = perf_counter()

    obligations.find_in_text(f"Các chi bộ báo cáo {run} về Đảng ủy trước ngày 15/6/2026 {run}")

    assert perf_counter() - started < 5
