"""Exact addressing: the words that stand at "mục II.4.2 (3)", or that there is no such place."""

from __future__ import annotations

from knowledge.answer.asking import Asking, absent, answered, missing, quoted
from knowledge.answer.citing import children, cite_unit, components
from knowledge.domain import Answer, Choice, Citation, Held, Unit

_MOST_UNITS = 40  # a whole chương is still shown; a renderer splits it


def answer(asking: Asking) -> Answer | None:
    """Quote the unit that the question addresses."""
    address = asking.question.address
    if address is None:
        return None
    named = asking.meant.directives or _with_place(asking, address.parts)
    if not named:
        return absent(missing("no_such_place", address=address.printed))
    if len(named) > 1:
        return Answer(
            status="which_one",
            statements=(),
            choices=tuple(
                Choice(directive_id=held.id, question=f"{held.handle}: {asking.question.asked}")
                for held in named
            ),
        )
    held = named[0]
    units = places(held, address.parts)
    if not units:
        return absent(missing("no_such_unit", address=address.printed, **_what_there_is(held)))
    citations = [c for unit in units for c in _whole(held, unit)]
    return answered(quoted("unit", *citations[:_MOST_UNITS]))


def _with_place(asking: Asking, parts: tuple[str, ...]) -> tuple[Held, ...]:
    return tuple(held for held in asking.held if places(held, parts))


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
    top = [u.marker for u in held.directive.units if u.marker and len(components(u.path)) == 1]
    return {"directive_id": held.id, "there_is": tuple(dict.fromkeys(top))}
