"""The code that makes somebody an administrator, once: shown to whoever runs the program."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from bot.tables import AdminCodeRow
from knowledge.database import Database

LASTS = timedelta(hours=24)
# no letter that reads like another one
_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
_GROUPS, _IN_GROUP = 4, 4  # 32 ** 16: 80 bits
_START = "QT"
_OTHER = re.compile(r"[^A-Z0-9]")


class AdminCodes:
    """The codes in one database; of each only its salted hash is kept."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def make(self, *, now: datetime) -> str:
        """Make a new code, for a day; those before it end."""
        groups = (
            "".join(secrets.choice(_LETTERS) for _ in range(_IN_GROUP)) for _ in range(_GROUPS)
        )
        code = "-".join((_START, *groups))
        salt = secrets.token_hex(16)
        with self._database.writing("people") as session:
            open_ = update(AdminCodeRow).where(AdminCodeRow.expires_at > now)
            session.execute(open_.values(expires_at=now))
            session.add(
                AdminCodeRow(
                    salt=salt, digest=_digest(code, salt), made_at=now, expires_at=now + LASTS
                )
            )
        return code


def spend(session: Session, code: str, *, account: str, now: datetime) -> bool:
    """Use a code up; say whether it was good. Any time that takes tells nothing of the code."""
    rows = session.scalars(
        select(AdminCodeRow).where(AdminCodeRow.expires_at > now, AdminCodeRow.used_at.is_(None))
    ).all()
    fits = [row for row in rows if hmac.compare_digest(row.digest, _digest(code, row.salt))]
    for row in fits:
        row.used_at, row.used_by = now, account
    return bool(fits)


def _digest(code: str, salt: str) -> str:
    """Hash a code, however it is typed: small letters, without its hyphens."""
    plain = _OTHER.sub("", code.upper())
    return hashlib.sha256(f"{salt}:{plain}".encode()).hexdigest()
