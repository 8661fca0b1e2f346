"""Stand-ins with a memory, where the real part is slow, large or elsewhere."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

_WIDTH = 32


class CountingEmbeddings:
    """Embeddings by hashed words that count how many texts they were given."""

    def __init__(self, model_id: str = "counting") -> None:
        self.model_id = model_id
        self.embedded = 0

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        self.embedded += len(texts)
        return [self.embed_query(text) for text in texts]

    def embed_query(self, text: str) -> list[float]:
        vector = np.zeros(_WIDTH, dtype=np.float32)
        for word in text.lower().split():
            seed = zlib.crc32(word.encode())
            vector += np.random.default_rng(seed).standard_normal(_WIDTH, dtype=np.float32)
        length = float(np.linalg.norm(vector)) or 1.0
        return [float(value) for value in vector / length]


class ExactVectors:
    """The vectors of ``knowledge.vectors``, in memory and searched one by one."""

    def __init__(self) -> None:
        self.generation = 0
        self._rows: dict[int, NDArray[np.float32]] = {}

    def apply(
        self,
        *,
        remove: Iterable[int],
        add: Iterable[tuple[int, NDArray[np.float32]]],
        generation: int,
    ) -> None:
        for passage_id in remove:
            self._rows.pop(passage_id, None)
        self._rows |= dict(add)
        self.generation = generation

    def search(
        self, vector: Sequence[float] | NDArray[np.float32], limit: int
    ) -> list[tuple[int, float]]:
        wanted = np.asarray(vector, dtype=np.float32)
        scored = [(passage_id, float(row @ wanted)) for passage_id, row in self._rows.items()]
        return sorted(scored, key=lambda hit: -hit[1])[:limit]

    def count(self) -> int:
        return len(self._rows)

    def clear(self) -> None:
        self._rows.clear()
        self.generation = 0

    def close(self) -> None:
        """Nothing is open."""
