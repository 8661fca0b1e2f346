"""The Telegram channel, the only place that knows the ``telegram`` library."""

from __future__ import annotations

from bot.telegram.channel import build, run

__all__ = ["build", "run"]
