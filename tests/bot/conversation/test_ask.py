from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from bot.conversation import Button, Memory, Message, Person, Reply
from bot.conversation.ask import Ask
from bot.conversation.replies import plain
from bot.errors import StaleButton
from bot.texts import ask as texts
from tests.knowledge.answer.offices import TODAY, Office, opened, papers

LAN = Person(id="test:1", name="Lan")
MINH = Person(id="test:2", name="Minh")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    with opened(tmp_path_factory.mktemp("office"), papers()) as everything:
        yield everything


@pytest.fixture
def ask(office: Office) -> Ask:
    return _asking(office)


def _asking(office: Office) -> Ask:
    return Ask(
        office.answering,
        lambda: office.held,
        Memory(),
        today=lambda: TODAY,
        office="Văn phòng Đảng ủy, 0200 123 456",
    )


async def _replies(ask: Ask, message: Message | str, person: Person = LAN) -> Sequence[Reply]:
    said = Message(message) if isinstance(message, str) else message
    return [reply async for reply in ask.handle(person, said)]


async def _said(ask: Ask, message: Message | str, person: Person = LAN) -> str:
    (reply,) = await _replies(ask, message, person)
    return plain(reply)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Xin chào", texts.GREETING),
        ("kính chào đồng chí ạ", texts.GREETING),
        ("alo", texts.GREETING),
        ("cảm ơn đồng chí", texts.THANKED),
        ("ok", texts.THANKED),
        ("   ", texts.EMPTY),
    ],
)
async def test_small_talk_is_met_in_kind(ask: Ask, typed: str, said: str) -> None:
    assert await _said(ask, typed) == said


async def test_a_question_after_a_greeting_is_a_question(ask: Ask) -> None:
    said = await _said(ask, "chào đồng chí, cho tôi hỏi 12-KH/ĐU ai ký?")

    assert "Người ký: Đinh Thị Lụa." in said


async def test_an_answer_names_the_directive_and_shows_its_words(ask: Ask) -> None:
    (reply,) = await _replies(ask, "ai chủ trì ngày hội đọc sách")

    key, quote = reply.lines
    assert (key.kind, quote.kind) == ("key", "quote")
    assert "12-KH/ĐU" in key.text
    assert "mục III.1" in key.text
    assert quote.text.startswith("Đoàn Thanh niên xã chủ trì")


async def test_what_is_not_there_is_said_with_whom_to_ask(ask: Ask) -> None:
    said = await _said(ask, "học phí trường mầm non bao nhiêu")

    assert said.startswith("Các văn bản đang có không nói tới")
    assert said.endswith("Xin hỏi Văn phòng Đảng ủy, 0200 123 456.")


async def test_a_choice_has_a_button_for_each(ask: Ask) -> None:
    (reply,) = await _replies(ask, "kế hoạch ai ký")

    assert plain(reply).startswith(texts.WHICH_ONE)
    assert [button.action for button in reply.buttons] == [
        f"ask:vb {number}: kế hoạch ai ký" for number in (7, 5, 4)
    ]


async def test_a_pressed_button_answers_the_question_from_that_directive(ask: Ask) -> None:
    (offer,) = await _replies(ask, "kế hoạch ai ký")

    said = await _said(ask, Message(action=offer.buttons[1].action))

    assert "Người ký: Kiều Văn Sáng." in said


async def test_what_one_person_was_offered_is_not_what_another_asked(ask: Ask) -> None:
    await _replies(ask, "kế hoạch ai ký", LAN)
    await _replies(ask, "mục I.1 ghi gì", MINH)

    said = await _said(ask, Message(action="ask:vb 4: kế hoạch ai ký"), LAN)

    assert "Người ký: Đinh Thị Lụa." in said


async def test_an_offer_for_a_number_is_answered_when_it_is_taken(ask: Ask) -> None:
    (offer,) = await _replies(ask, "12-KH/BTGĐU ai ký")

    (taken,) = await _replies(ask, Message(action=offer.buttons[0].action))

    assert "Người ký: Đinh Thị Lụa." in plain(taken)
    assert [button.label for button in taken.buttons] == ["Xem nguyên văn"]


@pytest.mark.parametrize("action", ["ask", "ask:", "ask:  "])
async def test_a_button_that_asks_nothing_is_stale(ask: Ask, action: str) -> None:
    with pytest.raises(StaleButton):
        await _replies(ask, Message(action=action))


async def test_a_button_for_a_directive_that_is_gone_is_not_offered_again(ask: Ask) -> None:
    (reply,) = await _replies(ask, Message(action="ask:vb 900: 12-KH/ĐU ai ký"))

    assert plain(reply).startswith("Chưa có văn bản vb 900 ở đây.")
    assert reply.buttons == ()


async def test_a_number_that_fits_in_part_is_offered(ask: Ask) -> None:
    (reply,) = await _replies(ask, "12-KH/BTGĐU ai ký")

    assert plain(reply).startswith("Chưa có văn bản 12-KH/BTGĐU ở đây.")
    assert texts.OFFERED in plain(reply)
    assert [button.action for button in reply.buttons] == ["ask:vb 4: 12-KH/BTGĐU ai ký"]
    assert isinstance(reply.buttons[0], Button)


async def test_the_last_directive_answered_from_is_remembered_for_each_person(ask: Ask) -> None:
    await _replies(ask, "19-KH/ĐU ai ký", LAN)
    await _replies(ask, "12-KH/ĐU ai ký", MINH)

    assert "Kiều Văn Sáng" in await _said(ask, "kế hoạch này do ai ký", LAN)
    assert "Đinh Thị Lụa" in await _said(ask, "kế hoạch này do ai ký", MINH)


async def test_the_own_organisation_is_answered_from_first(ask: Ask) -> None:
    member = Person(id="test:3", name="Mơ", organisation="Đảng ủy phường Hòa Sơn")

    said = await _said(ask, "mỗi ấp xây dựng tủ sách có bao nhiêu đầu sách", member)

    assert "150 đầu sách" in said
    assert "300 đầu sách" not in said


async def test_writing_for_people_is_declined(ask: Ask) -> None:
    said = await _said(ask, "viết giúp tôi bài phản bác luận điệu sai trái")

    assert said == texts.SENTENCES["decline_write"]


@pytest.mark.parametrize("published", [True, False], ids=["published", "withdrawn"])
async def test_a_directive_that_comes_or_goes_while_it_is_asked_about_is_named(
    office: Office, *, published: bool
) -> None:
    few, all_of_them = office.held[:1], office.held
    listings = iter([few, all_of_them] if published else [all_of_them, few])
    ask = Ask(office.answering, lambda: next(listings), Memory(), today=lambda: TODAY)

    assert "19-KH/ĐU" in await _said(ask, "19-KH/ĐU ai ký")


async def test_without_any_directive_it_is_said_so(tmp_path: Path) -> None:
    with opened(tmp_path, []) as nothing:
        said = await _said(_asking(nothing), "kế hoạch ai ký")

    assert said.startswith("Chưa có văn bản nào được đăng")
    assert "Văn phòng Đảng ủy, 0200 123 456" in said


async def test_a_follow_up_is_asked_in_full_and_may_be_followed_in_turn(office: Office) -> None:
    ask = _asking(office)
    await _said(ask, "ở Bình Thạnh mỗi ấp xây dựng tủ sách có bao nhiêu đầu sách")

    there = await _said(ask, "còn ở Hòa Sơn thì sao?")
    back = await _said(ask, "thế Bình Thạnh thì sao")

    assert "150 đầu sách" in there
    assert "Đã hiểu đồng chí hỏi: “mỗi ấp xây dựng tủ sách" in there
    assert "300 đầu sách" in back


async def test_what_goes_on_from_nothing_is_asked_back_kindly(office: Office) -> None:
    said = await _said(_asking(office), "còn ở Hòa Sơn thì sao?")

    assert "viết cả câu giúp" in said
