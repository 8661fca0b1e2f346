"""The vectors of every passage, in Chroma: a projection of SQL that may be thrown away.

Chroma lets one process open a folder, and a kill while it writes can make it crash the next one.
So whoever opens a folder holds the index lock; a folder that was not closed is tried in a child
process first; a damaged one is put aside and an empty one begun, which the library fills from SQL.
"""

from __future__ import annotations

import logging
import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import urlsplit

import numpy as np

from knowledge.errors import ProviderUnavailable
from knowledge.torn import find_damage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from chromadb.api import ClientAPI
    from chromadb.api.models.Collection import Collection
    from numpy.typing import NDArray

logger = logging.getLogger(__name__)

_COLLECTION = "passages"
_AT_ONCE = 5000  # Chroma takes at most 5461
_TRIAL_SECONDS = 120
_TRIAL_RESULTS = 10
_GENERATION, _MODEL = "generation", "model"
_UNFINISHED = 0


class Vectors:
    """One collection of vectors, by cosine, in a folder or on a Chroma server.

    Made by ``Vectors.open``; close it, so that the next opening is quick.
    """

    def __init__(self, place: Path | str, model_id: str) -> None:
        self._place = place
        self._model_id = model_id
        self._client: ClientAPI | None = None
        self._collection: Collection | None = None

    @classmethod
    def open(cls, place: Path | str, *, model_id: str) -> Self:
        """Open what is there, or begin empty.

        Args:
            place: A folder that no other process has open (hold the index lock), or the URL of a
                Chroma server.
            model_id: Which model's vectors these are; those of another are thrown away.

        Raises:
            ProviderUnavailable: If the server cannot be reached.
        """
        vectors = cls(place, model_id)
        if isinstance(place, Path):
            _guard(place)
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

    def search(self, vector: NDArray[np.float32], limit: int) -> list[tuple[int, float]]:
        """Find the passages nearest to *vector*: id and cosine, nearest first.

        Raises:
            ProviderUnavailable: If Chroma fails; answer from words alone then.
        """
        with _explained():
            collection = self._open()
            limit = min(limit, collection.count())
            if limit == 0:
                return []
            found = collection.query(
                query_embeddings=np.asarray([vector], dtype=np.float32),
                n_results=limit,
                include=["distances"],
            )
        distances = (found["distances"] or [[]])[0]
        return [
            (int(passage_id), 1.0 - float(distance))
            for passage_id, distance in zip(found["ids"][0], distances, strict=True)
        ]

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
            if self._client is not None:
                self._client.delete_collection(_COLLECTION)
        self._connect()

    def close(self) -> None:
        """Let go of the folder, and note that nothing was being written."""
        if self._client is not None:
            _close(self._client)
            self._client = self._collection = None
            if isinstance(self._place, Path):
                _marker(self._place).unlink(missing_ok=True)

    def _connect(self) -> None:
        if isinstance(self._place, Path):
            self._place.mkdir(parents=True, exist_ok=True)
            _marker(self._place).write_text(str(os.getpid()), encoding="ascii")
        with _explained():
            self._client = self._client or _client(self._place)
            self._collection = self._get()
            if (self._collection.metadata or {}).get(_MODEL) != self._model_id:
                self._client.delete_collection(_COLLECTION)
                self._collection = self._get()

    def _get(self) -> Collection:
        if self._client is None:
            raise ProviderUnavailable(provider="chroma")
        return self._client.get_or_create_collection(
            _COLLECTION,
            embedding_function=None,  # the default one downloads a model
            configuration={"hnsw": {"space": "cosine"}},
            metadata=self._metadata(_UNFINISHED),
        )

    def _open(self) -> Collection:
        if self._collection is None:
            raise ProviderUnavailable(provider="chroma")
        return self._collection

    def _metadata(self, generation: int) -> dict[str, Any]:
        return {_MODEL: self._model_id, _GENERATION: generation}


def quarantine(folder: Path) -> Path:
    """Put a damaged folder aside, in place of an earlier one, and return where it is now."""
    aside = folder.with_name(f"{folder.name}.damaged")
    shutil.rmtree(aside, ignore_errors=True)
    return folder.rename(aside)


def _guard(folder: Path) -> None:
    """Put the folder aside if its files are torn, or if it was not closed and fails a trial."""
    damage = find_damage(folder)
    if damage is None and _marker(folder).exists() and (folder / "chroma.sqlite3").exists():
        damage = _try_in_child(folder)
    if damage is not None:
        logger.warning("vectors put aside: %s", damage, extra={"action": "vectors_quarantined"})
        quarantine(folder)


def _marker(folder: Path) -> Path:
    """Name the file that stands beside the folder while a process has it open."""
    return folder.with_name(f"{folder.name}.open")


def _try_in_child(folder: Path) -> str | None:
    """Count and search in a process of its own: a torn index ends that one, not this."""
    command = [sys.executable, "-m", "knowledge.vectors", str(folder)]
    try:
        trial = subprocess.run(  # noqa: S603  # our own module, on our own folder
            command, capture_output=True, timeout=_TRIAL_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return "a trial did not end"
    return None if trial.returncode == 0 else f"a trial ended with {trial.returncode}"


def try_folder(folder: Path) -> bool:
    """Say whether Chroma can count and search in *folder*; may crash the process."""
    client = _client(folder)
    names = [collection.name for collection in client.list_collections()]
    if _COLLECTION not in names:
        return True
    collection = client.get_collection(_COLLECTION, embedding_function=None)
    first = collection.get(limit=1, include=["embeddings"])["embeddings"]
    expected = min(_TRIAL_RESULTS, collection.count())
    if expected == 0 or first is None:
        return expected == 0
    found = collection.query(query_embeddings=np.asarray(first), n_results=expected, include=[])
    return len(found["ids"][0]) == expected


def _client(place: Path | str) -> ClientAPI:
    import chromadb  # noqa: PLC0415  # costs a second, and most calls don't need it
    from chromadb.config import Settings  # noqa: PLC0415

    settings = Settings(anonymized_telemetry=False)
    if isinstance(place, Path):
        return chromadb.PersistentClient(str(place), settings=settings)
    url = urlsplit(place)
    secure = url.scheme == "https"
    return chromadb.HttpClient(
        host=url.hostname or "localhost",
        port=url.port or (443 if secure else 8000),
        ssl=secure,
        settings=settings,
    )


def _close(client: ClientAPI) -> None:
    """Close the client, and the connections to a server that chromadb itself leaves open."""
    from chromadb.api.client import AdminClient, Client  # noqa: PLC0415
    from chromadb.api.fastapi import FastAPI  # noqa: PLC0415

    if isinstance(client, Client):  # every client is; its declared type has no ``close``
        client.close()
        # its administrator asked for the collection's database over a connection of its own
        for one in (client, client._admin_client):  # noqa: SLF001
            if isinstance(one, (AdminClient, Client)) and isinstance(one._server, FastAPI):  # noqa: SLF001
                one._server._session.close()  # noqa: SLF001


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
