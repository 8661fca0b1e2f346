"""Duties to watch opinion or to argue against views stay text; their near misses do not.

``tests/data/guarded_phrases.jsonl`` holds our own sentences with the kind of duty that each asks
for, ``null`` where it asks to watch or to argue.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ingest import obligations
from tests.ingest.duties.reading import of_units

_ROWS = [
    json.loads(line)
    for line in (Path(__file__).parents[2] / "data" / "guarded_phrases.jsonl")
    .read_text(encoding="utf-8")
    .splitlines()
]
_GUARDED = [row["text"] for row in _ROWS if row["kind"] is None]
_ORDINARY = [(row["text"], row["kind"]) for row in _ROWS if row["kind"]]


@pytest.mark.parametrize("text", _GUARDED)
def test_watching_opinion_and_arguing_is_never_a_duty(text: str) -> None:
    assert obligations.find_in_text(text)[0] == ()
    assert of_units(("II.1", text)) == ()


@pytest.mark.parametrize(("text", "kind"), _ORDINARY)
def test_what_only_shares_their_words_is_an_ordinary_duty(text: str, kind: str) -> None:
    assert [duty.kind for duty in obligations.find_in_text(text)[0]] == [kind]


def test_what_public_opinion_raised_may_still_be_inspected() -> None:
    duties = of_units(
        ("II.3", "Tổ chức kiểm tra việc giải quyết những vướng mắc được dư luận xã hội phản ánh.")
    )

    assert [duty.kind for duty in duties] == ["inspect"]


def test_another_act_ends_the_silence_for_a_report_without_a_matter() -> None:
    text = (
        "Nắm tình hình tư tưởng của đảng viên. Rà soát hồ sơ đảng viên trước ngày 10/5/2026; "
        "báo cáo kết quả về Đảng ủy trước ngày 20/5/2026."
    )

    found = obligations.find_in_text(text)[0]

    assert [(duty.kind, duty.due["date"]) for duty in found] == [
        ("task", "2026-05-10"),
        ("report", "2026-05-20"),
    ]


def test_a_report_in_the_next_sentence_is_on_what_was_watched() -> None:
    text = "Nắm tình hình tư tưởng của đảng viên. Báo cáo kết quả về Đảng ủy trước ngày 20/5/2026."

    assert obligations.find_in_text(text)[0] == ()
