from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from rich.console import Console

import ingest
from bot import samples
from bot.commands.console import Terminal
from bot.conversation import Conversation, Message, Person, Reply
from bot.conversation.register import Deciding, signature
from bot.conversation.withdrawing import Withdrawing
from bot.errors import NotStaff, StaleButton, UnclearDuty
from bot.organisation import Organisation
from bot.organisation import file as organisation_file
from knowledge.database import Database
from knowledge.domain import Directive, Duty
from knowledge.errors import DayTooLate, UnknownDirective
from knowledge.lexical import Lexical
from knowledge.library import Library
from knowledge.lock import IndexLock
from knowledge.register import Register, Roster
from tests.make_samples import SAMPLES

_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
_NOW = datetime(2026, 9, 10, 8, tzinfo=_ZONE)
_RULES, _LETTER = "06-QDi-thong-tin-bao-cao-2026.docx", "03-CV-bao-cao-quy-III-2026.txt"
_PLAN = "01-KH-kiem-tra-giam-sat-2026.docx"
_NOTICE = "04-TB-ket-luan-giao-ban-thang-10-2026.docx"
_OF_A_CELL = "14-KH-chi-bo-Khe-May-2026.docx"
_OF_A_SUPERIOR = "10-HD-TU-che-do-bao-cao-dinh-ky.docx"


@dataclass
class Office:
    register: Register
    library: Library
    organisation: Organisation

    @property
    def topic(self) -> Deciding:
        return Deciding(
            self.register,
            self.library.store.all_held,
            lambda: self.organisation,
            now=lambda: _NOW,
        )

    def person(self, name: str) -> Person:
        member = next(m for m in self.organisation.members if m.name == name)
        return Person(id=f"test:{member.id}", name=member.name, posts=member.posts)

    @property
    def clerk(self) -> Person:
        return self.person("Vi Thị Ngoan")

    def id(self, source: str) -> int:
        held = self.library.store.all_held()
        return next(one.id for one in held if one.directive.source == source)

    def duties(self, source: str) -> list[Duty]:
        return self.register.duties(self.id(source))

    async def say(self, text: str = "", action: str | None = None) -> Reply:
        (reply,) = [r async for r in self.topic.handle(self.clerk, Message(text, action=action))]
        return reply

    async def press(self, action: str) -> Reply:
        return await self.say(action=action)


@cache
def _read(name: str) -> Directive:
    return ingest.read(SAMPLES / name)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    organisation = organisation_file.read(samples.ORGANISATION)
    today = _NOW.date()
    roster = Roster(
        groups=organisation.roster(today),
        names=organisation.called(today),
        organisation=organisation.name,
    )
    with closing(Database(f"sqlite:///{tmp_path / 'troly.db'}")) as database:
        database.create()
        lexical = Lexical(tmp_path / "lexical", writer=True)
        library = Library(database, tmp_path, lexical, None, None, IndexLock(tmp_path))
        register = Register(
            database,
            library.store,
            zone=_ZONE,
            roster=lambda: roster,
        )
        for name in (_RULES, _LETTER, _PLAN):
            library.publish(_read(name), original=None, by="văn phòng", now=_NOW, sync=False)
        with closing(library):
            yield Office(register, library, organisation)


def _said(reply: Reply) -> str:
    return "\n".join(line.text for line in reply.lines)


def _action(reply: Reply, label: str) -> str:
    return next(button.action for button in reply.buttons if label in button.label)


def _report(office: Office, what: str = "áo cáo tháng") -> Duty:
    return next(duty for duty in office.duties(_RULES) if what in duty.as_read.quote)


@pytest.mark.parametrize(
    ("source", "number"), [(_RULES, "11-QĐ/ĐU"), (_LETTER, "146-CV/ĐU"), (_PLAN, "12-KH/ĐU")]
)
def test_a_directive_is_confirmed_in_at_most_five_taps(
    office: Office, source: str, number: str
) -> None:
    """Everything that is typed counts: the command, and each key that the screen shows."""
    screen = Console(file=io.StringIO(), width=90)
    wanted = [number, "gắn như gợi ý"]
    typed: list[str] = []

    def read(_prompt: str) -> str:
        if not typed:
            typed.append("/xacnhan")
        elif wanted:
            shown = screen.file.getvalue()  # type: ignore[attr-defined]  # it is a StringIO
            keys = re.findall(rf"\[(\d+)\] [^\n]*{re.escape(wanted.pop(0))}", shown)
            typed.append(keys[-1])
        else:
            return "/thoat"
        return typed[-1]

    Terminal(Conversation({"register": office.topic}), office.clerk, screen, read).run(count=3)

    confirmed = [duty for duty in office.duties(source) if duty.use == "deadline"]
    assert len(typed) <= 5
    assert confirmed
    assert {duty.state for duty in confirmed} == {"confirmed"}
    assert {duty.bound.kind for duty in confirmed} & {"all", "groups"}
    assert {duty.decided_by for duty in confirmed} == {"Vi Thị Ngoan (Chánh Văn phòng)"}


async def _confirmed(office: Office, source: str, press: str) -> set[tuple[str, ...]]:
    """Confirm a sample by one press; return whom its deadlines bind then."""
    office.library.publish(_read(source), original=None, by="văn phòng", now=_NOW, sync=False)
    await office.press(f"register:{press}:{office.id(source)}")
    deadlines = [duty for duty in office.duties(source) if duty.use == "deadline"]
    return {(duty.bound.kind, *duty.bound.members) for duty in deadlines}


@pytest.mark.parametrize("press", ["suggested", "all"])
async def test_one_press_binds_the_plan_of_a_cell_to_that_cell_alone(
    office: Office, press: str
) -> None:
    assert await _confirmed(office, _OF_A_CELL, press) == {("cells", "chi-bo-3")}


@pytest.mark.parametrize("press", ["suggested", "all"])
async def test_what_a_superior_asks_binds_no_cell_by_one_press(office: Office, press: str) -> None:
    """Its own office promises something too, which binds nobody here."""
    assert await _confirmed(office, _OF_A_SUPERIOR, press) == {("office",), ("nobody",)}


async def test_all_cells_are_offered_only_where_some_are_suggested(office: Office) -> None:
    offered = {}
    for source in (_OF_A_CELL, _NOTICE):
        office.library.publish(_read(source), original=None, by="x", now=_NOW, sync=False)
        shown = await office.press(f"register:open:{office.id(source)}")
        offered[source] = any("mọi chi bộ" in button.label for button in shown.buttons)

    assert offered == {_OF_A_CELL: False, _NOTICE: True}


async def test_what_waits_is_listed_with_reports_first(office: Office) -> None:
    reply = await office.say("/xacnhan")

    assert _said(reply) == "3 văn bản có việc chờ xác nhận:"
    assert ["việc" in button.about for button in reply.buttons] == [True] * 3


async def test_a_directive_shows_what_it_proposes_and_for_whom(office: Office) -> None:
    said = _said(await office.say("/xacnhan 11-QĐ"))

    assert "việc báo cáo, nộp hoặc có hạn chờ xác nhận." in said
    assert "hằng tháng, chậm nhất ngày 22" in said
    assert "Gợi ý gắn với:" in said


async def test_each_duty_has_a_row_of_its_own(office: Office) -> None:
    listed = await office.press(f"register:each:{office.id(_RULES)}:0")

    assert listed.buttons[0].label.startswith("1. ")
    assert not any(button.mark for button in listed.buttons)


async def test_one_duty_is_confirmed_corrected_and_given_up(office: Office) -> None:
    duty = _report(office)

    confirmed = await office.press(f"register:confirm:{duty.id}")
    corrected = await office.say(f"/sua {duty.id} trước ngày 18 hằng tháng")
    sent = await office.say(f"/sua {duty.id} gửi Văn phòng Đảng ủy")
    stopped = await office.press(_action(sent, "Thôi theo dõi"))

    assert _said(confirmed).startswith("Đã xác nhận việc này.")
    assert "Khi nào: hằng tháng, trước ngày 18." in _said(corrected)
    assert "Gửi: Văn phòng Đảng ủy." in _said(sent)
    assert "Văn bản ghi khác điều Văn phòng đã sửa" in _said(sent)
    assert office.register.duty(duty.id).state == "rejected"
    assert "Khôi phục việc này" in [button.label for button in stopped.buttons]


async def test_how_often_is_chosen_by_a_button(office: Office) -> None:
    duty = _report(office)

    asked = await office.press(f"register:edit:{duty.id}")
    told = await office.press(_action(asked, "hằng quý"))

    assert f"/sua {duty.id} trước ngày 20 hằng tháng" in _said(asked)
    assert "Khi nào: hằng quý" in _said(told)


async def test_a_duty_is_bound_to_a_group_or_to_chosen_cells(office: Office) -> None:
    duty = _report(office)

    asked = await office.press(f"register:bind:{duty.id}")
    of_group = await office.press(_action(asked, "Nhóm trường học"))
    chosen = await office.press(f"register:cells:{duty.id}")
    once = await office.press(_action(chosen, "Chi bộ 3"))
    twice = await office.press(_action(once, "Chi bộ 1"))

    assert "Gắn với: nhóm trường học." in _said(of_group)
    assert [b.label for b in twice.buttons if b.label.startswith("✓")] == [
        "✓ Chi bộ 1",
        "✓ Chi bộ 3",
    ]
    assert office.register.duty(duty.id).bound.members == {"chi-bo-1", "chi-bo-3"}


async def test_the_office_sets_an_earlier_day_and_takes_it_back(office: Office) -> None:
    duty = _report(office)
    await office.press(f"register:confirm:{duty.id}")

    asked = await office.press(f"register:day:{duty.id}")
    told = await office.press(_action(asked, "Trước hạn cấp trên 3 ngày"))
    cleared = await office.press(_action(told, "Bỏ ngày"))

    assert "Ngày do Văn phòng đặt: trước hạn ghi trong văn bản 3 ngày" in _said(told)
    assert _said(cleared).startswith("Đã bỏ ngày Văn phòng đặt.")
    assert office.register.set_days(duty.id) == ()


async def test_a_day_later_than_that_of_the_directive_is_refused(office: Office) -> None:
    duty = _report(office)
    await office.press(f"register:confirm:{duty.id}")

    with pytest.raises(DayTooLate):
        await office.say(f"/sua {duty.id} đặt ngày 28 hằng tháng")


async def test_a_year_bound_plan_may_go_on(office: Office) -> None:
    opened = await office.say("/xacnhan 12-KH")

    told = await office.press(_action(opened, "Tiếp tục áp dụng năm 2027"))

    assert "tiếp tục áp dụng cho năm 2027" in _said(told)


async def test_every_decision_says_who_and_when(office: Office) -> None:
    duty = _report(office)
    await office.press(f"register:reject:{duty.id}")

    (*_, last) = office.register.history(duty.id)
    assert (last.what, last.by, last.at) == ("rejected", "Vi Thị Ngoan (Chánh Văn phòng)", _NOW)
    shown = _said(await office.press(f"register:duty:{duty.id}"))
    assert "Gần nhất: bỏ – Vi Thị Ngoan (Chánh Văn phòng), 10/09/2026 08:00" in shown


@pytest.mark.parametrize(
    "message",
    [Message("/xacnhan"), Message("/sua 1 hằng tháng"), Message(action="register:all:1")],
    ids=["list", "typed", "pressed"],
)
async def test_who_is_not_of_the_office_decides_nothing(office: Office, message: Message) -> None:
    secretary = office.person("Nông Thị Lụa")

    with pytest.raises(NotStaff):
        [reply async for reply in office.topic.handle(secretary, message)]
    assert {duty.state for duty in office.register.duties()} == {"proposed"}


@pytest.mark.parametrize(
    "action",
    ["register:open:99", "register:fly:1", "register:merge:1:7", "register:all"],
)
async def test_a_button_that_stands_for_nothing_is_stale(office: Office, action: str) -> None:
    with pytest.raises(StaleButton):
        await office.press(action)


async def test_what_is_bound_as_suggested_says_what_is_bound_to_nobody(office: Office) -> None:
    told = _said(await office.press(f"register:suggested:{office.id(_PLAN)}"))

    assert "việc chưa gắn với ai nên chưa tính hạn cho chi bộ nào" in told
    assert "Người xác nhận: Vi Thị Ngoan (Chánh Văn phòng), 10/09/2026 08:00." in told


async def test_confirming_twice_says_that_the_button_is_old(office: Office) -> None:
    await office.press(f"register:all:{office.id(_RULES)}")

    with pytest.raises(StaleButton):
        await office.press(f"register:all:{office.id(_RULES)}")


async def test_what_names_nothing_is_told(office: Office) -> None:
    with pytest.raises(UnknownDirective):
        await office.say("/xacnhan 99-KH")
    with pytest.raises(UnclearDuty):
        await office.say("/sua hôm nào cũng được")


def test_who_decides_is_named_with_the_post(office: Office) -> None:
    assert signature(office.clerk) == "Vi Thị Ngoan (Chánh Văn phòng)"
    assert signature(Person(id="test:1", name="Lan")) == "Lan"


async def _took(office: Office, source: str) -> int:
    office.library.publish(_read(source), original=None, by="văn phòng", now=_NOW, sync=False)
    await office.press(f"register:suggested:{office.id(source)}")
    return office.id(source)


async def test_periods_without_a_report_are_quoted_beside_it_for_staff(office: Office) -> None:
    old = "05-QDi-thong-tin-bao-cao-2025.docx"
    office.library.publish(_read(old), original=None, by="x", now=_NOW, sync=False)

    shown = await office.press(f"register:open:{office.id(old)}")
    notes = [line.text for line in shown.lines if "Văn bản còn ghi" in line.text]

    assert len(notes) == 2  # beside the monthly and the quarterly report
    assert "“Tháng cuối quý không phải gửi báo cáo tháng”" in notes[0]
    assert "“quý II và quý IV không phải gửi báo cáo quý”" in notes[1]


async def test_the_day_of_a_meeting_gives_a_duty_its_day(office: Office) -> None:
    await _took(office, _NOTICE)
    duty = next(d for d in office.duties(_NOTICE) if d.as_read.due.get("anchor") == "hội nghị")

    asked = await office.press(_action(await office.press(f"register:duty:{duty.id}"), "sự việc"))
    told = await office.say(f"/sua {duty.id} diễn ra ngày 20/10/2026")

    assert f"/sua {duty.id} diễn ra ngày 10/10/2026" in _said(asked)
    assert "Đã đặt: hội nghị ngày 20/10/2026." in _said(told)
    days = {
        due.day
        for due in office.register.dues(_NOW.date(), date(2026, 12, 31))
        if due.duty.id == duty.id
    }
    assert days == {date(2026, 10, 18)}


async def test_a_paper_is_withdrawn_after_a_reason_and_a_second_yes(office: Office) -> None:
    held_id = await _took(office, _LETTER)
    topic = Withdrawing(
        office.library, office.register, office.library.store.all_held, now=lambda: _NOW
    )

    async def press(action: str) -> Reply:
        (reply,) = [r async for r in topic.handle(office.clerk, Message(action=action))]
        return reply

    sure = await press(_action(await press(f"withdraw:ask:{held_id}"), "thu hồi"))
    assert "việc đã xác nhận của văn bản này sẽ thôi tính hạn" in _said(sure)
    assert held_id in {one.id for one in office.library.store.all_held()}

    done = await press(_action(sure, "Đúng"))

    assert "Lý do: cơ quan ban hành đã thu hồi." in _said(done)
    assert "Vi Thị Ngoan (Chánh Văn phòng), 10/09/2026 08:00" in _said(done)
    assert held_id not in {one.id for one in office.library.store.all_held()}
    due = office.register.dues(_NOW.date(), date(2026, 12, 31))
    assert held_id not in {one.duty.directive_id for one in due}


async def test_who_is_not_of_the_office_withdraws_nothing(office: Office) -> None:
    topic = Withdrawing(office.library, office.register, lambda: (), now=lambda: _NOW)

    with pytest.raises(NotStaff):
        _ = [r async for r in topic.handle(office.person("Nông Thị Lụa"), Message(action="x"))]
    with pytest.raises(StaleButton):
        _ = [r async for r in topic.handle(office.clerk, Message(action="withdraw:do:1:why"))]


async def test_a_report_asked_for_twice_is_made_one_and_split_by_buttons(office: Office) -> None:
    letter = office.id(_LETTER)
    quarterly = next(d for d in office.duties(_RULES) if d.as_read.period == "quarterly")
    await office.say(f"/sua {quarterly.id} gửi Ban Thường vụ Đảng ủy")
    shown = await office.press(f"register:open:{letter}")
    joining = next(button for button in shown.buttons if button.label.startswith("Gộp làm một"))

    told = await office.press(joining.action)
    assert "Đã gộp: hạn tính theo Công văn 146-CV/ĐU" in _said(told)
    assert not any(button.label.startswith("Gộp") for button in told.buttons)
    assert [one.what for one in office.register.history(quarterly.id)] == ["edited", "merged"]

    await office.press(f"register:split:{quarterly.id}")
    again = await office.press(f"register:open:{letter}")
    assert any(button.label.startswith("Gộp") for button in again.buttons)


async def test_last_year_s_duties_are_taken_over_by_one_button(office: Office) -> None:
    plan = "08-KH-phat-trien-dang-vien-2026.txt"
    await _took(office, plan)
    words = (SAMPLES / plan).read_text("utf-8").replace("2026", "2027").replace("09-KH", "03-KH")
    new = replace(ingest.read_text(words, "ke-hoach-2027.txt"), sha256="2" * 64)
    office.library.publish(new, original=None, by="văn phòng", now=_NOW, sync=False)

    shown = await office.press(_action(await office.say("/xacnhan"), "Chuyển việc năm 2026"))
    told = await office.press(_action(shown, "sang năm 2027"))

    assert "Đã chuyển" in _said(told)
    taken = {d.as_read.what: d.bound for d in office.duties(new.source) if d.state == "confirmed"}
    before = {d.as_read.what: d.bound for d in office.duties(plan) if d.use == "deadline"}
    assert taken
    assert all(before[what] == bound for what, bound in taken.items())
