"""The library on PostgreSQL: the same code, the same answers."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from bot import migrations
from knowledge.database import Database
from knowledge.lexical import Lexical
from knowledge.library import Library
from knowledge.lock import IndexLock
from tests.fakes import CountingEmbeddings, ExactVectors
from tests.knowledge.conftest import NOW
from tests.knowledge.factories import ITEMS, cite, make_directive
from tests.knowledge.servers import NEEDS_POSTGRESQL, empty, postgresql

pytestmark = NEEDS_POSTGRESQL


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with postgresql() as started:
        yield started


@pytest.fixture
def database(url: str) -> Iterator[Database]:
    made = Database(url)
    migrations.upgrade(made)
    yield made
    empty(made)
    made.close()


def test_migrations_make_what_the_tables_declare(database: Database) -> None:
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, migrations.METADATA) == []


def test_a_directive_comes_back_as_it_was_read(library: Library) -> None:
    directive = make_directive(cites=(cite("03-KH/ĐU", relation="căn cứ"),))

    held = library.publish(directive, original=None, by="văn phòng", now=NOW).held

    assert held.directive == directive
    assert held.published_at == NOW


def test_versions_lineage_and_withdrawal_are_the_same(
    library: Library, lexical: Lexical, vectors: ExactVectors
) -> None:
    def publish(**changes: Any) -> int:
        made = make_directive(**changes)
        return library.publish(made, original=None, by="văn phòng", now=NOW).held.id

    first = publish()
    second = publish(items=(*ITEMS, "Thêm một nhiệm vụ."))
    third = publish(number="40-KH/ĐU", cites=(cite("12-KH/ĐU"),), items=("Khác.",))
    statuses = {held.id: held.status for held in library.store.all_held()}
    library.withdraw(third, by="văn phòng", now=NOW, reason="ban hành nhầm")

    assert statuses == {first: "superseded", second: "superseded", third: "unknown"}
    assert library.store.held(second).status == "unknown"
    assert lexical.count() == vectors.count() == library.store.census()[1]
    assert library.check() == []


def test_processes_that_publish_the_same_file_at_once_hold_it_once(
    url: str, database: Database, tmp_path: Path
) -> None:
    outcomes: list[str] = []

    def publish() -> None:
        own = Database(url)
        lexical = Lexical(tmp_path / "lexical", writer=True)
        library = Library(
            own, tmp_path, lexical, ExactVectors(), CountingEmbeddings(), IndexLock(tmp_path)
        )
        for number in range(1, 11):
            made = make_directive(number=f"{number}-KH/ĐU")
            published = library.publish(made, original=None, by="a", now=NOW, sync=False)
            outcomes.append(published.outcome)
        own.close()

    threads = [threading.Thread(target=publish) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcomes) == ["new"] * 10 + ["unchanged"] * 20
    with database.reading() as session:
        assert session.execute(text("SELECT max(generation) FROM changes")).scalar() == 10
