"""Processes that are killed while staff confirm."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.knowledge.register.confirmer import opened

_KILLS = 6
_LONGEST_SECONDS = 1.0


def _killed(folder: Path, seconds: float) -> set[int]:
    """Let a process confirm for a while, kill it, and return what it said was confirmed."""
    command = [sys.executable, "-m", "tests.knowledge.register.confirmer", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603
        assert process.stdout is not None
        said = [process.stdout.readline()]
        time.sleep(seconds)
        process.kill()
        said += process.stdout.readlines()
    return {int(line) for line in said if line.endswith("\n")}


@pytest.mark.slow
def test_what_was_said_to_be_confirmed_is_and_nothing_is_half_done(tmp_path: Path) -> None:
    moments = random.Random(4)  # noqa: S311  # moments, not secrets
    said: set[int] = set()

    for _ in range(_KILLS):
        said |= _killed(tmp_path, moments.uniform(0, _LONGEST_SECONDS))

        with opened(tmp_path) as (library, register):
            held = {one.id for one in library.store.all_held()}
            duties = register.duties()
            assert said <= held
            assert {duty.directive_id for duty in duties} == held  # proposed with publishing
            for duty in duties:
                lines = [one.what for one in register.history(duty.id)]
                assert lines == (["confirmed"] if duty.state == "confirmed" else [])
            confirmed = {duty.directive_id for duty in duties if duty.state == "confirmed"}
            waiting = set(register.waiting())
            assert said <= confirmed
            assert confirmed | waiting == held
            assert confirmed & waiting == set()
    assert len(said) > _KILLS
