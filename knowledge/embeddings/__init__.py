"""Embeddings by their configured name; what a name needs is imported only when it is asked for."""

from __future__ import annotations

from typing import Protocol

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
    from knowledge.embeddings.transformer import TransformerEmbeddings  # noqa: PLC0415

    return TransformerEmbeddings(name)
