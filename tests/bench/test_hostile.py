import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from random import Random

import pytest

from tests.bench.mutations import Mutant, mutate

ROOT = Path(__file__).parents[2]


def archive() -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as members:
        for name in ("a.xml", "b.xml", "c.xml"):
            members.writestr(name, f"<{name}/>" * 50)
    return written.getvalue()


def mutants(data: bytes) -> list[Mutant]:
    random = Random(5)  # noqa: S311  # a seed that can be told is the point
    return [mutate(data, [data], random) for _ in range(200)]


@pytest.mark.parametrize("data", [b"Ke hoach cong tac" * 9, archive()], ids=["text", "archive"])
def test_a_seed_gives_the_same_mutants_again_and_nearly_all_differ(data: bytes) -> None:
    first, again = mutants(data), mutants(data)

    assert first == again
    assert sum(one.data != data for one in first) > 150
    assert len({one.how for one in first}) > 6


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="the children of this bench are forked")
def test_broken_samples_end_within_their_limits() -> None:
    done = subprocess.run(  # our own interpreter
        [sys.executable, "-m", "tests.bench.hostile", "--files", "40", "--seed", "3", "samples"],
        capture_output=True,
        encoding="utf-8",
        check=True,
        cwd=ROOT,
    )

    assert "40 mutants, seed 3; the parent is unharmed" in done.stdout
    assert "0 ended by an error that nobody foresaw" in done.stdout
