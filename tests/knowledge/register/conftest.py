"""A register, with a library to publish into."""

from __future__ import annotations

import pytest

from knowledge.database import Database
from knowledge.library import Library
from knowledge.register import Register
from tests.knowledge.register.papers import ROSTER, ZONE


@pytest.fixture
def register(database: Database, library: Library) -> Register:
    return Register(database, library.store, roster=lambda: ROSTER, zone=ZONE)
