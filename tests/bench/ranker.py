"""What the learned order gains over BM25, on passages and questions that it never saw.

    python -m tests.bench.ranker LAW [MORE...]

Each folder is in BEIR layout. LAW is scored in folds over its laws: the weights are fitted on the
questions about some laws, and asked those about the others. The other folders are asked with the
weights of the product, which were fitted on LAW alone. BM25 is that of the product's own index, on
syllables and pairs. A row is Acc@1 of both, the difference with its interval of 95 % (resampled
questions), and how likely chance makes it so large (a paired randomisation test).
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from knowledge.evaluation import Questions, read_questions
from knowledge.models.retrain import choices
from knowledge.ranking import NAMES, Ranker
from knowledge.ranking.fit import Choice, fit
from knowledge.trial import better_by_chance
from tests.bench.process import say

_FOLDS = 5
_RESAMPLED = 2000
_FORMS = ("as written", "stripped")

Weights = NDArray[np.float64]
Outcomes = list[float]  # of each question: 1 where the first passage is right


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    law, *others = parser.parse_args().folders
    _print(f"{law.name}, {_FOLDS} folds over laws", *_in_folds(read_questions(law)))
    for folder in others:
        _print(folder.name, *_with(Ranker().weights, list(choices(read_questions(folder)))))


def first_right(choice: Choice, scores: Weights) -> float:
    """Return 1 if the candidate with the best score is right, else 0."""
    return float(choice.right[np.argmax(scores)])


def interval(before: Outcomes, after: Outcomes) -> tuple[float, float]:
    """Return the difference of the means that 95 of 100 resampled sets of questions stay in."""
    changed = np.asarray(after) - np.asarray(before)
    picks = np.random.default_rng(0).integers(len(changed), size=(_RESAMPLED, len(changed)))
    low, high = np.percentile(changed[picks].mean(axis=1), (2.5, 97.5))
    return float(low), float(high)


def _with(weights: Weights, asked: Sequence[Choice]) -> tuple[Outcomes, Outcomes]:
    bm25 = NAMES.index("bm25")
    before = [first_right(one, one.measures[:, bm25]) for one in asked]
    return before, [first_right(one, one.measures @ weights) for one in asked]


def _in_folds(questions: Questions) -> tuple[Outcomes, Outcomes]:
    seen = list(choices(questions))
    fold_of = list(_folds(questions))
    before, after = np.zeros(len(seen)), np.zeros(len(seen))
    for fold in range(_FOLDS):
        # two forms of each question, one after the other
        held_out = np.repeat(np.array(fold_of) == fold, 2)
        weights = fit([one for one, out in zip(seen, held_out, strict=True) if not out])
        asked = [one for one, out in zip(seen, held_out, strict=True) if out]
        before[held_out], after[held_out] = _with(weights, asked)
    return before.tolist(), after.tolist()


def _folds(questions: Questions) -> Iterator[int]:
    """Say in which fold each question is: that of the law of its passage."""
    law_of = {passage.id: passage.title.rpartition(",")[0] for passage in questions.passages}
    laws = sorted(set(law_of.values()))
    numbers = np.random.default_rng(0).permutation(len(laws)) % _FOLDS
    fold_of = dict(zip(laws, numbers.tolist(), strict=True))
    return (fold_of[law_of[min(right)]] for _, right in questions.asked)


def _print(name: str, before: Outcomes, after: Outcomes) -> None:
    say(name)
    for number, form in enumerate(_FORMS):
        old, new = before[number::2], after[number::2]
        low, high = interval(old, new)
        say(
            f"  {form:10} BM25 {np.mean(old):.3f}, ranked {np.mean(new):.3f}:"
            f" {np.mean(new) - np.mean(old):+.3f} ({low:+.3f} to {high:+.3f}),"
            f" by chance {better_by_chance(old, new):.4f}"
        )


if __name__ == "__main__":
    main()
