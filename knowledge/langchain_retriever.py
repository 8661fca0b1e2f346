"""Retrieval for LangChain: the product's own, in the type that chains and agents take.

Apart from ``retrieve``, for importing LangChain's retrievers costs half a second.
"""

from __future__ import annotations

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from knowledge.domain import Hit, Scope
from knowledge.retrieve import Retriever


class DirectiveRetriever(BaseRetriever):
    """A ``Retriever`` for one asker, as LangChain calls it."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    retriever: Retriever
    scope: Scope
    limit: int = 10
    directives: tuple[int, ...] | None = None

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun
    ) -> list[Document]:
        del run_manager  # nothing of ours reports to it
        hits = self.retriever.retrieve(
            query, self.scope, limit=self.limit, directives=self.directives
        )
        return [_document(hit) for hit in hits]


def _document(hit: Hit) -> Document:
    """Carry what is needed to cite: the directive, the path, the offsets into its text."""
    passage = hit.passage
    return Document(
        id=str(passage.id),
        page_content=passage.text,
        metadata={
            "directive_id": passage.directive_id,
            "title": passage.title,
            "heading": list(passage.heading),
            "path": passage.path,
            "page": passage.page,
            "start": passage.start,
            "end": passage.end,
            "score": hit.score,
        },
    )
