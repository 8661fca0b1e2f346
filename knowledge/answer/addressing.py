"""Exact addressing: the words that stand at "mục II.4.2 (3)", or that there is no such place."""

from __future__ import annotations

from knowledge.answer.asking import Asking, absent, answered, missing, quoted, which_one
from knowledge.answer.citing import children, cite_unit, components
from knowledge.domain import Answer, Citation, Held, Unit


def answer(asking: Asking) -> Answer | None:
    """Quote the unit that the question addresses."""
    address = asking.question.address
    if address is None:
        return None
    named = asking.meant.directives or _with_place(asking, address.parts)
    if not named:
        return absent(missing("no_such_place", address=address.said, parts=address.parts))
    if len(named) > 1:
        return which_one(asking, named)
    held = named[0]
    units = places(held, address.parts)
    if not units:
        return absent(
            missing(
                "no_such_unit", address=address.said, parts=address.parts, **_what_there_is(held)
            )
        )
    citations = [c for unit in units for c in _whole(held, unit)]
    return answered(quoted("unit", *citations))


def _with_place(asking: Asking, parts: tuple[str, ...]) -> tuple[Held, ...]:
    return tuple(held for held in asking.held if has_place(held, parts))


def has_place(held: Held, parts: tuple[str, ...]) -> bool:
    """Say whether there are units at *parts*, without reading them."""
    return any(components(path)[-len(parts) :] == parts for path in held.directive.places)


def places(held: Held, parts: tuple[str, ...]) -> tuple[Unit, ...]:
    """Return the units at *parts*, counted from the root or, if that fits none, from anywhere."""
    numbered = [unit for unit in held.directive.units if unit.path and unit.marker]
    exact = tuple(unit for unit in numbered if _parts(unit) == parts)
    if exact:
        return exact
    ending = [unit for unit in numbered if _parts(unit)[-len(parts) :] == parts]
    shortest = min((len(_parts(unit)) for unit in ending), default=0)
    return tuple(unit for unit in ending if len(_parts(unit)) == shortest)


def _parts(unit: Unit) -> tuple[str, ...]:
    return components(unit.path)


def _whole(held: Held, unit: Unit) -> list[Citation]:
    below = children(held.directive.units, unit)
    return [cite_unit(held, part) for part in (unit, *below) if part.text.strip()]


def _what_there_is(held: Held) -> dict[str, object]:
    """List the places of the first level: "I", "II"; "Điều 1", "Điều 2"."""
    marked = [u.path for u in held.directive.units if u.marker and u.path[:1].isalnum()]
    top = [path for path in marked if _level(path) == 1]
    return {"directive_id": held.id, "there_is": tuple(dict.fromkeys(top))}


def _level(path: str) -> int:
    parts = components(path)
    return len(parts) - (parts[0] in {"điều", "chương", "phần"}) if parts else 0
