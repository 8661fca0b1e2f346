"""What a list of cells and people changes: worked out whole before anything is; pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from bot.organisation import OWN_CELL, STAFF, Cell, Member, Organisation, Post, Role, Succession
from bot.organisation.list_values import (
    Refused,
    day,
    digits,
    is_organ_of,
    nearest,
    parts,
    phone_of,
)
from bot.organisation.lists import Entry, Listed
from bot.organisation.names import LONGEST, cleaned, same
from bot.texts import importing as texts
from knowledge.language import fold

_NO_ID = re.compile(r"[^a-z0-9]+")
_LONGEST_ID = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """A line that cannot be taken."""

    line: int
    # of ``texts.importing.TROUBLES``
    code: str
    facts: Mapping[str, object] = field(default_factory=dict)

    @property
    def said(self) -> str:
        """Say what is wrong and what to do."""
        return texts.put(
            texts.TROUBLE, line=self.line, what=texts.put(texts.TROUBLES[self.code], **self.facts)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """One person in one cell, as the list has it."""

    line: int
    # of those held; None for somebody new. Several lines of somebody new share a *key*
    person_id: int | None
    key: str
    name: str
    # None: the list says nothing of it
    phone: str | None
    cell_id: str
    role: Role
    title: str
    is_new: bool
    changes: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a list changes, and the lines that cannot be taken."""

    lines: int = 0
    new_cells: tuple[Cell, ...] = ()
    changed_cells: tuple[Cell, ...] = ()
    people: tuple[Listing, ...] = ()
    troubles: tuple[Trouble, ...] = ()
    ignored: tuple[str, ...] = ()
    # how many cells the list speaks of
    cells: int = 0

    @property
    def changes(self) -> bool:
        """Say whether anything is new."""
        return bool(self.new_cells or self.changed_cells or any(p.changes for p in self.people))


def plan(listed: Listed, held: Organisation, *, may_make_staff: bool) -> Plan:
    """Work out what a list changes.

    Args:
        listed: What stands in it.
        held: The cells and people there are.
        may_make_staff: Whether who imports may make somebody one of the office.
    """
    building = _Building(held, may_make_staff=may_make_staff)
    cells = [entry for entry in listed.entries if not entry["name"]]
    for entry in cells:
        building.try_(entry, building.declare)
    for entry in cells:
        building.try_(entry, building.describe)
    for entry in listed.entries:
        if entry["name"]:
            building.try_(entry, building.add)
    return replace(building.made(), lines=len(listed.entries), ignored=listed.ignored)


class _Building:
    """What is known while the lines are gone through."""

    def __init__(self, held: Organisation, *, may_make_staff: bool) -> None:
        self._held = held
        self._may_make_staff = may_make_staff
        self._cells: dict[str, Cell] = {cell.id: cell for cell in held.cells}
        self._told: dict[str, int] = {}
        self._people: list[Listing] = []
        self._troubles: dict[int, Trouble] = {}

    def try_(self, entry: Entry, take: Callable[[Entry], None]) -> None:
        """Take a line; one that cannot be taken is noted and left out."""
        if entry.line in self._troubles:
            return
        try:
            take(entry)
        except Refused as refused:
            self._troubles[entry.line] = Trouble(
                line=entry.line, code=refused.code, facts=refused.facts
            )

    def made(self) -> Plan:
        before = {cell.id: cell for cell in self._held.cells}
        new = [cell for cell in self._cells.values() if cell.id not in before]
        changed = [
            cell for cell in self._cells.values() if cell.id in before and before[cell.id] != cell
        ]
        cells = {*self._told, *(one.cell_id for one in self._people)}
        return Plan(
            new_cells=tuple(new),
            changed_cells=tuple(changed),
            people=tuple(self._people),
            troubles=tuple(self._troubles[line] for line in sorted(self._troubles)),
            cells=len(cells),
        )

    def declare(self, entry: Entry) -> None:
        """Make a cell known by its name, so that the lines may come in any order."""
        name = cleaned(entry["cell"])
        if not name:
            raise Refused("no_cell")
        known = self._named(name)
        if known is None:
            is_organ = is_organ_of(entry, name)
            # the first administrator sits in a cell that stands for the organisation until now
            stands_in = self._cells.get(OWN_CELL) if is_organ and not entry["parent"] else None
            known = stands_in or Cell(id=self._new_id(name), name=name, is_organ=is_organ)
            known = self._cells[known.id] = replace(known, name=name)
        if known.id in self._told:
            raise Refused("twice", other=self._told[known.id])
        self._told[known.id] = entry.line

    def describe(self, entry: Entry) -> None:
        """Take what else a line says of its cell; an empty column says nothing."""
        cell = self._named(cleaned(entry["cell"]))
        if cell is None:
            raise Refused("no_cell")
        parent = self._parent(entry, cell)
        groups, aliases = parts(entry["groups"]), parts(entry["aliases"])
        if entry["kind"]:
            cell = replace(cell, is_organ=is_organ_of(entry, cell.name))
        self._cells[cell.id] = replace(
            cell,
            parent=parent,
            groups=groups or cell.groups,
            aliases=aliases or cell.aliases,
            succession=self._succession(entry) or cell.succession,
        )

    def _parent(self, entry: Entry, cell: Cell) -> str | None:
        if not entry["parent"]:
            if cell.parent is not None or any(one.id == cell.id for one in self._held.cells):
                return cell.parent
            top = self._top()
            return top.id if top is not None and top.id != cell.id else None
        above = self._named(cleaned(entry["parent"]))
        if above is None:
            raise Refused("unknown_cell", said=entry["parent"])
        seen: Cell | None = above
        while seen is not None:
            if seen.id == cell.id:
                raise Refused("own_parent", said=cell.name)
            seen = self._cells.get(seen.parent or "")
        return above.id

    def _top(self) -> Cell | None:
        """Return the organisation itself, to which a new cell belongs unless another is named."""
        held = [cell for cell in self._held.cells if cell.parent is None and cell.is_organ]
        if held:
            return self._cells[held[0].id]
        organs = [cell for cell in self._cells.values() if cell.is_organ]
        return next((c for c in organs if fold(c.name).startswith(texts.TOP)), None)

    def _succession(self, entry: Entry) -> Succession | None:
        told = [bool(entry[name]) for name in ("ended_on", "next", "paper")]
        if not any(told):
            return None
        if not all(told):
            raise Refused("half_ended")
        following = [(said, self._named(said)) for said in parts(entry["next"])]
        unknown = next((said for said, cell in following if cell is None), None)
        if unknown is not None:
            raise Refused("unknown_cell", said=unknown)
        ids = tuple(sorted(cell.id for _, cell in following if cell is not None))
        return Succession(by=ids, on=day(entry["ended_on"]), decided_by=entry["paper"])

    def add(self, entry: Entry) -> None:
        """Take a line that names somebody."""
        name = cleaned(entry["name"])
        if not name:
            raise Refused("bad_name", said=entry["name"][:LONGEST])
        cell = self._cell(entry)
        phone = phone_of(entry["phone"])
        for other in self._people:
            if other.cell_id == cell.id and same(other.name, name) and other.phone == phone:
                raise Refused("twice", other=other.line)
        member = self._member(name, cell, phone)
        held = next((p for p in member.posts if p.cell.id == cell.id), None) if member else None
        role, title = self._role(entry, held), entry["title"] or (held.title if held else "")
        # somebody with a telephone is one person in all cells
        key = f"{fold(name)}:{phone}" if phone else f"line {entry.line}"
        new_phone = phone is not None and (member is None or phone != digits(member.phone))
        changed = held is None or (held.role, held.title) != (role, title)
        self._people.append(
            Listing(
                line=entry.line,
                person_id=member.id if member else None,
                key=key,
                name=member.name if member else name,
                phone=phone if new_phone else None,
                cell_id=cell.id,
                role=role,
                title=title,
                is_new=member is None,
                changes=changed or new_phone,
            )
        )

    def _cell(self, entry: Entry) -> Cell:
        said = cleaned(entry["cell"])
        if not said:
            raise Refused("no_cell")
        found = self._named(said)
        if found is not None:
            return found
        near = nearest(said, self._cells.values())
        if near is not None:
            raise Refused("like_other", said=said, other=near.name)
        raise Refused("unknown_cell", said=said)

    def _member(self, name: str, cell: Cell, phone: str | None) -> Member | None:
        alike = [one for one in self._held.members if same(one.name, name)]
        if phone is not None:
            by_phone = [one for one in alike if digits(one.phone) == phone]
            if by_phone:
                return by_phone[0]
        here = [one for one in alike if any(p.cell.id == cell.id for p in one.posts)]
        if phone is not None:  # somebody else of that name has another telephone
            here = [one for one in here if not one.phone] or (here if len(here) == 1 else [])
        if len(here) > 1:
            raise Refused("several", count=len(here), said=name)
        return here[0] if here else None

    def _role(self, entry: Entry, held: Post | None) -> Role:
        was: Role = held.role if held else "member"
        said = fold(entry["role"]).strip()
        if not said:
            leads = fold(entry["title"]).startswith(texts.SECRETARIES)
            return "secretary" if leads and was == "member" else was
        role = texts.ROLES.get(said)
        if role is None:
            raise Refused("bad_role", said=entry["role"])
        new: Role = role  # type: ignore[assignment]  # the words of the table
        if (new in STAFF or was in STAFF) and new != was and not self._may_make_staff:
            raise Refused("not_admin", said=entry["role"])
        return new

    def _named(self, said: str) -> Cell | None:
        every = self._cells.values()
        exact = [cell for cell in every if same(cell.name, said)]
        called = exact or [c for c in every if any(same(alias, said) for alias in c.aliases)]
        # one that was followed by others keeps its name for what is past
        live = [cell for cell in called if cell.succession is None]
        return next(iter(live or called), None)

    def _new_id(self, name: str) -> str:
        plain = _NO_ID.sub("-", fold(name)).strip("-")[: _LONGEST_ID - 4] or "to-chuc"
        numbered = (f"{plain}-{number}" for number in range(2, 1000))
        return next(one for one in (plain, *numbered) if one not in self._cells)
