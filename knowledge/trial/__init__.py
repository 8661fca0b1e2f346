"""A configured model tried on a small built-in check before it may change any answer.

Words are the measure: a model is mixed in only as far as that is better than words alone, and a
reranker reads along only if the order after it is better than the one before, both beyond luck.
"""

from knowledge.trial.check import CheckSet, built_in
from knowledge.trial.figures import Figures, better_by_chance
from knowledge.trial.trying import SHARES, VERSION, Trial, try_embeddings, try_reranker

__all__ = [
    "SHARES",
    "VERSION",
    "CheckSet",
    "Figures",
    "Trial",
    "better_by_chance",
    "built_in",
    "try_embeddings",
    "try_reranker",
]
