from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

import ingest
from bot.app import Services, services
from bot.conversation import Message, Person, Reply
from bot.conversation.replies import plain
from bot.errors import StaleButton
from bot.letters import Letter
from bot.organisation import Cell, Post
from bot.settings import Settings
from bot.store import Outbox
from bot.store.questions import LONGEST, Questions
from bot.texts import queue as texts
from bot.texts.errors import sentence
from knowledge.database import Database
from knowledge.domain import STAFF_ONLY
from knowledge.store import Revision
from knowledge.store.curated import CuratedAnswers
from tests.bot.factories import PLAN

_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
_NOW = datetime(2026, 3, 18, 9, tzinfo=_ZONE)
_CELL = Cell(id="chi-bo-1", name="Chi bộ 1")
_OFFICE = Cell(id="vp", name="Văn phòng", is_organ=True)
_LAN = Person(id="telegram:1", name="Lan", posts=(Post(cell=_CELL, role="member"),))
_MINH = Person(id="telegram:2", name="Minh", posts=(Post(cell=_CELL, role="member"),))
_AN = Person(id="telegram:9", name="An", posts=(Post(cell=_OFFICE, role="office"),))
_ASKED = "Kinh phí mua tài liệu do ai chi trả?"
_ANSWER = "Văn phòng Đảng ủy chi trả.\nChi bộ gửi hóa đơn về Văn phòng."


@dataclass
class Chat:
    services: Services
    person: Person
    shown: list[Reply] = field(default_factory=list)

    async def say(self, text: str = "", action: str | None = None) -> Reply:
        message = Message(text, action=action)
        self.shown = [one async for one in self.services.conversation.handle(self.person, message)]
        return self.shown[-1]

    async def press(self, label: str) -> Reply:
        found = [one for one in self.shown[-1].buttons if label in one.label]
        assert found, [one.label for one in self.shown[-1].buttons]
        return await self.say(action=found[0].action)


@pytest.fixture
def built(data: Path) -> Iterator[Services]:
    with services(Settings(TROLY_DATA=data, embeddings="none"), at=_NOW) as built:
        built.library.publish(ingest.read_text(PLAN, "31-KH.txt"), by="An", now=_NOW)
        yield built


@pytest.fixture
def database(built: Services) -> Database:
    return Database(built.settings.database)


@pytest.fixture
def lan(built: Services) -> Chat:
    return Chat(built, _LAN)


@pytest.fixture
def office(built: Services) -> Chat:
    return Chat(built, _AN)


def _letters(database: Database) -> list[Letter]:
    outbox = Outbox(database)
    claimed = outbox.claim(now=_NOW, lease=timedelta(minutes=1))
    for one in claimed:
        outbox.sent(one.id, [one.id], now=_NOW)
    return [one.letter for one in claimed]


async def _answered(office: Chat, source: str = "Theo Văn phòng", text: str = _ANSWER) -> Reply:
    await office.say("/cauhoi")
    await office.press(office.shown[-1].buttons[0].label)
    await office.press("Trả lời")
    if source == "Theo Văn phòng":
        await office.press(source)
    else:
        await office.press("Theo văn bản khác")
        await office.say(source)
    await office.say(text)
    return await office.press("Gửi")


async def test_a_question_goes_to_the_office_exactly_as_it_was_shown(
    lan: Chat, office: Chat, database: Database
) -> None:
    await lan.say(_ASKED)

    shown = await lan.press("Hỏi Văn phòng")
    again = await lan.say(action="queue:ask")
    sent = await lan.press("Gửi Văn phòng")
    listed = await office.say("/cauhoi")

    assert [line.text for line in shown.lines if line.kind == "quote"] == [_ASKED]
    assert plain(again) == plain(shown), "without words it is the last question"
    assert plain(sent) == texts.SENT
    (button,) = listed.buttons
    assert button.label == _ASKED
    assert button.about == "đảng viên gửi"
    assert "Lan" not in plain(await office.press(_ASKED))
    assert Questions(database).count_open() == 1, "the queued one and the sent one are the same"


async def test_the_asker_gets_the_answer_in_the_name_of_the_office(
    lan: Chat, office: Chat, database: Database
) -> None:
    await lan.say(_ASKED)
    await lan.say(action=f"queue:send:{_ASKED}")

    done = await _answered(office)

    assert plain(done) == "Đã trả lời; 1 người hỏi được nhắn."
    (letter,) = _letters(database)
    assert letter.to == "telegram:1"
    assert plain(letter.reply) == (
        f"Đồng chí đã hỏi: “{_ASKED}”\nVăn phòng trả lời\nVăn phòng Đảng ủy chi trả.\n"
        "Chi bộ gửi hóa đơn về Văn phòng.\nTheo Văn phòng; trả lời ngày 18/03/2026."
    )
    assert "An" not in plain(letter.reply).split()
    assert plain(await office.press("Các câu còn lại")) == texts.NONE


async def test_what_is_shown_before_it_is_given_is_what_the_asker_reads(
    lan: Chat, office: Chat
) -> None:
    await lan.say(action=f"queue:send:{_ASKED}")
    await office.say("/cauhoi")
    await office.press(_ASKED)
    await office.press("Trả lời")
    await office.press("Theo Văn phòng")

    preview = await office.say("Văn phòng chi.")
    again = await office.press("Viết lại")
    second = await office.say("Văn phòng Đảng ủy chi.")
    await office.press("Gửi")

    assert plain(preview).startswith("Gửi câu trả lời này?\nVăn phòng trả lời\nVăn phòng chi.")
    assert texts.TYPE_ANSWER in plain(again)
    assert "Văn phòng Đảng ủy chi." in plain(second)
    assert "Văn phòng Đảng ủy chi." in plain(await lan.say(_ASKED))


async def test_everybody_who_asked_the_same_is_answered_once(
    lan: Chat, office: Chat, built: Services, database: Database
) -> None:
    minh = Chat(built, _MINH)
    await lan.say(action=f"queue:send:{_ASKED}")
    await lan.say(action=f"queue:send:{_ASKED}")
    await minh.say(action="queue:send:kinh phi mua tai lieu do ai chi tra")

    listed = await office.say("/cauhoi")
    await _answered(office)

    assert [one.about for one in listed.buttons] == ["đảng viên gửi · 2 người hỏi"]
    assert sorted(one.to for one in _letters(database)) == ["telegram:1", "telegram:2"]


async def test_whoever_asks_the_same_sees_the_office_s_answer_first(
    lan: Chat, office: Chat, built: Services
) -> None:
    await lan.say(action=f"queue:send:{_ASKED}")
    await _answered(office, source="31-KH")

    said = await Chat(built, _MINH).say("kinh phi mua tai lieu do ai chi tra")
    other = await Chat(built, _MINH).say("Kinh phí mua tài liệu do ai chi trả cho chi bộ?")

    assert plain(said) == (
        "Văn phòng trả lời\nVăn phòng Đảng ủy chi trả.\nChi bộ gửi hóa đơn về Văn phòng.\n"
        f"Theo Kế hoạch 31-KH/ĐU [vb 1]; trả lời ngày 18/03/2026.\nCâu đã hỏi: “{_ASKED}”"
    )
    assert [one.action for one in said.buttons] == ["documents:show:1"]
    assert "Văn phòng trả lời" not in plain(other)


async def test_once_the_paper_changes_the_answer_is_put_up_for_review(
    lan: Chat, office: Chat, built: Services
) -> None:
    await lan.say(action=f"queue:send:{_ASKED}")
    await _answered(office, source="31-KH")
    changed = replace(
        ingest.read_text(PLAN.replace("trước ngày 20", "trước ngày 25"), "31-KH.txt"),
        sha256=built.held()[0].directive.sha256,
    )
    revision = Revision(directive=changed, corrections=(), reason="reread", by="An", now=_NOW)
    built.library.revise(1, revision)

    assert "Văn phòng trả lời" not in plain(await lan.say(_ASKED))

    for tick in built.ticks:
        tick.run(_NOW)
    listed = await office.say("/cauhoi")
    shown = await office.press(_ASKED)
    kept = await office.press("Câu trả lời vẫn đúng")

    assert "văn bản đã thay đổi, xem lại câu trả lời" in listed.buttons[0].about
    assert "Văn phòng Đảng ủy chi trả." in plain(shown)
    assert plain(kept) == texts.KEPT
    assert "Văn phòng trả lời" in plain(await lan.say(_ASKED))


async def test_an_answer_on_a_withdrawn_paper_is_shown_to_nobody(
    lan: Chat, office: Chat, built: Services
) -> None:
    built.library.publish(
        ingest.read_text(PLAN.replace("31-KH", "45-KH").replace("kiểm tra", "dân vận"), "b.txt"),
        by="An",
        now=_NOW,
    )
    await lan.say(action=f"queue:send:{_ASKED}")
    await _answered(office, source="31-KH")

    built.library.withdraw(1, by="An", now=_NOW, reason="Đăng nhầm")

    assert "Văn phòng trả lời" not in plain(await lan.say(_ASKED))
    await office.say("/cauhoi")
    await office.press(_ASKED)
    assert plain(await office.press("Câu trả lời vẫn đúng")) == texts.NO_SOURCE


async def test_an_answer_shows_no_paper_to_whom_it_is_not_for(
    lan: Chat, office: Chat, built: Services
) -> None:
    await lan.say(action=f"queue:send:{_ASKED}")
    await _answered(office, source="31-KH")

    built.library.show_to(1, STAFF_ONLY, by="An", now=_NOW)

    assert "Văn phòng trả lời" not in plain(await lan.say(_ASKED))
    assert "Văn phòng trả lời" in plain(await office.say(_ASKED))


async def test_a_question_that_the_documents_do_not_answer_waits_by_itself(
    lan: Chat, office: Chat
) -> None:
    await lan.say(_ASKED)
    await lan.say("zzz")
    await office.say("Ai trông xe buổi họp chi bộ?")

    listed = await office.say("/cauhoi")

    assert [(one.label, one.about) for one in listed.buttons] == [(_ASKED, "văn bản không nói tới")]


async def test_an_answer_may_be_called_wrong_and_is_listed_with_what_was_said(
    lan: Chat, office: Chat
) -> None:
    asked = "báo cáo tháng gửi trước ngày nào?"
    await lan.say(asked)

    noted = await lan.say(action=f"queue:wrong:{asked}")
    await office.say("/cauhoi")
    shown = await office.press(asked)

    assert plain(noted) == texts.NOTED_WRONG
    assert "câu trả lời bị cho là chưa đúng" in plain(shown)
    assert "trước ngày 20 hằng tháng" in plain(shown)


async def test_an_answer_of_what_a_cell_owes_may_be_called_wrong_too(demo: Services) -> None:
    person = demo.directory.called("bí thư Chi bộ 3", channel="telegram")
    clerk = Chat(demo, replace(_AN, id="telegram:99"))
    asked = "Quý này chi bộ phải nộp báo cáo gì?"

    await Chat(demo, person).say(action=f"queue:wrong:{asked}")
    await clerk.say("/cauhoi")
    shown = await clerk.press(asked)

    assert "Đã trả lời:" in plain(shown)
    assert "hạn" in plain(shown).lower()


async def test_staff_judge_every_answer_and_may_answer_at_once(
    lan: Chat, office: Chat, database: Database
) -> None:
    asked = "báo cáo tháng gửi trước ngày nào?"
    answer = await office.say(asked)
    assert [one.label for one in answer.buttons][-2:] == ["Đúng", "Chưa đúng"]
    assert "Chưa đúng" not in [one.label for one in (await lan.say(asked)).buttons]

    right = await office.press("Đúng") if office.shown else None
    await office.say(asked)
    await office.press("Chưa đúng")
    await office.press("Trả lời câu này")
    await office.press("Kế hoạch 31-KH/ĐU")
    await office.say("Trước ngày 20.")
    given = await office.press("Gửi")

    assert right is not None
    assert plain(right) == texts.NOTED_RIGHT
    assert plain(given) == texts.GIVEN_NOBODY
    assert _letters(database) == []
    assert plain(await lan.say(asked)).startswith("Văn phòng trả lời\nTrước ngày 20.")


async def test_a_question_may_be_put_aside(lan: Chat, office: Chat, database: Database) -> None:
    await lan.say(action=f"queue:send:{_ASKED}")
    await office.say("/cauhoi")
    await office.press(_ASKED)
    skip = next(one.action for one in office.shown[-1].buttons if one.label.startswith("Bỏ qua"))

    assert plain(await office.say(action=skip)) == texts.SKIPPED
    assert plain(await office.say(action=skip)) == texts.GONE
    assert _letters(database) == []


async def test_a_later_answer_takes_the_place_of_the_earlier(
    lan: Chat, office: Chat, database: Database
) -> None:
    await lan.say(action=f"queue:send:{_ASKED}")
    await _answered(office)
    await lan.say(action=f"queue:wrong:{_ASKED}")
    await _answered(office, text="Chi bộ tự chi.")

    assert "Chi bộ tự chi." in plain(await lan.say(_ASKED))
    assert [one.text for one in CuratedAnswers(database).live()] == ["Chi bộ tự chi."]


async def test_without_a_last_question_the_person_is_asked_to_type_it(lan: Chat) -> None:
    asked = await lan.say(action="queue:ask")
    shown = await lan.say(f"{_ASKED}{'?' * LONGEST}")

    assert plain(asked) == texts.TYPE_QUESTION
    (quoted,) = [line.text for line in shown.lines if line.kind == "quote"]
    assert quoted.startswith(_ASKED)
    assert len(quoted) == LONGEST


async def test_what_somebody_typed_stays_what_they_typed(lan: Chat, office: Chat) -> None:
    odd = "<b>Ai</b> ký & đóng dấu?\n[xem](tg://user?id=1)"
    await lan.say(action=f"queue:send:{odd}")

    await office.say("/cauhoi")
    shown = await office.press("<b>Ai</b> ký & đóng dấu?")

    assert odd in [line.text for line in shown.lines]


def test_questions_are_deleted_once_their_time_is_over(database: Database) -> None:
    questions = Questions(database)
    questions.ask(_ASKED, "sent", account="telegram:1", now=_NOW)

    assert questions.sweep(before=_NOW) == 0
    assert questions.sweep(before=_NOW + timedelta(seconds=1)) == 1
    assert questions.open() == []


def test_whoever_asks_to_be_forgotten_is(database: Database) -> None:
    questions = Questions(database)
    questions.ask(_ASKED, "sent", account="telegram:1", now=_NOW)
    questions.ask(_ASKED, "sent", account="telegram:2", now=_NOW)

    questions.forget("telegram:1")

    assert [one.count for one in questions.open()] == [1]


@pytest.mark.parametrize(
    "action", ["queue:send:", "queue:x:1", "queue:from:1:99", "queue:give:1:9"]
)
async def test_an_odd_button_is_met_with_one_sentence(lan: Chat, office: Chat, action: str) -> None:
    await lan.say(action=f"queue:send:{_ASKED}")

    assert plain(await office.say(action=action)) == sentence(StaleButton())
