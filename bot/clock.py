"""Whether the clock of this machine can be trusted, by what the other side says of the time."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

logger = logging.getLogger(__name__)

# A clock that is more wrong than that would remind people on the wrong day.
MOST = timedelta(minutes=5)


class ServerTime:
    """What the ``Date`` header of the last answers said, against our own clock."""

    def __init__(self) -> None:
        self._apart = timedelta()

    def seen(self, theirs: datetime, ours: datetime) -> None:
        """Note what a server's clock said at *ours*; both with a zone."""
        self._apart = ours - theirs

    @property
    def apart(self) -> timedelta:
        """How far our clock is before theirs; negative: behind."""
        return self._apart

    def is_right(self, now: datetime) -> bool:
        """Say whether our clock can be trusted; true while no server was heard."""
        right = abs(self._apart) <= MOST
        if not right:
            logger.error("clock is off by %s at %s", self._apart, now, extra={"action": "clock"})
        return right
