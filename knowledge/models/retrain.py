"""Train all that is bundled, from data, and print how well it finds.

    python -m knowledge.models.retrain LAW [MORE...]

Each folder is in BEIR layout. The embedding model is trained on the articles of LAW alone; the
weights of the ranker on its questions, as written and without diacritics. All folders are then
asked: Acc@1, R@5, R@10, MRR@10, as written and stripped. Takes some five minutes of one core.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from knowledge.evaluation import read_questions, retrieval
from knowledge.language import fold
from knowledge.lexical import Lexical
from knowledge.models import static
from knowledge.ranking import NAMES, measures, ranker
from knowledge.ranking.fit import Choice, fit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from knowledge.evaluation import Questions
    from knowledge.ranking.asked import Weights

CANDIDATES = 60  # of a question, as many as the product ranks


def main(arguments: Sequence[str]) -> None:
    """Train on the first folder named, write what is bundled, and measure on all."""
    from knowledge.models import train  # noqa: PLC0415  # torch

    law, *_ = folders = [Path(argument) for argument in arguments]
    train.bundle(law / "corpus.jsonl", static.FOLDER)
    write(fit(list(choices(read_questions(law)))), Path(ranker.__file__).parent / ranker.WEIGHTS)
    for folder in folders:
        figures = (retrieval(folder, strip_diacritics=stripped) for stripped in (False, True))
        cells = (f"{f.acc1:.3f}/{f.r5:.3f}/{f.r10:.3f}/{f.mrr10:.3f}" for f in figures)
        print(f"{folder.name:12}", " · ".join(cells), flush=True)  # noqa: T201  # a command


def choices(questions: Questions) -> Iterator[Choice]:
    """Yield what the ranker would see of each question, as written, then stripped."""
    with tempfile.TemporaryDirectory() as folder:
        lexical = Lexical(Path(folder), writer=True)
        lexical.apply(remove=(), add=questions.passages, generation=1)
        for text, right in questions.asked:
            for form in (text, fold(text)):
                found = lexical.candidates(form, CANDIDATES)
                if found.asked is not None and found.ids:
                    yield Choice(
                        measures(found.asked, found.encoded, np.array(found.scores)),
                        np.array([id_ in right for id_ in found.ids]),
                    )


def write(weights: Weights, file: Path) -> None:
    """Write the *weights* of all measures."""
    lines = [f"{name} = {weight:.4f}" for name, weight in zip(NAMES, weights, strict=True)]
    file.write_text("\n".join(["[weights]", *lines]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
