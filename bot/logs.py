"""How log records look: one line each, with their keys."""

from __future__ import annotations

import logging
import sys

import structlog
from structlog.typing import EventDict

_QUIET = ("httpx", "httpcore", "chromadb", "telegram.ext")
_SHARED = (
    structlog.stdlib.add_log_level,
    structlog.stdlib.ExtraAdder(),
    structlog.processors.TimeStamper(fmt="iso", utc=False),
)


def _without_doubles(_logger: object, _name: str, event: EventDict) -> EventDict:
    """Drop what another formatter left on the record: the message once more."""
    event.pop("message", None)
    return event


def configure(level: int) -> None:
    """Send records from *level* on to stderr; libraries that talk much only from warnings on.

    ``httpx`` logs every request with its address, which holds the bot's token.
    """
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=_SHARED,
            processors=[
                _without_doubles,
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.dev.ConsoleRenderer(
                    colors=sys.stderr.isatty(),
                    exception_formatter=structlog.dev.plain_traceback,
                ),
            ],
        )
    )
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in _QUIET:
        logging.getLogger(name).setLevel(max(level, logging.WARNING))
