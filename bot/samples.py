"""The sample directives and the demo organisation: there until somebody brings their own."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from bot import demo
from bot.organisation import file as organisation_file
from bot.store import People
from bot.texts import terminal
from knowledge.domain import Held
from knowledge.library import Library
from knowledge.register import Register

_ROOT = Path(__file__).parents[1]
_FOLDER = _ROOT / "samples"
ORGANISATION = _ROOT / "demo" / "to-chuc.toml"


def folder() -> Path | None:
    """Return where they are; None where the program was installed without them."""
    return _FOLDER if _FOLDER.is_dir() else None


def are_all(held: Iterable[Held], samples: Path) -> bool:
    """Say whether nothing but samples is held."""
    own = _hashes(samples)
    return all(one.directive.sha256 in own for one in held)


def put_away(
    library: Library, people: People, register: Register, samples: Path, *, now: datetime
) -> int:
    """Withdraw the samples and the demo organisation, so that nobody takes them for real ones.

    Returns:
        How many directives were withdrawn.
    """
    people.remove("samples")
    found = _of(library.store.all_held(), samples)
    demo.reject(register, (one.id for one in found), by="run", now=now)
    for one in found:
        library.withdraw(one.id, by="run", now=now, reason=terminal.SAMPLES_REASON)
    return len(found)


def seat(people: People, written: Path = ORGANISATION) -> bool:
    """Bring in the demo organisation, where nobody has brought a real one.

    Returns:
        Whether it is there now; doing it twice changes nothing.
    """
    if not written.is_file() or not people.has_only("samples"):
        return False
    if not people.speak():  # what those who try it out have changed stays
        people.add(organisation_file.read(written), origin="samples")
    return True


def confirm(register: Register, held: Iterable[Held], *, now: datetime) -> None:
    """Confirm for the demo organisation what it owes under the samples; once is enough."""
    shown = folder()
    if shown is not None and ORGANISATION.is_file():
        demo.confirm(register, _of(held, shown), ORGANISATION, now=now)


def _of(held: Iterable[Held], samples: Path) -> list[Held]:
    own = _hashes(samples)
    return [one for one in held if one.directive.sha256 in own]


def _hashes(samples: Path) -> set[str]:
    files = (path for path in samples.rglob("*") if path.is_file())
    return {sha256(path.read_bytes()).hexdigest() for path in files}
