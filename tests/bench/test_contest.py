from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

import pytest

from knowledge import evaluation
from knowledge.domain import Passage
from tests.bench import contest, growth
from tests.bench.contestants import CONTESTANTS, Contestant
from tests.bench.langchain_peers import TUTORIAL

TEXTS = {
    11: ("Quy chế họp", "Chi bộ họp vào ngày 5 hằng tháng."),
    12: ("Quy chế họp", "Biên bản gửi về văn phòng trong ba ngày."),
    13: ("", "Đảng phí nộp theo quý, qua tài khoản."),
    14: ("", 'Cơ quan "một cửa" tiếp dân vào thứ sáu.'),
}
ASKED = [
    ("Đảng phí nộp theo quý nào?", [13]),
    ("Chi bộ họp vào ngày nào?", [11]),
    ('Cơ quan "một cửa" tiếp dân - khi nào* (OR', [14]),
]
# what finds a question that has lost its diacritics
FOLDING = {"troly", "troly, words alone", "BM25, syllables, stripped"}


def passages() -> list[Passage]:
    return [
        Passage(
            id=id_,
            directive_id=1,
            path="",
            heading=(),
            title=title,
            text=text,
            start=0,
            end=len(text),
        )
        for id_, (title, text) in TEXTS.items()
    ]


@pytest.mark.parametrize(
    ("ranked", "right", "expected"),
    [
        pytest.param([[1, 2]], [{1}], (1.0, 1.0, 1.0, 1.0), id="first"),
        pytest.param([[2, 1]], [{1}], (0.0, 1.0, 1.0, 0.5), id="second"),
        pytest.param([[2, 3, 4, 5, 6, 1]], [{1}], (0.0, 0.0, 1.0, 1 / 6), id="sixth"),
        pytest.param([[*range(2, 12), 1]], [{1}], (0.0, 0.0, 0.0, 0.0), id="eleventh"),
        pytest.param([[1, 9]], [{1, 2}], (1.0, 0.5, 0.5, 1.0), id="one_of_two"),
        pytest.param([[1], []], [{1}, {2}], (0.5, 0.5, 0.5, 0.5), id="nothing_found"),
    ],
)
def test_ranks_become_figures(
    ranked: list[list[int]], right: list[set[int]], expected: tuple[float, ...]
) -> None:
    assert contest.figures(ranked, right) == pytest.approx(expected)


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=[pytest.mark.slow] if {*one.packages} & {*TUTORIAL} else [])
        for name, one in CONTESTANTS.items()
    ],
)
@pytest.mark.filterwarnings("ignore")  # of the peers themselves
def test_contestant_finds_what_it_indexed(name: str, tmp_path: Path) -> None:
    one = CONTESTANTS[name]
    for package in one.missing:
        pytest.skip(f"{package} is not installed: make bench-peers installs it")

    built = contest.build(one, passages(), tmp_path, most=60)
    served = contest.serve(one.serve(tmp_path), ASKED)

    assert built["seconds"] >= 0
    assert served["written"][2] == 1.0
    assert served["p95"] >= served["p50"] > 0
    if name in FOLDING:
        assert served["stripped"][:2] == (1.0, 1.0)


@pytest.mark.parametrize("name", ["troly", "FTS5, diacritics kept"])
def test_question_without_words_finds_nothing(name: str, tmp_path: Path) -> None:
    one = CONTESTANTS[name]
    one.build(passages(), tmp_path)

    assert one.serve(tmp_path)('"*"', 10) == []


def test_what_takes_too_long_is_not_run_and_says_how_long(tmp_path: Path) -> None:
    asked_for = []

    def build(some: Sequence[Passage], place: Path) -> None:
        asked_for.append(len(some))
        sum(range(20_000 * len(some)))  # so much for each
        assert place != tmp_path

    slow = Contestant(name="slow", build=build, serve=CONTESTANTS["troly"].serve)

    built = contest.build(slow, passages() * 300, tmp_path, most=0.01)

    assert built["would_take"] > 0.01
    assert asked_for == [20, 20, 120]


def test_stages_are_what_each_takes_itself() -> None:
    clock = growth.Clock()
    inner = clock.around("inner", lambda: sum(range(200_000)))
    outer = clock.around("outer", lambda: (inner(), inner()))

    outer()

    assert clock.spent["inner"] > clock.spent["outer"] >= 0


def test_stages_of_the_product_are_found_and_put_back(tmp_path: Path) -> None:
    with ExitStack() as stack:
        retriever = evaluation.index(passages(), tmp_path, None, stack)
        plain = type(retriever._lexical).search
        with growth.clocked(retriever) as clock:
            retriever.retrieve("Chi bộ họp", growth._SCOPE)

    assert {"words", "rows", "fusion", "which are held"} <= set(clock.spent)
    assert type(retriever._lexical).search is plain
