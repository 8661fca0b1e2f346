from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench.retrieval import measure


@pytest.mark.slow
@pytest.mark.parametrize("name", ["law", "regulation", "xquad-vi"])
def test_a_warm_question_takes_milliseconds(shared: Path, name: str) -> None:
    assert measure(shared / "data" / "retrieval" / name) < 50
