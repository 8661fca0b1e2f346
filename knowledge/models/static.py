"""The bundled embedding model: a vector for each syllable and pair, summed; numpy alone.

A text becomes rows of one matrix: its syllables as written where they bear marks, its syllables
stripped, and its stripped pairs, each hashed into its own region. The vector of the text is the
sum of these rows by weight, at unit length. A word typed without marks thus loses one of three
rows, and a pair never seen in training still tells the texts that hold it from those that don't.
"""

from __future__ import annotations

import math
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np
from safetensors import safe_open

from knowledge.embeddings import NamedEmbeddings
from knowledge.language import fold, syllables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

FOLDER = Path(__file__).parent / "bundled"
WEIGHTS = "model.safetensors"

# First row and number of rows of each region.
MARKED = (0, 4096)
STRIPPED = (4096, 2048)
PAIRS = (6144, 8192)
ROWS = 14336


def features(text: str) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """List the rows that *text* sums, each once, and how much each counts before its weight."""
    counts = Counter(_rows(syllables(text)))
    rows = np.fromiter(counts, np.int64, len(counts))
    amounts = [1.0 + math.log(count) for count in counts.values()]
    return rows, np.array(amounts, np.float32)


def _rows(words: list[str]) -> Iterator[int]:
    stripped = [fold(word) for word in words]
    for word, plain in zip(words, stripped, strict=True):
        yield _row(plain, STRIPPED)
        if word != plain:
            yield _row(word, MARKED)
    for first, second in pairwise(stripped):
        yield _row(f"{first} {second}", PAIRS)


def _row(token: str, region: tuple[int, int]) -> int:
    start, size = region
    return start + crc32(token.encode()) % size


class StaticEmbeddings(NamedEmbeddings):
    """Embeddings of a folder that ``train`` wrote; loads in milliseconds and needs no torch."""

    def __init__(self, folder: Path = FOLDER) -> None:
        with safe_open(folder / WEIGHTS, framework="numpy") as file:
            # shape (ROWS, dimensions), and what each row is multiplied by: shape (ROWS,)
            self._rows: NDArray[np.int8] = file.get_tensor("rows")
            self._weights: NDArray[np.float32] = file.get_tensor("weights").astype(np.float32)
            self.model_id = file.metadata()["model_id"]

    def vector(self, text: str) -> NDArray[np.float32]:
        """Turn *text* into a vector of unit length, or of zeros if it holds no word."""
        rows, amounts = features(text)
        total: NDArray[np.float32] = (amounts * self._weights[rows]) @ self._rows[rows].astype(
            np.float32
        )
        return total / max(float(np.linalg.norm(total)), 1e-9)

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Turn passages into vectors of unit length, in order."""
        return [self.embed_query(text) for text in texts]

    def embed_query(self, text: str) -> list[float]:
        """Turn a question into a vector of unit length."""
        vector: list[float] = self.vector(text).tolist()
        return vector
