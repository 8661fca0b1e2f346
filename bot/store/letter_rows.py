"""A letter as a row, and back."""

from __future__ import annotations

from collections.abc import Container
from datetime import datetime
from typing import Any

from bot.conversation.replies import from_json, to_json
from bot.letters import Claimed, Letter
from bot.tables import OutboxRow


def values(letter: Letter, now: datetime, silent: Container[str]) -> dict[str, Any]:
    """Return the columns of a letter; ORM objects would cost five times as much."""
    is_silent = letter.to in silent
    return {
        "key": letter.key,
        "to": letter.to,
        "thread": letter.thread,
        "answers": letter.answers,
        "instead_of": letter.instead_of,
        "edits": letter.edits,
        "lane": letter.lane,
        "reply": to_json(letter.reply),
        "state": "blocked" if is_silent else "waiting",
        "written_at": now,
        "not_before": letter.not_before,
        "expires_at": letter.expires_at,
        "attempts": 0,
        "messages": [],
        "error": "silent" if is_silent else None,
    }


def letter(row: OutboxRow) -> Letter:
    """Return the letter of a row."""
    return Letter(
        key=row.key,
        to=row.to,
        reply=from_json(row.reply),
        lane=row.lane,
        thread=row.thread,
        answers=row.answers,
        instead_of=row.instead_of,
        edits=row.edits,
        not_before=row.not_before,
        expires_at=row.expires_at,
    )


def claimed(row: OutboxRow) -> Claimed:
    """Return the letter of a row, as whoever claimed it needs it."""
    return Claimed(
        id=row.id, letter=letter(row), attempts=row.attempts, messages=tuple(row.messages)
    )
