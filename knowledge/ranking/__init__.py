"""The order of the passages that words found: a light ranker over what stands where in them.

``written`` keeps of each passage what the ranker reads, ``asked`` weighs the question, ``measures``
compares the two, ``ranker`` sums up by weights that ``fit`` learned from questions on law.
"""

from knowledge.ranking.asked import Asked
from knowledge.ranking.measures import NAMES, measures
from knowledge.ranking.ranker import Candidates, Ranker
from knowledge.ranking.written import encode

__all__ = ["NAMES", "Asked", "Candidates", "Ranker", "encode", "measures"]
