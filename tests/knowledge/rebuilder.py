"""Builds the vectors of another model: ``python -m tests.knowledge.rebuilder FOLDER [URL]``.

Says "before" or "after" with the first passage found, whenever that changes, until it is killed.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from knowledge.database import Database
from knowledge.lexical import Lexical
from knowledge.library import Library
from knowledge.lock import IndexLock
from knowledge.switching import Side, Switching
from knowledge.vectors import Vectors
from tests.fakes import CountingEmbeddings

QUESTION = "Nhiệm vụ 1.7: các chi bộ thực hiện nội dung thứ 7"


class SlowEmbeddings(CountingEmbeddings):
    """Takes a tenth of a second for a batch of texts."""

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        time.sleep(0.1)
        return super().embed_documents(texts)


@contextmanager
def opened(
    folder: Path, embeddings: CountingEmbeddings, place: Path | str, *, beside: bool = False
) -> Iterator[tuple[Library, Vectors]]:
    """Open the library in *folder* with the vectors in *place*."""
    database = Database(f"sqlite:///{folder / 'troly.db'}")
    database.create()
    lock = IndexLock(folder)
    assert lock.acquire()
    vectors = Vectors.open(place, model_id=embeddings.model_id)
    lexical = Lexical(folder / "tantivy", writer=True)
    library = Library(database, folder, lexical, vectors, embeddings, lock, beside)
    try:
        yield library, vectors
    finally:
        library.close()
        database.close()


def main() -> None:
    folder = Path(sys.argv[1])
    place = sys.argv[2] if len(sys.argv) > 2 else folder / "chroma"
    said = {"before"}
    with opened(folder, SlowEmbeddings("new"), place, beside=True) as (library, vectors):
        before = vectors.before()
        assert before is not None
        side = Side(before, CountingEmbeddings(before.model_id))
        switching = Switching(vectors, SlowEmbeddings("new"), side, lambda: said.add("after"))
        last = ""
        while True:
            library.sync()
            vector = np.asarray(switching.embed_query(QUESTION), np.float32)
            line = f"{min(said)} {switching.search(vector, 1)[0][0]}\n"
            if line != last:
                sys.stdout.write(line)
                sys.stdout.flush()
            last = line
            time.sleep(0.02)


if __name__ == "__main__":
    main()
