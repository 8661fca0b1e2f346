from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import ingest
from ingest import corrections
from knowledge.domain import Box, Correction, Directive, Doubt, Page, PrintedLine
from tests.bot.factories import PLAN

_NOW = datetime(2026, 11, 26, 8, tzinfo=UTC)
_BOX = Box(left=0, top=0, right=1, bottom=0.1)
_READ_WRONG = PLAN.replace("31-KH/ĐU", "37-KH/ĐU").replace("trước ngày 20", "trước ngày 26")


def _scan(text: str) -> Directive:
    """Read a text as if it were a scan: one page, a printed line for each line, two doubts."""
    made = ingest.read_text(text, "quet.pdf")
    lines, at = [], 0
    for line in made.text.split("\n"):
        lines.append(PrintedLine(start=at, end=at + len(line), page=1, box=_BOX))
        at += len(line) + 1
    return replace(
        made,
        pages=(Page(number=1, source="quet.pdf", in_source=1, read_by="ocr", sure=0.9),),
        printed_lines=tuple(lines),
        doubts=tuple(
            Doubt(start=at, end=at + 2, page=1, kind="number", sure=0.5)
            for at in (made.text.find("37-KH"), made.text.find("26 hằng"))
            if at >= 0
        ),
    )


def _say(directive: Directive, wrong: str, right: str, *, minutes: int = 0) -> Correction:
    start = directive.text.index(wrong)
    at = _NOW + timedelta(minutes=minutes)
    return Correction(
        start=start, end=start + len(wrong), page=1, printed=wrong, words=right, by="an", at=at
    )


def test_number_and_duties_follow_a_correction() -> None:
    read = _scan(_READ_WRONG)
    assert (read.number, read.obligations[0].due["day"]) == ("37-KH/ĐU", 26)

    right, first = corrections.correct(read, (), _say(read, "37-KH", "31-KH"))
    right, kept = corrections.correct(right, first, _say(right, "ngày 26", "ngày 20"))

    assert (right.number, right.obligations[0].due["day"]) == ("31-KH/ĐU", 20)
    assert right.text == _scan(PLAN).text
    assert right.units == _scan(PLAN).units
    assert [right.text[one.start : one.end] for one in kept] == ["31-KH", "ngày 20"]
    assert right.doubts == ()
    assert right.pages == read.pages


def test_everything_behind_a_longer_word_moves_along() -> None:
    read = _scan(_READ_WRONG)

    right, kept = corrections.correct(read, (), _say(read, "37-KH", "1331-KH"))

    lines = [right.text[one.start : one.end] for one in right.printed_lines]
    assert lines == right.text.split("\n")
    assert [right.text[one.start : one.end] for one in right.doubts] == ["26"]
    assert all(right.text[unit.start : unit.end] == unit.text for unit in right.units)
    assert kept[0].end - kept[0].start == len("1331-KH")


def test_a_line_found_right_changes_nothing_but_its_doubts() -> None:
    read = _scan(_READ_WRONG)
    line = "Số 37-KH/ĐU"

    same, kept = corrections.correct(read, (), _say(read, line, line))

    assert same.text == read.text
    assert [same.text[one.start : one.end] for one in same.doubts] == ["26"]
    assert kept[0].printed == kept[0].words == line


def test_a_correction_in_a_line_found_right_keeps_it_so() -> None:
    read = _scan(_READ_WRONG)
    line = "Số 37-KH/ĐU"
    same, checked = corrections.correct(read, (), _say(read, line, line))

    right, kept = corrections.correct(same, checked, _say(same, "37", "31", minutes=1))

    assert [one.words for one in kept] == ["Số 31-KH/ĐU", "31"]
    assert right.number == "31-KH/ĐU"


def test_a_correction_fits_a_better_reading_that_still_errs_there() -> None:
    read = _scan(_READ_WRONG)
    held, kept = corrections.correct(read, (), _say(read, "ngày 26", "ngày 20"))
    better = _scan(_READ_WRONG.replace("37-KH", "31-KH"))

    again = corrections.reapply(better, held, kept)

    assert again.directive.text == _scan(PLAN).text
    assert again.lost == ()
    assert [again.directive.text[one.start : one.end] for one in again.kept] == ["ngày 20"]


def test_a_correction_that_a_better_reading_made_needless_stays_as_a_comparison() -> None:
    read = _scan(_READ_WRONG)
    held, kept = corrections.correct(read, (), _say(read, "ngày 26", "ngày 20"))

    again = corrections.reapply(_scan(PLAN), held, kept)

    assert again.directive.text == _scan(PLAN).text
    assert len(again.kept) == 1


def test_a_correction_whose_place_is_gone_is_told() -> None:
    read = _scan(_READ_WRONG)
    held, kept = corrections.correct(read, (), _say(read, "ngày 26", "ngày 20"))
    other = _scan(PLAN.replace("1. Các chi bộ gửi báo cáo tháng", "1. Nộp").split("II. TỔ")[0])

    again = corrections.reapply(other, held, kept)

    assert again.lost == kept
    assert again.directive == other
