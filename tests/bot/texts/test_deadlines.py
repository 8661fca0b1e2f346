from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.texts import deadlines
from knowledge.domain import DayOff, DaySetBy, DueDay, EndedBody, Period, SetDay
from tests.bot.dues import FIRST_QUARTER, due, duty, obligation, stated
from tests.bot.factories import MOMENT, held

TODAY = date(2026, 3, 10)
MARCH = Period(kind="monthly", start=date(2026, 3, 1), end=date(2026, 3, 31))
PLAN = held()


def _period(kind: str, first: str, last: str) -> Period:
    return Period(kind=kind, start=date.fromisoformat(first), end=date.fromisoformat(last))


@pytest.mark.parametrize(
    ("of", "said"),
    [
        (MARCH, "tháng 3/2026"),
        (FIRST_QUARTER, "quý I/2026"),
        (_period("semiannual", "2026-07-01", "2026-12-31"), "6 tháng cuối năm 2026"),
        (_period("annual", "2026-01-01", "2026-12-31"), "năm 2026"),
        (_period("weekly", "2026-03-16", "2026-03-22"), "tuần 16/03 – 22/03/2026"),
        (_period("once", "2026-01-01", "2026-12-31"), ""),
    ],
    ids=lambda value: getattr(value, "kind", None),
)
def test_a_period_is_said_as_people_do(of: Period, said: str) -> None:
    assert deadlines.period(of) == said


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (date(2026, 3, 11), "còn 3 ngày"),
        (date(2026, 3, 14), "hôm nay là ngày cuối"),
        (date(2026, 3, 18), "đã qua 4 ngày"),
    ],
)
def test_how_long_it_is_until_a_day_is_said(today: date, said: str) -> None:
    assert deadlines.left(date(2026, 3, 14), today) == said


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        pytest.param({}, "trước ngày 15/03/2026", id="before"),
        pytest.param({"boundary": "by"}, "chậm nhất ngày 15/03/2026", id="by"),
        pytest.param({"boundary": "on"}, "vào ngày 15/03/2026", id="on"),
        pytest.param(
            {"boundary": "by", "times": ("16:00",)},
            "chậm nhất 16 giờ ngày 15/03/2026",
            id="with a time",
        ),
    ],
)
def test_the_day_of_a_directive_is_said_as_it_is_written(
    changes: dict[str, object], said: str
) -> None:
    assert deadlines.printed(stated(**changes)) == said


def test_both_days_are_said_in_one_line() -> None:
    assert deadlines.when(due(), TODAY) == (
        "Trước ngày 15/03 – muộn nhất hết thứ Bảy 14/03/2026, còn 4 ngày."
    )


def test_a_day_that_is_also_the_last_one_is_said_once() -> None:
    by = stated(boundary="by", last_safe=date(2026, 3, 15))

    said = deadlines.when(due(document=by), TODAY)

    assert said == "Chậm nhất Chủ nhật 15/03/2026, còn 5 ngày."


def test_a_card_says_what_counts_first_and_ends_with_the_exact_words() -> None:
    lines = list(deadlines.card(due(), PLAN, TODAY))

    assert [(line.kind, line.text) for line in lines] == [
        ("title", "Báo cáo kết quả công tác – quý I/2026"),
        ("key", "Trước ngày 15/03 – muộn nhất hết thứ Bảy 14/03/2026, còn 4 ngày."),
        ("plain", "Nên nộp trong thứ Sáu 13/03/2026, vì 14/03 là thứ Bảy."),
        ("plain", "Gửi: Ban Thường vụ Đảng ủy. Qua: Văn phòng Đảng ủy."),
        ("key", "Kế hoạch 31-KH/ĐU [vb 7], mục II.1:"),
        ("quote", PLAN.directive.text),
    ]


def _own(whose: DaySetBy, document: DueDay | None) -> list[str]:
    day = SetDay(
        id=1,
        duty_id=5,
        cell="chi-bo-3" if whose == "cell" else None,
        period=None,
        due=None,
        ahead_days=3,
        only=None,
        by="Nông Thị Lụa",
        at=MOMENT,
    )
    moved = replace(
        due(),
        day=date(2026, 3, 11),
        advised=date(2026, 3, 11),
        why=None,
        day_by=whose,
        set_day=day,
        document=document,
    )
    return [line.text for line in deadlines.card(moved, PLAN, TODAY)]


def test_whose_day_it_is_is_said_beside_that_of_the_directive() -> None:
    texts = _own("cell", stated())

    assert texts[1:4] == [
        "Muộn nhất hết thứ Tư 11/03/2026, còn 1 ngày.",
        "Ngày 11/03/2026 chi bộ tự đặt (Nông Thị Lụa, 02/11/2026).",
        "Hạn ghi trong văn bản: trước ngày 15/03/2026.",
    ]


def test_a_day_of_the_office_where_the_directive_has_none_is_plain() -> None:
    texts = _own("office", None)

    assert texts[2:4] == [
        "Ngày 11/03/2026 do Văn phòng đặt (Nông Thị Lụa, 02/11/2026).",
        "Văn bản không ghi ngày.",
    ]


def test_a_holiday_is_named_as_the_reason() -> None:
    why = DayOff(day=date(2026, 9, 2), kind="holiday", name="Quốc khánh")
    day = stated(last_safe=date(2026, 9, 2), advised=date(2026, 8, 31), why=why)

    texts = [line.text for line in deadlines.card(due(document=day), PLAN, TODAY)]

    assert "Nên nộp trong thứ Hai 31/08/2026, vì 02/09 là Quốc khánh." in texts


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ("gửi 01 bản", "Gửi 01 bản – công tác kiểm tra năm 2026"),
        ("báo cáo kết quả công tác;", "Báo cáo kết quả công tác"),
    ],
)
def test_words_too_bare_to_know_a_duty_by_are_helped_by_the_subject(what: str, said: str) -> None:
    bare = duty(obligation=obligation(what=what))

    assert deadlines.what(bare, PLAN) == said


@pytest.mark.parametrize(
    ("body", "said"),
    [
        pytest.param(
            EndedBody(
                name="Ban Tuyên giáo Tỉnh ủy",
                ended_on=date(2025, 2, 1),
                successors=("Ban Tuyên giáo và Dân vận Tỉnh ủy",),
                number="1-QĐ/TU",
            ),
            "Ban Tuyên giáo Tỉnh ủy đã kết thúc hoạt động từ ngày 01/02/2025, "
            "nay là Ban Tuyên giáo và Dân vận Tỉnh ủy (1-QĐ/TU).",
            id="with its successor",
        ),
        pytest.param(
            EndedBody(name="Huyện ủy", ended_on=date(2025, 7, 1)),
            "Huyện ủy đã kết thúc hoạt động từ ngày 01/07/2025; nơi nhận mới chưa rõ, "
            "xin hỏi cấp trên.",
            id="unclear",
        ),
    ],
)
def test_a_body_that_has_ended_is_told(body: EndedBody, said: str) -> None:
    lines = list(deadlines.card(due(ended_bodies=(body,)), PLAN, TODAY))

    assert lines[-1].text == said


def test_a_yearly_day_in_summer_is_about_the_half_that_its_text_speaks_of() -> None:
    year = _period("annual", "2026-01-01", "2026-12-31")
    day = {"type": "month_day", "boundary": "before", "month": 6, "day": 10}
    summer, school = "báo cáo 6 tháng (trước ngày 10/6)", "báo cáo năm học trước ngày 10/6"
    half = duty(obligation=obligation(due=day, period="annual", quote=summer))
    plain = duty(obligation=obligation(due=day, period="annual", quote=school))

    assert "6 tháng đầu năm 2026" in deadlines.what(half, PLAN, year)
    assert deadlines.what(plain, PLAN, year).endswith("năm 2026")
    assert "6 tháng" not in deadlines.what(plain, PLAN, year)


def test_a_wise_day_that_has_passed_is_not_advised() -> None:
    one = due()

    assert any("Nên nộp" in line.text for line in deadlines.whose(one, one.advised))
    assert not any("Nên nộp" in line.text for line in deadlines.whose(one, one.day))
