from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO

import pytest
from PIL import Image

from bot.charts import statistics as charts
from bot.statistics import WEEKS, Figures, Week


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
