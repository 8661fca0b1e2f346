"""Embeddings by their configured name; what a name needs is imported only when it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from knowledge.errors import ProviderUnavailable

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

BUNDLED, NONE = "bundled", "none"


class NamedEmbeddings(Protocol):
    """LangChain's ``Embeddings`` by shape, for importing it costs 9 MB in a process that idles.

    They say which model they are, for vectors of two models never mix.
    """

    model_id: str

    def embed_documents(self, texts: list[str]) -> list[list[float]]: ...  # noqa: D102
    def embed_query(self, text: str) -> list[float]: ...  # noqa: D102


def load(name: str) -> NamedEmbeddings | None:
    """Load the embeddings that go by *name*.

    Args:
        name: "bundled", "none", or a sentence-transformers model by name or folder.

    Returns:
        None for "none".

    Raises:
        ProviderUnavailable: If the model cannot be loaded.
    """
    if name == NONE:
        return None
    if name == BUNDLED:
        from knowledge.models.static import StaticEmbeddings  # noqa: PLC0415  # reads 6 MB

        return StaticEmbeddings()
    return SentenceTransformerEmbeddings(name)


class SentenceTransformerEmbeddings(NamedEmbeddings):
    """Any sentence-transformers model, with the prompts its authors saved with it."""

    def __init__(self, name: str) -> None:
        self.model_id = name
        self._model = _sentence_transformer(name)

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Turn passages into vectors of unit length, in order."""
        vectors: list[list[float]] = self._model.encode_document(
            texts, normalize_embeddings=True, show_progress_bar=False
        ).tolist()
        return vectors

    def embed_query(self, text: str) -> list[float]:
        """Turn a question into a vector of unit length."""
        vector: list[float] = self._model.encode_query(
            text, normalize_embeddings=True, show_progress_bar=False
        ).tolist()
        return vector


def _sentence_transformer(name: str) -> SentenceTransformer:
    try:
        from sentence_transformers import SentenceTransformer  # noqa: PLC0415  # 7 s of CPU

        return SentenceTransformer(name)
    # OSError: no such folder, no network; ValueError: a folder that holds no model
    except (ImportError, OSError, ValueError) as error:
        raise ProviderUnavailable(provider="embeddings", name=name) from error
