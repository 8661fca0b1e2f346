"""How well one paper is read in every form: ``python -m tests.bench.files FOLDER [NAME …]``.

FOLDER holds ``kh31.*`` and the truth beside them. For each file: the share of wrong characters of
the running text, the limit asked for, and which facts of head and foot are wrong.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterable, Mapping
from itertools import product
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

import ingest
from knowledge.domain import Directive
from knowledge.errors import AssistantError
from tests.bench.process import say

# shares of wrong characters that are asked for, by a part of the name
_LIMITS = {"photo": 0.06, "clean_p1": 0.005, "scan": 0.005}
_OTHERWISE = 0.002
_SUFFIXES = {".doc", ".docx", ".html", ".odt", ".pdf", ".rtf", ".txt", ".jpg", ".png"}
_AROUND = range(-3, 4)  # characters by which a stretch may begin or end elsewhere
_FACTS = ("number", "type", "issuer", "issued_on", "place", "subject", "recipients", "signer")


def main() -> None:
    """Print one row for each file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("names", nargs="*")
    given = parser.parse_args()
    truth = json.loads((given.folder / "kh31.json").read_text("utf-8"))
    whole = ingest.read(given.folder / "kh31.docx")
    kept = 0
    paths = [path for path in sorted(given.folder.glob("kh31*")) if path.suffix in _SUFFIXES]
    paths = [path for path in paths if not given.names or path.name in given.names]
    for path in paths:
        kept += _row(path, truth, whole)
    say(f"{kept} of {len(paths)} within their limits")


def _row(path: Path, truth: Mapping[str, Any], whole: Directive) -> bool:
    limit = next((most for part, most in _LIMITS.items() if part in path.name), _OTHERWISE)
    began = time.perf_counter()
    try:
        read = ingest.read(path, not_secret=True)
    except AssistantError as error:
        say(f"{path.name:28} refused: {error.code}")
        return False
    seconds = time.perf_counter() - began
    share, told = _error(read.text, truth["body"])
    wrong = [name for name in _FACTS if getattr(read, name) != getattr(whole, name)]
    sign = "" if share <= limit else "  OVER"
    say(
        f"{path.name:28} CER {share:7.3%} of {told:5} letters, limit {limit:.1%}{sign}"
        f"  {seconds:5.1f} s  doubts {len(read.doubts):3}  facts otherwise: {', '.join(wrong)}"
    )
    return share <= limit


def _error(read: str, paragraphs: Iterable[str]) -> tuple[float, int]:
    """Return the share of wrong characters of the paragraphs that the file has at all.

    One page of a photograph holds some of them, and one in part: those of which a fifth or more is
    not found are not counted, and how many letters were is told.
    """
    text = " ".join(read.split())
    wrong = letters = 0
    for paragraph in paragraphs:
        printed = " ".join(paragraph.split())
        distance = _nearest(text, printed)
        if distance * 5 < len(printed):
            wrong += distance
            letters += len(printed)
    return (wrong / letters if letters else 1.0), letters


def _nearest(text: str, printed: str) -> int:
    """Return the least distance between *printed* and a stretch of *text*."""
    found = fuzz.partial_ratio_alignment(printed, text)
    if found is None or len(text) < len(printed):
        return Levenshtein.distance(text, printed)
    return min(
        Levenshtein.distance(
            text[max(0, found.dest_start + before) : found.dest_end + after], printed
        )
        for before, after in product(_AROUND, repeat=2)
    )


if __name__ == "__main__":
    main()
