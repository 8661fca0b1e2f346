"""The queries on the rows: ``Store`` reads what is committed, ``Shelf`` writes in a transaction."""

from knowledge.store.loading import Succession
from knowledge.store.reading import Change, Store
from knowledge.store.writing import Paper, Shelf

__all__ = ["Change", "Paper", "Shelf", "Store", "Succession"]
