from __future__ import annotations

from collections.abc import Iterator

import pytest

import ingest
from knowledge.answer.amending import amendments, named_places
from knowledge.answer.citing import unit_at
from tests.knowledge.answer.offices import Office, opened
from tests.test_questions import DATA


@pytest.fixture(scope="module")
def lineage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    papers = [
        path for name in ("lineage", "lineage_kept") for path in sorted((DATA / name).iterdir())
    ]
    with opened(tmp_path_factory.mktemp("lineage"), map(ingest.read, papers)) as office:
        yield office


@pytest.mark.parametrize(
    ("said", "places"),
    [
        ("Điều 5", [("điều", "5")]),
        ("khoản 1 Điều 3", [("điều", "3", "1")]),
        ("Điều 3, khoản 2", [("điều", "3", "2")]),
        ("khoản 1, khoản 3 Điều 4", [("điều", "4", "1"), ("điều", "4", "3")]),
        ("các khoản 1, 2 và 3 Điều 4", [("điều", "4", n) for n in "123"]),
        ("điểm b mục 3", [("3", "b")]),
        ("điểm 2, mục III", [("iii", "2")]),
        ("điểm đ khoản 2 Điều 7", [("điều", "7", "2", "đ")]),
        ("Điều 3 và khoản 2 Điều 5", [("điều", "3"), ("điều", "5", "2")]),
        ("Phụ lục 1", [("pl1",)]),
        ("một số nội dung", []),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_places_are_named_outermost_part_first(said: str, places: list[tuple[str, ...]]) -> None:
    assert named_places(said) == places


@pytest.mark.parametrize(
    ("amended", "touched"),
    [
        ("09-QD", {"Điều 3.1": "vào ngày 05", "Điều 2.2": "Bổ sung khoản 3", "Điều 5": "Bãi bỏ"}),
        ("40-KH", {"III.2": "Bãi bỏ điểm 2, mục III"}),
        ("07-QC", {"Điều 3.b": "02 ngày làm việc"}),
        ("20-HD", {}),
    ],
)
def test_a_change_touches_the_places_it_names_and_no_other(
    lineage: Office, amended: str, touched: dict[str, str]
) -> None:
    held = lineage.by_name[amended]
    found = amendments(held, lineage.held)

    for unit in held.directive.units:
        quotes = [one.quote.quote for one in found if one.touches(held, unit.path)]
        expected = [
            words
            for path, words in touched.items()
            if unit.path and (path == unit.path or path.startswith(f"{unit.path}."))
        ]
        assert [any(words in quote for quote in quotes) for words in expected] == [True] * len(
            expected
        )
        assert len(quotes) == len(expected), unit.path


def test_the_words_of_a_change_stand_in_the_directive_that_makes_it(lineage: Office) -> None:
    for held in lineage.held:
        for one in amendments(held, lineage.held):
            text = lineage.shelf[one.by].directive.text
            assert text[one.quote.start : one.quote.end] == one.quote.quote
            assert unit_at(lineage.shelf[one.by], one.quote.start) is not None
