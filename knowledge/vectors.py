"""The vectors of every passage, in Chroma: a projection of SQL that may be thrown away.

Chroma lets one process open a folder, and a kill while it writes can make it crash the next one.
So whoever opens a folder holds the index lock; a folder that was not closed is tried in a child
process first; a damaged one is put aside and an empty one begun, which the library fills from SQL.

The vectors of each model are a collection of their own. While that of another model is filled, the
one before stays and may answer; it goes once the other is whole.
"""

from __future__ import annotations

import logging
import os
import shutil
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import numpy as np

from knowledge import chroma_client, chroma_folder
from knowledge.embeddings.files import digest
from knowledge.errors import ProviderUnavailable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from chromadb.api import ClientAPI
    from chromadb.api.models.Collection import Collection
    from numpy.typing import NDArray

logger = logging.getLogger(__name__)

_PREFIX = "passages"  # alone the name of the one collection that there was before
_AT_ONCE = 5000  # Chroma takes at most 5461
_TRIAL_RESULTS = 10
_GENERATION, _MODEL, _NAME = "generation", "model", "name"
_UNFINISHED = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """The whole collection of another model, which may answer until ours is whole."""

    model_id: str
    # what the model was called in the settings; "" where that was not kept
    name: str
    collection: Collection

    def search(self, vector: NDArray[np.float32], limit: int) -> list[tuple[int, float]]:
        """Find the passages nearest to *vector*: id and cosine, nearest first.

        Raises:
            ProviderUnavailable: If Chroma fails, or the collection is gone.
        """
        with _explained():
            return _search(self.collection, vector, limit)


class Vectors:
    """One collection of vectors, by cosine, in a folder or on a Chroma server.

    Made by ``Vectors.open``; close it, so that the next opening is quick.
    """

    def __init__(self, place: Path | str, model_id: str, name: str = "") -> None:
        self._place = place
        self._model_id = model_id
        self._name = name
        self._client: ClientAPI | None = None
        self._collection: Collection | None = None

    @classmethod
    def open(cls, place: Path | str, *, model_id: str, name: str = "") -> Self:
        """Open what is there, or begin empty.

        Args:
            place: A folder that no other process has open (hold the index lock), or the URL of a
                Chroma server.
            model_id: Which model's vectors these are; those of another stay until these are whole.
            name: What the model is called in the settings, so that it can be loaded again.

        Raises:
            ProviderUnavailable: If the server cannot be reached.
        """
        vectors = cls(place, model_id, name)
        if isinstance(place, Path):
            chroma_folder.guard(place)
        vectors._connect()
        return vectors

    @property
    def generation(self) -> int:
        """The generation that the last ``apply`` finished; 0 before the first."""
        with _explained():
            return int((self._open().metadata or {}).get(_GENERATION, _UNFINISHED))

    def apply(
        self,
        *,
        remove: Iterable[int],
        add: Iterable[tuple[int, NDArray[np.float32]]],
        generation: int,
    ) -> None:
        """Take out passages and put in others; one broken off is simply done again.

        Args:
            remove: Ids of passages.
            add: Id and vector of each passage, in place of what it had.
            generation: What ``generation`` says once everything is in.
        """
        with _explained():
            collection = self._open()
            for gone in _batches(remove):
                collection.delete(ids=[str(passage_id) for passage_id in gone])
            for batch in _batches(add):
                collection.upsert(
                    ids=[str(passage_id) for passage_id, _ in batch],
                    embeddings=np.stack([vector for _, vector in batch]).astype(np.float32),
                )
            collection.modify(metadata=self._metadata(generation))
            self._drop_others()

    def search(self, vector: NDArray[np.float32], limit: int) -> list[tuple[int, float]]:
        """Find the passages nearest to *vector*: id and cosine, nearest first.

        Raises:
            ProviderUnavailable: If Chroma fails; answer from words alone then.
        """
        with _explained():
            return _search(self._open(), vector, limit)

    def before(self) -> Before | None:
        """Return the collection of the model before, while this one is not whole yet."""
        with _explained():
            for other in self._others():
                metadata = other.metadata or {}
                if metadata.get(_GENERATION, _UNFINISHED) != _UNFINISHED:
                    return Before(
                        model_id=str(metadata.get(_MODEL, "")),
                        name=str(metadata.get(_NAME, "")),
                        collection=other,
                    )
        return None

    def count(self) -> int:
        """Count the vectors."""
        with _explained():
            return self._open().count()

    def clear(self) -> None:
        """Throw everything away, with the files: Chroma itself leaves them behind."""
        if isinstance(self._place, Path):
            self.close()
            shutil.rmtree(self._place, ignore_errors=True)
            self._connect()
            return
        with _explained():
            for one in _collections(self._connected()):
                if _model(one) == self._model_id:  # another process may have dropped it
                    self._connected().delete_collection(one.name)
        self._connect()

    def close(self) -> None:
        """Let go of the folder, and note that nothing was being written."""
        if self._client is not None:
            chroma_client.close(self._client)
            self._client = self._collection = None
            if isinstance(self._place, Path):
                chroma_folder.marker(self._place).unlink(missing_ok=True)

    def _connect(self) -> None:
        if isinstance(self._place, Path):
            self._place.mkdir(parents=True, exist_ok=True)
            chroma_folder.marker(self._place).write_text(str(os.getpid()), encoding="ascii")
        with _explained():
            self._client = self._client or chroma_client.client(self._place)
            self._collection = self._get()
            if (self._collection.metadata or {}).get(_GENERATION, _UNFINISHED) != _UNFINISHED:
                self._drop_others()  # killed right before it did

    def _get(self) -> Collection:
        client = self._connected()
        ours = [one for one in _collections(client) if _model(one) == self._model_id]
        return (
            ours[0]
            if ours
            else client.create_collection(
                f"{_PREFIX}-{digest(self._model_id)}",
                embedding_function=None,  # the default one downloads a model
                configuration={"hnsw": {"space": "cosine"}},
                metadata=self._metadata(_UNFINISHED),
            )
        )

    def _others(self) -> list[Collection]:
        found = _collections(self._connected())
        return [one for one in found if _model(one) != self._model_id]

    def _drop_others(self) -> None:
        for other in self._others():
            self._connected().delete_collection(other.name)

    def _connected(self) -> ClientAPI:
        if self._client is None:
            raise ProviderUnavailable(provider="chroma")
        return self._client

    def _open(self) -> Collection:
        if self._collection is None:
            raise ProviderUnavailable(provider="chroma")
        return self._collection

    def _metadata(self, generation: int) -> dict[str, Any]:
        return {_MODEL: self._model_id, _NAME: self._name, _GENERATION: generation}


def try_folder(folder: Path) -> bool:
    """Say whether Chroma can count and search in *folder*; may crash the process."""
    client = chroma_client.client(folder)
    return all(_works(collection) for collection in _collections(client))


def _works(collection: Collection) -> bool:
    first = collection.get(limit=1, include=["embeddings"])["embeddings"]
    expected = min(_TRIAL_RESULTS, collection.count())
    if expected == 0 or first is None:
        return expected == 0
    found = collection.query(query_embeddings=np.asarray(first), n_results=expected, include=[])
    return len(found["ids"][0]) == expected


def _collections(client: ClientAPI) -> list[Collection]:
    names = [one.name for one in client.list_collections() if one.name.startswith(_PREFIX)]
    return [client.get_collection(name, embedding_function=None) for name in sorted(names)]


def _model(collection: Collection) -> str:
    return str((collection.metadata or {}).get(_MODEL, ""))


def _search(
    collection: Collection, vector: NDArray[np.float32], limit: int
) -> list[tuple[int, float]]:
    found = collection.query(  # fewer where it holds fewer; to count them takes longer than this
        query_embeddings=np.asarray([vector], dtype=np.float32),
        n_results=limit,
        include=["distances"],
    )
    distances = (found["distances"] or [[]])[0]
    return [
        (int(passage_id), 1.0 - float(distance))
        for passage_id, distance in zip(found["ids"][0], distances, strict=True)
    ]


@contextmanager
def _explained() -> Iterator[None]:
    """Turn Chroma's failures into the one that callers know."""
    import httpx  # noqa: PLC0415  # comes with chromadb, as late as it
    from chromadb.errors import ChromaError  # noqa: PLC0415

    try:
        yield
    # ValueError: what the client of a server raises when it cannot connect
    except (ChromaError, httpx.HTTPError, ValueError) as error:
        raise ProviderUnavailable(provider="chroma") from error


def _batches(items: Iterable[Any]) -> Iterator[list[Any]]:
    rest = iter(items)
    while batch := list(islice(rest, _AT_ONCE)):
        yield batch


if __name__ == "__main__":
    sys.exit(0 if try_folder(Path(sys.argv[1])) else 1)
