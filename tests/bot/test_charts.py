from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from io import BytesIO

import pytest
from PIL import Image

from bot.charts import month, progress
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


def _progress(cells: int, what: str = "Báo cáo quý") -> Progress:
    noted: tuple[What | None, ...] = ("received", "handed_in", None, "returned", "excused")
    rows = []
    for number in range(cells):
        entries = [
            Entry(due_key="5:c:2026-Q1", due_on=date(2026, 3, 14), what=one, by="A", at=_AT)
            for one in noted[number % len(noted) :][:1]
            if one is not None
        ]
        standing = ledger.standing(entries)
        name = f"Chi bộ <b>số</b> $1$ {number}"
        rows.append(Row(cell=f"c{number}", name=name, due=dues.due(), standing=standing))
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
