"""How much one person may send: nobody's haste, and no broken telephone, holds up all others."""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Callable
from datetime import datetime, timedelta
from math import ceil
from threading import Lock

from bot.conversation.dialogue import Guard, Message, Person
from bot.errors import TooFast

_WINDOW = timedelta(minutes=1)
_PEOPLE = 10_000


class Pace:
    """Counts what each account sent within the last minute, in this process alone."""

    def __init__(self, most: int, *, now: Callable[[], datetime]) -> None:
        """Take how many messages and buttons a minute are answered, and the clock."""
        self._most = most
        self._now = now
        self._sent: OrderedDict[str, deque[datetime]] = OrderedDict()
        self._lock = Lock()

    def before(self, guard: Guard) -> Guard:
        """Return *guard*, asked only of those who do not send too much."""

        def paced(person: Person, message: Message, topic: str) -> str:
            if not person.is_at_machine:
                self._count(person.id)
            return guard(person, message, topic)

        return paced

    def _count(self, account: str) -> None:
        """Note one message.

        Raises:
            TooFast: If it is one too many; it does not count.
        """
        now = self._now()
        with self._lock:
            sent = self._sent.setdefault(account, deque())
            self._sent.move_to_end(account)
            while sent and sent[0] <= now - _WINDOW:
                sent.popleft()
            if len(sent) >= self._most:
                left = sent[0] + _WINDOW - now
                raise TooFast(seconds=max(1, ceil(left.total_seconds())))
            sent.append(now)
            if len(self._sent) > _PEOPLE:
                self._sent.popitem(last=False)
