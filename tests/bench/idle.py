"""What the assistant takes while nobody asks, beside a bare echo bot of python-telegram-bot.

    python -m tests.bench.idle [--seconds 20] [PATH ...]

`troly serve` holds the samples, or what lies under PATH, and asks a server on loopback for
updates. Measured after it has answered one question, so that whatever is loaded late is loaded.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.process import cpu_seconds, megabytes, running, say
from tests.emulator import TOKEN, BotApi

_ECHO = Path(__file__).parent / "echoes" / "ptb.py"
_SETTLED = 3.0  # seconds after the answer
_TROLY = [sys.executable, "-c", "import sys; from bot.cli import main; sys.exit(main())"]


def measure(name: str, command: list[str], environment: dict[str, str], seconds: float) -> float:
    """Print one row, and return the MiB of the process and those it started."""
    with BotApi() as api:
        full = [part.format(token=TOKEN, base=api.base) for part in command]
        environment = environment | {"TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_API_BASE": api.base}
        with running(full, environment) as pid:
            api.says("chi bộ phải nộp báo cáo gì", user=100)
            api.wait(1, 120)
            time.sleep(_SETTLED)
            before = cpu_seconds(pid)
            time.sleep(seconds)
            spent = cpu_seconds(pid) - before
            taken = megabytes(pid)
            say(f"{name:14} {taken:6.0f} MiB {spent / seconds * 100:6.2f} % of a core")
        api.server.unknown.clear()  # of the libraries themselves
        return taken


def main() -> None:
    """Measure both, one after the other."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=20.0)
    parser.add_argument("paths", nargs="*", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        ours = dict(os.environ) | {"TROLY_DATA": folder}
        paths = [str(path.resolve()) for path in given.paths or [Path("samples")]]
        subprocess.run(  # noqa: S603  # the program itself
            [*_TROLY, "ingest", *paths, "--not-secret", "--yes"],
            env=ours,
            check=True,
            capture_output=True,
        )
        one = measure("troly serve", [*_TROLY, "serve"], ours, given.seconds)
    echo = [sys.executable, str(_ECHO), "{token}", "{base}"]
    other = measure("bare PTB", echo, dict(os.environ), given.seconds)
    say(f"  troly : bare PTB = {one / other:.1f} x memory")


if __name__ == "__main__":
    main()
