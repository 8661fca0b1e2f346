"""Counts drawn as one picture that can be read on a telephone: few bars, large letters."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from bot.texts import statistics as texts

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from bot.statistics import Figures

# 1080 x 1440 points: what a telephone shows without cutting
_INCHES, _DPI = (7.2, 9.6), 150
_PAD = 0.12
_LARGE, _MEDIUM, _SMALL = 19, 16, 13
_BLUE, _ORANGE, _GREEN, _GREY = "#1f5fa8", "#d9822b", "#2e8b57", "#555555"


def drawn(figures: Figures, *, day: str) -> bytes:
    """Draw *figures* as a PNG; *day* is the day of the counts, as it is written."""
    # half a second that nothing else needs; no window system is touched
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415
    from matplotlib.figure import Figure  # noqa: PLC0415

    figure = Figure(figsize=_INCHES, dpi=_DPI)
    figure.set_layout_engine("constrained", w_pad=_PAD, h_pad=_PAD)  # inches
    FigureCanvasAgg(figure)
    figure.suptitle(texts.title(figures, day), fontsize=_LARGE, fontweight="bold")
    above, middle, below = figure.subplots(3, 1, height_ratios=[5, 3, 3])
    _questions(above, figures)
    _published(middle, figures)
    _waiting(below, figures)
    made = BytesIO()
    figure.savefig(made, format="png", metadata={"Software": None})
    return made.getvalue()


def _questions(axes: Axes, figures: Figures) -> None:
    answered = [week.answered for week in figures.weeks]
    unanswered = [week.unanswered for week in figures.weeks]
    places = range(len(figures.weeks))
    axes.bar(places, answered, color=_BLUE, label=texts.ANSWERED)
    axes.bar(places, unanswered, bottom=answered, color=_ORANGE, label=texts.UNANSWERED)
    totals = [one + other for one, other in zip(answered, unanswered, strict=True)]
    _weekly(axes, figures, totals, texts.QUESTIONS)
    axes.set_ylim(0, max(4, *totals) * 1.45)  # room for what the colours mean
    axes.legend(fontsize=_SMALL, loc="upper left", ncols=2, frameon=False)


def _published(axes: Axes, figures: Figures) -> None:
    counts = [week.published for week in figures.weeks]
    axes.bar(range(len(counts)), counts, color=_GREEN)
    _weekly(axes, figures, counts, texts.PUBLISHED)
    axes.set_ylim(0, max(4, *counts) * 1.25)


def _weekly(axes: Axes, figures: Figures, totals: Sequence[int], title: str) -> None:
    days = [f"{week.start.day}/{week.start.month}" for week in figures.weeks]
    axes.set_xticks(range(len(days)), days, fontsize=_SMALL)
    for place, total in enumerate(totals):
        if total:
            axes.text(place, total, str(total), ha="center", va="bottom", fontsize=_SMALL)
    _plain(axes, title)
    axes.spines["bottom"].set_visible(True)


def _waiting(axes: Axes, figures: Figures) -> None:
    rows = (
        (texts.CONFIRMED, figures.confirmed, _BLUE),
        (texts.PROPOSED, figures.proposed, _ORANGE),
        (texts.WAITING, figures.questions, _ORANGE),
    )
    widest = max(4, *(count for _, count, _ in rows))
    for place, (label, count, colour) in enumerate(rows):
        axes.barh(place, count, color=colour, height=0.45)
        axes.text(0, place - 0.32, label, ha="left", va="bottom", fontsize=_SMALL)
        axes.text(count + widest * 0.02, place, str(count), va="center", fontsize=_MEDIUM)
    axes.set_xlim(0, widest * 1.15)
    axes.set_ylim(len(rows) - 0.5, -0.8)
    axes.set_xticks([])
    _plain(axes, texts.DUTIES)


def _plain(axes: Axes, title: str) -> None:
    axes.set_title(title, fontsize=_MEDIUM, fontweight="bold", loc="left", color=_GREY)
    axes.set_yticks([])
    for spine in axes.spines.values():
        spine.set_visible(False)
