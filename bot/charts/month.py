"""A month as a calendar leaf: days off in grey, days with dues numbered, the dues below."""

from __future__ import annotations

from calendar import Calendar
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

from bot.charts import letters
from bot.charts.lines import BLUE, GREEN, GREY, RED
from bot.texts import month as texts

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_DPI = 150
_WIDTH = 7.2  # inches: 1080 points
_CELL = 0.98  # inches that a day is wide
_HIGH = 0.78  # … and high
_HEAD, _FOOT = 1.25, 0.3
_ROW = 0.29  # a line below the leaf
_LEFT = 0.2  # inches beside what is written
_INDENT = 0.35  # … and more of the second line of one due
_TITLE, _SMALL = 14, 13.5  # sizes of letters
_MOST_LINES = 2  # of one due, and of the title
_MOST = 14  # dues that are told; more are counted
_MANY = 100  # dues of one day: three figures, in smaller letters
_OFF, _PLAIN, _LINE = "#e9e9e9", "#ffffff", "#bbbbbb"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One due of the month."""

    day: date
    what: str
    is_done: bool = False


def picture(
    month: date,
    marks: Sequence[Mark],
    *,
    title: str,
    today: date,
    is_off: Callable[[date], bool],
) -> bytes:
    """Draw the month of *month* as a PNG 1080 wide.

    Args:
        month: Any day of it.
        marks: What is due in it, by day.
        title: Whose it is.
        today: Marked, where it lies in the month.
        is_off: Which days are not worked.
    """
    # half a second that nothing else needs; no window system is touched
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415
    from matplotlib.figure import Figure  # noqa: PLC0415

    weeks = Calendar().monthdatescalendar(month.year, month.month)
    rows = _rows(marks)
    leaf = (len(weeks) + 0.8) * _HIGH
    height = _HEAD + leaf + len(rows) * _ROW + _FOOT
    figure = Figure(figsize=(_WIDTH, height), dpi=_DPI, facecolor="white")
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, _WIDTH)
    axes.set_ylim(height, 0)
    axes.axis("off")
    _words(axes, _LEFT, 0.3, texts.title(month), 21, bold=True)
    for place, line in enumerate(_lines(title, _TITLE)):
        _words(axes, _LEFT, 0.72 + place * 0.25, line, _TITLE, colour=GREY)
    _leaf(axes, weeks, month.month, marks, today, is_off)
    for place, (indent, text, colour) in enumerate(rows):
        top = _HEAD + leaf + place * _ROW
        _words(axes, _LEFT + indent, top, text, _SMALL, colour=colour)
    made = BytesIO()
    figure.savefig(made, format="png", metadata={"Software": None})
    return made.getvalue()


def _leaf(  # noqa: PLR0913, PLR0917  # a leaf, and all that marks its days
    axes: Axes,
    weeks: Sequence[Sequence[date]],
    month: int,
    marks: Sequence[Mark],
    today: date,
    is_off: Callable[[date], bool],
) -> None:
    by_day: defaultdict[date, list[Mark]] = defaultdict(list)
    for mark in marks:
        by_day[mark.day].append(mark)
    left = (_WIDTH - 7 * _CELL) / 2
    for place, name in enumerate(texts.WEEKDAYS):
        x = left + (place + 0.5) * _CELL
        _words(axes, x, _HEAD + 0.08, name, 14, colour=GREY, middle=True)
    for row, week in enumerate(weeks):
        for column, day in enumerate(week):
            if day.month == month:
                corner = (left + column * _CELL, _HEAD + (row + 0.5) * _HIGH)
                _day(axes, corner, day, by_day[day], is_today=day == today, off=is_off(day))


def _day(  # noqa: PLR0913  # keywords, each plain by its name
    axes: Axes,
    corner: tuple[float, float],
    day: date,
    marks: Sequence[Mark],
    *,
    is_today: bool,
    off: bool,
) -> None:
    from matplotlib.patches import Circle, Rectangle  # noqa: PLC0415

    x, y = corner
    edge, width = (BLUE, 3.0) if is_today else (_LINE, 0.8)
    face = _OFF if off else _PLAIN
    box = Rectangle(corner, _CELL, _HIGH, facecolor=face, edgecolor=edge, linewidth=width)
    box.set_zorder(2 if is_today else 1)
    axes.add_patch(box)
    _words(axes, x + 0.1, y + 0.1, str(day.day), 16, colour=GREY if off else "#111111")
    if marks:
        colour = GREEN if all(mark.is_done for mark in marks) else RED
        axes.add_patch(Circle((x + 0.7, y + 0.5), 0.19, facecolor=colour, zorder=3))
        size = 15 if len(marks) < _MANY else 11
        axes.text(
            x + 0.7,
            y + 0.5,
            str(len(marks)),
            fontsize=size,
            color="white",
            ha="center",
            va="center_baseline",
            zorder=4,
        )


def _rows(marks: Sequence[Mark]) -> list[tuple[float, str, str]]:
    """Return the lines below the leaf, with their indents and colours."""
    rows: list[tuple[float, str, str]] = []
    ordered = sorted(marks, key=lambda mark: mark.day)
    for mark in ordered[:_MOST]:
        colour = GREEN if mark.is_done else "#111111"
        for place, line in enumerate(_lines(texts.row(mark.day, mark.what), _SMALL)):
            rows.append((_INDENT if place else 0, line, colour))
    if len(ordered) > _MOST:
        rows.append((0, texts.more(len(ordered) - _MOST), GREY))
    if not ordered:
        rows.append((0, texts.NOTHING, GREY))
    return rows


def _lines(text: str, size: float) -> list[str]:
    """Cut *text* into lines that are short enough even where they are indented."""
    room = _WIDTH - 2 * _LEFT - _INDENT
    return letters.wrapped(text, size=size, inches=room, most=_MOST_LINES)


def _words(  # noqa: PLR0913  # keywords, each plain by its name
    axes: Axes,
    x: float,
    y: float,
    text: str,
    size: float,
    *,
    colour: str = "#111111",
    bold: bool = False,
    middle: bool = False,
) -> None:
    axes.text(
        x,
        y,
        text,
        fontsize=size,
        color=colour,
        fontweight="bold" if bold else "normal",
        ha="center" if middle else "left",
        va="top",
        zorder=4,
        parse_math=False,
    )
