"""The built-in check: invented passages, and questions that ask for them in other words."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from knowledge.domain import Passage
from knowledge.embeddings.files import digest
from knowledge.language import nfc

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from knowledge.domain import Held

_FILE = "check_set.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckSet:
    """Passages, and questions each of which one of them answers."""

    passages: tuple[Passage, ...]
    # (question, id of the passage that answers it)
    asked: tuple[tuple[str, int], ...]
    # another one whenever the set is
    version: str


class Rows:
    """The passages of a check, standing where the store does; no directive of them is held."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        self._passages = {passage.id: passage for passage in passages}

    def passages(self, ids: Iterable[int]) -> list[Passage]:
        """Return the passages with these ids, in this order."""
        return [self._passages[id_] for id_ in ids if id_ in self._passages]

    def all_held(self, *, include_withdrawn: bool = False) -> Sequence[Held]:
        """Return nothing."""
        del include_withdrawn
        return ()


@cache
def built_in() -> CheckSet:
    """Read the check that comes with the program."""
    text = files("knowledge.trial").joinpath(_FILE).read_text("utf-8")
    rows = tomllib.loads(text)["passages"]
    return CheckSet(
        passages=tuple(
            _passage(number, nfc(row["title"]), nfc(row["text"]))
            for number, row in enumerate(rows, start=1)
        ),
        asked=tuple(
            (nfc(question), number)
            for number, row in enumerate(rows, start=1)
            for question in row["questions"]
        ),
        version=digest(text),
    )


def _passage(number: int, title: str, text: str) -> Passage:
    return Passage(
        id=number,
        directive_id=1,
        path="",
        heading=(),
        title=title,
        text=text,
        start=0,
        end=len(text),
    )
