"""What is asked of tantivy: any of some terms, in some directives."""

from __future__ import annotations

from dataclasses import dataclass
from math import log1p
from typing import TYPE_CHECKING

import tantivy

from knowledge.lexical.schema import DIRECTIVE, PASSAGE, SCHEMA

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from knowledge.terms import Term


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A passage found: its id, its BM25, and where tantivy holds it."""

    id: int
    score: float
    address: tantivy.DocAddress


def found(searcher: tantivy.Searcher, query: tantivy.Query, limit: int) -> list[Hit]:
    """Search; best first, equal scores by id."""
    hits = searcher.search(query, limit, count=False).hits
    ids = searcher.fast_field_values(PASSAGE, [address for _, address in hits])
    listed = [
        Hit(id=int(id_ or 0), score=float(score), address=address)
        for id_, (score, address) in zip(ids, hits, strict=True)
    ]
    return sorted(listed, key=lambda hit: (-hit.score, hit.id))


def rarity(searcher: tantivy.Searcher) -> Callable[[Term], float]:
    """Return what tells the inverse document frequency of a term, as Lucene reckons it."""
    passages = searcher.num_docs

    def idf(term: Term) -> float:
        holding = searcher.doc_freq(*term)
        return log1p((passages - holding + 0.5) / (holding + 0.5))

    return idf


def any_of(wanted: list[Term]) -> tantivy.Query:
    """Ask for the passages that hold any of the terms."""
    occur, query = tantivy.Occur, tantivy.Query
    return query.boolean_query(
        [(occur.Should, query.term_query(SCHEMA, field, word, "freq")) for field, word in wanted]
    )


def these(ids: Collection[int], wanted: list[Term]) -> tantivy.Query:
    """Ask for the passages with these ids, scored by the terms that they hold."""
    occur, query = tantivy.Occur, tantivy.Query
    named = query.const_score_query(query.term_set_query(SCHEMA, PASSAGE, list(ids)), 0.0)
    return query.boolean_query([(occur.Must, named), (occur.Should, any_of(wanted))])


def restricted(
    asked: tantivy.Query, only: Collection[int] | None, without: Collection[int]
) -> tantivy.Query:
    """Keep to some directives, which changes no score."""
    occur, query = tantivy.Occur, tantivy.Query
    clauses = [(occur.Must, asked)]
    if only is not None:
        kept = query.term_set_query(SCHEMA, DIRECTIVE, list(only))
        clauses.append((occur.Must, query.const_score_query(kept, 0.0)))
    if without:
        left = query.term_set_query(SCHEMA, DIRECTIVE, list(without))
        clauses.append((occur.MustNot, left))
    return query.boolean_query(clauses)
