"""The indexes made to say what SQL says; done by whoever holds the index lock."""

from __future__ import annotations

import logging
import time
from typing import TYPE_CHECKING, Protocol, TypeVar

import numpy as np

from knowledge.beside import Beside
from knowledge.errors import ProviderUnavailable
from knowledge.passages import embedded_text
from knowledge.store import Shelf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from threading import Event

    from numpy.typing import NDArray

    from knowledge.database import Database
    from knowledge.domain import Passage
    from knowledge.embeddings import NamedEmbeddings
    from knowledge.store import Store

    # how many of how many texts are embedded
    Progress = Callable[[int, int], None]

T = TypeVar("T")

logger = logging.getLogger(__name__)

# Texts embedded between two commits: so many that a model takes about these seconds for them. A
# kill loses one batch, and the bar moves, whether a text takes a tenth of a millisecond or seconds.
_FIRST, _FEWEST, _MOST = 32, 4, 256
_BATCH_SECONDS = 4.0
# where embedding is done beside the answers, so few texts are still embedded at once
_A_FEW = 64


class LexicalIndex(Protocol):
    """What is asked of ``lexical.Lexical``."""

    @property
    def generation(self) -> int: ...  # noqa: D102
    def apply(  # noqa: D102
        self, *, remove: Iterable[int], add: Iterable[Passage], generation: int
    ) -> None: ...
    def clear(self) -> None: ...  # noqa: D102
    def count(self) -> int: ...  # noqa: D102


class VectorIndex(Protocol):
    """What is asked of ``vectors.Vectors``."""

    @property
    def generation(self) -> int: ...  # noqa: D102
    def apply(  # noqa: D102
        self,
        *,
        remove: Iterable[int],
        add: Iterable[tuple[int, NDArray[np.float32]]],
        generation: int,
    ) -> None: ...
    def clear(self) -> None: ...  # noqa: D102
    def count(self) -> int: ...  # noqa: D102
    def close(self) -> None: ...  # noqa: D102


class Projection:
    """SQL on one side, the words index and the vectors on the other.

    With *beside*, a process that holds the lock for good builds many vectors in a thread, without
    anybody's turn; until it is done, ``catch_up`` leaves the vectors alone.
    """

    def __init__(  # noqa: PLR0913, PLR0917  # the parts that it keeps in step
        self,
        database: Database,
        store: Store,
        lexical: LexicalIndex,
        vectors: VectorIndex | None,
        embeddings: NamedEmbeddings | None,
        beside: bool = False,
    ) -> None:
        self._beside = Beside(self._build) if beside else None
        self._database = database
        self._store = store
        self._lexical = lexical
        self._vectors = vectors
        self._embeddings = embeddings
        self._looked = False

    def catch_up(self, progress: Progress | None = None) -> None:
        """Apply what changed since each index was last written; begin anew where that is unknown.

        An index that bears the right generation but holds another number of passages was tampered
        with; that is looked at once, since it costs more than the generation does.
        """
        if not self._looked:
            self._clear_false()
            self._looked = True
        goal = self._store.generation()
        self._catch_up_lexical(goal)
        if self._vectors is None or self._embeddings is None:
            return
        if self._beside is not None and self._is_long(
            self._beside, self._vectors, self._embeddings
        ):
            self._beside.start()
            return
        self._try_vectors(self._vectors, self._embeddings, goal, progress)

    def rebuild(self, progress: Progress | None = None) -> None:
        """Make both indexes anew from SQL."""
        self._lexical.clear()
        if self._vectors is not None:
            self._vectors.clear()
        self.catch_up(progress)

    def behind(self) -> list[str]:
        """Name the indexes that hold something else than SQL."""
        census = self._store.census()
        self._looked = False
        return [name for name, index in self._indexes() if _census(index) != census]

    def close(self) -> None:
        """Break off what is built beside, to go on at the next start, and close the vectors."""
        if self._beside is not None:
            self._beside.stop()
        if self._vectors is not None:
            self._vectors.close()

    def _indexes(self) -> list[tuple[str, LexicalIndex | VectorIndex]]:
        if self._vectors is None or self._embeddings is None:
            return [("lexical", self._lexical)]
        return [("lexical", self._lexical), ("vectors", self._vectors)]

    def _clear_false(self) -> None:
        generation, count = self._store.census()
        for name, index in self._indexes():
            found = _census(index)
            if found is not None and found[0] == generation and found[1] != count:
                logger.warning("%s holds too little", name, extra={"action": "index_cleared"})
                index.clear()

    def _catch_up_lexical(self, goal: int) -> None:
        seen = self._lexical.generation
        if seen > goal:  # of another database, or of this one before it was restored
            self._lexical.clear()
            seen = 0
        if seen < goal:
            changed = self._changed(seen)
            self._lexical.apply(
                remove=sorted(changed),
                add=self._store.all_passages(sorted(changed)),
                generation=goal,
            )

    def _try_vectors(
        self,
        vectors: VectorIndex,
        embeddings: NamedEmbeddings,
        goal: int,
        progress: Progress | None,
    ) -> None:
        """Catch up, or begin anew, or leave it: answers come from words alone then."""
        try:
            self._catch_up_vectors(vectors, embeddings, goal, progress)
        except ProviderUnavailable as error:
            logger.warning("vectors failed", exc_info=True, extra={"action": "vectors_failed"})
            if error.facts.get("provider") == "model":
                return  # the vectors that are there are sound
            try:
                vectors.clear()
                self._catch_up_vectors(vectors, embeddings, goal, progress)
            except ProviderUnavailable:
                logger.warning("vectors lag behind", extra={"action": "vectors_lag"})

    def _catch_up_vectors(
        self,
        vectors: VectorIndex,
        embeddings: NamedEmbeddings,
        goal: int,
        progress: Progress | None,
        stop: Event | None = None,
    ) -> None:
        seen = vectors.generation
        if seen > goal:
            vectors.clear()
            seen = 0
        if seen < goal:
            self._embed(embeddings, progress, stop)
            changed = self._changed(seen)
            gone = [directive_id for directive_id, kind in changed.items() if kind == "withdrawn"]
            left = [
                *self._store.passage_ids(gone),
                *self._store.passage_ids(sorted(changed.keys() - gone), retired_only=True),
            ]
            vectors.apply(
                remove=left if seen else (),
                add=_until(stop, self._store.vectors(embeddings.model_id, sorted(changed))),
                generation=goal,
            )

    def _changed(self, seen: int) -> dict[int, str]:
        """Return the last kind of change of each directive."""
        return {change.directive_id: change.kind for change in self._store.changes(seen)}

    def _is_long(self, beside: Beside, vectors: VectorIndex, embeddings: NamedEmbeddings) -> bool:
        if beside.running or beside.failed:
            return True
        found, (goal, passages) = _census(vectors), self._store.census()
        if found is None or found[0] == goal:
            return False
        missing = self._store.count_without_vector(embeddings.model_id)
        return missing > _A_FEW or (found[0] == 0 and passages > _A_FEW)

    def _build(self, stop: Event) -> None:
        if self._vectors is not None and self._embeddings is not None:
            self._catch_up_vectors(
                self._vectors, self._embeddings, self._store.generation(), None, stop
            )

    def _embed(
        self,
        embeddings: NamedEmbeddings,
        progress: Progress | None,
        stop: Event | None = None,
    ) -> None:
        done, model_id, size = 0, embeddings.model_id, _FIRST
        total = self._store.count_without_vector(model_id) if progress else 0
        while passages := list(_until(stop, self._store.without_vector(model_id, size))):
            began = time.monotonic()
            vectors = embeddings.embed_documents([embedded_text(passage) for passage in passages])
            self._keep(model_id, passages, vectors)
            size = next_size(size, time.monotonic() - began)
            done += len(passages)
            if progress is not None:
                progress(done, total)

    def _keep(
        self, model_id: str, passages: Sequence[Passage], vectors: Sequence[Sequence[float]]
    ) -> None:
        with self._database.writing() as session:
            shelf = Shelf(session)
            sha256s = shelf.text_sha256s([passage.id for passage in passages])
            shelf.add_vectors(
                model_id,
                {
                    sha256s[passage.id]: np.asarray(vector, dtype=np.float32)
                    for passage, vector in zip(passages, vectors, strict=True)
                },
            )


def _until(stop: Event | None, rows: Iterable[T]) -> Iterator[T]:
    """Yield *rows* until *stop* is set, which breaks off what is made of them."""
    for row in rows:
        if stop is not None and stop.is_set():
            raise ProviderUnavailable(provider="model", reason="stopped")
        yield row


def next_size(size: int, seconds: float) -> int:
    """Return how many texts to embed next, after *size* of them took *seconds*."""
    factor = min(2.0, _BATCH_SECONDS / max(seconds, 1e-6))
    return max(_FEWEST, min(_MOST, int(size * factor)))


def _census(index: LexicalIndex | VectorIndex) -> tuple[int, int] | None:
    """Return generation and count of an index; None if it can't be asked."""
    try:
        return index.generation, index.count()
    except ProviderUnavailable:
        return None
