"""What a user would pick instead: python-telegram-bot's JobQueue, and a retry where it fails.

    python -m tests.bench.naive FOLDER BASE RATE ANSWER_SECONDS

``FOLDER/todo.txt`` lists chats, one a line; those that were written to are added to ``done.txt``
after the call, and a start schedules the rest: as examples do it, with a file for the database.
"""

from __future__ import annotations

import asyncio
import logging
import sys
from pathlib import Path

from telegram.error import NetworkError, RetryAfter
from telegram.ext import Application, ApplicationBuilder, CallbackContext

from tests.emulator import TOKEN

_MOST_TRIES = 6


class _Run:
    def __init__(self, folder: Path) -> None:
        self.done_file = folder / "done.txt"
        self.todo = (folder / "todo.txt").read_text("ascii").split()
        done = set(self.done_file.read_text("ascii").split()) if self.done_file.exists() else set()
        self.left = [chat for chat in self.todo if chat not in done]

    async def remind(self, context: CallbackContext) -> None:  # type: ignore[type-arg]  # any context
        """Send one reminder; try again while the network fails."""
        assert context.job is not None
        chat = str(context.job.data)
        for attempt in range(_MOST_TRIES):
            try:
                await context.bot.send_message(int(chat), f"nhắc {chat}")
            except RetryAfter as error:
                await asyncio.sleep(float(error._retry_after.total_seconds()))
            except NetworkError:
                await asyncio.sleep(0.5 * 2**attempt)
            else:
                break
        with self.done_file.open("a", encoding="ascii") as file:
            file.write(f"{chat}\n")


def main() -> None:
    """Send until killed."""
    logging.disable()
    folder, base, rate, answer_seconds = sys.argv[1:5]
    run = _Run(Path(folder))
    builder = ApplicationBuilder().token(TOKEN).base_url(f"{base}/bot")
    builder = builder.read_timeout(float(answer_seconds)).connection_pool_size(64)
    application: Application = builder.build()  # type: ignore[type-arg]  # any context
    assert application.job_queue is not None
    for number, chat in enumerate(run.left):
        when = 0.3 + number / float(rate)
        kept = {"misfire_grace_time": None}
        application.job_queue.run_once(run.remind, when, data=chat, job_kwargs=kept)
    application.run_polling(bootstrap_retries=-1)


if __name__ == "__main__":
    main()
