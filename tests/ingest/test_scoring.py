from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from ingest import scoring
from knowledge.errors import UnreadableDocument

_DUE = {"type": "day_of_month", "boundary": "before", "day": 20}


def _row(text: str, *duties: dict[str, Any]) -> dict[str, Any]:
    return {"id": "x", "text": text, "reading": {"obligations": list(duties)}}


def _report(**changes: Any) -> dict[str, Any]:
    duty = {"kind": "report", "to": ["Đảng ủy"], "via": [], "period": "monthly", "due": _DUE}
    return duty | changes


_TEXT = "Chi bộ báo cáo Đảng uỷ trước ngày 20 hằng tháng."


def test_a_phrase_read_as_a_person_reads_it_has_no_miss() -> None:
    verdict = scoring.score(_row(_TEXT, _report()))

    assert verdict.misses == ()
    assert dict(verdict.right) == dict.fromkeys(scoring.FIELDS, 1)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"kind": "task"}, "kind"),
        ({"due": _DUE | {"boundary": "by"}}, "due"),
        ({"due": _DUE | {"month_offset": 1}}, "due"),
        ({"period": "quarterly"}, "period"),
        ({"to": ["Đảng ủy", "Văn phòng"]}, "to_in_text"),
        ({"via": ["Văn phòng"]}, "via"),
    ],
)
def test_each_field_is_judged_by_itself(changes: dict[str, Any], field: str) -> None:
    [miss] = scoring.score(_row(_TEXT, _report(**changes))).misses

    assert (miss.id, miss.field) == ("x", field)


def test_only_the_addressees_of_the_phrase_itself_are_asked_for() -> None:
    row = _row(_TEXT, _report(to=["Ban Dân vận Tỉnh ủy"], to_in_text=["Đảng ủy"]))

    assert scoring.score(row).misses == ()


def test_what_was_not_found_is_wrong_in_every_field_and_what_is_too_much_is_counted() -> None:
    verdicts = [
        scoring.score(_row("Chi bộ họp bàn.", _report())),
        scoring.score(_row(_TEXT)),
        scoring.score(_row(_TEXT, _report())),
    ]

    figures = scoring.figures(verdicts)

    assert (figures.phrases, figures.negatives, figures.duties) == (3, 1, 2)
    assert (figures.count_f1, figures.due, figures.false_on_negatives) == (0.5, 0.5, 1)


@pytest.mark.parametrize(
    ("found", "wanted", "same"),
    [
        ("sau khi kết thúc kiểm tra", "kết thúc kiểm tra", True),
        ("hội nghị", "ngày họp chi bộ", False),
        ("", "hội nghị", False),
    ],
)
def test_an_event_is_the_same_if_half_of_its_words_are(found: str, wanted: str, same: bool) -> None:
    due = {"type": "relative", "boundary": "after"}

    assert scoring.same_due(due | {"anchor": found}, due | {"anchor": wanted}) is same


@pytest.mark.parametrize("content", ["", "no json", '{"id": "x", "text": "…"}', "[1]"])
def test_a_file_that_holds_no_phrases_is_refused(content: str, tmp_path: Path) -> None:
    path = tmp_path / "phrases.jsonl"
    path.write_text(content, encoding="utf-8")

    with pytest.raises(UnreadableDocument):
        scoring.read_rows(path)
