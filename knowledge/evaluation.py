"""How well the product's own retriever finds: what ``troly bench retrieval`` prints.

A folder of questions is in the layout of BEIR: ``corpus.jsonl``, ``queries.jsonl``, ``qrels.tsv``.
"""

from __future__ import annotations

import csv
import json
import statistics
import tempfile
import time
from collections import defaultdict
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from knowledge.domain import Passage, Scope
from knowledge.embeddings import BUNDLED, load
from knowledge.errors import UnreadableDocument
from knowledge.language import fold, nfc
from knowledge.lexical import Lexical
from knowledge.passages import embedded_text
from knowledge.retrieve import Retriever
from knowledge.vectors import Vectors

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from knowledge.domain import Held
    from knowledge.embeddings import NamedEmbeddings
    from knowledge.rerank import Reranker

_DEPTH = 10
_SCOPE = Scope(today=date(2000, 1, 1))  # nobody's, at no time that matters here
_AT_ONCE = 256  # texts embedded at a time
_WARM_UP = 5  # questions asked before the clock counts


@dataclass(frozen=True, slots=True, kw_only=True)
class RetrievalFigures:
    """Fractions of 1 over all questions, and milliseconds of one."""

    acc1: float
    r5: float
    r10: float
    mrr10: float
    queries: int
    passages: int
    ms_p50: float
    ms_p95: float

    def to_json(self) -> dict[str, float]:
        """Return the object that ``troly bench retrieval --json`` prints."""
        return asdict(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Questions:
    """A set of passages, questions on them, and which passages answer each."""

    passages: tuple[Passage, ...]
    # (text, ids of the passages that answer it)
    asked: tuple[tuple[str, frozenset[int]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mixed:
    """What searches beside the words; see ``retrieve.Retriever``."""

    embeddings: NamedEmbeddings | None
    share: float | None = None
    reranker: Reranker | None = None


class Rows:
    """The rows of a question set, standing where the store does."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        self._passages = {passage.id: passage for passage in passages}

    def passages(self, ids: Iterable[int]) -> list[Passage]:
        """Return the passages with these ids, in this order."""
        return [self._passages[id_] for id_ in ids if id_ in self._passages]

    def all_held(self, *, include_withdrawn: bool = False) -> Sequence[Held]:
        """Return nothing: no row belongs to a directive that is held."""
        del include_withdrawn
        return ()


def retrieval(
    folder: Path,
    *,
    strip_diacritics: bool = False,
    embeddings_name: str = BUNDLED,
    mixed: Mixed | None = None,
) -> RetrievalFigures:
    """Index the passages of *folder* in a throw-away index and ask all its questions.

    Args:
        folder: Holds ``corpus.jsonl``, ``queries.jsonl`` and ``qrels.tsv``.
        strip_diacritics: Ask as people do on phones.
        embeddings_name: As in the setting ``EMBEDDINGS``; "none" asks by words alone.
        mixed: What is loaded already, in the place of *embeddings_name*.

    Raises:
        UnreadableDocument: If a file of the folder is missing or damaged, or asks nothing.
        ProviderUnavailable: If the embeddings cannot be loaded.
    """
    questions = read_questions(folder)
    if not questions.asked:
        raise UnreadableDocument(path=str(folder))
    asked = [(fold(text) if strip_diacritics else text, right) for text, right in questions.asked]
    with ExitStack() as stack:
        place = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        used = mixed or Mixed(embeddings=load(embeddings_name))
        retriever = index(questions.passages, place, used.embeddings, stack)
        retriever.share, retriever.reranker = used.share, used.reranker
        for text, _ in asked[:_WARM_UP]:
            retriever.retrieve(text, _SCOPE)
        ranks = [_ask(retriever, text, right) for text, right in asked]
    return _figures(ranks, len(questions.passages))


def read_questions(folder: Path) -> Questions:
    """Read the three files of *folder*.

    Raises:
        UnreadableDocument: If one is missing or damaged.
    """
    try:
        rows = list(_json_lines(folder / "corpus.jsonl"))
        queries = {row["_id"]: nfc(row["text"]) for row in _json_lines(folder / "queries.jsonl")}
        with (folder / "qrels.tsv").open(encoding="utf-8", newline="") as file:
            pairs = [row[:2] for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]
        numbers = {row["_id"]: number for number, row in enumerate(rows, start=1)}
        right: defaultdict[str, set[int]] = defaultdict(set)
        for query, passage in pairs[1:]:
            right[query].add(numbers[passage])
        return Questions(
            passages=tuple(_passage(numbers[row["_id"]], row) for row in rows),
            asked=tuple(
                (text, frozenset(right[id_])) for id_, text in queries.items() if id_ in right
            ),
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UnreadableDocument(path=str(folder)) from error


def index(
    passages: Sequence[Passage],
    place: Path,
    embeddings: NamedEmbeddings | None,
    stack: ExitStack,
) -> Retriever:
    """Build the product's retriever over *passages*, files in *place*, to close with *stack*."""
    lexical = Lexical(place / "lexical", writer=True)
    lexical.apply(remove=(), add=passages, generation=1)
    if embeddings is None:
        return Retriever(Rows(passages), lexical)
    vectors = Vectors.open(place / "vectors", model_id=embeddings.model_id)
    stack.callback(vectors.close)
    vectors.apply(remove=(), add=_embedded(passages, embeddings), generation=1)
    return Retriever(Rows(passages), lexical, vectors, embeddings)


def _embedded(
    passages: Sequence[Passage], embeddings: NamedEmbeddings
) -> Iterator[tuple[int, NDArray[np.float32]]]:
    for start in range(0, len(passages), _AT_ONCE):
        chunk = passages[start : start + _AT_ONCE]
        vectors = embeddings.embed_documents([embedded_text(passage) for passage in chunk])
        for passage, vector in zip(chunk, vectors, strict=True):
            yield passage.id, np.asarray(vector, np.float32)


def _json_lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        yield from (json.loads(line) for line in file if line.strip())


def _passage(number: int, row: dict[str, Any]) -> Passage:
    text = nfc(row["text"])
    return Passage(
        id=number,
        directive_id=1,
        path="",
        heading=(),
        title=nfc(row.get("title", "")),
        text=text,
        start=0,
        end=len(text),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Outcome:
    """What one question got: the places of the right passages, from 0, and what it took."""

    places: tuple[int, ...]
    right: int
    seconds: float


def _ask(retriever: Retriever, text: str, right: Collection[int]) -> _Outcome:
    began = time.perf_counter()
    hits = retriever.retrieve(text, _SCOPE, limit=_DEPTH)
    seconds = time.perf_counter() - began
    places = tuple(place for place, hit in enumerate(hits) if hit.passage.id in right)
    return _Outcome(places=places, right=len(right), seconds=seconds)


def _figures(outcomes: Sequence[_Outcome], passages: int) -> RetrievalFigures:
    def recall(depth: int) -> float:
        return statistics.fmean(
            sum(place < depth for place in one.places) / one.right for one in outcomes
        )

    took = sorted(one.seconds * 1000 for one in outcomes)
    return RetrievalFigures(
        acc1=statistics.fmean(one.places[:1] == (0,) for one in outcomes),
        r5=recall(5),
        r10=recall(_DEPTH),
        mrr10=statistics.fmean(1 / (one.places[0] + 1) if one.places else 0.0 for one in outcomes),
        queries=len(outcomes),
        passages=passages,
        ms_p50=took[len(took) // 2],
        ms_p95=took[len(took) * 95 // 100],
    )
