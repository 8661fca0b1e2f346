"""What an update costs on Telegram, beside bare echo bots of the libraries a user would pick.

    python -m tests.bench.updates [--updates 1000]

Each bot answers each message with two, over the same server on loopback, 32 people at once. Ours
writes every update and every letter into SQLite before it counts; the bare ones keep nothing. The
figures are of the bot's process alone.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.process import cpu_seconds, megabytes, running, say
from tests.emulator import TOKEN, BotApi

_ECHOES = Path(__file__).parent / "echoes"
_CHATS = 32
_RATE = "100000"  # a second: none of Telegram's limits are measured here


def measure(name: str, command: list[str], updates: int) -> tuple[float, float]:
    """Print one row, and return updates a second and CPU milliseconds an update."""
    with BotApi() as api:
        full = [part.format(token=TOKEN, base=api.base) for part in command]
        with running(full) as pid:
            api.says("bắt đầu", user=100)
            api.wait(2, 60)
            cpu, began = cpu_seconds(pid), time.perf_counter()
            for number in range(updates):
                api.says(f"câu {number}", user=100 + number % _CHATS)
            api.wait(2 + 2 * updates, 300)
            took = time.perf_counter() - began
            spent = (cpu_seconds(pid) - cpu) * 1000 / updates
            say(
                f"{name:14} {updates / took:7.0f} updates/s {spent:6.2f} CPU ms"
                f" {megabytes(pid):6.0f} MiB"
            )
        api.server.unknown.clear()  # of the libraries themselves
        return updates / took, spent


def main() -> None:
    """Measure each bot once, one after the other."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--updates", type=int, default=1000)
    given = parser.parse_args()
    echoes = {"bare PTB": "ptb.py", "bare aiogram": "aiogram_echo.py"}
    bots = {
        name: [sys.executable, str(_ECHOES / file), "{token}", "{base}"]
        for name, file in echoes.items()
    }
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'troly.db'}"
        ours = [sys.executable, "-m", "tests.bot.telegram.bot_process", url, "{base}", _RATE]
        rate, cpu = measure("troly", ours, given.updates)
        for name, command in bots.items():
            other_rate, other_cpu = measure(name, command, given.updates)
            ratios = f"{rate / other_rate:.2f} x updates/s, {cpu / other_cpu:.2f} x CPU"
            say(f"  troly : {name} = {ratios}")


if __name__ == "__main__":
    main()
