"""The queries on the rows: ``Store`` reads what is committed, ``Shelf`` writes in a transaction."""

from knowledge.store.reading import Change, Store, Succession
from knowledge.store.writing import Paper, Shelf

__all__ = ["Change", "Paper", "Shelf", "Store", "Succession"]
