"""What cells send as proof that a report was handed in: kept for the office, never indexed."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

# what a backup takes along: a hash with the kind of file behind it
_KIND = re.compile(r"\.[a-z0-9]{1,10}")


@dataclass(frozen=True, slots=True)
class Evidence:
    """The folder of it; each file lies under its hash, so that the same one is kept once."""

    folder: Path

    def keep(self, files: Iterable[Path]) -> tuple[str, ...]:
        """Copy files in, and return by what they are found again: "<hash>.jpg/<name>", in order."""
        return tuple(self._keep(file) for file in files)

    def path(self, kept: str) -> Path | None:
        """Return the file; None where it is gone."""
        path = self.folder / kept.partition("/")[0]
        return path if path.is_file() else None

    def _keep(self, file: Path) -> str:
        content, kind = file.read_bytes(), file.suffix.lower()
        name = sha256(content).hexdigest() + (kind if _KIND.fullmatch(kind) else "")
        goal = self.folder / name
        if not goal.is_file():
            self.folder.mkdir(parents=True, exist_ok=True)
            part = goal.with_name(f"{goal.name}.partial")
            with part.open("wb") as written:
                written.write(content)
                written.flush()
                os.fsync(written.fileno())
            part.replace(goal)
        return f"{name}/{file.name}"
