from __future__ import annotations

from typing import Any

import pytest

from ingest.duties import windows


@pytest.mark.parametrize(
    ("text", "period", "cutoff"),
    [
        pytest.param(
            "Báo cáo hằng tháng: tính từ ngày 10 tháng trước đến ngày 09 của tháng báo cáo;",
            "monthly",
            {"from_day": 10, "from": "previous month", "to_day": 9, "to": "report month"},
            id="of a month",
        ),
        pytest.param(
            "Số liệu báo cáo quý được tính từ ngày 15 của tháng trước kỳ báo cáo đến ngày 14 của "
            "tháng cuối quý.",
            "quarterly",
            {
                "from_day": 15,
                "from": "month before the period",
                "to_day": 14,
                "to": "last month of the quarter",
            },
            id="of a quarter",
        ),
        pytest.param(
            "Báo cáo năm: số liệu tính từ ngày 15/12 năm trước đến ngày 14/12.",
            "annual",
            {
                "from_day": 15,
                "from_month": 12,
                "from": "previous year",
                "to_day": 14,
                "to_month": 12,
            },
            id="of a year",
        ),
    ],
)
def test_a_cut_off_says_from_which_day_to_which(
    text: str, period: str, cutoff: dict[str, Any]
) -> None:
    [window] = windows.find(text, 0)

    assert (window.kind, window.facts["period"]) == ("cutoff", period)
    assert window.facts["cutoff"] == cutoff


def test_an_anniversary_gives_its_base_date_years_and_the_year_reached() -> None:
    text = "Tổng kết 10 năm thực hiện Chỉ thị số 15-CT/TU, ngày 22/6/2016 của Tỉnh ủy."

    [window] = windows.find(text, 100, year=2026)

    assert dict(window.facts) == {
        "what": "tổng kết",
        "years": 10,
        "base": "2016-06-22",
        "year": 2026,
        "number": "15-CT/TU",
    }
    assert text[window.start - 100 : window.end - 100].endswith("22/6/2016")


def test_an_anniversary_that_does_not_add_up_names_the_year_of_the_paper() -> None:
    text = "Sơ kết 3 năm Kết luận số 30-KL/TU ngày 14/10/2022 của Tỉnh ủy."

    [window] = windows.find(text, 0, year=2026)

    assert (window.facts["year"], window.facts["stated_year"]) == (2025, 2026)


def test_a_span_of_dates_is_no_cut_off() -> None:
    assert list(windows.find("Lớp học từ ngày 05/3/2026 đến ngày 09/3/2026.", 0)) == []
