"""What the organisation is made of, frozen and free of I/O."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

# thành viên · bí thư, cấp ủy · cán bộ văn phòng · quản trị; each may do what those before it may
Role = Literal["member", "secretary", "office", "admin"]
ROLES: tuple[Role, ...] = ("member", "secretary", "office", "admin")
# id of the cell that stands for an organisation of which no list was brought in yet
OWN_CELL = "to-chuc"
STAFF: frozenset[Role] = frozenset({"office", "admin"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Succession:
    """Cells that took the place of another (chia tách, sáp nhập), and the paper that says so."""

    # ids of the cells that follow
    by: tuple[str, ...]
    on: date
    # "Quyết định 31-QĐ/ĐU, ngày 01/7/2025"
    decided_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A tổ chức đảng: chi bộ, đảng bộ cơ sở, or an office that has duties of its own."""

    # never given to another cell, and never changed: dues and calendars hang on it
    id: str
    name: str
    # None for the organisation itself
    parent: str | None = None
    # the organisation itself or one of its offices (văn phòng, ban tham mưu): what it owes is owed
    # by the organisation, and "các chi bộ" does not mean it
    is_organ: bool = False
    # names that directives call several cells by: "trường học", "thôn"
    groups: tuple[str, ...] = ()
    # what people call it beside its name
    aliases: tuple[str, ...] = ()
    began_on: date | None = None
    succession: Succession | None = None

    def exists(self, today: date) -> bool:
        """Say whether it is there on *today*: the day of a succession belongs to those after."""
        begun = self.began_on is None or self.began_on <= today
        return begun and (self.succession is None or today < self.succession.on)


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """What somebody is in one cell."""

    cell: Cell
    role: Role
    # as people say it: "Bí thư", "Phó bí thư", "Chánh Văn phòng"; empty for a plain member
    title: str = ""

    @property
    def named(self) -> str:
        """Name it: "Bí thư Chi bộ 3"."""
        return f"{self.title} {self.cell.name}" if self.title else self.cell.name


class Posted:
    """Somebody who holds posts, and what follows from them."""

    __slots__ = ()

    posts: tuple[Post, ...]

    @property
    def cells(self) -> tuple[Cell, ...]:
        """The cells in which the person holds a post."""
        return tuple(post.cell for post in self.posts)

    @property
    def role(self) -> Role | None:
        """What the person may do at most, in any cell; None for somebody unknown."""
        return highest(post.role for post in self.posts)

    @property
    def is_staff(self) -> bool:
        """Say whether the person is of the office."""
        return self.role in STAFF

    def leads(self, cell_id: str) -> bool:
        """Say whether the person speaks for that cell: as its secretary, or as staff in it."""
        return any(p.cell.id == cell_id and p.role != "member" for p in self.posts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Member(Posted):
    """A person of the organisation; one may hold posts in several cells."""

    id: int
    name: str
    phone: str | None = None
    posts: tuple[Post, ...] = ()

    @property
    def named(self) -> str:
        """Name the person with every post: "Nông Thị Lụa (Bí thư Chi bộ 3)"."""
        posts = ", ".join(post.named for post in self.posts)
        return f"{self.name} ({posts})" if posts else self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """Every cell and every person held."""

    cells: tuple[Cell, ...] = ()
    members: tuple[Member, ...] = ()

    def cell(self, cell_id: str) -> Cell | None:
        """Return the cell of that id."""
        return next((cell for cell in self.cells if cell.id == cell_id), None)

    def roster(self, today: date) -> dict[str, frozenset[str]]:
        """Return the cells that may owe something on *today*, each with its groups."""
        return {cell.id: frozenset(cell.groups) for cell in self._owing(today)}

    def called(self, today: date) -> dict[str, tuple[str, ...]]:
        """Return what the cells of ``roster`` are called, each with its name first."""
        return {cell.id: (cell.name, *cell.aliases) for cell in self._owing(today)}

    def _owing(self, today: date) -> list[Cell]:
        return [cell for cell in self.cells if cell.exists(today) and not cell.is_organ]

    @property
    def name(self) -> str | None:
        """Name the organisation itself: the one organ above all cells; None where none is."""
        above = [cell.name for cell in self.cells if cell.parent is None and cell.is_organ]
        return above[0] if len(above) == 1 else None

    def group(self, name: str, today: date) -> tuple[Cell, ...]:
        """Return the cells of a group that are there on *today*."""
        return tuple(c for c in self.cells if name in c.groups and c.exists(today))


def highest(roles: Iterable[Role]) -> Role | None:
    """Return the role that may do most; None for none."""
    return max(roles, key=ROLES.index, default=None)
