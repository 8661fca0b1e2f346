"""What other values of the numbers in ``knowledge.answer`` would give.

    python -m tests.bench.thresholds [FOLDER OF THE REAL DIRECTIVES]

Asks the project's own questions over the samples, and over the real directives where their folder
is given, with each number as it is and with a lower and a higher one. A row is the count of
questions answered right.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from types import ModuleType

import ingest
from bot import app
from bot.conversation.ask import reply
from bot.conversation.replies import plain
from bot.settings import Settings
from knowledge.answer import cited, content, obligations, overlap, scoring
from knowledge.domain import Scope

_ROOT = Path(__file__).parents[2]
_DATA = _ROOT / "tests" / "data"
_SCOPE = Scope(today=date(2026, 11, 22))
_OTHERS: dict[tuple[ModuleType, str], tuple[float, float]] = {
    (content, "ENOUGH"): (0.5, 0.7),
    (content, "_A_PART"): (0.3, 0.6),
    (content, "_ALIKE"): (0.7, 0.95),
    (content, "_ALIKE_EXACT"): (0.4, 0.8),
    (content, "_AS_RANKED"): (0.2, 0.8),
    (content, "_HEADING_SHARE"): (0.35, 1.0),
    (content, "_WHOLE"): (250, 600),
    (obligations, "_ALIKE"): (0.6, 0.95),
    (obligations, "_ACTOR_SHARE"): (0.0, 3.0),
    (cited, "_ENOUGH"): (0.2, 0.6),
    (overlap, "_TELLING"): (0.0, 0.5),
}

Shelf = tuple[app.Services, list[dict[str, object]]]


def say(*parts: str) -> None:
    """Write one line."""
    print(*parts, flush=True)  # noqa: T201  # a command of its own


def main() -> None:
    """Print a row for each number."""
    with ExitStack() as stack:
        shelves = [stack.enter_context(_opened(_ROOT / "samples", "questions_samples*.jsonl"))]
        real = (_opened(Path(folder), "questions_real*.jsonl") for folder in sys.argv[1:])
        shelves += [stack.enter_context(shelf) for shelf in real]
        asked = sum(len(rows) for _, rows in shelves)
        say(f"as they are: {_right(shelves)} of {asked}")
        for (module, name), others in _OTHERS.items():
            say(
                f"{module.__name__.rsplit('.', 1)[1]}.{name}", *_with(shelves, module, name, others)
            )


@contextmanager
def _opened(folder: Path, questions: str) -> Iterator[Shelf]:
    rows = [row for path in sorted(_DATA.glob(questions)) for row in scoring.read_rows(path)]
    with (
        tempfile.TemporaryDirectory() as place,
        app.services(Settings(TROLY_DATA=Path(place))) as services,
    ):
        for path in sorted(folder.iterdir()):
            services.library.publish(
                ingest.read(path),
                original=None,
                by="bench",
                now=datetime.now(UTC),
                hold=False,
                sync=False,
            )
        services.library.sync()
        yield services, rows


def _with(
    shelves: list[Shelf], module: ModuleType, name: str, others: tuple[float, float]
) -> Iterator[str]:
    kept = getattr(module, name)
    for value in (others[0], kept, others[1]):
        setattr(module, name, value)
        yield f" {value}: {_right(shelves)}"
    setattr(module, name, kept)


def _right(shelves: list[Shelf]) -> int:
    return sum(_right_of(services, rows) for services, rows in shelves)


def _right_of(services: app.Services, rows: list[dict[str, object]]) -> int:
    shelf = {held.id: held for held in services.held()}
    right = 0
    for row in rows:
        answer = services.answering.answer(str(row["question"]), _SCOPE)
        right += scoring.score(row, answer, plain(reply(answer, shelf)), shelf).right
    return right


if __name__ == "__main__":
    main()
