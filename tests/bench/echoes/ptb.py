"""A bare echo bot of python-telegram-bot: ``python ptb.py TOKEN BASE``."""

from __future__ import annotations

import sys
from typing import Any

from telegram import Update
from telegram.ext import ApplicationBuilder, MessageHandler, filters


async def echo(update: Update, _context: Any) -> None:
    """Answer with the same words, twice."""
    if update.message is not None:
        await update.message.reply_text(f"{update.message.text} một")
        await update.message.reply_text(f"{update.message.text} hai")


def main() -> None:
    """Poll until killed."""
    token, base = sys.argv[1:3]
    app = ApplicationBuilder().token(token).base_url(f"{base}/bot").concurrent_updates(32).build()
    app.add_handler(MessageHandler(filters.TEXT, echo))
    app.run_polling()


if __name__ == "__main__":
    main()
