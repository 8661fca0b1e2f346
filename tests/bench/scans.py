"""How well scanned pages are read: ``python -m tests.bench.scans [--set SET] [KIND …]``.

Word files of ``samples/`` and invented ones are set in several fonts, printed, worn, and read as
pictures; what the reader makes of the Word file itself is the truth. No rule was tuned on the sets
``kept`` and ``unseen``; with another ``--seed`` the invented papers are others too.
"""

from __future__ import annotations

import argparse
import re
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, fields, replace
from difflib import SequenceMatcher
from pathlib import Path

import numpy as np
from PIL import Image
from rapidfuzz.distance import Levenshtein

import ingest
from ingest.limits import DEFAULT
from ingest.scans.certainty import EDGES
from knowledge.domain import Directive
from tests.scans import invented
from tests.scans.kinds import SETS, Kind
from tests.scans.press import family, printed, sheets
from tests.scans.wear import worn

ROOT = Path(__file__).parents[2]

_FIELDS = ("number", "type", "issuer", "issued_on", "place", "subject", "recipients")
# the pictures are written larger than a scanner would
_LIMITS = replace(DEFAULT, file_bytes=200 * 1024 * 1024)
_DIGIT = re.compile(r"\d")


@dataclass(slots=True)
class Score:
    """What was counted over the papers of one kind."""

    letters: int = 0
    wrong_letters: int = 0
    fields: dict[str, bool] = field(default_factory=dict)
    numbers: int = 0
    wrong_numbers: int = 0
    # each as "printed→read", a "?" behind it if doubted
    wrong: list[str] = field(default_factory=list)
    wrong_doubted: int = 0
    right_doubted: int = 0
    # numbers that are printed and stand nowhere in what was read
    lost: int = 0
    words_right: int = 0
    words_right_doubted: int = 0
    words_wrong: int = 0
    words_wrong_doubted: int = 0
    pages: int = 0
    seconds: float = 0.0

    def add(self, other: Score) -> None:
        """Add up what was counted of another kind."""
        for one in fields(self):
            value = getattr(self, one.name)
            if isinstance(value, int | float):
                setattr(self, one.name, value + getattr(other, one.name))


def main() -> None:
    """Print one line for each kind of page, and what was wrong with it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kinds", nargs="*")
    parser.add_argument("--set", choices=SETS, default="tuned")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="a folder for the pictures")
    options = parser.parse_args()
    total = Score()
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.keep or Path(temporary)
        folder.mkdir(exist_ok=True)
        for kind in SETS[options.set]:
            if not options.kinds or kind.name in options.kinds:
                found = score(kind, folder, options.seed)
                _show(kind, found)
                total.add(found)
    _show_total(total)


def score(kind: Kind, folder: Path, seed: int) -> Score:
    """Print, wear and read one paper."""
    path = _paper(kind, folder, seed)
    truth = ingest.read(path)
    signer = truth.signer.name if truth.signer else None
    pages = sheets(printed(path, kind.font, kind.points, folder), kind.wear.dpi, signer)
    rng = np.random.default_rng(seed)
    pictures = [
        Image.fromarray(worn(page.picture, kind.wear, page.signed_at, rng)) for page in pages
    ]
    scan = folder / f"{kind.name.replace(' ', '-')}.tif"
    pictures[0].save(
        scan, save_all=True, append_images=pictures[1:], compression="jpeg", quality=95
    )
    began = time.perf_counter()
    found = compare(truth, ingest.read(scan, not_secret=True, limits=_LIMITS))
    found.seconds = time.perf_counter() - began
    found.pages = len(pages)
    return found


def _paper(kind: Kind, folder: Path, seed: int) -> Path:
    if isinstance(kind.paper, int):
        return invented.paper(folder, kind.paper + 1000 * (seed - 1))
    return next((ROOT / "samples").glob(f"{kind.paper}-*.docx"))


def compare(truth: Directive, read: Directive) -> Score:
    """Count where *read* differs from *truth*."""
    found = Score()
    one, other = running(truth), running(read)
    found.letters = len(one)
    found.wrong_letters = Levenshtein.distance(one, other)
    for name in _FIELDS:
        found.fields[name] = getattr(truth, name) == getattr(read, name)
    for name in ("name", "position", "authority"):
        found.fields[f"signer {name}"] = getattr(truth.signer, name, None) == getattr(
            read.signer, name, None
        )
    _count_words(truth, read, found)
    return found


def running(directive: Directive) -> str:
    """Return the running text: from the title to the signature, and the annexes."""
    kinds = ("title", "body", "heading", "item", "row", "appendix")
    return " ".join(
        " ".join(f"{unit.marker} {unit.text}".split())
        for unit in directive.units
        if unit.kind in kinds
    )


def _tokens(text: str) -> list[re.Match[str]]:
    return list(re.finditer(r"\S+", text))


def _counted(word: str) -> str:
    """Return a word as it is compared: "1" is the number that "1." is."""
    return word.strip(EDGES) if _DIGIT.search(word) else word


def _count_words(truth: Directive, read: Directive, found: Score) -> None:
    printed_words, words = _tokens(truth.text), _tokens(read.text)
    spans = [(doubt.start, doubt.end) for doubt in read.doubts]
    doubted = [any(a < one.end() and one.start() < b for a, b in spans) for one in words]
    known = [_counted(match[0]) for match in printed_words]
    seen = [_counted(match[0]) for match in words]
    found.numbers = sum(map(_is_number, known))
    for tag, a, b, c, d in SequenceMatcher(None, known, seen, autojunk=False).get_opcodes():
        if tag == "equal":
            _count_right(seen[c:d], doubted[c:d], found)
        elif b - a == d - c:
            for was, word, is_doubted in zip(known[a:b], seen[c:d], doubted[c:d], strict=True):
                _count_wrong([was], [word], [is_doubted], found)
        else:
            _count_wrong(known[a:b], seen[c:d], doubted[c:d], found)


def _is_number(word: str) -> bool:
    return bool(_DIGIT.search(word))


def _count_right(words: Sequence[str], doubted: Sequence[bool], found: Score) -> None:
    for word, is_doubted in zip(words, doubted, strict=True):
        if _is_number(word):
            found.right_doubted += is_doubted
        else:
            found.words_right += 1
            found.words_right_doubted += is_doubted


def _count_wrong(
    printed_words: Sequence[str], words: Sequence[str], doubted: Sequence[bool], found: Score
) -> None:
    """Count a stretch that was read otherwise; each number in it is doubted if any word is."""
    numbers = list(filter(_is_number, printed_words)) or list(filter(_is_number, words))
    if not numbers:
        found.words_wrong += len(words)
        found.words_wrong_doubted += sum(doubted)
    elif not words:
        found.lost += len(numbers)
    else:
        sign = "?" if any(doubted) else ""
        found.wrong += [f"{' '.join(printed_words)}→{' '.join(words)}{sign}"]
        found.wrong_numbers += len(numbers)
        found.wrong_doubted += len(numbers) * any(doubted)


def _show(kind: Kind, found: Score) -> None:
    bad = [name for name, right in found.fields.items() if not right]
    error = found.wrong_letters / max(found.letters, 1)
    font = family(kind.font)
    head = f"{kind.name:20} CER {error:7.2%}  {found.pages / found.seconds:.2f} pages/s  fields "
    head += f"{len(found.fields) - len(bad)}/{len(found.fields)} wrong: {', '.join(bad)}"
    head += "" if font == kind.font else f"  (in {font}: {kind.font} is not here)"
    lines = (head, *_figures(found), "; ".join(found.wrong)[:900])
    print(*lines, sep=f"\n{'':20} ", flush=True)  # noqa: T201


def _figures(found: Score) -> tuple[str, str]:
    numbers = f"numbers {found.numbers}: wrong {found.wrong_numbers}, of them doubted "
    numbers += f"{found.wrong_doubted}; lost {found.lost}; right ones doubted {found.right_doubted}"
    words = f"words: wrong {found.words_wrong}, of them doubted {found.words_wrong_doubted}; "
    words += f"right {found.words_right}, of them doubted {found.words_right_doubted}"
    return numbers, words


def _show_total(found: Score) -> None:
    error = found.wrong_letters / max(found.letters, 1)
    share = found.wrong_doubted / max(found.wrong_numbers + found.lost, 1)
    head = f"{'all':20} CER {error:7.2%}; of wrong and lost numbers doubted {share:.1%}"
    print(head, *_figures(found), sep=f"\n{'':20} ")  # noqa: T201


if __name__ == "__main__":
    main()
