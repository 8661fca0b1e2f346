"""A real library, on words alone, of the invented directives in ``tests/data/papers``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from knowledge.domain import Directive
from tests.knowledge.answer.offices import Office, opened, papers

Opens = Callable[..., Office]


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """Every paper held, asked on one day; asking changes nothing."""
    with opened(tmp_path_factory.mktemp("office"), papers()) as everything:
        yield everything


@pytest.fixture
def holding(tmp_path: Path) -> Iterator[Opens]:
    """Open an office that holds the directives given."""
    with ExitStack() as stack:

        def holds(*directives: Directive) -> Office:
            return stack.enter_context(opened(tmp_path, directives))

        yield holds
