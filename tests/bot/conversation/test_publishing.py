from __future__ import annotations

import asyncio
import hashlib
import logging
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path

import pytest

import ingest
from bot.app import Services, services
from bot.conversation import Button, Message, Person, Reply
from bot.conversation.comparing import Comparing
from bot.conversation.publishing_button import read
from bot.conversation.replies import plain
from bot.errors import StaleButton
from bot.intake import Desk
from bot.organisation import Cell, Member, Organisation, Post
from bot.page_pictures import PagePictures
from bot.preparing import Preparing
from bot.settings import Settings
from bot.store import Outbox
from bot.store.announcements import Announcements
from bot.store.drafts import Drafts
from bot.texts import publishing as texts
from bot.texts.errors import sentence
from ingest.limits import DEFAULT, Limits
from knowledge.database import Database
from knowledge.domain import STAFF_ONLY, Audience, Box, Held
from tests.bot.factories import PLAN
from tests.bot.test_correcting import scan
from tests.sheet_files import archive

_TODAY = date(2026, 3, 18)  # of letters that there are not
_OFFICE = Cell(id="van-phong", name="Văn phòng", is_organ=True)
_CELL = Cell(id="chi-bo-1", name="Chi bộ 1")
_AN = Person(
    id="telegram:1",
    name="An",
    posts=(Post(cell=_OFFICE, role="office", title="Chánh Văn phòng"),),
)
_BINH = Person(id="telegram:2", name="Bình", posts=(Post(cell=_OFFICE, role="office"),))
_NEXT_PLAN = PLAN.replace("trước ngày 20", "trước ngày 25").replace(
    "Giúp các chi bộ nắm rõ nhiệm vụ", "Giúp cấp ủy cơ sở hiểu đúng, làm đúng nhiệm vụ"
)


@dataclass
class Chat:
    """One of the office at the assistant."""

    services: Services
    folder: Path
    person: Person = _AN
    shown: list[Reply] = field(default_factory=list)

    async def say(self, text: str = "", action: str | None = None) -> Reply:
        return await self._handle(Message(text, action=action))

    async def _handle(self, message: Message) -> Reply:
        self.shown = [one async for one in self.services.conversation.handle(self.person, message)]
        return self.shown[-1]

    async def press(self, label: str) -> Reply:
        return await self.say(action=self.button(label).action)

    def button(self, label: str) -> Button:
        found = [one for one in self.shown[-1].buttons if label in one.label]
        assert found, [one.label for one in self.shown[-1].buttons]
        return found[0]

    async def send(self, *files: Path, marks: Sequence[str] = ()) -> Reply:
        return await self._handle(Message(files=files, marks=tuple(marks)))

    def file(self, name: str = "31-KH.txt", text: str = PLAN) -> Path:
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path

    async def preview(self, *files: Path) -> Reply:
        await self.say("/dangvanban")
        await self.press("Tôi cam đoan")
        return await self.send(*(files or (self.file(),)))

    async def ready(self, name: str = "31-KH.txt", text: str = PLAN) -> Reply:
        """Show what was read of a file, without the half second that reading it takes."""
        path = self.file(name, text)
        lasts = self.services.settings.draft_lasts
        drafts, now = Drafts(self.services.database, self.drafts, lasts=lasts), self.services.now()
        draft = drafts.begin(self.person.id, declared=True, now=now, paths=[path])
        sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
        directive = replace(ingest.read_text(text, name), sha256=sha256)
        files = tuple(replace(one, sha256=sha256) for one in draft.files)
        drafts.save(replace(draft, state="read", directive=directive, files=files), now=now)
        return await self.say(action=f"publishing:show:{draft.id}")

    @property
    def drafts(self) -> Path:
        return self.services.settings.data / "drafts"

    def held(self) -> Sequence[Held]:
        return self.services.held()


@pytest.fixture
def chat(built: Services, tmp_path: Path) -> Chat:
    sent = tmp_path / "sent"
    sent.mkdir()
    return Chat(built, sent)


@pytest.fixture
def database(built: Services) -> Database:
    return Database(built.settings.database)


async def test_a_paper_is_declared_sent_looked_over_and_published(
    chat: Chat, database: Database
) -> None:
    asked = await chat.say("/dangvanban")
    send = await chat.press("Tôi cam đoan: không có dấu Mật, Tối mật, Tuyệt mật")
    preview = await chat.send(chat.file())

    assert "TUYỆT MẬT" in plain(asked)
    assert plain(send) == texts.SEND
    assert [one.progress for one in chat.shown[:-1]] == [True] * (len(chat.shown) - 1)
    said = plain(preview)
    assert "Kế hoạch 31-KH/ĐU\nkiểm tra, giám sát năm 2026" in said
    assert "Ngày ban hành: 05/01/2026" in said
    assert "Người ký: Trần Văn An" in said
    assert "II. TỔ CHỨC THỰC HIỆN" in said
    assert "Việc đề xuất theo dõi (1)" in said
    assert "1. Báo cáo tháng; hằng tháng, trước ngày 20; gửi Văn phòng Đảng ủy." in said
    assert chat.held() == []

    done = await chat.press("Đăng")

    (held,) = chat.held()
    assert held.published_by == "An (Chánh Văn phòng)"
    assert plain(done).startswith(f"Đã đăng Kế hoạch 31-KH/ĐU [vb {held.id}].")
    assert "Đảng viên được báo trong thư chung" in plain(done)
    assert [one.action for one in done.buttons] == [
        f"register:open:{held.id}",
        f"documents:show:{held.id}",
    ]
    assert Announcements(database).get(held.id) is not None
    assert not list(chat.drafts.glob("*/*"))


async def test_whoever_publishes_quietly_tells_nobody(chat: Chat, database: Database) -> None:
    await chat.ready()

    done = await chat.press("Đăng, không thông báo")

    assert texts.NOT_TOLD in plain(done)
    assert Announcements(database).get(chat.held()[0].id) is None


async def test_files_that_come_first_are_not_read_before_the_declaration(chat: Chat) -> None:
    asked = await chat.send(chat.file())

    assert plain(asked).startswith("Đã nhận 1 tệp, chưa đọc.")
    assert not any(one.progress for one in chat.shown)

    preview = await chat.press("Tôi cam đoan")

    assert "Kế hoạch 31-KH/ĐU" in plain(preview)


async def test_an_archive_is_laid_out_and_outlives_a_restart(chat: Chat) -> None:
    annex = "PHỤ LỤC 1\nDANH MỤC BÁO CÁO ĐỊNH KỲ\n1. Báo cáo tháng\n2. Báo cáo quý\n"
    packed = archive(
        chat.folder / "vb.zip", {"kh.txt": PLAN.encode(), "phu luc.txt": annex.encode()}
    )

    preview = await chat.preview(packed)
    packed.unlink()  # the channel's own copy goes once it is handled
    post = chat.button("Đăng").action
    await chat.say("ai ký kế hoạch?")
    await chat.say(action=post)

    assert "phụ lục: DANH MỤC BÁO CÁO ĐỊNH KỲ (phu luc.txt)" in plain(preview)
    (held,) = chat.held()
    kept = chat.services.library.store.files(held.id)
    assert [(file.source, file.role, file.declared) for file in kept] == [
        ("kh.txt", "main", True),
        ("phu luc.txt", "annex", True),
    ]
    assert all(file.path for file in kept)


async def test_a_file_of_the_same_paper_may_join_it(chat: Chat) -> None:
    await chat.ready()
    annex = chat.file("phu luc.txt", "PHỤ LỤC 1\nDANH MỤC BÁO CÁO\n1. Báo cáo tháng\n")

    await chat.send(annex)
    preview = await chat.press("kèm theo Kế hoạch 31-KH/ĐU")
    await chat.press("Đăng")

    assert "phu luc.txt" in plain(preview)
    assert [len(one.directive.attachments) for one in chat.held()] == [1]


async def test_a_second_press_says_that_it_is_done(chat: Chat) -> None:
    await chat.ready()
    post = chat.button("Đăng").action
    await chat.say(action=post)

    again = await chat.say(action=post)

    assert plain(again).startswith("Văn bản này đã đăng rồi: Kế hoạch 31-KH/ĐU")
    assert len(chat.held()) == 1


async def test_two_taps_at_once_publish_one_paper(chat: Chat, database: Database) -> None:
    await chat.ready()
    post = Message(action=chat.button("Đăng").action)

    async def tap() -> str:
        said = [plain(one) async for one in chat.services.conversation.handle(_AN, post)]
        return said[-1]

    said = await asyncio.gather(*(tap() for _ in range(4)))

    assert len(chat.held()) == 1
    assert all("Kế hoạch 31-KH/ĐU [vb 1]" in one for one in said)
    assert [one.directive_id for one in Announcements(database).open(_TODAY)] == [1]


async def test_a_draft_outlives_a_restart_with_what_was_put_right(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    settings = Settings(TROLY_DATA=tmp_path / "data", embeddings="none")
    with services(settings) as before:
        first = Chat(before, tmp_path)
        await first.ready()
        await first.press("Ai được xem")
        await first.press("Chỉ Văn phòng")
        await first.press("Thay thế văn bản khác")

    with services(settings) as after:
        second = Chat(after, tmp_path)
        awaited = await second.say("vb 9")
        await second.say("/dangvanban")
        await second.press("Xem tiếp Kế hoạch 31-KH/ĐU")
        done = await second.press("Đăng")

        assert "vb 9" in plain(awaited), "what was asked for before the restart is known after it"
        assert plain(done).startswith("Đã đăng Kế hoạch 31-KH/ĐU")
        assert second.held()[0].audience == STAFF_ONLY


async def test_two_of_the_office_do_not_get_in_each_other_s_way(chat: Chat) -> None:
    other = replace(chat, person=_BINH, shown=[])
    await chat.ready()
    mine = chat.button("Đăng").action
    await other.ready()

    assert plain(await other.say(action=mine)) == sentence(StaleButton())

    first = await chat.say(action=mine)
    await other.say(action="publishing:show:2")
    second = await other.press("Đăng")

    assert plain(first).startswith("Đã đăng")
    assert "đã có ở đây từ trước" in plain(second)
    assert len(chat.held()) == 1


async def test_a_file_that_is_held_is_shown_not_read(chat: Chat) -> None:
    await chat.preview()
    await chat.press("Đăng")

    again = await chat.preview()

    assert plain(again).startswith("Tệp này đã có ở đây: Kế hoạch 31-KH/ĐU [vb 1]")
    assert [one.action for one in again.buttons] == ["documents:show:1"]
    assert not list(chat.drafts.glob("*/*"))


async def test_a_secret_paper_leaves_nothing_and_is_taken_out_of_the_chat(
    chat: Chat, caplog: pytest.LogCaptureFixture
) -> None:
    secret = chat.file("tailieu_x.txt", f"TỐI MẬT\n{PLAN}")
    await chat.say("/dangvanban")
    await chat.press("Tôi cam đoan")

    with caplog.at_level(logging.DEBUG):
        refused = await chat.send(secret, marks=["telegram:1:981"])

    assert refused.retracts == ("telegram:1:981",)
    assert "tailieu_x" not in plain(refused)
    assert "TỐI MẬT nên không được nhận" in plain(refused)
    told = [record.__dict__ for record in caplog.records]
    (one,) = [one for one in told if one.get("action") == "secret_refused"]
    assert one["person"] == "An (Chánh Văn phòng)"
    assert "tailieu_x" not in str(told)
    assert not list(chat.drafts.glob("*/*"))
    assert chat.held() == []


async def test_a_file_that_cannot_be_read_is_named_and_goes(chat: Chat) -> None:
    said = await chat.preview(chat.file("trong.txt", " \n"))

    assert "Tệp trong.txt không có chữ nào để đọc" in plain(said)
    assert not list(chat.drafts.glob("*/*"))


async def test_a_dropped_paper_is_gone(chat: Chat) -> None:
    await chat.ready()
    post = chat.button("Đăng").action

    await chat.press("Hủy")

    assert not list(chat.drafts.glob("*/*"))
    assert plain(await chat.say(action=post)) == sentence(StaleButton())


async def test_a_draft_that_nobody_touches_goes_with_its_files(
    chat: Chat, database: Database
) -> None:
    await chat.ready()
    lasts = chat.services.settings.draft_lasts
    drafts = Drafts(database, chat.drafts, lasts=lasts)
    soon = chat.services.now() + lasts - timedelta(minutes=1)

    assert drafts.sweep(now=soon) == 0
    assert drafts.sweep(now=soon + timedelta(minutes=2)) == 1
    assert not list(chat.drafts.glob("*/*"))


async def test_whom_it_is_for_is_chosen_before_it_is_published(chat: Chat) -> None:
    chat.services.people.add(Organisation(cells=(_CELL,)), origin="staff")
    await chat.ready()

    await chat.press("Ai được xem")
    await chat.press("Chọn chi bộ")
    await chat.press("Chi bộ 1")
    await chat.press("Xong")
    label = chat.button("Ai được xem").label
    await chat.press("Đăng")

    assert label == "Ai được xem: Chi bộ 1"
    expected = Audience(kind="cells", cells=frozenset({"chi-bo-1"}))
    assert chat.held()[0].audience == expected


async def test_a_later_version_says_what_it_replaces(chat: Chat) -> None:
    await chat.ready()
    await chat.press("Đăng")

    preview = await chat.ready("31-KH moi.txt", _NEXT_PLAN)
    done = await chat.press("Đăng")

    assert "Thay thế bản đang có: Kế hoạch 31-KH/ĐU [vb 1]." in plain(preview)
    assert "thay thế bản trước" in plain(done)
    assert [one.superseded_by for one in chat.held()] == [(2,), ()]


async def test_a_blank_number_asks_which_one_it_replaces(chat: Chat) -> None:
    blank = _NEXT_PLAN.replace("Số 31-KH/ĐU", "Số      -KH/ĐU")
    await chat.ready()
    await chat.press("Đăng")

    preview = await chat.ready("khong so.txt", blank)
    labels = [one.label for one in preview.buttons]
    await chat.press("Thay thế Kế hoạch 31-KH/ĐU [vb 1]")
    done = await chat.press("Đăng")

    assert "Văn bản này thay thế văn bản nào?" in plain(preview)
    assert "Đăng" not in labels
    assert plain(done).startswith("Đã đăng Kế hoạch (chưa ghi số) [vb 2]")
    assert chat.held()[0].superseded_by == (2,)


async def test_staff_may_name_another_that_it_replaces(chat: Chat) -> None:
    await chat.ready()
    await chat.press("Đăng")
    other = PLAN.replace("31-KH/ĐU", "45-KH/ĐU").replace("kiểm tra", "dân vận")
    await chat.ready("45-KH.txt", other)

    await chat.press("Thay thế văn bản khác")
    preview = await chat.say("31-KH")
    await chat.press("Đăng")

    assert "Sẽ thay thế Kế hoạch 31-KH/ĐU [vb 1], theo đồng chí chọn." in plain(preview)
    assert chat.held()[0].superseded_by == (2,)


async def test_a_draft_waits_for_another_of_the_office(chat: Chat, database: Database) -> None:
    people = (
        Member(id=0, name="An", posts=(Post(cell=_OFFICE, role="office"),)),
        Member(id=0, name="Bình", posts=(Post(cell=_OFFICE, role="office"),)),
        Member(id=0, name="Cúc", posts=(Post(cell=_CELL, role="secretary"),)),
    )
    added = Organisation(cells=(_OFFICE, _CELL), members=people)
    chat.services.people.add(added, origin="staff")
    for number, member in enumerate(chat.services.people.organisation().members, start=1):
        chat.services.people.bind(f"telegram:{number}", member, now=chat.services.now())
    await chat.ready(text=f"DỰ THẢO\n{PLAN}")

    done = await chat.press("Đăng")

    assert "chờ một đồng chí Văn phòng khác đồng ý, vì: dự thảo" in plain(done)
    assert chat.held() == []
    outbox = Outbox(database)
    assert outbox.keys("approve:") == ["approve:1:telegram:2"]
    (letter,) = outbox.claim(now=chat.services.now(), lease=timedelta(minutes=1))
    assert letter.letter.reply.file is not None
    (button,) = letter.letter.reply.buttons

    own = await chat.say(action=button.action)
    theirs = await replace(chat, person=_BINH).say(action=button.action)
    again = await replace(chat, person=_BINH).say(action=button.action)

    assert "phải có một người khác đồng ý" in plain(own)
    assert plain(theirs).startswith("Đã đồng ý; từ nay Kế hoạch 31-KH/ĐU [vb 1]")
    assert plain(again) == plain(theirs)
    assert len(chat.held()) == 1


async def test_whatever_is_not_finished_is_offered_again(chat: Chat) -> None:
    await chat.ready()
    await chat.ready("du thao.txt", f"DỰ THẢO\n{PLAN.replace('31-KH', '45-KH')}")
    await chat.press("Đăng")

    await chat.say("/dangvanban")
    mine = await chat.press("Chờ đồng ý: Kế hoạch 45-KH/ĐU [vb 1]")
    theirs = replace(chat, person=_BINH, shown=[])
    await theirs.say("/dangvanban")
    labels = [one.label for one in theirs.shown[-1].buttons]
    await theirs.press("Chờ đồng ý")
    agreed = await theirs.press("Đồng ý đăng")
    await chat.say("/dangvanban")
    preview = await chat.press("Xem tiếp Kế hoạch 31-KH/ĐU")

    assert mine.buttons == (), "nobody agrees to a paper of their own"
    assert mine.file is not None
    assert not any(one.startswith("Xem tiếp") for one in labels), "another's draft is another's"
    assert plain(agreed).startswith("Đã đồng ý")
    assert plain(preview).startswith("Kế hoạch 31-KH/ĐU")


async def test_files_that_come_once_more_after_a_kill_are_one_draft(chat: Chat) -> None:
    file = chat.file()

    await chat.send(file, marks=["telegram:1:5"])
    await chat.send(file, marks=["telegram:1:5"])
    await chat.send(file, marks=["telegram:1:6"])

    assert len(list(chat.drafts.iterdir())) == 2


@pytest.mark.parametrize(
    "action",
    [
        "publishing:show:99",
        "publishing:waiting:9",
        "publishing:fact:1:place",
        "publishing:right:1:x",
        "publishing:x:1",
    ],
)
async def test_an_odd_button_is_met_with_one_sentence(chat: Chat, action: str) -> None:
    await chat.ready()

    assert plain(await chat.say(action=action)) == sentence(StaleButton())


async def test_a_name_that_looks_like_markup_stays_a_name(chat: Chat) -> None:
    odd = PLAN.replace("kiểm tra, giám sát năm 2026", "<b>kiểm tra</b> & giám sát năm 2026")

    preview = await chat.ready("<i>a&b.txt", odd)

    assert "<b>kiểm tra</b> & giám sát năm 2026" in plain(preview)
    assert "Tệp: <i>a&b.txt" in plain(preview)


@pytest.fixture
async def scanned(chat: Chat, database: Database) -> Chat:
    """A scan that was read with two doubtful lines, before it is published."""
    drafts = Drafts(database, chat.drafts, lasts=chat.services.settings.draft_lasts)
    picture = chat.folder / "quet.png"
    picture.write_bytes(b"a scan")
    sha256 = hashlib.sha256(b"a scan").hexdigest()
    now = chat.services.now()
    draft = drafts.begin(chat.person.id, declared=True, now=now, paths=[picture])
    drafts.save(
        replace(
            draft,
            state="read",
            directive=replace(scan(), sha256=sha256),
            files=tuple(replace(one, sha256=sha256) for one in draft.files),
        ),
        now=now,
    )
    await chat.say(action=f"publishing:show:{draft.id}")
    return chat


async def test_doubtful_lines_are_compared_one_by_one(scanned: Chat) -> None:
    assert "2 dòng đọc từ bản quét chưa chắc" in plain(scanned.shown[-1])

    first = await scanned.press("Đối chiếu 2 dòng chưa chắc")
    second = await scanned.say("Số 31-KH/ĐU")
    done = await scanned.press("Đúng")

    assert "Số ⟦37⟧-KH/ĐU" in plain(first)
    assert plain(second).startswith("Đã sửa.")
    assert "ngày ⟦26⟧ hằng tháng" in plain(second)
    said = plain(done)
    assert said.startswith("Đã ghi là đúng. Không còn dòng nào chưa chắc.\nKế hoạch 31-KH/ĐU")

    await scanned.press("Đăng")

    (held,) = scanned.held()
    assert held.directive.number == "31-KH/ĐU"
    found = {(one.printed, one.words, one.by) for one in held.corrections}
    assert ("Số 37-KH/ĐU", "Số 31-KH/ĐU", "An (Chánh Văn phòng)") in found
    assert held.directive.doubts == ()


async def test_a_line_may_be_left_for_later(scanned: Chat) -> None:
    await scanned.press("Đối chiếu")

    second = await scanned.press("Để sau")

    assert "Dòng 2/2." in plain(second)
    assert [one.label for one in second.buttons] == ["Đúng", "Xem lại toàn bộ"]


@pytest.mark.parametrize(
    ("fact", "typed", "printed"),
    [
        pytest.param("Số, ký hiệu", "31-KH/ĐU", "Kế hoạch 31-KH/ĐU", id="number"),
        pytest.param("Ngày ban hành", "6/1/2026", "Ngày ban hành: 06/01/2026", id="day"),
        pytest.param("Trích yếu", "kiểm tra năm 2026", "\nkiểm tra năm 2026\n", id="subject"),
        pytest.param("Người ký", "Trần Văn Ân", "Người ký: Trần Văn Ân, Bí thư", id="signer"),
    ],
)
async def test_a_fact_of_a_scan_is_put_right_by_typing(
    scanned: Chat, fact: str, typed: str, printed: str
) -> None:
    await scanned.press("Sửa thông tin")
    await scanned.press(fact)

    preview = await scanned.say(typed)

    assert plain(preview).startswith("Đã sửa.\n")
    assert printed in plain(preview)


async def test_a_fact_of_a_word_file_is_left_as_the_file_says(chat: Chat) -> None:
    await chat.ready()
    await chat.press("Sửa thông tin")
    await chat.press("Số, ký hiệu")

    said = plain(await chat.say("32-KH/ĐU"))

    assert "là chữ có sẵn trong tệp; đồng chí sửa tệp gốc rồi nạp lại" in said


async def test_a_doubtful_line_is_shown_with_its_picture(
    scanned: Chat, database: Database, tmp_path: Path
) -> None:
    built = scanned.services

    def cut(path: Path, in_source: int, boxes: Sequence[Box], *, limits: Limits) -> bytes:
        assert (path.read_bytes(), in_source, len(boxes), limits) == (b"a scan", 1, 1, DEFAULT)
        return b"a picture"

    folder = tmp_path / "cut"
    pictures = PagePictures(library=built.library, folder=folder, limits=DEFAULT, cut=cut)
    drafts = Drafts(database, scanned.drafts, lasts=built.settings.draft_lasts)
    desk = Desk(library=built.library, by="", now=built.now)
    comparing = Comparing(preparing=Preparing(desk=desk, drafts=drafts), pictures=pictures)
    (draft,) = drafts.of(scanned.person.id)

    pressed = read(Message(action=f"publishing:check:{draft.id}:1"))
    _, reply, _ = comparing.answer(draft, pressed, by="An")

    assert reply is not None
    assert reply.picture is not None
    assert reply.picture.read_bytes() == b"a picture"
