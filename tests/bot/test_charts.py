from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from io import BytesIO

import pytest
from PIL import Image

from bot.charts import letters, month, progress
from bot.charts import statistics as charts
from bot.charts.month import Mark
from bot.reminders import Entry, ledger
from bot.reminders.ledger import What
from bot.reminders.progress import Progress, Row
from bot.statistics import WEEKS, Figures, Week
from tests.bot import dues

_AT = datetime(2026, 3, 10, tzinfo=UTC)


def _figures(count: int) -> Figures:
    weeks = tuple(
        Week(
            start=date(2026, 1, 26) + timedelta(weeks=number),
            answered=count * number,
            unanswered=count,
            published=count,
        )
        for number in range(WEEKS)
    )
    return Figures(weeks=weeks, confirmed=count * 9, proposed=count, questions=count)


@pytest.mark.parametrize("count", [0, 3, 100_000], ids=["nothing yet", "a commune", "a province"])
def test_counts_become_one_picture_for_a_telephone(count: int) -> None:
    """A letter that the fonts lack is a warning, and warnings are errors here."""
    picture = Image.open(BytesIO(charts.drawn(_figures(count), day="18/03/2026")))

    assert (picture.format, picture.size) == ("PNG", (1080, 1440))


_LONG = "Báo cáo kết quả thực hiện nghị quyết, chỉ thị, kết luận của cấp trên " * 4


_WIDE = "ĐẢNG ỦY CÔNG AN XÃ MƯỜNG WƯƠNG " * 4 + "W" * 120


def _progress(
    cells: int, what: str = "Báo cáo quý", name: str = "Chi bộ <b>số</b> $1$"
) -> Progress:
    noted: tuple[What | None, ...] = ("received", "handed_in", None, "returned", "excused")
    rows = []
    for number in range(cells):
        entries = [
            Entry(due_key="5:c:2026-Q1", due_on=date(2026, 3, 14), what=one, by="A", at=_AT)
            for one in noted[number % len(noted) :][:1]
            if one is not None
        ]
        standing = ledger.standing(entries)
        row = Row(cell=f"c{number}", name=f"{name} {number}", due=dues.due(), standing=standing)
        rows.append(row)
    return Progress(what=what, directive="Kế hoạch", day=date(2026, 3, 14), rows=tuple(rows))


@pytest.mark.parametrize("cells", [1, 12, 400], ids=["one", "a commune", "a province"])
@pytest.mark.parametrize("what", ["Báo cáo quý", _LONG], ids=["short", "long"])
def test_progress_is_a_picture_that_telegram_takes(cells: int, what: str) -> None:
    """Its sides together are at most 10 000 points, the longer at most twenty times the other."""
    drawn = Image.open(BytesIO(progress.picture(_progress(cells, what), date(2026, 3, 16))))

    assert (drawn.format, drawn.width) == ("PNG", 1080)
    assert 400 < drawn.height < 4000


@pytest.mark.parametrize("count", [0, 1, 60], ids=["none", "one", "many"])
@pytest.mark.parametrize("day", [date(2026, 2, 1), date(2026, 8, 1)], ids=["4 weeks", "6 weeks"])
def test_a_month_is_a_picture(day: date, count: int) -> None:
    marks = [
        Mark(day=day.replace(day=1 + number % 28), what=_LONG, is_done=number % 3 == 0)
        for number in range(count)
    ]

    drawn = Image.open(
        BytesIO(
            month.picture(
                day,
                marks,
                title="Chi bộ 3",
                today=day,
                is_off=lambda one: one.weekday() > 4,
            )
        )
    )

    assert (drawn.format, drawn.width) == ("PNG", 1080)
    assert 700 < drawn.height < 2600


def _edges(picture: bytes, points: int) -> set[int]:
    """Return the greys that stand at the left and the right edge of a picture."""
    drawn = Image.open(BytesIO(picture)).convert("L")
    right = drawn.width - points
    strips = (drawn.crop((x, 0, x + points, drawn.height)) for x in (0, right))
    return {grey for strip in strips for grey in strip.tobytes()}


@pytest.mark.parametrize(
    "name", ["Chi bộ", _WIDE, "Chi bộ\n\x07\tsố"], ids=["plain", "wide", "odd"]
)
def test_nothing_of_progress_runs_off_the_edge(name: str) -> None:
    drawn = progress.picture(_progress(12, _WIDE, name), date(2026, 3, 16))

    assert _edges(drawn, 40) == {255}


def test_nothing_of_a_month_runs_off_the_edge() -> None:
    marks = [
        Mark(day=date(2026, 3, number), what=what)
        for number, what in enumerate((_WIDE, _LONG, "=cmd()", "W" * 300), start=1)
    ]

    drawn = month.picture(
        date(2026, 3, 1), marks, title=_WIDE, today=date(2026, 3, 9), is_off=lambda _: False
    )

    assert _edges(drawn, 20) == {255}


def test_the_bar_bears_its_counts_in_white() -> None:
    drawn = Image.open(BytesIO(progress.picture(_progress(12), date(2026, 3, 13)))).convert("RGB")

    colours = [  # in the order of ``ledger.STATES``
        (0x2E, 0x8B, 0x57),
        (0x1F, 0x5F, 0xA8),
        (0xD9, 0x82, 0x2B),
        (0xB2, 0x22, 0x22),
        (0x55, 0x55, 0x55),
    ]
    y = next(y for y in range(drawn.height) if drawn.getpixel((60, y)) == colours[0])
    found = [drawn.getpixel((x, y)) for x in range(60, 1020)]
    assert list(dict.fromkeys(one for one in found if one in colours)) == colours
    middle = [drawn.getpixel((x, y + 37)) for x in range(60, 1020)]
    assert middle.count((255, 255, 255)) > 5


def _said(of: Progress, today: date) -> list[str]:
    return [
        one.text.replace("\u00a0", " ")
        for one in progress._things(of, today)
        if hasattr(one, "text")
    ]


def test_all_that_is_late_is_said_once_and_else_of_each() -> None:
    one = _progress(12)
    extended = Entry(
        due_key="k",
        due_on=date(2026, 3, 14),
        what="extended",
        by="A",
        at=_AT,
        day=date(2026, 3, 20),
    )
    first = replace(one.rows[2], standing=ledger.standing([extended]))
    some = replace(one, rows=(*one.rows[:2], first, *one.rows[3:]))

    assert "Chưa có: 2/12, quá hạn" in _said(one, date(2026, 3, 16))
    assert "Chưa có: 2/12" in _said(some, date(2026, 3, 16))
    assert "Chi bộ <b>số</b> $1$ 2, Chi bộ <b>số</b> $1$ 7 (quá hạn)" in _said(
        some, date(2026, 3, 16)
    )
    assert "Chưa có: 2/12" in _said(one, date(2026, 3, 14))


def test_of_many_the_rest_is_counted() -> None:
    said = _said(_progress(200), date(2026, 3, 13))

    assert sum(one.endswith("… và 28 chi bộ nữa") for one in said) == 3
    assert sum(one.endswith("… và 4 chi bộ nữa") for one in said) == 2


@pytest.mark.parametrize(
    ("text", "most", "lines"),
    [
        pytest.param("", 2, [""], id="nothing"),
        pytest.param("Báo cáo quý", 2, ["Báo cáo quý"], id="one line"),
        pytest.param("Báo cáo\nquý", 2, ["Báo cáo quý"], id="a break is a space"),
        pytest.param("Báo cáo công tác quý của chi bộ", 2, ["Báo cáo", "công tác …"], id="cut"),
        pytest.param(
            "chi bộ Chi\u00a0bộ\u00a03", 2, ["chi bộ", "Chi\u00a0bộ\u00a03"], id="a name is kept"
        ),
        pytest.param("W" * 20, 2, ["WWWWWW", "WWWWW …"], id="a word too long"),
    ],
)
def test_lines_are_cut_by_the_width_of_letters(text: str, most: int, lines: list[str]) -> None:
    assert letters.wrapped(text, size=15, inches=1.35, most=most) == lines
