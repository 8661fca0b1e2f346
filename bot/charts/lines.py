"""Lines of text one below the other, and bars between them: a picture as long as it must be."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from bot.charts import letters

if TYPE_CHECKING:
    from matplotlib.axes import Axes

# 1080 points wide
_DPI = 150
_WIDTH = 7.2  # inches
_LEFT = 0.35
_RIGHT = _WIDTH - _LEFT
_POINTS = 72  # to an inch
_LINE = 1.35  # height of a line, in letters
_BASE = 1.05  # height of a capital with its accents, in letters
_COUNT = 15  # size of a count in a bar

BLUE, ORANGE, GREEN, RED, GREY = "#1f5fa8", "#d9822b", "#2e8b57", "#b22222", "#555555"


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A paragraph; longer ones take several lines."""

    text: str
    size: float = 15
    bold: bool = False
    colour: str = "#111111"
    # inches above it
    above: float = 0.08
    most_lines: int = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """Parts of one whole, side by side: (count, colour). The counts stand where there is room."""

    parts: tuple[tuple[int, str], ...]
    height: float = 0.5
    above: float = 0.15


def drawn(things: list[Text | Bar]) -> bytes:
    """Draw *things* from the top as a PNG."""
    # half a second that nothing else needs; no window system is touched
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415
    from matplotlib.figure import Figure  # noqa: PLC0415

    placed = [(one, _wrapped(one) if isinstance(one, Text) else []) for one in things]
    height = 2 * _LEFT + sum(one.above + _height(one, lines) for one, lines in placed)
    figure = Figure(figsize=(_WIDTH, height), dpi=_DPI, facecolor="white")
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, _WIDTH)
    axes.set_ylim(height, 0)
    axes.axis("off")
    top = _LEFT
    for one, lines in placed:
        top += one.above
        if isinstance(one, Text):
            _write(axes, one, lines, top)
        else:
            _fill(axes, one, top)
        top += _height(one, lines)
    made = BytesIO()
    figure.savefig(made, format="png", metadata={"Software": None})
    return made.getvalue()


def _write(axes: Axes, one: Text, lines: list[str], top: float) -> None:
    for number, line in enumerate(lines):
        axes.text(
            _LEFT,
            top + (number * _LINE + _BASE) * one.size / _POINTS,
            line,
            fontsize=one.size,
            fontweight="bold" if one.bold else "normal",
            color=one.colour,
            va="baseline",  # else lines with accents would stand lower
            parse_math=False,
        )


def _fill(axes: Axes, one: Bar, top: float) -> None:
    from matplotlib.patches import Rectangle  # noqa: PLC0415

    left, whole = _LEFT, sum(count for count, _ in one.parts) or 1
    for count, colour in one.parts:
        width = (_RIGHT - _LEFT) * count / whole
        axes.add_patch(Rectangle((left, top), width, one.height, facecolor=colour))
        if count and letters.width(f" {count} ", _COUNT, bold=True) <= width:
            axes.text(
                left + width / 2,
                top + one.height / 2,
                str(count),
                fontsize=_COUNT,
                fontweight="bold",
                color="white",
                ha="center",
                va="center_baseline",
            )
        left += width


def _wrapped(one: Text) -> list[str]:
    return letters.wrapped(
        one.text, size=one.size, inches=_RIGHT - _LEFT, bold=one.bold, most=one.most_lines
    )


def _height(one: Text | Bar, lines: list[str]) -> float:
    if isinstance(one, Bar):
        return one.height
    return len(lines) * one.size * _LINE / _POINTS
