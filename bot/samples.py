"""The sample directives: there to try the assistant with, until somebody brings their own."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from bot.texts import terminal
from knowledge.domain import Held
from knowledge.library import Library

_FOLDER = Path(__file__).parents[1] / "samples"


def folder() -> Path | None:
    """Return where they are; None where the program was installed without them."""
    return _FOLDER if _FOLDER.is_dir() else None


def are_all(held: Iterable[Held], samples: Path) -> bool:
    """Say whether nothing but samples is held."""
    own = _hashes(samples)
    return all(one.directive.sha256 in own for one in held)


def put_away(library: Library, samples: Path, *, now: datetime) -> int:
    """Withdraw the samples, so that nobody takes their words for those of an organisation.

    Returns:
        How many were withdrawn.
    """
    own = _hashes(samples)
    found = [one for one in library.store.all_held() if one.directive.sha256 in own]
    for one in found:
        library.withdraw(one.id, by="run", now=now, reason=terminal.SAMPLES_REASON)
    return len(found)


def _hashes(samples: Path) -> set[str]:
    files = (path for path in samples.rglob("*") if path.is_file())
    return {sha256(path.read_bytes()).hexdigest() for path in files}
