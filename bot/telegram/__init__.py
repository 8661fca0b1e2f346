"""The Telegram channel, the only place that knows the ``telegram`` library.

``polling`` or ``webhook`` keep what comes in, ``worker`` hands it on, ``answering`` answers,
``sending`` and ``postman`` send what is written down; ``serving`` puts it together.
"""

from __future__ import annotations

from bot.telegram.serving import Serving, Webhook, name_of, run

__all__ = ["Serving", "Webhook", "name_of", "run"]
