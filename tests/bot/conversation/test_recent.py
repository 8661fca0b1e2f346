from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.conversation import Conversation, Message, Person, Reply, Topic
from bot.conversation.help import Help
from bot.conversation.recent import Recent
from bot.conversation.replies import plain
from bot.texts import documents as texts
from bot.texts import help as help_texts
from bot.texts import standing
from knowledge.domain import STAFF_ONLY, Held
from tests.bot.factories import MOMENT, held

_LAN = Person(id="test:1", name="Lan")
_OLD = replace(held(1, number="1-KH/ĐUX"), published_at=MOMENT - timedelta(days=31))
_NEW = replace(held(2, number="2-KH/ĐUX"), published_at=MOMENT - timedelta(days=29))
_NEWEST = replace(held(3, number="3-KH/ĐUX"), published_at=MOMENT)
_HIDDEN = replace(held(4, number="4-KH/ĐUX"), published_at=MOMENT, audience=STAFF_ONLY)


async def _said(text: str, *papers: Held) -> Reply:
    topics: dict[str, Topic] = {
        "recent": Recent(lambda: papers, now=lambda: MOMENT),
        "help": Help(),
    }
    replies = Conversation(topics).handle(_LAN, Message(text))
    return [reply async for reply in replies][-1]


async def test_what_is_new_comes_newest_first_and_nothing_else() -> None:
    reply = await _said("/vanbanmoi", _OLD, _NEW, _NEWEST, _HIDDEN)

    assert [button.action for button in reply.buttons] == ["documents:show:3", "documents:show:2"]


async def test_nothing_new_says_where_the_others_are() -> None:
    assert plain(await _said("/vanbanmoi", _OLD)) == texts.NONE_LATELY


async def test_a_long_list_says_that_there_is_more() -> None:
    papers = [replace(_NEWEST, id=number) for number in range(1, 14)]

    reply = await _said("/vanbanmoi", *papers)

    assert len(reply.buttons) == 10
    assert texts.ALL_HELD in plain(reply)


@pytest.mark.parametrize("typed", ["Văn bản mới", "văn bản mới ", "van ban moi", "VĂN  BẢN MỚI"])
async def test_a_standing_button_is_short_for_its_command(typed: str) -> None:
    assert plain(await _said(typed, _OLD)) == texts.NONE_LATELY


async def test_asking_says_how_and_keeps_the_buttons() -> None:
    reply = await _said("Hỏi văn bản")

    assert (reply.lines[0].text, reply.menu) == (help_texts.ASK, True)


def test_every_standing_button_has_its_command() -> None:
    assert {words for row in standing.ROWS for words in row} == standing.COMMANDS.keys()
