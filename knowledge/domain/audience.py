"""Whom a directive exists for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Who reads; cells are opaque ids. Nothing said: somebody who sees what is for everybody."""

    cells: frozenset[str] = frozenset()
    # of the office: sees everything
    is_staff: bool = False


ANYBODY = Reader()
THE_OFFICE = Reader(is_staff=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Audience:
    """Whom one directive exists for; the office is always among them."""

    kind: Literal["all", "cells", "staff"] = "all"
    # of kind "cells": opaque ids
    cells: frozenset[str] = frozenset()

    def admits(self, reader: Reader) -> bool:
        """Say whether the directive exists for *reader*."""
        if reader.is_staff or self.kind == "all":
            return True
        return self.kind == "cells" and not self.cells.isdisjoint(reader.cells)


EVERYBODY = Audience()
STAFF_ONLY = Audience(kind="staff")
