from __future__ import annotations

import pytest

from bot.conversation import Conversation, Message, Person, Reply
from bot.conversation.documents import PAGE, Documents, find, listing, named
from bot.conversation.replies import plain
from bot.errors import SeveralDirectives, StaleButton
from bot.texts.errors import sentence
from knowledge.domain import Held, Signer, Warning  # noqa: A004  # the domain's word
from knowledge.errors import UnknownDirective
from tests.bot.factories import held

_LAN = Person(id="test:1", name="Lan")
_HELD = [
    held(1, number="31-KH/BTGĐUX"),
    held(2, number="31-KH/ĐUX"),
    held(3, number=None, type="hướng dẫn"),
    held(4, number="85-HD/BTGTU", type="hướng dẫn"),
]


async def _reply(message: Message, held: list[Held]) -> Reply:
    (reply,) = [reply async for reply in Documents(lambda: held).handle(_LAN, message)]
    return reply


@pytest.mark.parametrize(
    ("said", "ids"),
    [
        pytest.param("vb 3", (3,), id="handle"),
        pytest.param("VB3", (3,), id="handle without space"),
        pytest.param("văn bản 3", (3,), id="handle in words"),
        pytest.param("4", (4,), id="handle as number alone"),
        pytest.param("85", (4,), id="printed number alone"),
        pytest.param("085", (4,), id="printed number with a nought"),
        pytest.param("31", (1, 2), id="number alone, printed on two"),
        pytest.param("31-KH/BTGĐUX", (1,), id="number in full"),
        pytest.param("31-kh/btgdux", (1,), id="number without diacritics"),
        pytest.param("31-KH", (1, 2), id="number without organ"),
        pytest.param("kh 31", (1, 2), id="spoken number"),
        pytest.param("hd85", (4,), id="spoken number without space"),
        pytest.param("31-KH/TU", (), id="another organ"),
        pytest.param("vb 9", (), id="no such handle"),
        pytest.param("kế hoạch", (), id="no number at all"),
    ],
)
def test_a_directive_is_found_by_handle_and_by_number(said: str, ids: tuple[int, ...]) -> None:
    assert tuple(one.id for one in find(_HELD, said)) == ids


def test_a_name_for_none_names_nobody() -> None:
    with pytest.raises(UnknownDirective):
        named(_HELD, "vb 9")


def test_a_name_for_several_is_met_with_their_handles() -> None:
    with pytest.raises(SeveralDirectives) as raised:
        named(_HELD, "31-KH")

    assert "31-KH/BTGĐUX [vb 1]; " in sentence(raised.value)
    assert "[vb 2]" in sentence(raised.value)


async def test_the_list_is_newest_first_with_a_button_each() -> None:
    reply = await _reply(Message("/vanban"), _HELD)

    assert reply.lines[0].text == "Đang có 4 văn bản:"
    first = reply.buttons[0]
    assert (first.label, first.mark) == ("Hướng dẫn 85-HD/BTGTU [vb 4]", "vb 4")
    assert first.about == "về công tác kiểm tra năm 2026"
    assert first.action == "documents:show:4"


async def test_a_long_list_comes_in_pages() -> None:
    many = [held(number) for number in range(1, PAGE + 4)]

    first = await _reply(Message("/vanban"), many)
    second = await _reply(Message(action=first.buttons[-1].action), many)

    assert [button.more for button in first.buttons] == [*([False] * PAGE), True]
    assert [button.action for button in second.buttons] == [
        f"documents:show:{number}" for number in (3, 2, 1)
    ]


@pytest.mark.parametrize(
    "action",
    [
        pytest.param("documents", id="no more than the topic"),
        pytest.param("documents:page:x", id="no number"),
        pytest.param("documents:page:-5", id="below zero"),
        pytest.param("documents:page:900", id="a page that is gone"),
        pytest.param("documents:page:" + "9" * 50, id="a number beyond reason"),
        pytest.param("documents:show:", id="nothing to show"),
        pytest.param("documents:show:31-KH", id="a number for a handle"),
        pytest.param("documents:show:900", id="a directive that is gone"),
        pytest.param("documents:burn:1", id="another verb"),
    ],
)
async def test_a_stale_or_odd_button_is_met_with_one_sentence(action: str) -> None:
    conversation = Conversation({"documents": Documents(lambda: _HELD)})

    said = [plain(reply) async for reply in conversation.handle(_LAN, Message(action=action))]

    assert said == [sentence(StaleButton())]


async def test_a_card_tells_what_is_odd() -> None:
    odd = held(7, warnings=(Warning(code="number_blank"), Warning(code="never_heard_of")))

    text = plain(await _reply(Message(action="documents:show:7"), [odd]))

    assert "Kế hoạch 31-KH/ĐU [vb 7]" in text
    assert "Ngày ban hành: 05/01/2026" in text
    assert "Người ký: Trần Văn An, Bí thư (T/M Đảng ủy)" in text
    assert "Số văn bản để trống." in text
    assert "(never_heard_of)" in text


async def test_a_card_writes_the_names_beside_the_signature_as_the_directive_does() -> None:
    signer = Signer(name="Trần Văn An", position="BÍ THƯ", authority="T/M ĐẢNG ỦY XÃ SUỐI MƠ")
    one = held(7, signer=signer, text="Đảng ủy xã Suối Mơ giao Văn phòng theo dõi.")

    text = plain(await _reply(Message(action="documents:show:7"), [one]))

    assert "Người ký: Trần Văn An, Bí thư (T/M Đảng ủy xã Suối Mơ)" in text


async def test_a_number_shared_by_two_is_offered_not_merged() -> None:
    reply = await _reply(Message("/vanban 31-KH"), _HELD)

    assert [button.action for button in reply.buttons] == ["documents:show:1", "documents:show:2"]


async def test_a_handle_that_is_a_number_of_another_is_offered_with_it() -> None:
    both = [held(7, number="12-KH/ĐUX"), held(12, number="7-KH/ĐUX"), held(13, number="12-HD/ĐUX")]

    reply = await _reply(Message("/vanban 12"), both)
    pressed = await _reply(Message(action=reply.buttons[1].action), both)

    assert [button.action for button in reply.buttons] == [
        f"documents:show:{number}" for number in (7, 12, 13)
    ]
    assert pressed.lines[0].text.startswith("Kế hoạch 7-KH/ĐUX [vb 12]")


def test_an_empty_library_says_so() -> None:
    assert plain(listing([])) == "Chưa có văn bản nào."


async def test_of_several_the_only_one_in_force_is_shown_and_the_others_are_named() -> None:
    both = [
        held(1, number="31-KH/ĐUX", status="superseded"),
        held(2, number="31-KH/BTGĐUX", status="in_force"),
    ]

    reply = await _reply(Message("/vanban 31-KH"), both)

    assert named(both, "31-KH").id == 2
    assert reply.lines[0].text == "Kế hoạch 31-KH/BTGĐUX [vb 2]"
    assert "31-KH/ĐUX [vb 1]" in reply.lines[-1].text
