from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from bot.conversation import Message, Person
from bot.conversation.pace import Pace
from bot.errors import TooFast
from tests.bot.conversation.office import Office
from tests.bot.factories import MOMENT

_LAN = Person(id="telegram:1", name="Lan")


class _Clock:
    def __init__(self) -> None:
        self.now = MOMENT

    def __call__(self) -> datetime:
        return self.now


def _guard(_person: Person, _message: Message, topic: str) -> str:
    return topic


def test_who_sends_too_much_waits_until_the_first_is_a_minute_old() -> None:
    clock = _Clock()
    guard = Pace(3, now=clock).before(_guard)
    for _ in range(3):
        assert guard(_LAN, Message("?"), "ask") == "ask"
        clock.now += timedelta(seconds=10)

    with pytest.raises(TooFast) as refused:
        guard(_LAN, Message("?"), "ask")

    assert refused.value.facts == {"seconds": 30}
    clock.now += timedelta(seconds=30)
    assert guard(_LAN, Message("?"), "ask") == "ask"


def test_one_person_holds_up_no_other_and_the_machine_is_never_held_up() -> None:
    guard = Pace(1, now=_Clock()).before(_guard)
    guard(_LAN, Message("?"), "ask")

    assert guard(Person(id="telegram:2", name="Minh"), Message("?"), "ask") == "ask"
    for _ in range(5):
        assert guard(Person(id="terminal:an", name=""), Message("?"), "ask") == "ask"


async def test_it_is_said_in_a_kind_sentence(office: Office) -> None:
    said = [await office.say("telegram:500", "xin chào") for _ in range(31)]

    assert said[-1].lines[0].text == "Đồng chí gửi hơi nhanh; xin đợi 60 giây rồi gửi tiếp."
    assert said[-2] == said[0]
