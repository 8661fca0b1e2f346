from __future__ import annotations

from dataclasses import replace

import pytest

from knowledge.duties.exceptions import exceptions
from tests.knowledge.duties.factories import make_obligation
from tests.knowledge.factories import make_directive


@pytest.mark.parametrize(
    ("said", "period", "found"),
    [
        ("Các tháng có báo cáo quý thì không gửi báo cáo tháng.", "monthly", True),
        ("Các tháng có báo cáo quý thì không gửi báo cáo tháng.", "quarterly", False),
        ("Quý II không phải làm báo cáo quý, đã có báo cáo 6 tháng.", "quarterly", True),
        ("Báo cáo 6 tháng thay cho báo cáo quý II.", "quarterly", True),
        ("Kỳ này miễn gửi báo cáo tuần.", "weekly", True),
        ("Không báo cáo trùng nội dung; báo cáo tháng gửi đủ.", "monthly", False),
        ("Báo cáo tháng không quá 02 trang.", "monthly", False),
    ],
)
def test_a_sentence_that_takes_a_report_back_is_found(said: str, period: str, found: bool) -> None:
    directive = make_directive(items=(said,))
    report = replace(make_obligation(), kind="report", period=period)

    told = exceptions(report, directive)

    assert bool(told) is found
    assert all(piece in said for piece in told)


def test_a_task_is_no_report_that_could_be_taken_back() -> None:
    said = "Không phải gửi báo cáo tháng."
    directive = make_directive(items=(said,))
    task = replace(make_obligation(), kind="task", period="monthly")

    assert exceptions(task, directive) == ()
