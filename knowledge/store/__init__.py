"""The queries on the rows: ``Store`` reads what is committed, ``Shelf`` writes in a transaction."""

from knowledge.store.loading import Succession
from knowledge.store.paper import File, Paper
from knowledge.store.reading import Change, EarlierText, KeptFile, Store
from knowledge.store.revising import Revision
from knowledge.store.writing import Shelf

__all__ = [
    "Change",
    "EarlierText",
    "File",
    "KeptFile",
    "Paper",
    "Revision",
    "Shelf",
    "Store",
    "Succession",
]
