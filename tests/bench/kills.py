"""A run of updates during which the bot is killed again and again, and what became of each.

    python -m tests.bench.kills [--updates 500] [--kills 50] [--seed N] [--database URL]

Each update is to be answered by two letters. A letter on its way at a kill may have come or not,
and is not sent again: it is counted as unknown, and so are those of them that came.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from bot import migrations
from knowledge.database import Database
from tests.emulator import BotApi

_LETTERS = ("một", "hai")
# from the start of a process on: it begins to answer after about one second
_SHORTEST_LIFE, _LONGEST_LIFE = 0.6, 2.2
_END_SECONDS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of the answers."""

    updates: int
    # answers that came more than once
    twice: int
    # letters that did not come, and are not known to be unknown
    lost: int
    # letters of which nobody knows whether they came
    unknown: int
    # of these, those that came
    unknown_came: int
    # chats whose answers came in another order than the questions
    out_of_order: int


@contextmanager
def _bot(url: str, base: str) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", "tests.bot.telegram.bot_process", url, base]
    with subprocess.Popen(command) as process:  # noqa: S603  # our own module
        try:
            yield process
        finally:
            process.kill()


def run(url: str, *, updates: int, kills: int, chats: int, seed: int) -> Outcome:
    """Send *updates* over *chats* while the bot is killed *kills* times, then let it finish.

    Args:
        url: The database, empty.
        updates: How many messages people send.
        kills: How often the process is ended by SIGKILL, at a random moment of its life.
        chats: How many people send them, in turn.
        seed: Makes the moments.
    """
    moments = random.Random(seed)  # noqa: S311  # moments, not secrets
    with closing(Database(url)) as database:
        migrations.upgrade(database)  # a process that lives half a second may not come so far
    with BotApi() as api:
        sent = 0
        for _ in range(kills):
            with _bot(url, api.base) as process:
                until = time.monotonic() + moments.uniform(_SHORTEST_LIFE, _LONGEST_LIFE)
                batch = min(updates // kills + 1, updates - sent)
                for number in range(sent, sent + batch):
                    api.says(f"câu {number}", user=100 + number % chats)
                    time.sleep(max(0.0, (until - time.monotonic()) / (batch + 1)))
                sent += batch
                time.sleep(max(0.0, until - time.monotonic()))
                process.kill()
        with _bot(url, api.base):
            _finish(url, api)
        return _outcome(url, api, updates, chats)


def _finish(url: str, api: BotApi) -> None:
    """Wait until nothing is left to do."""
    database = Database(url)
    end = time.monotonic() + _END_SECONDS
    while time.monotonic() < end:
        waits = _count(database, "SELECT count(*) FROM inbox WHERE done_at IS NULL")
        waits += _count(database, "SELECT count(*) FROM outbox WHERE state = 'waiting'")
        if not api.server.updates.waiting and waits == 0:
            break
        time.sleep(0.2)
    database.close()


def _count(database: Database, query: str) -> int:
    with database.reading() as session:
        return int(session.connection().exec_driver_sql(query).scalar_one())


def _outcome(url: str, api: BotApi, updates: int, chats: int) -> Outcome:
    database = Database(url)
    query = "SELECT reply FROM outbox WHERE state IN ('unknown', 'sending')"
    with database.reading() as session:
        rows = session.connection().exec_driver_sql(query).scalars().all()
    unknown = [letter for letter in _wanted(updates) if any(f'"{letter}"' in str(r) for r in rows)]
    database.close()
    came = Counter(text for chat in range(chats) for text in api.to(100 + chat))
    lost = [one for one in _wanted(updates) if not came[one] and one not in unknown]
    return Outcome(
        updates=updates,
        twice=sum(count - 1 for count in came.values()),
        lost=len(lost),
        unknown=len(unknown),
        unknown_came=sum(one in came for one in unknown),
        out_of_order=sum(not _in_order(api.to(100 + chat)) for chat in range(chats)),
    )


def _wanted(updates: int) -> list[str]:
    return [f"câu {number} {letter}" for number in range(updates) for letter in _LETTERS]


def _in_order(texts: list[str]) -> bool:
    places = [(int(text.split()[1]), _LETTERS.index(text.split()[2])) for text in texts]
    return places == sorted(places)


def main() -> None:
    """Run once, and print what became of the answers."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--updates", type=int, default=500)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--chats", type=int, default=32)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--database", default="")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        url = given.database or f"sqlite:///{Path(folder) / 'troly.db'}"
        outcome = run(
            url, updates=given.updates, kills=given.kills, chats=given.chats, seed=given.seed
        )
    for name, value in asdict(outcome).items():
        print(f"{name:14}{value}")  # noqa: T201  # a command of its own


if __name__ == "__main__":
    main()
