"""The vectors of the model before answer until those of the new one are whole."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from threading import local
from typing import TYPE_CHECKING, Protocol

from knowledge.embeddings import NamedEmbeddings
from knowledge.retrieve import Nearest

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np
    from numpy.typing import NDArray

logger = logging.getLogger(__name__)


class Growing(Nearest, Protocol):
    """Vectors that say whether they were ever whole."""

    @property
    def generation(self) -> int:
        """0 until they were whole."""


@dataclass(frozen=True, slots=True)
class Side:
    """A model and its vectors."""

    vectors: Nearest
    embeddings: NamedEmbeddings


class Switching(Nearest, NamedEmbeddings):
    """Vectors and embeddings for a retriever: the old ones, then the new ones.

    Args:
        vectors: The new ones, which are being built.
        embeddings: The model that makes them.
        before: What answers until then.
        switched: Called once, when the new ones take over.
    """

    def __init__(
        self,
        vectors: Growing,
        embeddings: NamedEmbeddings,
        before: Side,
        switched: Callable[[], None],
    ) -> None:
        self.model_id = embeddings.model_id
        self._growing = vectors
        self._new = Side(vectors, embeddings)
        self._side = before
        self._switched = switched
        # a question is embedded and looked up by one thread, in that order, on one side
        self._asked = local()

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Turn passages into vectors of the new model."""
        return self._new.embeddings.embed_documents(texts)

    def embed_query(self, text: str) -> list[float]:
        """Turn a question into a vector of the model that answers now."""
        if self._side is not self._new and self._growing.generation > 0:
            self._side = self._new
            self._switched()
            logger.info("vectors switched", extra={"action": "vectors_switched"})
        self._asked.side = self._side
        return self._side.embeddings.embed_query(text)

    def search(self, vector: NDArray[np.float32], limit: int) -> list[tuple[int, float]]:
        """Find the passages nearest to the question that this thread embedded last."""
        side: Side = getattr(self._asked, "side", self._side)
        return side.vectors.search(vector, limit)
