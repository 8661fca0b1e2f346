"""Reminders sent through faults and kills: what came, what came twice, what nobody knows.

    python -m tests.bench.deliveries [--reminders 300] [--processes 1] [--kills 8] [--rate 25]
        [--database sqlite|postgresql] [--calm] [--without-naive]

Of the calls 4 % are answered 502 before anything is done, 4 % 429, 6 % stall after the message
was taken, 4 % are dropped after it. Beside it, with the same faults and as many kills, what a user
would pick instead: JobQueue, and a retry where the network fails.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sqlalchemy import select

from bot import migrations
from bot.conversation.replies import say
from bot.letters import Letter
from bot.store import Outbox
from bot.store.reminders import again
from bot.tables import OutboxRow, ReminderRow
from bot.texts.reminders import AGAIN
from knowledge.database import Database
from tests.bench.process import say as tell
from tests.emulator import BotApi
from tests.knowledge.servers import free_port, postgresql

_FIRST_CHAT = 1000
_ANSWER_SECONDS, _STALLS_SECONDS = 1.5, 2.5
_QUIET_SECONDS = 30.0  # longer than a lease, a second copy and a flood


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of the reminders."""

    reminders: int
    # came not at all, and are not known to be unknown
    lost: int
    # of which nobody knows whether they came, and which did not
    unknown_not_come: int
    # that came again without saying that they are a second copy
    twice_unsaid: int
    # second copies that say so
    second_copies: int
    most_copies: int
    # messages in the busiest second
    worst_second: int
    # of the allowed rate, while there was something to send and no process was down
    rate_held: float


def ours(args: argparse.Namespace, url: str) -> Outcome:
    """Send by the outbox."""
    with closing(Database(url)) as database, BotApi() as api:
        migrations.upgrade(database)
        _plan(database, args.reminders)
        _open(api, args.reminders)
        if not args.calm:
            _break(api)
        ports = [free_port() for _ in range(args.processes)]
        command = [sys.executable, "-m", "tests.bench.delivering", url, api.base]
        commands = [[*command, str(args.rate), str(_ANSWER_SECONDS), str(port)] for port in ports]
        _run(api, commands, args, lambda: _left(database))
        unknown = _unknown(database)
        return _outcome(api, args, unknown)


def naive(args: argparse.Namespace, folder: Path) -> Outcome:
    """Send by JobQueue with a retry."""
    chats = [str(_FIRST_CHAT + n) for n in range(args.reminders)]
    (folder / "todo.txt").write_text("\n".join(chats), "ascii")
    done = folder / "done.txt"
    with BotApi() as api:
        _open(api, args.reminders)
        if not args.calm:
            _break(api)
        command = [sys.executable, "-m", "tests.bench.naive", str(folder), api.base]
        command += [str(args.rate), str(_ANSWER_SECONDS)]

        def left() -> int:
            return int(args.reminders) - (
                len(done.read_text("ascii").split()) if done.exists() else 0
            )

        _run(api, [command], args, left)
        return _outcome(api, args, set())


def _plan(database: Database, count: int) -> None:
    now, until = datetime.now(UTC), datetime.now(UTC) + timedelta(hours=2)
    accounts = [f"telegram:{_FIRST_CHAT + n}" for n in range(count)]
    letters = [
        Letter(
            key=f"reminder:{one}",
            to=one,
            reply=say(f"nhắc {one.partition(':')[2]}"),
            lane="reminder",
            expires_at=until,
        )
        for one in accounts
    ]
    for begin in range(0, count, 500):
        Outbox(database).post(letters[begin : begin + 500], now=now)
    rows = [
        ReminderRow(
            due_key=f"1:{one}:once",
            day=date(2026, 11, 20),
            rule="morning",
            account=one,
            until=until,
            critical=True,
            letter=f"reminder:{one}",
            planned_at=now,
        )
        for one in accounts
    ]
    with database.writing() as session:
        session.add_all(rows)


def _open(api: BotApi, count: int) -> None:
    """Let everybody have begun to talk to the bot."""
    for chat in range(_FIRST_CHAT, _FIRST_CHAT + count):
        api.server.world.chat(chat, "An").open = True


def _break(api: BotApi) -> None:
    """Let calls fail, the same for everybody."""
    many = 1_000_000
    api.fails("bad_gateway_before", every=25, times=many)
    api.fails("flood", every=25, times=many, seconds=1)
    api.fails("stall_after_accept", every=17, times=many, seconds=_STALLS_SECONDS)
    api.fails("drop_after_accept", every=25, times=many)


def _run(
    api: BotApi, commands: Sequence[list[str]], args: argparse.Namespace, left: Callable[[], int]
) -> None:
    """Let processes send until nothing is left, and kill one of them now and then."""
    moments = random.Random(args.seed)  # noqa: S311  # moments, not secrets
    kills = int(args.kills)
    span = args.reminders / args.rate / max(1, kills + 1)
    with _processes(commands) as running:
        next_kill = time.monotonic() + 1.5 + span * moments.uniform(0.5, 1.5)
        quiet_since = time.monotonic()
        before = -1
        while True:
            time.sleep(0.2)
            if kills and time.monotonic() >= next_kill:
                victim = moments.randrange(len(running))
                running[victim].kill()
                running[victim].wait()
                running[victim] = subprocess.Popen(commands[victim])  # noqa: S603
                kills -= 1
                next_kill = time.monotonic() + 1.5 + span * moments.uniform(0.5, 1.5)
            now, still = len(api.sent), left()
            if before != now:
                before, quiet_since = now, time.monotonic()
            quiet = time.monotonic() - quiet_since
            if quiet > _QUIET_SECONDS or (not still and not kills and quiet > _STALLS_SECONDS):
                return


@contextmanager
def _processes(commands: Sequence[list[str]]) -> Iterator[list[subprocess.Popen[bytes]]]:
    running = [subprocess.Popen(one) for one in commands]  # noqa: S603  # our own modules
    try:
        yield running
    finally:
        for one in running:
            one.kill()
            one.wait()


def _states(database: Database) -> dict[str, str]:
    """Return what became of each letter, by its key."""
    with database.reading() as session:
        rows = session.execute(select(OutboxRow.key, OutboxRow.state))
        return {str(key): str(state) for key, state in rows}


def _left(database: Database) -> int:
    """Count what is still to be settled: letters on their way, and copies to be written."""
    states = _states(database)
    moving = sum(state in {"waiting", "taken", "sending"} for state in states.values())
    unknown = {key for key, state in states.items() if state == "unknown"}
    firsts = (key for key in unknown if not key.endswith(":again"))
    return moving + sum(again(key) not in states for key in firsts)


def _unknown(database: Database) -> set[str]:
    """Return the chats of letters of which nobody knows whether they came."""
    found = (key for key, state in _states(database).items() if state == "unknown")
    return {key.removesuffix(":again").rpartition(":")[2] for key in found}


def _outcome(api: BotApi, args: argparse.Namespace, unknown: set[str]) -> Outcome:
    came: Counter[str] = Counter()
    said: Counter[str] = Counter()
    for message in api.sent:
        chat = str(message["chat"]["id"])
        came[chat] += 1
        said[chat] += AGAIN in message.get("text", "")
    chats = [str(_FIRST_CHAT + n) for n in range(args.reminders)]
    missing = [chat for chat in chats if not came[chat]]
    times = sorted(at for at, method, _ in api.server.calls if method == "sendmessage")
    return Outcome(
        reminders=args.reminders,
        lost=sum(chat not in unknown for chat in missing),
        unknown_not_come=sum(chat in unknown for chat in missing),
        twice_unsaid=sum(max(0, came[chat] - said[chat] - 1) for chat in chats),
        second_copies=sum(said.values()),
        most_copies=max(came.values(), default=0),
        worst_second=_worst(times),
        rate_held=_held(times, args.rate),
    )


def _worst(times: Sequence[float]) -> int:
    """Return how many calls fell into the busiest second."""
    worst, begin = 0, 0
    for end, at in enumerate(times):
        while at - times[begin] >= 1:
            begin += 1
        worst = max(worst, end - begin + 1)
    return worst


def _held(times: Sequence[float], rate: float) -> float:
    """Return the share of the rate that the middle of the undisturbed stretches held."""
    if len(times) < 2 * rate:
        return 0.0
    windows = [
        sum(1 for _ in range(int(2 * rate))) / (times[n + int(2 * rate)] - times[n]) / rate
        for n in range(0, len(times) - int(2 * rate), int(rate))
    ]
    ordered = sorted(windows)
    return ordered[len(ordered) // 2]


def main() -> None:
    """Run ours, then the other, and print what became of the reminders."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reminders", type=int, default=300)
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--kills", type=int, default=8)
    parser.add_argument("--rate", type=float, default=25.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument("--calm", action="store_true", help="nothing fails")
    parser.add_argument("--without-naive", action="store_true")
    args = parser.parse_args()
    found: dict[str, Outcome] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if args.database == "sqlite":
            found["troly"] = ours(args, f"sqlite:///{folder / 'troly.db'}")
        else:
            with postgresql() as url:
                found["troly"] = ours(args, url)
        if not args.without_naive:
            found["JobQueue"] = naive(args, folder)
    tell(f"{'':18}", *(f"{one:>12}" for one in found))
    for field in asdict(next(iter(found.values()))):
        values = (getattr(one, field) for one in found.values())
        tell(
            f"{field:18}",
            *(
                f"{value:>12.2f}" if isinstance(value, float) else f"{value:>12}"
                for value in values
            ),
        )


if __name__ == "__main__":
    main()
