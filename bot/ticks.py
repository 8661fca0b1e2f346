"""What the serving process does by the clock, beside answering."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """Work that is looked after again and again; it decides itself whether there is any."""

    # for the log
    name: str
    every: timedelta
    # takes the moment; runs in a thread, may be repeated, and finds done what it did before
    run: Callable[[datetime], object]
