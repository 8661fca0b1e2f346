"""Which period goes with which due rule: one duty for each pair that a clause holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ingest.duties.due_rules import Due, Mention
from ingest.duties.periods import NAMED, Rhythm
from ingest.duties.text import words

NONE: Due = {"type": "none"}
_QUARTER_ENDS = [3, 6, 9, 12]
# kept beside a day of the year; any shorter rhythm makes a yearly duty of it
_LONG = ("five_yearly", "per_term")
# the rhythm that makes "trước ngày 20", "vào thứ Sáu" a rule
_FITTING = {"day_of_month": "monthly", "weekday": "weekly", "times_of_day": "daily"}
# "trước 16 giờ thứ Sáu" bounds a duty by itself, "vào thứ Sáu" may be the day of a meeting
_BOUNDS = ("before", "by")
# of a rule on an event, replaced by a rhythm that is printed
_EVENTFUL = ("per_event", "per_meeting", "per_period")
# what a rule says of itself: "ngày 20 hằng tháng"
_CALENDAR = ("daily", "weekly", "monthly", "quarterly")
_EXTRA = words(r"(?:và|,|hoặc|;)\s*(?:các )?(?:báo cáo )?(?:đột xuất|(?:khi có|theo) yêu cầu)")


@dataclass(frozen=True, slots=True)
class Turn:
    """One period with its due rule; *at* is the due rule's place, None where there is none."""

    period: str
    due: Due
    at: Mention | None = None
    # where it begins in the clause
    start: int = 0


def pair(
    dues: list[Mention],
    rhythms: list[Rhythm],
    words: list[Rhythm],
    haste: list[Mention],
    acts: list[int],
) -> list[Turn]:
    """Pair the due rules of a clause with its periods; what is left over stands for itself.

    Args:
        dues: Calendar and event rules, in order.
        rhythms: Periods of the calendar, in order.
        words: "đột xuất", "thường xuyên", "định kỳ".
        haste: "kịp thời báo cáo"; counts only where nothing else is printed.
        acts: Where reviews and plans begin: "sơ kết hằng năm và tổng kết khi ..." are two.
    """
    left = list(rhythms)
    turns: list[Turn] = []
    for due in dues:
        near = [rhythm for rhythm in left if not _is_apart(rhythm, due, acts)]
        taken = _nearest(due, near, shared=due.period == "per_period")
        turns.extend(_turns(due, taken, {word.period for word in words}, rhythms))
        left = [rhythm for rhythm in left if rhythm not in taken]
    turns = [replace(turn, start=turn.at.start) for turn in turns if turn.at]
    alone = _once_each(rhythm for rhythm in left if not _repeats(rhythm, turns))
    turns.extend(Turn(rhythm.period, NONE, None, rhythm.start) for rhythm in alone)
    turns.sort(key=lambda turn: turn.start)
    return _all_yearly(turns) or list(_wordy(words, haste))


_OF_YEAR = ("month_day", "within_month", "within_quarter")


def is_of_year(due: Due) -> bool:
    """Say whether *due* names a day, month or quarter but no year."""
    return due["type"] in _OF_YEAR and "year" not in due


def _all_yearly(turns: list[Turn]) -> list[Turn]:
    """Let "hằng năm" behind the last of several days of the year count for all of them."""
    days = [turn for turn in turns if is_of_year(turn.due)]
    if all(turn.period != "annual" for turn in days):
        return turns
    return [
        replace(turn, period="annual") if turn in days and turn.period == "once" else turn
        for turn in turns
    ]


def is_extra(text: str) -> bool:
    """Say whether *text* asks for reports on request beside the regular ones."""
    return bool(_EXTRA.search(text))


def _is_apart(rhythm: Rhythm, due: Mention, acts: list[int]) -> bool:
    before = any(act <= rhythm.start for act in acts)
    return before and any(rhythm.end <= act < due.start for act in acts)


def _repeats(rhythm: Rhythm, turns: list[Turn]) -> bool:
    return rhythm.group == NAMED or any(turn.period == rhythm.period for turn in turns)


def _once_each(rhythms: Iterable[Rhythm]) -> list[Rhythm]:
    """Drop a period that is said again; "9 tháng và năm" in one list are two of a year."""
    kept: list[Rhythm] = []
    for rhythm in rhythms:
        if all(one.period != rhythm.period or one.group == rhythm.group for one in kept):
            kept.append(rhythm)
    return kept


def _nearest(due: Mention, left: list[Rhythm], *, shared: bool) -> list[Rhythm]:
    if due.period in _CALENDAR and "month_offset" not in due.due:
        left = [rhythm for rhythm in left if rhythm.period == due.period]
    before = [rhythm for rhythm in left if rhythm.end <= due.start]
    if not before:
        after = [rhythm for rhythm in left if rhythm.start >= due.end]
        return after if shared else after[:1]
    same = [rhythm for rhythm in before if rhythm.period == due.period]
    if shared or due.bare:
        return before
    return same[-1:] or before[-1:]


def _turns(
    due: Mention, taken: list[Rhythm], words: set[str], rhythms: list[Rhythm]
) -> Iterator[Turn]:
    periods = [rhythm.period for rhythm in taken]
    kind = due.due["type"]
    if due.bare:
        periods = periods or [rhythm.period for rhythm in rhythms]
        if not periods and kind == "weekday" and due.due["boundary"] in _BOUNDS:
            yield Turn("once", due.due, due)
        yield from (
            Turn(each, due.due if each == _FITTING[kind] else NONE, due)
            for each in dict.fromkeys(periods)
        )
    elif kind == "day_of_last_month_of_period" and due.period == "per_period":
        for period in dict.fromkeys(periods or ["per_period"]):
            months = {"months": _QUARTER_ENDS} if period == "quarterly" else {}
            yield Turn(period, due.due | months, due)
    elif kind == "day_of_last_month_of_period":
        yield Turn(str(due.period), due.due | _named_quarters(due, rhythms), due)
    elif due.period in _EVENTFUL or "month_offset" in due.due:
        yield Turn(periods[-1] if periods else str(due.period), due.due, due)
    elif due.period is not None:
        long = [period for period in periods if period in _LONG and due.period == "annual"]
        yield Turn(long[-1] if long else due.period, due.due, due)
    else:
        yield Turn(_open(kind, periods, words), due.due, due)


def _named_quarters(due: Mention, rhythms: list[Rhythm]) -> Due:
    """Return the last months of the quarters in front: "báo cáo quý I, quý III" -> [3, 9]."""
    named = {3 * each.quarter for each in rhythms if each.quarter and each.end <= due.start}
    return {"months": sorted(named)} if named else {}


def _open(kind: str, periods: list[str], words: set[str]) -> str:
    """Choose the period of a rule that says none itself ("trước ngày 15 tháng 8")."""
    if kind == "blank":
        return periods[-1] if periods else "once"
    if any(period in _LONG for period in periods):
        return next(period for period in periods if period in _LONG)
    return "annual" if periods or "periodic_unspecified" in words else "once"


def _wordy(words: list[Rhythm], haste: list[Mention]) -> Iterator[Turn]:
    said = dict.fromkeys(word.period for word in sorted(words, key=lambda word: word.start))
    if haste and "continuous" not in said and "periodic_unspecified" not in said:
        yield Turn("adhoc", haste[0].due, haste[0])
        return
    if "adhoc" in said and len(said) > 1 and "continuous" in said:
        said.pop("adhoc")
    if "continuous" in said:
        said.pop("periodic_unspecified", None)
    yield from (Turn(period, NONE) for period in said)
