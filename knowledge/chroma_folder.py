"""A folder of Chroma before it is opened: a damaged one is put aside.

Nothing here opens it in this process, for a torn index ends the process that reads it.
"""

from __future__ import annotations

import logging
import shutil
import subprocess
import sys
from pathlib import Path

from knowledge.torn import find_damage, sweep

logger = logging.getLogger(__name__)

_TRIAL_SECONDS = 120


def quarantine(folder: Path) -> Path:
    """Put a damaged folder aside, in place of an earlier one, and return where it is now."""
    aside = folder.with_name(f"{folder.name}.damaged")
    shutil.rmtree(aside, ignore_errors=True)
    return folder.rename(aside)


def guard(folder: Path) -> None:
    """Put the folder aside if its files are torn, or if it was not closed and fails a trial."""
    damage = find_damage(folder)
    if damage is None and marker(folder).exists() and (folder / "chroma.sqlite3").exists():
        damage = _try_in_child(folder)
    if damage is not None:
        logger.warning("vectors put aside: %s", damage, extra={"action": "vectors_quarantined"})
        quarantine(folder)
    sweep(folder)


def marker(folder: Path) -> Path:
    """Name the file that stands beside the folder while a process has it open."""
    return folder.with_name(f"{folder.name}.open")


def _try_in_child(folder: Path) -> str | None:
    """Count and search in a process of its own: a torn index ends that one, not this."""
    command = [sys.executable, "-m", "knowledge.vectors", str(folder)]
    try:
        trial = subprocess.run(  # noqa: S603  # our own module, on our own folder
            command, capture_output=True, timeout=_TRIAL_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return "a trial did not end"
    return None if trial.returncode == 0 else f"a trial ended with {trial.returncode}"
