"""What a data folder does to the program when it cannot be used, told in one sentence."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Literal

from bot.errors import DataUnusable

Reason = Literal["no_folder", "not_writable", "damaged", "full", "restoring"]
# stands in a data folder while the database of a server is brought back from a backup
RESTORING = "restoring"

# primary result code of SQLite -> what it means here; any other one is nothing about the folder
_CODES: dict[int, Reason] = {
    sqlite3.SQLITE_CORRUPT: "damaged",
    sqlite3.SQLITE_NOTADB: "damaged",
    sqlite3.SQLITE_READONLY: "not_writable",
    sqlite3.SQLITE_CANTOPEN: "not_writable",
    sqlite3.SQLITE_PERM: "not_writable",
    sqlite3.SQLITE_FULL: "full",
}
_PRIMARY = 0xFF  # an extended code holds the primary one in its last byte


@dataclass(frozen=True, slots=True)
class Using:
    """Make *folder* if it is missing, and explain what goes wrong with it during the block.

    Raises:
        DataUnusable: If it cannot be made or written, its database is damaged, or a restore was
            broken off.
    """

    folder: Path

    def __enter__(self) -> None:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=self.folder):
                pass
            half_done = (self.folder / RESTORING).exists()
        except (FileExistsError, NotADirectoryError) as error:
            raise DataUnusable(path=self.folder, reason="no_folder") from error
        except OSError as error:
            raise DataUnusable(path=self.folder, reason="not_writable") from error
        if half_done:  # what waited then would be sent
            raise DataUnusable(path=self.folder, reason="restoring")

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        reasons = (self._reason(one) for one in _causes(error))
        reason = next((one for one in reasons if one), None)
        if reason is not None:
            raise DataUnusable(path=self.folder, reason=reason) from error

    def _reason(self, error: BaseException) -> Reason | None:
        if isinstance(error, PermissionError):
            inside = Path(str(error.filename)).is_relative_to(self.folder)
            return "not_writable" if inside else None
        # SQLAlchemy raises its own error from that of the driver
        code = getattr(error, "sqlite_errorcode", None)
        return None if code is None else _CODES.get(code & _PRIMARY)


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__
