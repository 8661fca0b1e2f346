from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from knowledge.domain import (
    EVERYBODY,
    STAFF_ONLY,
    THE_OFFICE,
    Audience,
    Held,
    Hit,
    Passage,
    Reader,
    Scope,
)
from knowledge.embeddings import NamedEmbeddings
from knowledge.errors import ProviderUnavailable
from knowledge.langchain_retriever import DirectiveRetriever
from knowledge.lexical import Lexical
from knowledge.rerank import Reranker
from knowledge.retrieve import Retriever, fuse
from tests.fakes import CountingEmbeddings, ExactVectors
from tests.knowledge.factories import ISSUER, make_directive

SCOPE = Scope(today=date(2026, 3, 2))
TEXTS = {
    1: (1, "Các chi bộ gửi báo cáo hằng tháng về Văn phòng Đảng ủy."),
    2: (2, "Các chi bộ gửi báo cáo hằng tháng về Văn phòng Đảng ủy."),
    3: (2, "Đảng phí nộp theo quý, qua tài khoản của Đảng ủy."),
    4: (3, "Sinh hoạt chuyên đề ít nhất mỗi quý một lần."),
}


class Held4:
    """Four passages of three directives, whose state a test sets."""

    def __init__(self, **changes: dict[int, object]) -> None:
        self._held = [
            Held(
                id=id_,
                directive=replace(
                    make_directive(),
                    issuer=changes.get("issuer", {}).get(id_),  # type: ignore[arg-type]
                    bound_to_year=changes.get("year", {}).get(id_),  # type: ignore[arg-type]
                ),
                status=str(changes.get("status", {}).get(id_, "unknown")),
                audience=changes.get("audience", {}).get(id_, EVERYBODY),  # type: ignore[arg-type]
                published_at=datetime(2026, 1, 1, tzinfo=UTC),
            )
            for id_ in (1, 2, 3)
        ]
        self.all = {
            id_: Passage(
                id=id_,
                directive_id=directive_id,
                path="I",
                heading=(),
                title="",
                text=text,
                start=0,
                end=len(text),
            )
            for id_, (directive_id, text) in TEXTS.items()
        }

    def passages(self, ids: Iterable[int]) -> list[Passage]:
        return [self.all[id_] for id_ in ids if id_ in self.all]

    def all_held(self, *, include_withdrawn: bool = False) -> Sequence[Held]:
        return [one for one in self._held if include_withdrawn or one.status != "withdrawn"]


class OutOfReach:
    """A server of vectors that is down until it is said to be up."""

    up = False

    def search(self, vector: NDArray[np.float32], limit: int) -> list[tuple[int, float]]:
        del vector, limit
        if self.up:
            return [(4, 0.9)]
        raise ProviderUnavailable(provider="chroma")


@pytest.fixture
def lexical(tmp_path: Path) -> Lexical:
    made = Lexical(tmp_path, writer=True)
    made.apply(remove=(), add=Held4().all.values(), generation=1)
    return made


def ids(hits: Iterable[Hit]) -> list[int]:
    return [hit.passage.id for hit in hits]


def filled(embeddings: NamedEmbeddings, passages: Iterable[Passage]) -> ExactVectors:
    vectors = ExactVectors()
    add = [(p.id, np.array(embeddings.embed_query(p.text), np.float32)) for p in passages]
    vectors.apply(remove=(), add=add, generation=1)
    return vectors


@pytest.mark.parametrize(
    ("ranked", "near", "expected"),
    [
        pytest.param({1: 9.0, 2: 5.0}, [], [1, 2], id="words_alone"),
        pytest.param({3: 0.0, 4: 0.0}, [(4, 0.8), (3, 0.5)], [4, 3], id="vectors_alone"),
        pytest.param({1: 9.0, 2: 8.9}, [(2, 0.9), (5, 0.1)], [2, 1], id="a_close_call"),
        pytest.param({1: 9.0, 2: 5.0}, [(2, 1.0), (1, -1.0)], [1, 2], id="clear_by_words"),
        pytest.param({2: 9.0, 1: 9.0}, [(7, 0.5)], [1, 2], id="none_among_the_nearest"),
        pytest.param({}, [], [], id="nothing"),
    ],
)
def test_vectors_shift_only_close_calls(
    ranked: dict[int, float], near: list[tuple[int, float]], expected: list[int]
) -> None:
    fused = fuse(list(ranked), np.array(list(ranked.values())), near, share=1.0)

    assert [id_ for id_, _ in fused] == expected


def test_superseded_directives_come_after_all_others(lexical: Lexical) -> None:
    retriever = Retriever(Held4(status={1: "superseded"}), lexical)

    hits = retriever.retrieve("chi bộ gửi báo cáo hằng tháng, sinh hoạt mỗi quý", SCOPE)

    assert ids(hits)[0] == 2
    assert ids(hits)[-1] == 1


def test_superseded_directive_is_searched_when_asked_for(lexical: Lexical) -> None:
    retriever = Retriever(Held4(status={1: "superseded"}), lexical)

    assert ids(retriever.retrieve("gửi báo cáo", SCOPE, directives=[1])) == [1]


def test_withdrawn_directive_is_not_found_though_the_index_lags(lexical: Lexical) -> None:
    retriever = Retriever(Held4(status={1: "withdrawn"}), lexical)

    assert ids(retriever.retrieve("gửi báo cáo", SCOPE)) == [2]
    assert ids(retriever.retrieve("gửi báo cáo", SCOPE, directives=[1])) == []


@pytest.mark.parametrize(
    ("directives", "expected"),
    [
        pytest.param([2], [2, 3], id="one"),
        pytest.param([1, 2], [1, 2, 3], id="two"),
        pytest.param([], [], id="none"),
        pytest.param([99], [], id="not_held"),
    ],
)
def test_search_keeps_to_the_directives_named(
    lexical: Lexical, directives: Collection[int], expected: list[int]
) -> None:
    embeddings = CountingEmbeddings()
    shelf = Held4()
    retriever = Retriever(shelf, lexical, filled(embeddings, shelf.all.values()), embeddings)

    hits = retriever.retrieve("gửi báo cáo về Đảng ủy", SCOPE, directives=directives)

    assert ids(hits) == expected


def test_own_organisation_comes_before_an_equally_good_one(lexical: Lexical) -> None:
    shelf = Held4(issuer={1: "Đảng ủy phường Xuân Hòa", 2: ISSUER})
    retriever = Retriever(shelf, lexical)

    assert ids(retriever.retrieve("gửi báo cáo", SCOPE))[0] == 1
    assert ids(retriever.retrieve("gửi báo cáo", replace(SCOPE, organisation=ISSUER)))[0] == 2


def test_plan_of_a_year_gone_by_comes_after_an_equally_good_one(lexical: Lexical) -> None:
    retriever = Retriever(Held4(year={1: 2024, 2: 2026}), lexical)

    assert ids(retriever.retrieve("gửi báo cáo", SCOPE)) == [2, 1]
    assert ids(retriever.retrieve("gửi báo cáo", Scope(today=date(2024, 5, 1)))) == [1, 2]


def test_a_directive_outside_the_audience_is_not_found_even_when_asked_for(
    lexical: Lexical, embeddings: CountingEmbeddings
) -> None:
    shelf = Held4(
        audience={1: Audience(kind="cells", cells=frozenset({"a"})), 2: STAFF_ONLY},
        status={2: "superseded"},
    )
    vectors = filled(embeddings, shelf.all.values())
    retriever = Retriever(shelf, lexical, vectors, embeddings)

    def found(reader: Reader | None, *, only: Collection[int] | None = None) -> set[int]:
        scope = SCOPE if reader is None else replace(SCOPE, reader=reader)
        hits = retriever.retrieve("gửi báo cáo hằng tháng mỗi quý", scope, directives=only)
        return {hit.passage.directive_id for hit in hits}

    assert found(None) == {3}
    assert found(Reader(cells=frozenset({"a", "b"}))) == {1, 3}
    assert found(Reader(cells=frozenset({"b"})), only=[1, 2]) == set()
    assert found(THE_OFFICE) == {1, 2, 3}


def test_limit_is_kept_over_live_and_superseded(lexical: Lexical) -> None:
    retriever = Retriever(Held4(status={1: "superseded"}), lexical)

    assert ids(retriever.retrieve("gửi báo cáo", SCOPE, limit=1)) == [2]
    assert ids(retriever.retrieve("gửi báo cáo", SCOPE, limit=2)) == [2, 1]


def test_passages_without_a_word_in_common_are_found_by_vectors(lexical: Lexical) -> None:
    class Synonyms(CountingEmbeddings):
        def embed_query(self, text: str) -> list[float]:
            return super().embed_query(text.replace("họp", "Sinh hoạt chuyên đề"))

    embeddings, shelf = Synonyms(), Held4()
    retriever = Retriever(shelf, lexical, filled(embeddings, shelf.all.values()), embeddings)

    assert ids(retriever.retrieve("họp", SCOPE))[0] == 4


def test_question_without_words_finds_nothing(lexical: Lexical) -> None:
    class Zeros(CountingEmbeddings):
        def embed_query(self, text: str) -> list[float]:
            return [0.0 for _ in super().embed_query(text)]

    embeddings, shelf = Zeros(), Held4()
    retriever = Retriever(
        shelf, lexical, filled(CountingEmbeddings(), shelf.all.values()), embeddings
    )

    assert retriever.retrieve("?", SCOPE) == []


def test_vectors_of_passages_that_are_gone_are_left_out(lexical: Lexical) -> None:
    embeddings, shelf = CountingEmbeddings(), Held4()
    gone = replace(shelf.all[1], id=77)
    vectors = filled(embeddings, [*shelf.all.values(), gone])

    hits = Retriever(shelf, lexical, vectors, embeddings).retrieve("gửi báo cáo", SCOPE)

    assert ids(hits)[:2] == [1, 2]


def test_words_answer_while_vectors_are_out_of_reach(lexical: Lexical) -> None:
    server = OutOfReach()
    retriever = Retriever(Held4(), lexical, server, CountingEmbeddings())

    assert ids(retriever.retrieve("gửi báo cáo", SCOPE)) == [1, 2]
    assert "vectors" in retriever.degraded

    server.up = True
    retriever.retrieve("gửi báo cáo", SCOPE)
    assert not retriever.degraded


@pytest.mark.parametrize(
    ("embeddings", "expected"),
    [
        pytest.param(None, (), id="configured_without"),
        pytest.param(CountingEmbeddings(), ("vectors",), id="another_process_has_them_open"),
    ],
)
def test_missing_vectors_are_told(
    lexical: Lexical, embeddings: NamedEmbeddings | None, expected: tuple[str, ...]
) -> None:
    assert Retriever(Held4(), lexical, None, embeddings).degraded == expected


def test_random_vectors_move_little(tmp_path: Path) -> None:
    rng = np.random.default_rng(7)
    words = [f"{a}{b}" for a in "bcdghklmnt" for b in ("a", "e", "i", "o", "u", "an", "inh")]
    passages = [
        replace(Held4().all[1], id=id_, text=" ".join(rng.choice(words, 40)))
        for id_ in range(1, 201)
    ]
    lexical = Lexical(tmp_path / "random", writer=True)
    lexical.apply(remove=(), add=passages, generation=1)

    class Noise(CountingEmbeddings):
        def embed_query(self, text: str) -> list[float]:
            del text
            vector = rng.standard_normal(256)
            return [float(value) for value in vector / np.linalg.norm(vector)]

    shelf = Held4()
    shelf.all = {passage.id: passage for passage in passages}
    noise = Noise()
    mixed = Retriever(shelf, lexical, filled(noise, passages), noise)
    right = {" ".join(p.text.split()[5:12]): p.id for p in passages}

    found = sum(ids(mixed.retrieve(question, SCOPE))[0] == id_ for question, id_ in right.items())

    assert found >= 0.99 * len(right)


def test_a_share_of_zero_is_the_order_by_words_alone(lexical: Lexical) -> None:
    embeddings, shelf = CountingEmbeddings(), Held4()
    vectors = filled(embeddings, shelf.all.values())
    mixed = Retriever(shelf, lexical, vectors, embeddings, share=0.0)

    found = mixed.retrieve("gửi báo cáo Đảng phí", SCOPE)

    assert found == Retriever(shelf, lexical).retrieve("gửi báo cáo Đảng phí", SCOPE)
    assert mixed.degraded == ()


def test_a_larger_share_moves_more() -> None:
    ids_, scores, near = [1, 2], np.array([10.0, 8.0]), [(2, 0.9), (3, 0.5), (1, 0.1)]

    assert [id_ for id_, _ in fuse(ids_, scores, near, 1.0)] == [1, 2]
    assert [id_ for id_, _ in fuse(ids_, scores, near, 9.0)] == [2, 1]


class LastFirst:
    """Likes what is said of fees, which words put last."""

    model_id = "last first"

    def __init__(self) -> None:
        self.fails = False

    def scores(self, question: str, texts: Sequence[str]) -> list[float]:
        if self.fails:
            raise ProviderUnavailable(provider="reranker", name=question)
        return [float("Đảng phí" in text) for text in texts]


def test_the_reranker_reorders_live_ones_before_superseded_ones(lexical: Lexical) -> None:
    reranker = Reranker(LastFirst(), seconds=60)
    live = Retriever(Held4(), lexical, reranker=reranker)
    mixed = Retriever(Held4(status={2: "superseded"}), lexical, reranker=reranker)

    question = "gửi báo cáo về Đảng ủy"
    assert ids(live.retrieve(question, SCOPE)) == [3, 1, 2]
    assert ids(mixed.retrieve(question, SCOPE)) == [1, 2, 3]


def test_a_reranker_that_fails_is_told_until_it_works_again(lexical: Lexical) -> None:
    scorer = LastFirst()
    retriever = Retriever(Held4(), lexical, reranker=Reranker(scorer, seconds=60))

    scorer.fails = True
    assert ids(retriever.retrieve("gửi báo cáo", SCOPE)) == [1, 2]
    assert retriever.degraded == ("reranker",)

    scorer.fails = False
    retriever.retrieve("gửi báo cáo", SCOPE)
    assert not retriever.degraded


def test_langchain_gets_what_is_needed_to_cite(lexical: Lexical) -> None:
    retriever = DirectiveRetriever(
        retriever=Retriever(Held4(), lexical), scope=SCOPE, limit=1, directives=(2,)
    )

    (document,) = retriever.invoke("gửi báo cáo")

    assert document.page_content == TEXTS[2][1]
    assert document.metadata["directive_id"] == 2
    assert (document.metadata["start"], document.metadata["end"]) == (0, len(TEXTS[2][1]))
