from __future__ import annotations

import json
from itertools import islice
from pathlib import Path

import pytest

from knowledge.evaluation import read_questions
from tests.bench import corpora

ARTICLES = [
    {
        "_id": f"a{number}",
        "title": f"Quy chế, Điều {number}",
        "text": "\n".join(
            f"{at}. Tổ {word} họp ngày {at} tại nhà {word}; gửi sổ {word} về phòng {word}."
            for at in range(3)
        ),
    }
    for number, word in enumerate(("mai", "lan", "cúc", "trúc", "đào", "sen"))
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "set"
    made.mkdir()
    files = {
        "corpus.jsonl": "".join(json.dumps(one) + "\n" for one in ARTICLES),
        "queries.jsonl": json.dumps({"_id": "q", "text": "Tổ đào họp ngày nào?"}) + "\n",
        "qrels.tsv": "query-id\tcorpus-id\tscore\nq\ta4\t1\n",
    }
    for name, content in files.items():
        (made / name).write_text(content, "utf-8")
    return made


def test_a_seed_gives_the_same_copies_again_and_another_seed_others() -> None:
    first, again, other = (list(islice(corpora.grown(ARTICLES, seed), 40)) for seed in (1, 1, 2))

    assert first == again != other
    assert first[: len(ARTICLES)] == ARTICLES == other[: len(ARTICLES)]


def test_more_copies_begin_with_the_fewer() -> None:
    few, more = (list(islice(corpora.grown(ARTICLES), count)) for count in (20, 40))

    assert more[:20] == few


def test_no_copy_is_another_passage_once_more() -> None:
    made = list(islice(corpora.grown(ARTICLES), 200))
    articles, copies = made[: len(ARTICLES)], made[len(ARTICLES) :]

    assert len({row["text"] for row in made}) == len({row["_id"] for row in made}) == 200
    assert not any(set(lines(one)) >= set(lines(other)) for one in copies for other in articles)


def lines(row: corpora.Row) -> list[str]:
    return row["text"].splitlines()


@pytest.mark.parametrize("passages", [3, 6, 50])
def test_questions_and_what_answers_them_stay(folder: Path, passages: int) -> None:
    corpora.write(folder, folder.parent / "grown", passages)
    read = read_questions(folder.parent / "grown")

    ((text, right),) = read.asked
    (answer,) = [one for one in read.passages if one.id in right]
    assert len(read.passages) == passages
    assert text == "Tổ đào họp ngày nào?"
    assert answer.text == ARTICLES[4]["text"]
