"""The shortest quote that answers: a run of sentences or items out of one text.

``pieces`` cuts a text into sentences and says which lead-in each stands under; ``choosing`` takes
the run that holds most of the question for its length.
"""

from knowledge.spans.choosing import quote
from knowledge.spans.pieces import Piece, cut

__all__ = ["Piece", "cut", "quote"]
