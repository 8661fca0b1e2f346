"""Questions as members type them, each set over the directives it was written for.

The floors are what is reached today, less two: a rule that helps one question may cost another,
but not many. That nothing is said which the documents do not hold has no floor: it is all of them.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from pathlib import Path

import pytest

import ingest
from bot.conversation.ask import reply
from bot.conversation.replies import plain
from knowledge.answer.scoring import Verdict, read_rows, score
from tests.knowledge.answer.offices import Office, opened
from tests.make_samples import SAMPLES

DATA = Path(__file__).parent / "data"

_read = functools.cache(ingest.read)  # three offices hold the samples


def office_of(folder: Path, *papers: Path) -> Iterator[Office]:
    files = sorted(
        path for paper in papers for path in paper.iterdir() if path.suffix in {".docx", ".txt"}
    )
    with opened(folder, (_read(path) for path in files)) as office:
        yield office


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    yield from office_of(tmp_path_factory.mktemp("samples"), SAMPLES)


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory, shared: Path) -> Iterator[Office]:
    yield from office_of(tmp_path_factory.mktemp("real"), shared / "data" / "directives")


def verdicts(office: Office, file: Path) -> list[Verdict]:
    shelf = office.shelf
    answered = [(row, office.ask(row["question"])) for row in read_rows(file)]
    return [score(row, answer, plain(reply(answer, shelf)), shelf) for row, answer in answered]


def check(verdicts: list[Verdict], floor: int) -> None:
    dishonest = [verdict.id for verdict in verdicts if not verdict.honest]
    wrong = [verdict.id for verdict in verdicts if not verdict.right]
    assert dishonest == []
    assert len(verdicts) - len(wrong) >= floor, f"wrong: {', '.join(wrong)}"


@pytest.mark.parametrize(
    ("name", "floor"), [("questions_samples.jsonl", 87), ("questions_samples_kept.jsonl", 30)]
)
def test_questions_over_the_samples_are_answered(samples: Office, name: str, floor: int) -> None:
    check(verdicts(samples, DATA / name), floor)


@pytest.mark.parametrize(
    ("name", "floor"), [("questions_real.jsonl", 36), ("questions_real_kept.jsonl", 27)]
)
def test_questions_over_real_directives_are_answered(real: Office, name: str, floor: int) -> None:
    check(verdicts(real, DATA / name), floor)


def test_questions_that_came_with_real_directives_are_answered(real: Office, shared: Path) -> None:
    check(verdicts(real, shared / "data" / "directive_questions.jsonl"), 11)


@pytest.fixture(scope="module", params=["lineage", "lineage_kept"])
def around(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, Office]]:
    """Open the samples beside papers that replace, amend, carry out and review one another."""
    folder = tmp_path_factory.mktemp(request.param)
    for office in office_of(folder, SAMPLES, DATA / request.param):
        yield request.param, office


def test_questions_about_the_papers_around_one_are_answered(around: tuple[str, Office]) -> None:
    name, office = around
    shelf, wrong = office.shelf, []

    for row in read_rows(DATA / f"questions_{name}.jsonl"):
        answer = office.ask(row["question"])
        said = plain(reply(answer, shelf))
        told = all(words in said for words in row["said"])
        silent = not any(words in said for words in row.get("not_said", ()))
        verdict = score(row, answer, said, shelf)
        assert verdict.honest, row["id"]
        if not (verdict.right and told and silent):
            wrong.append(row["id"])

    assert len(wrong) <= 1, f"wrong: {', '.join(wrong)}"
