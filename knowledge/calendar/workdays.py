"""Which days are working days: weekends, public holidays, and what each year's decree changes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from knowledge.domain import DayOff, Decree

if TYPE_CHECKING:
    from collections.abc import Mapping

_ONE_DAY = timedelta(days=1)
_WEEKEND = {5: "saturday", 6: "sunday"}
# Longer than any run of days off: Tết with the weekends beside it took 9 days in 2025 and 2026.
_LONGEST_RUN_DAYS = 31


class WorkCalendar:
    """The working days of an office in Viet Nam.

    Saturdays and Sundays are off. Public holidays are those of the package ``holidays`` (Bộ luật
    Lao động 2019, Điều 112: Tết Dương lịch, Tết Nguyên đán, Giỗ Tổ Hùng Vương, 30/4, 1/5, Quốc
    khánh), with days off in lieu and the swapped days that it knows. It knows no decree that is
    not published yet: of later years its Tết is a rule, not a decision. What an office enters
    (*decrees*) goes before both.
    """

    def __init__(self, decrees: Iterable[Decree] = ()) -> None:
        self._decrees = {decree.day: decree for decree in decrees}
        self._known: dict[date, DayOff | None] = {}

    def day_off(self, day: date) -> DayOff | None:
        """Say why *day* is off; None if it is a working day."""
        if day not in self._known:
            self._known[day] = self._look_up(day)
        return self._known[day]

    def _look_up(self, day: date) -> DayOff | None:
        decree = self._decrees.get(day)
        if decree is not None and decree.verdict == "working":
            return None
        if decree is not None:
            return DayOff(day=day, kind="holiday", name=decree.name)
        names, made_up = _public(day.year)
        if day in names:
            return DayOff(day=day, kind="holiday", name=names[day])
        if day.weekday() in _WEEKEND and day not in made_up:
            return DayOff(day=day, kind=_WEEKEND[day.weekday()])
        return None

    def last_working_day(self, day: date, *, floor: date | None = None) -> date | None:
        """Return the last working day that is not after *day*.

        Args:
            day: Where to look from.
            floor: Not before this day; None: not more than a month before.

        Returns:
            None where every day from *floor* to *day* is off.
        """
        lowest = day - timedelta(days=_LONGEST_RUN_DAYS) if floor is None else floor
        while day >= lowest:
            if self.day_off(day) is None:
                return day
            day -= _ONE_DAY
        return None

    def shift(self, day: date, working_days: int) -> date:
        """Count so many working days from *day*, which itself isn't counted; negative: before.

        Source: Bộ luật Dân sự 2015, Điều 147 khoản 3: the day of the event is not counted.
        """
        step = _ONE_DAY if working_days > 0 else -_ONE_DAY
        left = abs(working_days)
        while left:
            day += step
            left -= self.day_off(day) is None
        return day

    def year(self, year: int) -> list[DayOff]:
        """List the holidays of *year* as they count here, in order, for an office to look over."""
        day, listed = date(year, 1, 1), []
        while day.year == year:
            off = self.day_off(day)
            if off is not None and off.kind == "holiday":
                listed.append(off)
            day += _ONE_DAY
        return listed

    def made_up(self, year: int) -> list[date]:
        """List the Saturdays and Sundays of *year* that are worked, in order."""
        candidates = _public(year)[1] | {day for day in self._decrees if day.year == year}
        return sorted(
            day for day in candidates if day.weekday() in _WEEKEND and self.day_off(day) is None
        )


@cache
def _public(year: int) -> tuple[Mapping[date, str], frozenset[date]]:
    """Return the public holidays of a year, by day, and the weekend days worked in exchange."""
    import holidays  # noqa: PLC0415  # a tenth of a second that no plain question needs

    known = holidays.country_holidays("VN", years=year, language="vi")
    made_up = frozenset(day for day in known.weekend_workdays if day.year == year)
    return MappingProxyType(dict(known.items())), made_up
