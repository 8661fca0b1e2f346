from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from knowledge.domain import Directive, Unit
from knowledge.passages import cut, embedded_text, title_line
from tests.knowledge.factories import ISSUER, ITEMS, make_directive

_SENTENCE = "Các chi bộ báo cáo kết quả thực hiện về Văn phòng Đảng ủy theo quy định. "


def _of(units: Sequence[tuple[str, str, tuple[str, ...], str]]) -> Directive:
    """Build a directive from rows of path, kind, heading chain and text."""
    text, built = "", []
    for path, kind, heading, own in units:
        built.append(
            Unit(
                path=path,
                kind=kind,  # type: ignore[arg-type]  # the tests write only kinds there are
                marker="",
                heading=heading,
                text=own,
                start=len(text),
                end=len(text) + len(own),
            )
        )
        text += own + "\n"
    return replace(make_directive(), text=text, units=tuple(built))


def test_a_passage_is_an_exact_span_of_the_text() -> None:
    directive = make_directive(items=[*ITEMS, _SENTENCE * 40])

    for draft in cut(directive):
        assert draft.text == directive.text[draft.start : draft.end]
        assert draft.text.strip()


def test_every_word_of_a_unit_stands_in_a_passage_or_in_a_heading_chain() -> None:
    directive = make_directive(items=[*ITEMS, _SENTENCE * 40])
    drafts = cut(directive)

    for unit in directive.units:
        covered = set().union(*(range(draft.start, draft.end) for draft in drafts))
        heading = any(unit.text in draft.heading for draft in drafts)
        uncovered = [
            place
            for place in range(unit.start, unit.end)
            if place not in covered and not directive.text[place].isspace()
        ]
        assert heading or uncovered == []


def test_small_neighbours_under_one_heading_are_joined() -> None:
    directive = _of([("I-1", "item", ("A",), "Một."), ("I-2", "item", ("A",), "Hai.")])

    assert [(draft.path, draft.text) for draft in cut(directive)] == [("I-1", "Một.\nHai.")]


@pytest.mark.parametrize(
    "second",
    [
        pytest.param(("II-1", "item", ("B",), "Hai."), id="another heading"),
        pytest.param(("I-1", "row", ("A",), "Hai."), id="another kind"),
        pytest.param(("I-2", "item", ("A",), _SENTENCE * 6), id="too long together"),
    ],
)
def test_neighbours_that_differ_stay_apart(second: tuple[str, str, tuple[str, ...], str]) -> None:
    directive = _of([("I-1", "item", ("A",), "Một."), second])

    assert len(cut(directive)) == 2


def test_a_heading_is_a_passage_only_if_nothing_stands_under_it() -> None:
    directive = _of(
        [
            ("I", "heading", (), "MỤC ĐÍCH"),
            ("I", "body", ("MỤC ĐÍCH",), "Nâng cao nhận thức."),
            ("II", "heading", (), "TỔ CHỨC THỰC HIỆN"),
        ]
    )

    assert [draft.text for draft in cut(directive)] == ["Nâng cao nhận thức.", "TỔ CHỨC THỰC HIỆN"]


def test_a_unit_that_is_too_long_is_cut_at_the_ends_of_sentences() -> None:
    drafts = cut(_of([("I-1", "item", ("A",), _SENTENCE.strip() + " " + _SENTENCE * 60)]))

    assert len(drafts) > 2
    assert all(len(draft.text) <= 1500 for draft in drafts)
    assert all(draft.text.endswith(".") for draft in drafts[:-1])
    assert {draft.path for draft in drafts} == {"I-1"}


def test_a_long_unit_without_sentences_is_cut_all_the_same() -> None:
    drafts = cut(_of([("I-1", "item", (), "a" * 4000)]))

    assert [len(draft.text) for draft in drafts] == [1500, 1500, 1000]


@pytest.mark.parametrize(
    ("changes", "title"),
    [
        pytest.param(
            {},
            f"Kế hoạch 12-KH/ĐU · công tác giáo dục lý luận chính trị · {ISSUER}",
            id="all known",
        ),
        pytest.param(
            {"number": None, "issuer": None},
            "Kế hoạch · công tác giáo dục lý luận chính trị",
            id="blank number",
        ),
        pytest.param(
            {"type": None, "number": None, "subject": None, "issuer": None}, "", id="bare"
        ),
    ],
)
def test_the_title_names_the_directive_in_one_line(changes: dict[str, Any], title: str) -> None:
    assert title_line(make_directive(**changes)) == title


def test_what_is_embedded_bears_title_and_headings() -> None:
    draft = cut(make_directive())[2]

    assert embedded_text(draft).split("\n")[:2] == [draft.title, "NHIỆM VỤ TRỌNG TÂM"]
