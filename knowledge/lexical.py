"""The words of every passage, in a tantivy index that can be deleted and made again at any time.

Each passage is indexed four times: its syllables, its pairs of neighbouring syllables, and both
with the diacritics stripped. Pairs stand in for word segmentation: on Vietnamese law and
regulations they find 4 to 9 % more at the first place than segmented words do.
"""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from itertools import pairwise
from typing import TYPE_CHECKING

import tantivy

from knowledge.language import fold, syllables

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from pathlib import Path

    from knowledge.domain import Passage

# A new number whenever what is indexed changes: the old folder is then left and made again.
LAYOUT = 1

_SYLLABLES, _PAIRS = "syllables", "pairs"
_FOLDED_SYLLABLES, _FOLDED_PAIRS = "folded_syllables", "folded_pairs"
_TEXT_FIELDS = (_SYLLABLES, _PAIRS, _FOLDED_SYLLABLES, _FOLDED_PAIRS)
_PASSAGE, _DIRECTIVE, _GENERATION = "passage", "directive", "generation"
# The document without text that holds the generation; ids of directives begin at 1.
_MARKER = 0

_HEAP = 50_000_000  # bytes; one thread, so that a small library is one segment

Term = tuple[str, str]


def tokens(text: str) -> list[str]:
    """List what is indexed of *text*: "ngày 05, 31-KH/ĐUK" -> ngày 5 31 kh đuk."""
    return [_plain(token) for token in (word.strip("_") for word in syllables(text)) if token]


def _plain(token: str) -> str:
    return (token.lstrip("0") or "0") if token.isdecimal() else token


def terms(question: str) -> list[Term]:
    """List the terms to look for, each with its field, each once.

    A syllable that bears a mark is looked for as written, one without is looked for stripped, for
    its marks may have been left out. On questions in full diacritics this is as good as looking
    for every syllable as written, and it stays so when any share of the marks is missing.
    """
    words = tokens(question)
    folded = [fold(word) for word in words]
    marked = [word != plain for word, plain in zip(words, folded, strict=True)]
    singles = [
        (_SYLLABLES, word) if exact else (_FOLDED_SYLLABLES, plain)
        for word, plain, exact in zip(words, folded, marked, strict=True)
    ]
    doubles = [
        (_PAIRS, pair) if all(exact) else (_FOLDED_PAIRS, folded_pair)
        for pair, folded_pair, exact in zip(
            _pairs(words), _pairs(folded), pairwise(marked), strict=True
        )
    ]
    return list(dict.fromkeys(singles + doubles))


def _pairs(words: list[str]) -> list[str]:
    return [f"{first}_{second}" for first, second in pairwise(words)]


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
            for directive_id in (_MARKER, *remove):
                writer.delete_documents_by_term(_DIRECTIVE, directive_id)
            for passage in add:
                writer.add_document(_document(passage))
            writer.add_document(
                tantivy.Document(**{_DIRECTIVE: _MARKER, _PASSAGE: 0, _GENERATION: generation})
            )

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
        query = tantivy.Query.term_query(_SCHEMA, _DIRECTIVE, _MARKER)
        addresses = [address for _, address in searcher.search(query, 1, count=False).hits]
        found = searcher.fast_field_values(_GENERATION, addresses)
        return int(found[0] or 0) if found else 0

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
        hits = searcher.search(_query(wanted, only, without), limit, count=False).hits
        ids = searcher.fast_field_values(_PASSAGE, [address for _, address in hits])
        found = [(int(id_ or 0), float(score)) for id_, (score, _) in zip(ids, hits, strict=True)]
        return sorted(found, key=lambda hit: (-hit[1], hit[0]))

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
        fields = (_PAIRS, _FOLDED_PAIRS) if len(words) > 1 else (_SYLLABLES, _FOLDED_SYLLABLES)
        return searcher.doc_freq(fields[0], word) or searcher.doc_freq(fields[1], fold(word))

    def vocabulary(self) -> Mapping[str, int]:
        """Map each syllable as written to the number of passages that hold it."""
        searcher = self._searcher()
        if searcher is None:
            return {}
        if self._vocabulary is None:
            self._vocabulary = dict(searcher.terms_with_prefix(_SYLLABLES, ""))
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
            self._index = _opened(self._folder)
        return self._index

    def _create(self) -> tantivy.Index:
        self.clear()
        self._folder.mkdir(parents=True)
        self._index = _with_tokenizer(tantivy.Index(_SCHEMA, str(self._folder)))
        return self._index


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    for name in _TEXT_FIELDS:
        builder.add_text_field(name, tokenizer_name="tokens", index_option="freq")
    for name in (_PASSAGE, _DIRECTIVE, _GENERATION):
        builder.add_integer_field(name, indexed=name == _DIRECTIVE, fast=True)
    return builder.build()


_SCHEMA = _schema()


def _opened(folder: Path) -> tantivy.Index | None:
    try:
        return _with_tokenizer(tantivy.Index.open(str(folder)))
    except ValueError:  # a file is missing or is no index
        return None
    except BaseException as error:
        # a torn file makes tantivy panic; the class of that cannot be imported
        if type(error).__name__ == "PanicException":
            return None
        raise


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


def _with_tokenizer(index: tantivy.Index) -> tantivy.Index:
    """Make the index take our tokens as they are, for we join them with spaces."""
    whitespace = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
    index.register_tokenizer("tokens", whitespace)
    index.config_reader("manual")
    return index


def _document(passage: Passage) -> tantivy.Document:
    """Index the title and the headings before the text: worth 1 to 2 % at the first place."""
    words = tokens("\n".join((passage.title, *passage.heading, passage.text)))
    folded = [fold(word) for word in words]
    fields = (words, _pairs(words), folded, _pairs(folded))
    texts = {name: " ".join(field) for name, field in zip(_TEXT_FIELDS, fields, strict=True)}
    return tantivy.Document(
        **texts, **{_PASSAGE: passage.id, _DIRECTIVE: passage.directive_id, _GENERATION: 0}
    )


def _query(
    wanted: list[Term], only: Collection[int] | None, without: Collection[int]
) -> tantivy.Query:
    """Ask for any of the terms; keeping to some directives changes no score."""
    occur, query = tantivy.Occur, tantivy.Query
    any_of = [
        (occur.Should, query.term_query(_SCHEMA, field, word, "freq")) for field, word in wanted
    ]
    clauses = [(occur.Must, query.boolean_query(any_of))]
    if only is not None:
        kept = query.term_set_query(_SCHEMA, _DIRECTIVE, list(only))
        clauses.append((occur.Must, query.const_score_query(kept, 0.0)))
    if without:
        left = query.term_set_query(_SCHEMA, _DIRECTIVE, list(without))
        clauses.append((occur.MustNot, left))
    return query.boolean_query(clauses)
