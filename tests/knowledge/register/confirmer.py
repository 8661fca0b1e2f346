"""Publishes and confirms until it is killed: ``python -m …register.confirmer FOLDER``.

Says the id of a directive on a line of its own once its duties are confirmed, and not before.
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
from knowledge.register import Register
from tests.knowledge.register.papers import MONTHLY, NOW, QUARTERLY, ROSTER, ZONE, plan


@contextmanager
def opened(folder: Path) -> Iterator[tuple[Library, Register]]:
    """Open the library in *folder*, by words alone, and its register."""
    database = Database(f"sqlite:///{folder / 'troly.db'}")
    database.create()
    lexical = Lexical(folder / "tantivy", writer=True)
    library = Library(database, folder, lexical, None, None, IndexLock(folder))
    register = Register(database, library.store, roster=lambda: ROSTER, zone=ZONE)
    try:
        yield library, register
    finally:
        library.close()
        database.close()


def main() -> None:
    folder = Path(sys.argv[1])
    with opened(folder) as (library, register):
        for number in count(len(library.store.all_held()) + 1):
            directive = plan(QUARTERLY, MONTHLY, number=f"{number}-KH/ĐU")
            held = library.publish(directive, by="a", now=NOW, sync=False, as_new=True).held.id
            register.confirm_all(held, by="a", now=NOW)
            sys.stdout.write(f"{held}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
