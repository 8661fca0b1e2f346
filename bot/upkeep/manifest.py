"""What a backup holds, written into it, so that nobody takes half of one for a whole."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

NAME = "manifest.json"
# what this release writes, and the newest that it reads
FORMAT = 1
Kind = Literal["sqlite", "postgresql"]
# where the database stands in a backup, by its kind
DATABASES: dict[Kind, str] = {"sqlite": "troly.db", "postgresql": "troly.dump"}
ORIGINALS = "originals/"
# of papers, and of what cells sent with their reports: each under its hash
FOLDERS = (ORIGINALS, "evidence/")
# nothing else is ever taken out of a backup, whatever it says
_ALLOWED = re.compile(
    r"troly\.db|troly\.dump|(?:originals|evidence)/[0-9a-f]{64}(\.[a-z0-9]{1,10})?"
)


class Stored(BaseModel):
    """One file of a backup."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    size: int = Field(ge=0)  # bytes
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")


class Manifest(BaseModel):
    """All of a backup."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    format: int
    made_at: datetime
    # of the program that made it
    version: str
    # of the schema of the database: an Alembic revision
    revision: str
    kind: Kind
    # how many directives were held
    directives: int = Field(ge=0)
    # by the name that each has in the backup
    files: dict[str, Stored]

    @property
    def database(self) -> str:
        """Name the file that holds the database."""
        return DATABASES[self.kind]

    @property
    def originals(self) -> list[str]:
        """List the original files, by their names in the backup."""
        return sorted(name for name in self.files if name.startswith(ORIGINALS))

    @property
    def size(self) -> int:
        """Say how many bytes all of it takes once it is laid out."""
        return sum(file.size for file in self.files.values())

    def written(self) -> bytes:
        """Return it as it stands in a backup."""
        return self.model_dump_json(indent=1).encode()


def read(written: bytes) -> Manifest | None:
    """Return what ``written`` made; None for anything else, and for names no backup has."""
    try:
        found = Manifest.model_validate_json(written)
    except ValidationError:
        return None
    names_are_ours = all(_ALLOWED.fullmatch(name) for name in found.files)
    return found if names_are_ours and found.database in found.files else None
