"""The index itself: written by one process, searched by any number."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

import tantivy

from knowledge.language import fold
from knowledge.lexical.queries import any_of, found, rarity, restricted, these
from knowledge.lexical.schema import (
    DIRECTIVE,
    ENCODED,
    GENERATION,
    LAYOUT,
    MARKER,
    SCHEMA,
    document,
    marker,
    opened,
    with_tokenizer,
)
from knowledge.ranking import Asked, Candidates
from knowledge.terms import FOLDED_PAIRS, FOLDED_SYLLABLES, PAIRS, SYLLABLES, terms, tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
    from pathlib import Path

    from knowledge.domain import Passage
    from knowledge.terms import Term

_HEAP = 50_000_000  # bytes; one thread, so that a small library is one segment


def _nothing_known(_term: Term) -> float:
    return 1.0


class Lexical:
    """The lexical index in one folder; one process may write, any number may read.

    What another process commits is seen by the next search. A folder that is gone, damaged or of
    another layout reads as empty, with generation 0, and is made anew by the first ``apply``.
    """

    def __init__(self, folder: Path, *, writer: bool) -> None:
        self._folder = folder / f"v{LAYOUT}"
        self._writer = writer
        self._index: tantivy.Index | None = None
        self._seen: tuple[int, int] | None = None
        self._vocabulary: Mapping[str, int] | None = None

    def apply(self, *, remove: Iterable[int], add: Iterable[Passage], generation: int) -> None:
        """Take out directives and put in passages, in one commit that bears *generation*.

        Args:
            remove: Ids of directives, all of whose passages go.
            add: Passages; those of a directive that is also in *remove* stay.
            generation: What ``generation`` says from now on, here and in other processes.
        """
        if not self._writer:
            raise RuntimeError("this index was opened for reading")
        with _commit(self._open() or self._create()) as writer:
            for directive_id in (MARKER, *remove):
                writer.delete_documents_by_term(DIRECTIVE, directive_id)
            for passage in add:
                writer.add_document(document(passage))
            writer.add_document(marker(generation))

    def clear(self) -> None:
        """Empty the index, files and all."""
        if not self._writer:
            raise RuntimeError("this index was opened for reading")
        self._index = self._seen = self._vocabulary = None
        shutil.rmtree(self._folder, ignore_errors=True)

    @property
    def generation(self) -> int:
        """The generation that the last ``apply`` of any process wrote; 0 before the first."""
        searcher = self._searcher()
        if searcher is None:
            return 0
        query = tantivy.Query.term_query(SCHEMA, DIRECTIVE, MARKER)
        addresses = [address for _, address in searcher.search(query, 1, count=False).hits]
        kept = searcher.fast_field_values(GENERATION, addresses)
        return int(kept[0] or 0) if kept else 0

    def search(
        self,
        text: str,
        limit: int,
        *,
        only: Collection[int] | None = None,
        without: Collection[int] = (),
    ) -> list[tuple[int, float]]:
        """Find the passages that share words with *text*.

        Args:
            text: The question, with or without diacritics.
            limit: The most to return.
            only: Ids of directives to look in; None is all.
            without: Ids of directives not to look in.

        Returns:
            Ids of passages with their BM25 scores, best first; equal scores by id.
        """
        searcher, wanted = self._searcher(), terms(text)
        if searcher is None or not wanted or limit < 1:
            return []
        hits = found(searcher, restricted(any_of(wanted), only, without), limit)
        return [(hit.id, hit.score) for hit in hits]

    def candidates(
        self,
        text: str,
        limit: int,
        *,
        also: Collection[int] = (),
        only: Collection[int] | None = None,
        without: Collection[int] = (),
    ) -> Candidates:
        """Find the passages that may answer *text*, with all that is needed to rank them.

        Args:
            text: The question, with or without diacritics.
            limit: The most to return for their words.
            also: Ids of passages to return too, whatever their words are.
            only: Ids of directives to look in; None is all. What is *also* wanted keeps to it.
            without: Ids of directives not to look in.

        Returns:
            Those found by words, best first, then the others.
        """
        searcher, wanted = self._searcher(), terms(text)
        if searcher is None or not (wanted or also):
            return Candidates(asked=None, ids=(), scores=(), encoded=())
        hits = (
            found(searcher, restricted(any_of(wanted), only, without), limit)
            if wanted and limit > 0
            else []
        )
        if more := set(also) - {hit.id for hit in hits}:
            hits += found(searcher, restricted(these(more, wanted), only, without), len(more))
        return Candidates(
            asked=Asked.read(text, rarity(searcher)) if wanted else None,
            ids=tuple(hit.id for hit in hits),
            scores=tuple(hit.score for hit in hits),
            encoded=[searcher.doc(hit.address)[ENCODED][0] for hit in hits],
        )

    def count(self) -> int:
        """Count the passages."""
        searcher = self._searcher()
        return 0 if searcher is None else max(searcher.num_docs - 1, 0)

    def document_frequency(self, term: str) -> int:
        """Count the passages that hold *term*: a syllable as written, or stripped if none has it.

        Two syllables with a space between are looked up as neighbours.
        """
        searcher, words = self._searcher(), tokens(term)
        if searcher is None or not words:
            return 0
        word = "_".join(words)
        fields = (PAIRS, FOLDED_PAIRS) if len(words) > 1 else (SYLLABLES, FOLDED_SYLLABLES)
        return searcher.doc_freq(fields[0], word) or searcher.doc_freq(fields[1], fold(word))

    def idf(self) -> Callable[[Term], float]:
        """Return what tells how rare a term is among the passages of the last commit."""
        searcher = self._searcher()
        return rarity(searcher) if searcher else _nothing_known

    def vocabulary(self) -> Mapping[str, int]:
        """Map each syllable as written to the number of passages that hold it."""
        searcher = self._searcher()
        if searcher is None:
            return {}
        if self._vocabulary is None:
            self._vocabulary = dict(searcher.terms_with_prefix(SYLLABLES, ""))
        return self._vocabulary

    def _searcher(self) -> tantivy.Searcher | None:
        """Return a view of the last commit, of whichever process."""
        index = self._open()
        if index is None:
            return None
        seen = self._stamp()
        if seen != self._seen:
            index.reload()
            self._seen, self._vocabulary = seen, None
        return index.searcher()

    def _stamp(self) -> tuple[int, int] | None:
        """Say which commit is on disk: tantivy replaces this file with each."""
        try:
            found = (self._folder / "meta.json").stat()
        except FileNotFoundError:
            return None
        return found.st_ino, found.st_mtime_ns

    def _open(self) -> tantivy.Index | None:
        if self._stamp() is None:
            self._index = self._seen = self._vocabulary = None
        elif self._index is None:
            self._index = opened(self._folder)
        return self._index

    def _create(self) -> tantivy.Index:
        self.clear()
        self._folder.mkdir(parents=True)
        self._index = with_tokenizer(tantivy.Index(SCHEMA, str(self._folder)))
        return self._index


@contextmanager
def _commit(index: tantivy.Index) -> Iterator[tantivy.IndexWriter]:
    """Commit what is written if all goes well, and nothing of it otherwise.

    The writer's own ``with`` commits in either case.
    """
    writer = index.writer(_HEAP, 1)
    try:
        yield writer
        writer.commit()
    finally:
        writer.rollback()
        writer.wait_merging_threads()
