from __future__ import annotations

from typing import Any

import pytest

from tests.knowledge.answer.offices import Office, codes, quotes

SHELVES = "Các chi bộ ấp báo cáo kết quả xây dựng tủ sách về Đảng ủy xã"
CLINIC = "Trạm y tế xã định kỳ báo cáo tình hình tủ sách y học về Đảng ủy xã."


@pytest.mark.parametrize(
    ("asked", "code", "quote", "facts"),
    [
        pytest.param(
            "báo cáo kết quả xây dựng tủ sách gửi cho ai",
            "duty",
            SHELVES,
            {"to": ("Đảng ủy xã",), "via": ("Ban Xây dựng Đảng",)},
            id="to whom",
        ),
        pytest.param(
            "bao cao xay dung tu sach gui qua dau",
            "duty",
            SHELVES,
            {"via": ("Ban Xây dựng Đảng",)},
            id="through whom",
        ),
        pytest.param(
            "bao lâu báo cáo kết quả xây dựng tủ sách một lần",
            "duty",
            SHELVES,
            {"periods": ("monthly",)},
            id="how often",
        ),
        pytest.param(
            "báo cáo xây dựng tủ sách trước ngày nào",
            "duty",
            SHELVES,
            {"day_stated": True},
            id="when",
        ),
        pytest.param(
            "báo cáo tháng nộp ngày nào",
            "duty",
            SHELVES,
            {"periods": ("monthly",)},
            id="its period",
        ),
        pytest.param(
            "hạn báo cáo số hố thu gom là ngày nào",
            "duty",
            "Các chi bộ khu phố gửi báo cáo số hố thu gom",
            {"day_stated": True},
            id="a day of the year",
        ),
        # the text does not say when: it is said so, and the sentence shown
        pytest.param(
            "trạm y tế báo cáo tủ sách y học ngày nào",
            "due_unstated",
            CLINIC,
            {"day_stated": False},
            id="no day stated",
        ),
        pytest.param(
            "trạm y tế báo cáo tủ sách y học mấy tháng một lần",
            "duty",
            CLINIC,
            {"periods": ("periodic_unspecified",)},
            id="no period stated",
        ),
    ],
)
def test_a_duty_is_told_with_its_sentence(
    office: Office, asked: str, code: str, quote: str, facts: dict[str, Any]
) -> None:
    answer = office.ask(asked)

    first = answer.statements[0]
    assert first.code == code
    assert quotes(answer)[0].startswith(quote)
    assert {fact: first.facts[fact] for fact in facts} == facts


def test_a_due_that_the_text_does_not_state_is_not_in_the_documents(office: Office) -> None:
    answer = office.ask("trạm y tế báo cáo tủ sách y học ngày nào")

    assert answer.status == "not_in_documents"


def test_to_whom_is_answered_even_where_no_day_is_stated(office: Office) -> None:
    answer = office.ask("trạm y tế báo cáo tủ sách y học cho ai, ngày nào")

    assert (answer.status, codes(answer)) == ("answered", ["duty"])


def test_the_named_directive_is_the_only_one_looked_in(office: Office) -> None:
    answer = office.ask("08-HD/BTGTU: báo cáo nộp trước ngày nào, cho ai")

    assert office.cited(answer) == ["08-HD"]


def test_the_duty_of_a_year_gone_by_is_told_as_such(office: Office) -> None:
    assert codes(office.ask("báo cáo kết quả dạy bơi hạn nộp khi nào")) == [
        "duty",
        "bound_to_past_year",
    ]


@pytest.mark.parametrize(
    "asked",
    [
        pytest.param("báo cáo nuôi cá lồng nộp ngày nào", id="of nothing held"),
        pytest.param("báo cáo tuần về tủ sách nộp ngày nào", id="of another period"),
    ],
)
def test_a_duty_that_does_not_fit_is_not_told(office: Office, asked: str) -> None:
    assert "duty" not in codes(office.ask(asked))


def test_what_is_no_duty_is_left_to_the_passages(office: Office) -> None:
    assert codes(office.ask("chợ phiên họp vào lúc nào"))[0] == "content"
