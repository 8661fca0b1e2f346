from dataclasses import replace

import pytest

from ingest.joins import Printed
from ingest.page_numbers import printed_page_numbers


def paged(*texts: tuple[str, int | None]) -> list[Printed]:
    return [Printed(text=text, page=page) for text, page in texts]


DROPPED = [
    pytest.param([("a", 1), ("2", 2), ("b", 2)], {1}, id="first on its page"),
    pytest.param([("a", 1), ("1", 1), ("b", 2)], {1}, id="last on its page"),
    pytest.param([("a", 1), ("- 2 -", 2), ("b", 2)], {1}, id="between dashes"),
    pytest.param([("a", 1), ("Trang 2/5", 2), ("b", 2)], {1}, id="of how many"),
    pytest.param([("A.", 1), ("3", 2), ("B", 2)], set(), id="another page's number"),
    pytest.param([("A.", 2), ("2", 2), ("B", 2)], set(), id="in the middle of a page"),
    pytest.param([("A.", 1), ("- 3 -", 2), ("B", 2)], {1}, id="between dashes, from a cover on"),
    pytest.param([("A.", 1), ("Trang 1", 2), ("B", 2)], {1}, id="named, after a cover"),
    pytest.param([("A.", 1), ("1/4", 2), ("B", 2)], {1}, id="of how many, after a cover"),
    pytest.param([("A.", 1), ("4/1", 2), ("B", 2)], set(), id="more than there are"),
    pytest.param([("A.", 1), ("- 3", 2), ("B", 2)], set(), id="an item"),
    pytest.param([("A.", 2), ("- 3 -", 2), ("B", 2)], set(), id="dashes in the middle of a page"),
    pytest.param(
        [("A.", 1), ("1", 2), ("B.", 2), ("2", 3), ("C.", 3)], {1, 3}, id="a cover is not counted"
    ),
    pytest.param(
        [("A.", 1), ("1", 2), ("B.", 2), ("4", 3), ("C.", 3)], set(), id="two that do not agree"
    ),
    pytest.param(
        [("kịp thời", None), ("2", None), ("quán triệt", None)], {1}, id="within a paragraph"
    ),
    pytest.param([("Xong.", None), ("2", None), ("Tiếp", None)], set(), id="between paragraphs"),
    pytest.param(
        [("kịp", None), ("3", None), ("thời", None), ("2", None), ("quán", None)], {1},
        id="only if they rise",
    ),
    pytest.param([("kịp", None), ("2024", None), ("thời", None)], set(), id="a year"),
    pytest.param([("2", None)], set(), id="alone"),
    pytest.param([("A.", 1), ("2", 2), ("B.", 3)], set(), id="alone on its page"),
]  # fmt: skip


def test_a_footnote_below_the_number_of_its_page_keeps_it_at_the_edge() -> None:
    lines = paged(("A.", 1), ("1", 1), ("1 Theo Quy chế.", 1), ("B.", 2))
    lines[2] = replace(lines[2], region="box")

    assert printed_page_numbers(lines) == {1}


@pytest.mark.parametrize(("lines", "dropped"), DROPPED)
def test_a_page_number_is_dropped_only_where_it_is_certain(
    lines: list[tuple[str, int | None]], dropped: set[int]
) -> None:
    assert printed_page_numbers(paged(*lines)) == dropped
