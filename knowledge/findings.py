"""What a check of the library finds, and what it puts right by itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from knowledge import originals

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something that a check found, and whether it put it right."""

    # database_damaged · original_missing · original_leftover · lexical_behind · vectors_behind
    code: str
    mended: bool
    facts: Mapping[str, str] = field(default_factory=dict)


def of_originals(folder: Path, wanted: Collection[str]) -> list[Finding]:
    """Remove the files in *folder* that nobody wants, and name those that are missing."""
    left = originals.leftovers(folder, wanted)
    for path in left:
        path.unlink()
    missing = sorted(name for name in wanted if not (folder / name).is_file())
    return [
        *(_finding("original_leftover", path.name, mended=True) for path in left),
        *(_finding("original_missing", name, mended=False) for name in missing),
    ]


def _finding(code: str, name: str, *, mended: bool) -> Finding:
    return Finding(code=code, mended=mended, facts={"file": name})
