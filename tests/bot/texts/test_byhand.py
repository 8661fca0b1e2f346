from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.reminders import ledger
from bot.texts import byhand
from bot.texts.reminders import Told
from knowledge.domain import Due, Obligation
from tests.bot import dues, factories

TODAY = date(2026, 3, 10)
OFFICE = "Văn phòng Đảng ủy (0200 000 000)"
QUOTE = "Các chi bộ gửi báo cáo về Văn phòng trước ngày 20 hằng tháng."


def _told(due: Due | None = None, **changes: Any) -> Told:
    fields: dict[str, Any] = {
        "ref": 1,
        "rule": "days:3",
        "due": due or dues.due(),
        "held": factories.held(),
        "standing": ledger.NOTHING,
    }
    return Told(**(fields | changes))


def _stating(obligation: Obligation) -> Told:
    return _told(dues.due(duty=dues.duty(obligation=obligation)))


def _words(*told: Told, cell: str = "Chi bộ 3", office: str = OFFICE) -> list[str]:
    return byhand.words(cell, told, office=office, today=TODAY).split("\n")


def test_one_due_is_told_whole() -> None:
    assert _words(_told(of_cell="Chi bộ 3")) == [
        "Kính gửi Chi bộ 3,",
        "Văn phòng xin nhắc việc sau:",
        "Báo cáo kết quả công tác – quý I/2026",
        "Trước ngày 15/03 – muộn nhất hết thứ Bảy 14/03/2026, còn 4 ngày.",
        "Nên nộp trong thứ Sáu 13/03/2026, vì 14/03 là thứ Bảy.",
        "Gửi: Ban Thường vụ Đảng ủy. Qua: Văn phòng Đảng ủy.",
        f"Theo Kế hoạch 31-KH/ĐU, mục II.1: “{QUOTE}”",
        "Nếu đã nộp, xin báo lại Văn phòng Đảng ủy (0200 000 000) để được ghi nhận.",
    ]


def test_several_are_numbered() -> None:
    lines = _words(_told(), _told())

    assert lines[1] == "Văn phòng xin nhắc 2 việc sau:"
    assert [line for line in lines if line.startswith(("1. ", "2. "))] == [
        "1. Báo cáo kết quả công tác – quý I/2026",
        "2. Báo cáo kết quả công tác – quý I/2026",
    ]


def test_an_office_without_a_telephone_is_named_plainly() -> None:
    assert _words(_told(), office="")[-1] == "Nếu đã nộp, xin báo lại Văn phòng để được ghi nhận."


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        pytest.param({"quote": ""}, "Theo Kế hoạch 31-KH/ĐU, mục II.1.", id="no exact words"),
        pytest.param({"unit": ""}, f"Theo Kế hoạch 31-KH/ĐU: “{QUOTE}”", id="no place"),
        pytest.param({"quote": "", "unit": ""}, "Theo Kế hoạch 31-KH/ĐU.", id="neither"),
    ],
)
def test_what_is_missing_leaves_no_gap(changes: dict[str, str], said: str) -> None:
    assert _words(_stating(dues.obligation(**changes)))[-2] == said


def _quoted(quote: str) -> str:
    said = _words(_stating(dues.obligation(quote=quote)))[-2]
    return said.partition("“")[2].removesuffix("”")


_FIRST = "Các chi bộ " + "gửi báo cáo kết quả thực hiện về Văn phòng Đảng ủy " * 3 + "đúng hạn."


def test_a_long_quote_ends_after_a_sentence() -> None:
    assert _quoted(f"{_FIRST} {_FIRST}") == f"{_FIRST} …"


def test_a_number_ends_no_sentence() -> None:
    """ "3. Các" is the mark of a point."""
    long = f"{_FIRST[:-1]}, 3. {_FIRST}"

    assert _quoted(long) == f"{long[:300].rsplit(' ', 1)[0]} …"


def test_a_sentence_without_end_is_cut_after_a_word() -> None:
    said = _quoted("báo cáo " * 100)

    assert said.endswith(("báo …", "cáo …"))
    assert len(said) <= 302


def test_what_looks_like_markup_is_copied_as_it_is() -> None:
    name = "<b>Chi bộ</b> =cmd() $cell & *3* _4_"
    told = _stating(dues.obligation(what="nộp <i>$what</i> =cmd()", quote="a < b && $quote"))

    lines = _words(told, cell=name, office="<a>$office</a>")

    assert lines[0] == f"Kính gửi {name},"
    assert lines[2] == "Nộp <i>$what</i> =cmd() – quý I/2026"
    assert lines[-2].endswith("“a < b && $quote”")
    assert "<a>$office</a>" in lines[-1]


def test_a_directive_without_a_number_says_so() -> None:
    assert "Theo Kế hoạch (chưa ghi số)," in _words(_told(held=factories.held(number=None)))[-2]
