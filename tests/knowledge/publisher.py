"""Publishes until it is killed: ``python -m tests.knowledge.publisher FOLDER FIRST``.

Says "number outcome" on a line of its own once a directive is published, and not before.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from knowledge.database import Database
from knowledge.lexical import Lexical
from knowledge.library import Library
from knowledge.lock import IndexLock
from knowledge.vectors import Vectors
from tests.fakes import CountingEmbeddings
from tests.knowledge.conftest import NOW
from tests.knowledge.factories import file_bytes, make_directive

# Enough passages that Chroma writes its files every few directives.
_ITEMS = 150


@contextmanager
def opened(folder: Path, embeddings: CountingEmbeddings | None = None) -> Iterator[Library]:
    """Open the library in *folder* as the assistant does, with vectors if nobody else has them."""
    database = Database(f"sqlite:///{folder / 'troly.db'}")
    database.create()
    lock = IndexLock(folder)
    made = embeddings or CountingEmbeddings()
    indexing = lock.acquire()
    vectors = Vectors.open(folder / "chroma", model_id=made.model_id) if indexing else None
    lexical = Lexical(folder / "tantivy", writer=True)
    library = Library(database, folder, lexical, vectors, made, lock)
    try:
        library.sync()
        yield library
    finally:
        library.close()
        database.close()


def publish(library: Library, number: int, folder: Path) -> str:
    """Publish the plan of one number, with a text that no other has."""
    more = "có phân công, kiểm tra, đánh giá theo từng quý, báo cáo về Văn phòng Đảng ủy. " * 4
    items = [
        f"Nhiệm vụ {number}.{place}: các chi bộ thực hiện nội dung thứ {place}, {more}"
        for place in range(_ITEMS)
    ]
    directive = make_directive(number=f"{number}-KH/ĐU", items=items)
    file = folder / f"{number}.txt"
    file.write_bytes(file_bytes(directive))
    return library.publish(directive, original=file, by="văn phòng", now=NOW).outcome


def main() -> None:
    folder, first = Path(sys.argv[1]), int(sys.argv[2])
    with opened(folder) as library:
        for number in count(first):
            outcome = publish(library, number, folder)
            sys.stdout.write(f"{number} {outcome}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
