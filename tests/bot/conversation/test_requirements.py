from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.conversation import Message, Person, Reply
from bot.conversation.requirements import PAGE, Requirements, listing
from bot.errors import StaleButton
from knowledge.domain import ALL, Duty, Held, Obligation
from knowledge.errors import UnknownDirective
from tests.bot.factories import held

_LAN = Person(id="test:1", name="Lan")
_MONTHLY = {"type": "day_of_month", "boundary": "before", "day": 20}


def _obligation(kind: str, what: str, *who: str, **changes: Any) -> Obligation:
    made = Obligation(
        kind=kind,
        who=who,
        to=(),
        via=(),
        what=what,
        period="once",
        due={"type": "none"},
        unit="II.1",
        quote="Các chi bộ gửi báo cáo về Văn phòng trước ngày 20 hằng tháng.",
        start=0,
        end=60,
    )
    return replace(made, **changes)


_REPORT = _obligation(
    "report", "báo cáo tháng", "Các chi bộ", to=("Văn phòng",), period="monthly", due=_MONTHLY
)
_OBLIGATIONS = (
    _obligation("task", "rà soát hồ sơ"),
    _obligation("task", "phổ biến kế hoạch", "Các chi bộ"),
    _obligation("inspect", "kiểm tra các chi bộ", "Ủy ban Kiểm tra"),
    _REPORT,
)
_PLAN = held(7, obligations=_OBLIGATIONS)


def _duty(position: int, **changes: Any) -> Duty:
    read = _OBLIGATIONS[position]
    made = Duty(
        id=position + 1,
        root=position + 1,
        directive_id=7,
        position=position,
        as_read=read,
        obligation=read,
        edited=frozenset(),
        state="proposed",
        use="deadline",
        bound=ALL,
        suggested=ALL,
    )
    return replace(made, **changes)


async def _reply(message: Message, *held_now: Held, duties: tuple[Duty, ...] = ()) -> Reply:
    topic = Requirements(lambda: held_now, lambda _id: duties)
    (reply,) = [reply async for reply in topic.handle(_LAN, message)]
    return reply


def _said(reply: Reply) -> list[str]:
    return [line.text for line in reply.lines]


async def test_what_is_asked_is_told_by_actor_and_whoever_reports_first() -> None:
    reply = await _reply(Message("/yeucau 31-KH"), _PLAN)

    assert _said(reply) == [
        "Kế hoạch 31-KH/ĐU [vb 7] yêu cầu 4 việc:",
        "Văn phòng chưa xác nhận: đây là chữ văn bản ghi, chưa tính là hạn của chi bộ nào.",
        "Các chi bộ:",
        "1. Báo cáo tháng; hằng tháng, trước ngày 20; gửi Văn phòng.",
        "2. Phổ biến kế hoạch; văn bản không ghi ngày.",
        "Ủy ban Kiểm tra:",
        "3. Kiểm tra các chi bộ; văn bản không ghi ngày.",
        "Không ghi rõ ai làm:",
        "4. Rà soát hồ sơ; văn bản không ghi ngày.",
    ]


async def test_its_exact_words_are_shown_on_demand() -> None:
    reply = await _reply(Message("/yeucau vb 7"), _PLAN)

    shown = await _reply(Message(action=reply.buttons[0].action), _PLAN)

    assert ("quote", _REPORT.quote) in [(line.kind, line.text) for line in shown.lines]
    assert "Khi nào: hằng tháng, trước ngày 20." in _said(shown)
    assert _said(shown)[-1] == "Văn phòng chưa xác nhận."
    assert shown.buttons[0].action == "requirements:list:7:0"


async def test_what_staff_made_of_a_duty_is_told() -> None:
    confirmed = _duty(
        3,
        state="confirmed",
        decided_by="Vi Thị Ngoan",
        decided_at=datetime(2026, 3, 2, 8, tzinfo=UTC),
        obligation=replace(_REPORT, due={**_MONTHLY, "day": 18}),
        edited=frozenset({"due"}),
    )
    duties = (confirmed, _duty(0, state="rejected"), _duty(1))

    listed = _said(await _reply(Message("/yeucau 31"), _PLAN, duties=duties))
    whole = _said(await _reply(Message(action="requirements:quote:7:3"), _PLAN, duties=duties))

    assert listed[0].endswith("yêu cầu 3 việc:")
    assert "trước ngày 18; gửi Văn phòng; Vi Thị Ngoan xác nhận ngày 02/03/2026." in listed[2]
    assert "Văn bản ghi khác điều Văn phòng đã sửa; nguyên văn như trên." in whole


async def test_a_long_list_comes_in_pages() -> None:
    many = held(7, obligations=tuple(_obligation("task", f"việc {n}") for n in range(PAGE + 2)))

    first = await _reply(Message("/yeucau vb 7"), many)
    second = await _reply(Message(action=first.buttons[-1].action), many)

    assert first.buttons[-1].label == "Xem tiếp (2 việc)"
    assert _said(second)[-1].startswith(f"{PAGE + 2}. Việc")


async def test_without_a_number_directives_are_offered() -> None:
    reply = await _reply(Message("/yeucau"), _PLAN, held(8, obligations=()))

    assert [button.action for button in reply.buttons] == ["requirements:list:7:0"]


async def test_of_several_with_the_number_one_is_chosen() -> None:
    other = held(8, number="31-KH/TU", obligations=_OBLIGATIONS)

    reply = await _reply(Message("/yeucau 31-KH"), _PLAN, other)

    assert [b.action for b in reply.buttons] == ["requirements:list:7", "requirements:list:8"]


async def test_a_directive_that_asks_nothing_says_so() -> None:
    assert _said(listing(held(7), ())) == [
        "Không thấy việc phải làm, phải nộp trong Kế hoạch 31-KH/ĐU [vb 7]."
    ]


async def test_a_number_that_nothing_bears_is_told() -> None:
    with pytest.raises(UnknownDirective):
        await _reply(Message("/yeucau 99-KH"), _PLAN)


@pytest.mark.parametrize(
    "action",
    [
        "requirements:list:9:0",
        "requirements:quote:7:44",
        "requirements:list:7:600",
        "requirements:x",
    ],
)
async def test_a_button_that_stands_for_nothing_is_stale(action: str) -> None:
    with pytest.raises(StaleButton):
        await _reply(Message(action=action), _PLAN)
