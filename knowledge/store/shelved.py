"""Directives whose text and units stay in SQL until they are read.

A library holds thousands of papers, and an answer reads the words of a few. What all of them are
looked through for (who issued one, what it cites and asks for, which places it has) is in memory
all the time.
"""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, NamedTuple

from knowledge.domain import Directive, Unit

if TYPE_CHECKING:
    from collections.abc import Callable

_LATE = {"text", "units"}


class Body(NamedTuple):
    """What is read of a directive when it is asked for."""

    text: str
    units: tuple[Unit, ...]


class Shelved(Directive):
    """A directive like any other: equal to what was published, and ``replace`` makes a plain one.

    Its body must be that of the reading that the rest is of, whatever takes its place later.
    """

    __slots__ = ("_body", "_places")
    _body: Callable[[], Body]
    _places: tuple[str, ...]

    @classmethod
    def of(cls, rest: Directive, places: tuple[str, ...], body: Callable[[], Body]) -> Directive:
        """Put a directive together of all but text and units, and of what reads these."""
        made = object.__new__(cls)
        for field in fields(Directive):
            if field.name not in _LATE:
                object.__setattr__(made, field.name, getattr(rest, field.name))
        object.__setattr__(made, "_body", body)
        object.__setattr__(made, "_places", places)
        return made

    # by the class it is compared and replaced
    __class__ = property(lambda _self: Directive)

    @property
    def text(self) -> str:
        """The healed text."""
        return self._body().text

    @property
    def units(self) -> tuple[Unit, ...]:
        """The units, in order."""
        return self._body().units

    @property
    def places(self) -> tuple[str, ...]:
        """The paths of the units that bear a number or a mark, in the order of the text."""
        return self._places
