"""Long work done beside the answers, by one thread, until it is done or told to stop."""

from __future__ import annotations

import logging
from threading import Event, Thread
from typing import TYPE_CHECKING

from knowledge.errors import AssistantError

if TYPE_CHECKING:
    from collections.abc import Callable

logger = logging.getLogger(__name__)


class Beside:
    """Work that runs once at a time; what failed is not tried again by this process.

    Args:
        work: Does it; looks at the event between its steps, and breaks off when it is set.
    """

    def __init__(self, work: Callable[[Event], None]) -> None:
        self._work = work
        self._stop = Event()
        self._thread: Thread | None = None
        self.failed = False

    @property
    def running(self) -> bool:
        """Whether it is at work."""
        return self._thread is not None and self._thread.is_alive()

    def start(self) -> None:
        """Begin, unless it runs, failed, or was told to stop."""
        if not (self.running or self.failed or self._stop.is_set()):
            self._thread = Thread(target=self._run, name="beside", daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """Let it end after the step it is at, and wait for that."""
        self._stop.set()
        if self._thread is not None:
            self._thread.join()

    def _run(self) -> None:
        try:
            self._work(self._stop)
        except AssistantError:
            if self._stop.is_set():
                return
            self.failed = True
            logger.warning("work beside failed", exc_info=True, extra={"action": "beside_failed"})
