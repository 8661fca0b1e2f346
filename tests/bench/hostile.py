"""Thousands of broken files, each read within the limits of a child: what became of them.

    python -m tests.bench.hostile [--files N] [--seed S] [--kind .pdf] FOLDER …

FOLDER holds whole files of any format (``../shared/data/files``, ``samples``). Each mutant is read
by the loaders in a child of its own, under the same limits and with the same answer as in
``ingest.sandbox``, and what was read then goes through the stages after the loader. To start an
interpreter for each would take a day: the children are forked from one that has the loaders in
memory. A few of each format, and all that need LibreOffice, go through ``sandbox.load`` itself.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import resource
import select
import signal
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random

from openpyxl import Workbook
from PIL import Image, ImageDraw

from ingest import read_text, sandbox
from ingest.limits import DEFAULT, silent
from ingest.loaders import LOADERS, find
from ingest.loaders.__main__ import answer
from ingest.loaders.confinement import confine
from knowledge.errors import AssistantError
from tests.bench.mutations import mutate

_CONVERTED = {".doc", ".rtf", ".odt"}
_LARGEST = 300_000  # bytes of a sample: larger ones are read as scans, a minute each
_SHARE_CONVERTED = 0.02
_SHARE_SANDBOXED = 0.01
# per file; the usual ones are for scans
_LIMITS = replace(DEFAULT, wall_seconds=30, cpu_seconds=20, ocr_pages=1)
_LINE = 1 << 16


@dataclass(slots=True)
class Tally:
    """What became of the mutants of one format."""

    outcomes: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0
    most_memory: int = 0  # MiB

    def count(self, outcome: str, seconds: float, memory: int) -> None:
        self.outcomes[outcome] += 1
        self.slowest = max(self.slowest, seconds)
        self.most_memory = max(self.most_memory, memory)


def main() -> None:
    """Make the mutants, read them and print what became of them."""
    options = _options()
    random = Random(options.seed)  # noqa: S311  # a seed that can be told is the point
    samples = {path.name: path.read_bytes() for path in _samples(options.folders)} | _made()
    kinds = options.kind or sorted({Path(name).suffix for name in samples})
    for kind in LOADERS:
        find(kind)
    tallies: defaultdict[str, Tally] = defaultdict(Tally)
    crashes = []
    with tempfile.TemporaryDirectory() as folder:
        for number in range(options.files):
            kind = random.choice(kinds)
            name = random.choice([one for one in sorted(samples) if one.endswith(kind)])
            mutant = mutate(samples[name], list(samples.values()), random)
            path = Path(folder) / f"mutant{kind}"
            path.write_bytes(mutant.data)
            began = time.monotonic()
            outcome, memory = _read(path, random)
            tallies[kind].count(outcome, time.monotonic() - began, memory)
            if outcome.startswith(("crashed", "after")):
                crashes.append(f"{name} {mutant.how}: {outcome}")
                if options.keep:
                    (options.keep / f"{number}{kind}").write_bytes(mutant.data)
    _print(tallies, crashes, options.files, options.seed)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--kind", action="append", help="only files with this ending; more than once"
    )
    parser.add_argument("--keep", type=Path, help="folder for the files that made a child crash")
    parser.add_argument("folders", type=Path, nargs="+")
    return parser.parse_args()


def _samples(folders: Sequence[Path]) -> Iterator[Path]:
    for folder in folders:
        for path in sorted(folder.iterdir()):
            if path.is_file() and 0 < path.stat().st_size < _LARGEST and path.suffix != ".json":
                yield path


def _made() -> dict[str, bytes]:
    """Return small files of the formats that the folders have none of: a workbook, pictures."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in (("Biểu mẫu 1",), ("TT", "Nội dung", "Số"), (1, "Sinh hoạt chi bộ", 12)):
        sheet.append(row)
    workbook = io.BytesIO()
    book.save(workbook)
    made = {"made.xlsx": workbook.getvalue()}
    picture = Image.new("RGB", (320, 120), "white")
    ImageDraw.Draw(picture).text((10, 40), "KE HOACH 12", fill="black")
    for form in ("png", "jpeg", "tiff"):
        written = io.BytesIO()
        picture.save(written, form)
        made[f"made.{form}"] = written.getvalue()
    return made


def _read(path: Path, random: Random) -> tuple[str, int]:
    """Return what became of one mutant, and the MiB that its child used, 0 where unknown."""
    chance = random.random()
    is_converted = path.suffix in _CONVERTED
    if is_converted and chance > _SHARE_CONVERTED:
        return "left out (LibreOffice)", 0
    if is_converted or chance < _SHARE_SANDBOXED:
        return _sandboxed(path), 0
    return _forked(path)


def _sandboxed(path: Path) -> str:
    try:
        sandbox.load(path, limits=_LIMITS)
    except AssistantError as error:
        return _named(error.code, error.facts)
    return "read"


def _named(code: object, facts: dict[str, object]) -> str:
    reason = facts.get("reason")
    return f"{reason}" if reason else f"{code}"


def _forked(path: Path) -> tuple[str, int]:
    """Read a mutant in a forked child under the limits of the sandbox."""
    receiving, sending = os.pipe()
    child = os.fork()
    if child == 0:
        _child(path, sending)
    os.close(sending)
    said = _heard(receiving, _LIMITS.wall_seconds)
    os.killpg(child, signal.SIGKILL)
    _, status, used = os.wait4(child, 0)
    return _outcome(said, status), used.ru_maxrss // 1024


def _child(path: Path, sending: int) -> None:
    os.setsid()
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 1)
    os.dup2(nothing, 2)
    confine(_LIMITS)
    # the samples are in this memory too, and are no part of what a file may take
    resource.setrlimit(resource.RLIMIT_AS, (_LIMITS.memory_bytes, _LIMITS.memory_bytes))
    try:
        said = _stages(path)
    except BaseException as error:  # noqa: BLE001  # a crash is what is looked for
        said = f"crashed: {type(error).__name__}"
    os.write(sending, json.dumps(said).encode()[:_LINE])
    os._exit(0)


def _stages(path: Path) -> str:
    """Load a file, and read what was loaded as a directive."""
    answered = answer(path, _LIMITS, silent)
    if "error" in answered:
        refusal = answered["error"]
        assert isinstance(refusal, dict)
        return _named(refusal["code"], refusal["facts"])
    loaded = answered["loaded"]
    assert isinstance(loaded, dict)
    try:
        read_text("\n\n".join(block["text"] for block in loaded["blocks"]), path.name)
    except AssistantError as error:
        return _named(error.code, error.facts)
    except Exception as error:  # noqa: BLE001  # these stages run in the bot itself
        return f"after the loader: {type(error).__name__}"
    return "read"


def _heard(receiving: int, seconds: float) -> str | None:
    """Return what a child says, None if it says nothing in time."""
    ready, _, _ = select.select([receiving], [], [], seconds)
    data = os.read(receiving, _LINE) if ready else b""
    os.close(receiving)
    return str(json.loads(data)) if data else None


def _outcome(said: str | None, status: int) -> str:
    if said is not None:
        return said
    if os.WIFSIGNALED(status):
        number = os.WTERMSIG(status)
        limits = {signal.SIGXCPU, signal.SIGKILL}
        return "too_slow" if number in limits else f"crashed: signal {number}"
    return "crashed: no answer"


def _print(tallies: dict[str, Tally], crashes: Sequence[str], files: int, seed: int) -> None:
    out = sys.stdout.write
    out(f"{files} mutants, seed {seed}; the parent is unharmed\n")
    for kind, tally in sorted(tallies.items()):
        told = ", ".join(f"{count} {outcome}" for outcome, count in tally.outcomes.most_common())
        out(f"{kind:6} slowest {tally.slowest:5.1f} s, {tally.most_memory:4} MiB: {told}\n")
    out(f"{len(crashes)} ended by an error that nobody foresaw\n")
    for crash in crashes[:50]:
        out(f"  {crash}\n")


if __name__ == "__main__":
    main()
