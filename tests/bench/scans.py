"""How well scanned pages are read: ``python -m tests.bench.scans [--kept] [KIND …]``.

Word files of ``samples/`` are set in several fonts, printed, worn, and read as pictures; what the
reader makes of the Word file itself is the truth. The kept set has papers, fonts and wear that no
rule was tuned on.
"""

from __future__ import annotations

import argparse
import re
import tempfile
import time
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from pathlib import Path

import numpy as np
from PIL import Image
from rapidfuzz.distance import Levenshtein

import ingest
from ingest.limits import DEFAULT
from ingest.scans.certainty import EDGES
from knowledge.domain import Directive
from tests.scans.kinds import KEPT, TUNED_ON, Kind
from tests.scans.press import printed, sheets
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
    wrong: list[str] = field(default_factory=list)
    wrong_doubted: int = 0
    right_doubted: int = 0
    words_right: int = 0
    words_right_doubted: int = 0
    words_wrong: int = 0
    words_wrong_doubted: int = 0
    pages: int = 0
    seconds: float = 0.0


def main() -> None:
    """Print one line for each kind of page, and what was wrong with it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kinds", nargs="*")
    parser.add_argument("--kept", action="store_true", help="the set that no rule was tuned on")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="a folder for the pictures")
    options = parser.parse_args()
    sets = KEPT if options.kept else TUNED_ON
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.keep or Path(temporary)
        folder.mkdir(exist_ok=True)
        for kind in sets:
            if not options.kinds or kind.name in options.kinds:
                _show(kind.name, score(kind, folder, options.seed))


def score(kind: Kind, folder: Path, seed: int) -> Score:
    """Print, wear and read one paper."""
    path = next((ROOT / "samples").glob(f"{kind.paper}-*.docx"))
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
    doubted = [(doubt.start, doubt.end) for doubt in read.doubts]
    known = [_counted(match[0]) for match in printed_words]
    matcher = SequenceMatcher(None, known, [_counted(match[0]) for match in words], autojunk=False)
    found.numbers = sum(bool(_DIGIT.search(word)) for word in known)
    for tag, _, _, start, end in matcher.get_opcodes():
        for word in words[start:end]:
            is_number = bool(_DIGIT.search(word[0]))
            is_doubted = any(a < word.end() and word.start() < b for a, b in doubted)
            if tag == "equal":
                if is_number:
                    found.right_doubted += is_doubted
                else:
                    found.words_right += 1
                    found.words_right_doubted += is_doubted
            elif is_number:
                found.wrong.append(word[0] + ("?" if is_doubted else ""))
                found.wrong_doubted += is_doubted
            else:
                found.words_wrong += 1
                found.words_wrong_doubted += is_doubted


def _show(kind: str, found: Score) -> None:
    bad = [name for name, right in found.fields.items() if not right]
    error = found.wrong_letters / max(found.letters, 1)
    head = f"{kind:20} CER {error:7.2%}  {found.pages / found.seconds:.2f} pages/s  fields "
    head += f"{len(found.fields) - len(bad)}/{len(found.fields)} wrong: {', '.join(bad)}"
    numbers = f"numbers {found.numbers}: wrong {len(found.wrong)}, of them doubted "
    numbers += f"{found.wrong_doubted}; right ones doubted {found.right_doubted}"
    words = f"words: wrong {found.words_wrong}, of them doubted {found.words_wrong_doubted}; "
    words += f"right {found.words_right}, of them doubted {found.words_right_doubted}"
    lines = (head, numbers, words, " ".join(found.wrong)[:600])
    print(*lines, sep=f"\n{'':20} ", flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
