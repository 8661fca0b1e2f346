"""What retrieves passages in the bench of ``retrieval_peers``: the product and what others use.

Each one builds its index into a folder, and another process opens that folder to find. What a
contestant needs is imported only when it runs, for most of it is in the group "bench".
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from datetime import date
from functools import partial
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

from knowledge import embeddings
from knowledge.domain import Held, Passage, Scope
from knowledge.evaluation import index
from knowledge.language import fold
from knowledge.lexical import Lexical
from knowledge.passages import embedded_text
from knowledge.retrieve import Retriever
from knowledge.vectors import Vectors
from tests.bench import langchain_peers

# ids of passages for a question, best first, each once, at most so many
Find = Callable[[str, int], list[int]]
Cut = Callable[[str], list[str]]

_SCOPE = Scope(today=date(2000, 1, 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Contestant:
    """One way to retrieve."""

    name: str
    # what must be installed, by the names that are imported
    packages: tuple[str, ...] = ()
    # index these passages into this folder
    build: Callable[[Sequence[Passage], Path], None]
    # open what was built
    serve: Callable[[Path], Find]
    # whose index it is asked of, where that is one contestant more's
    after: str | None = None

    @property
    def missing(self) -> list[str]:
        """The packages that are not installed."""
        return [name for name in self.packages if find_spec(name) is None]


def written(text: str) -> list[str]:
    """Cut into words of letters and digits, in small letters."""
    return re.findall(r"\w+", text.lower())


def stripped(text: str) -> list[str]:
    """Cut as ``written``, without diacritics."""
    return written(fold(text))


def with_pairs(words: list[str]) -> list[str]:
    """Add each two neighbours."""
    return words + [f"{first}_{second}" for first, second in pairwise(words)]


def segmented(text: str) -> list[str]:
    """Cut into the words of Vietnamese that pyvi sees, their syllables joined by "_"."""
    from pyvi import ViTokenizer  # noqa: PLC0415

    return written(ViTokenizer.tokenize(text))


class SqlShelf:
    """Passages in a table of SQLite, standing where the product's store does."""

    def __init__(self, path: Path) -> None:
        self._rows = sqlite3.connect(path)

    def fill(self, passages: Iterable[Passage]) -> None:
        """Write the passages."""
        self._rows.execute("CREATE TABLE passage (id INTEGER PRIMARY KEY, title, text)")
        rows = ((one.id, one.title, one.text) for one in passages)
        self._rows.executemany("INSERT INTO passage VALUES (?, ?, ?)", rows)
        self._rows.commit()

    def close(self) -> None:
        """Let go of the file."""
        self._rows.close()

    def passages(self, ids: Iterable[int]) -> list[Passage]:
        """Return the passages with these ids, in this order."""
        wanted = list(ids)
        marks = ",".join("?" * len(wanted))
        query = f"SELECT id, title, text FROM passage WHERE id IN ({marks})"  # noqa: S608  # marks
        found = {id_: (title, text) for id_, title, text in self._rows.execute(query, wanted)}
        return [_passage(id_, *found[id_]) for id_ in wanted if id_ in found]

    def all_held(self, *, include_withdrawn: bool = False) -> Sequence[Held]:
        """Return nothing: no row belongs to a directive that is held."""
        del include_withdrawn
        return ()


def _passage(id_: int, title: str, text: str) -> Passage:
    return Passage(
        id=id_,
        directive_id=1,
        path="",
        heading=(),
        title=title,
        text=text,
        start=0,
        end=len(text),
    )


def _build_product(name: str, passages: Sequence[Passage], place: Path) -> None:
    with ExitStack() as stack, closing(SqlShelf(place / "rows.db")) as shelf:
        shelf.fill(passages)
        index(passages, place, embeddings.load(name), stack)


def _serve_product(name: str, place: Path) -> Find:
    shelf, words = SqlShelf(place / "rows.db"), Lexical(place / "lexical", writer=False)
    model = embeddings.load(name)
    vectors = Vectors.open(place / "vectors", model_id=model.model_id) if model else None
    retriever = Retriever(shelf, words, vectors, model)
    return lambda text, limit: [
        hit.passage.id for hit in retriever.retrieve(text, _SCOPE, limit=limit)
    ]


def _build_bm25(cut: Cut, passages: Sequence[Passage], place: Path) -> None:
    import bm25s  # noqa: PLC0415

    made = bm25s.BM25(method="lucene", k1=1.2, b=0.75)
    made.index([cut(embedded_text(one)) for one in passages], show_progress=False)
    made.save(str(place))
    (place / "ids.json").write_text(json.dumps([one.id for one in passages]), "utf-8")


def _serve_bm25(cut: Cut, place: Path) -> Find:
    import bm25s  # noqa: PLC0415

    ids = json.loads((place / "ids.json").read_text("utf-8"))
    made = bm25s.BM25.load(str(place))

    def find(text: str, limit: int) -> list[int]:
        few = min(limit, len(ids))
        found = made.retrieve([cut(text)], k=few, show_progress=False, n_threads=0)
        pairs = zip(found.documents[0], found.scores[0], strict=True)
        return [ids[row] for row, score in pairs if score > 0]

    return find


def _build_fts5(removed: int, passages: Sequence[Passage], place: Path) -> None:
    rows = sqlite3.connect(place / "fts5.db")
    tokenizer = f"unicode61 remove_diacritics {removed}"
    rows.execute(f"CREATE VIRTUAL TABLE passage USING fts5(title, text, tokenize='{tokenizer}')")
    texts = ((one.id, one.title, one.text) for one in passages)
    rows.executemany("INSERT INTO passage (rowid, title, text) VALUES (?, ?, ?)", texts)
    rows.commit()
    rows.close()


def _serve_fts5(place: Path) -> Find:
    rows = sqlite3.connect(place / "fts5.db")
    query = "SELECT rowid FROM passage WHERE passage MATCH ? ORDER BY rank LIMIT ?"

    def find(text: str, limit: int) -> list[int]:
        # \w+ holds no quotation mark: each syllable stands in two of them
        wanted = " OR ".join(f'"{word}"' for word in dict.fromkeys(written(text)))
        return [id_ for (id_,) in rows.execute(query, (wanted, limit))] if wanted else []

    return find


def _product(label: str, name: str) -> Contestant:
    return Contestant(
        name=label, build=partial(_build_product, name), serve=partial(_serve_product, name)
    )


def _bm25(label: str, cut: Cut, *more: str) -> Contestant:
    return Contestant(
        name=f"BM25, {label}",
        packages=("bm25s", *more),
        build=partial(_build_bm25, cut),
        serve=partial(_serve_bm25, cut),
    )


def _fts5(label: str, removed: int) -> Contestant:
    return Contestant(name=f"FTS5, {label}", build=partial(_build_fts5, removed), serve=_serve_fts5)


_TUTORIAL = "Chroma + MiniLM"
CONTESTANTS = {
    one.name: one
    for one in (
        _product("troly", embeddings.BUNDLED),
        _product("troly, words alone", embeddings.NONE),
        _bm25("syllables", written),
        _bm25("syllables, stripped", stripped),
        _bm25("syllables and pairs", lambda text: with_pairs(written(text))),
        _bm25("syllables and pairs, stripped", lambda text: with_pairs(stripped(text))),
        _bm25("words of pyvi", segmented, "pyvi"),
        _fts5("diacritics kept", 0),
        _fts5("diacritics removed", 2),
        Contestant(
            name=_TUTORIAL,
            packages=langchain_peers.TUTORIAL,
            build=langchain_peers.build_tutorial,
            serve=langchain_peers.serve_tutorial,
        ),
        Contestant(
            name="EnsembleRetriever of BM25 and it",
            packages=(*langchain_peers.TUTORIAL, "langchain_classic", "bm25s"),
            build=langchain_peers.build_tutorial,
            serve=langchain_peers.serve_ensemble,
            after=_TUTORIAL,
        ),
    )
}
