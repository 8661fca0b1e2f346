"""An organisation written down by hand: cells and people in one TOML file.

The demo organisation that stands beside the samples is one::

    [[cells]]
    id = "chi-bo-3"
    name = "Chi bộ 3"
    parent = "dang-uy"
    aliases = ["Chi bộ thôn Khe Mây"]
    groups = ["thôn"]

    [[people]]
    name = "Nông Thị Lụa"
    phone = "0900 000 311"
    posts = [{cell = "chi-bo-3", role = "secretary", title = "Bí thư"}]
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.errors import BadOrganisationFile
from bot.organisation import Cell, Member, Organisation, Post, Role, Succession

_STRICT = ConfigDict(extra="forbid", frozen=True)


class _Succession(BaseModel):
    model_config = _STRICT

    by: tuple[str, ...]
    on: date
    decided_by: str


class _Cell(BaseModel):
    model_config = _STRICT

    id: str = Field(pattern=r"^[a-z0-9-]{1,60}$")
    name: str
    parent: str | None = None
    is_organ: bool = False
    groups: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    began_on: date | None = None
    succession: _Succession | None = None


class _Post(BaseModel):
    model_config = _STRICT

    cell: str
    role: Role = "member"
    title: str = ""


class _Person(BaseModel):
    model_config = _STRICT

    name: str
    phone: str | None = None
    posts: tuple[_Post, ...] = Field(min_length=1)


class _File(BaseModel):
    model_config = ConfigDict(frozen=True)  # other parts of the file belong to other readers

    cells: tuple[_Cell, ...] = Field(min_length=1)
    people: tuple[_Person, ...] = ()


def read(path: Path) -> Organisation:
    """Read cells and people from *path*.

    Raises:
        BadOrganisationFile: If it is no such file, or names a cell that it does not hold.
    """
    try:
        written = _File.model_validate(tomllib.loads(path.read_text("utf-8")))
        cells = {one.id: _cell(one) for one in written.cells}
        members = tuple(_member(one, cells) for one in written.people)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadOrganisationFile(path=path.name) from error
    except ValidationError as error:
        place = ".".join(str(part) for part in error.errors()[0]["loc"])
        raise BadOrganisationFile(path=path.name, place=place) from error
    except KeyError as error:
        raise BadOrganisationFile(path=path.name, place=str(error.args[0])) from error
    for cell in cells.values():
        _above(cell, cells, path)
    return Organisation(cells=tuple(cells.values()), members=members)


def _cell(written: _Cell) -> Cell:
    facts = written.model_dump()
    ended = facts.pop("succession")
    return Cell(**facts, succession=Succession(**ended) if ended else None)


def _member(written: _Person, cells: Mapping[str, Cell]) -> Member:
    posts = tuple(Post(cell=cells[p.cell], role=p.role, title=p.title) for p in written.posts)
    return Member(id=0, name=written.name, phone=written.phone, posts=posts)


def _above(cell: Cell, cells: Mapping[str, Any], path: Path) -> None:
    """Refuse a cell whose parents lead nowhere, or back to itself."""
    seen = {cell.id}
    above = cell.parent
    while above is not None:
        if above in seen or above not in cells:
            raise BadOrganisationFile(path=path.name, place=cell.id)
        seen.add(above)
        above = cells[above].parent
