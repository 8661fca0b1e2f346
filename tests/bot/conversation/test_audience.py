from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

import ingest
from bot.app import Services
from bot.conversation import Message, Person, Reply
from bot.conversation.access import BUTTONS, COMMANDS
from bot.conversation.replies import plain
from knowledge.domain import ALL, ANYBODY, STAFF_ONLY, THE_OFFICE, Audience, Reader, Scope

_DATA = Path(__file__).parents[2] / "data"
_CELL = "chi-bo-1"
# Words that stand in the hidden plan alone.
_WORDS = re.compile(r"pha lê|hoa ban|khánh mừng|99-KH|Lò Văn Ngần", re.IGNORECASE)
_PLAN = """ĐẢNG ỦY XÃ SUỐI NGÀN
*
Số 99-KH/ĐU
ĐẢNG CỘNG SẢN VIỆT NAM
Suối Ngàn, ngày 10 tháng 3 năm 2026
KẾ HOẠCH
tổ chức khánh mừng thung lũng Pha Lê năm 2026
Kế hoạch này thay thế Kế hoạch số 09-KH/ĐU ngày 08/01/2025 của Đảng ủy xã Suối Ngàn.
I. MỤC ĐÍCH
Vun trồng rừng hoa ban quanh thung lũng Pha Lê.
II. TỔ CHỨC THỰC HIỆN
1. Các chi bộ gửi báo cáo về rừng hoa ban về Văn phòng Đảng ủy trước ngày 25 hằng tháng.
2. Chi bộ 3 gửi báo cáo khánh mừng về Văn phòng Đảng ủy trước ngày 30/4/2026.
Nơi nhận:
- Các chi bộ,
- Lưu Văn phòng.
T/M ĐẢNG ỦY
BÍ THƯ
Lò Văn Ngần
"""
_QUESTIONS = (
    "thung lũng pha lê ở đâu?",
    "thung lung pha le",
    "rừng hoa bna quanh thung lũng",
    "99-KH nói gì?",
    "kế hoạch 99-KH/ĐU do ai ký?",
    "văn bản nào thay thế 09-KH/ĐU?",
    "09-KH/ĐU còn hiệu lực không?",
    "có văn bản nào mới không?",
    "báo cáo khánh mừng nộp ngày nào?",
    "tháng 4 chi bộ phải nộp gì?",
    "một năm nộp mấy báo cáo?",
    "trích nguyên văn mục II.2 của kế hoạch 99",
    "ai là Lò Văn Ngần?",
    "danh sách văn bản",
)


@dataclass(frozen=True)
class Hidden:
    services: Services
    id: int
    duty_ids: tuple[int, ...]
    keys: tuple[str, ...]

    def person(self, who: str) -> Person:
        return self.services.directory.called(who, channel="terminal")

    def show_to(self, audience: Audience) -> None:
        now = self.services.now()
        self.services.library.show_to(self.id, audience, by="test", now=now)

    async def replies(
        self, person: Person, text: str = "", *, action: str | None = None, in_group: bool = False
    ) -> list[Reply]:
        message = Message(text, action=action, in_group=in_group)
        return [reply async for reply in self.services.conversation.handle(person, message)]

    async def said(self, person: Person, text: str = "", **more: object) -> str:
        replies = await self.replies(person, text, **more)  # type: ignore[arg-type]
        return "\n".join(_everything(reply) for reply in replies)


def _everything(reply: Reply) -> str:
    file = reply.file.read_text("utf-8", errors="replace") if reply.file else ""
    labels = (f"{button.label} {button.about} {button.mark}" for button in reply.buttons)
    return "\n".join((plain(reply), *labels, file))


@pytest.fixture
def hidden(demo: Services, tmp_path: Path) -> Hidden:
    """A plan that binds every cell and replaces another one, for Chi bộ 1 alone."""
    file = tmp_path / "99-KH.txt"
    file.write_text(_PLAN, encoding="utf-8")
    audience = Audience(kind="cells", cells=frozenset({_CELL}))
    held = demo.library.publish(
        ingest.read(file), by="test", now=demo.now(), original=file, audience=audience
    ).held
    duties = demo.register.duties(held.id)
    demo.register.confirm(
        [duty.id for duty in duties], by="test", now=demo.now(), bound=ALL, use="deadline"
    )
    assert duties
    today = demo.now().date()
    dues = demo.register.dues(today, today.replace(month=12), cells=["chi-bo-3"])
    keys = tuple(due.key for due in dues if due.duty.directive_id == held.id)
    assert keys
    ids = tuple(duty.id for duty in duties)
    return Hidden(services=demo, id=held.id, duty_ids=ids, keys=keys)


def _buttons(hidden: Hidden) -> Iterator[str]:
    """Press every button there is with everything that names the hidden plan."""
    for handler in BUTTONS:
        if handler == "ask":
            yield from (f"ask:{question}" for question in _QUESTIONS)
            continue
        for number in (hidden.id, *hidden.duty_ids):
            for rest in ("", ":0:40", f":{_CELL}"):
                yield f"{handler}:{number}{rest}"
        for key in hidden.keys[:2]:
            yield from (f"{handler}:{key}", f"{handler}:3:{key}")


def _typed(handler: str) -> list[str]:
    if handler not in COMMANDS or not handler.startswith("/"):
        return list(_QUESTIONS)
    return [handler, *(f"{handler} {rest}" for rest in ("99-KH", "99", "99-KH/ĐU", "1 30/4"))]


async def test_those_it_is_for_find_it(hidden: Hidden) -> None:
    inside = hidden.person("bí thư Chi bộ 1")

    for text in ("rừng hoa ban quanh thung lũng", "/vanban 99-KH", "/hanbaocao", "/yeucau 99-KH"):
        assert _WORDS.search(await hidden.said(inside, text)), text


@pytest.mark.parametrize("audience", ["cells", "staff"])
@pytest.mark.parametrize("who", ["bí thư Chi bộ 3", "in a group", "a stranger"])
async def test_for_everybody_else_no_word_of_it_is_anywhere(
    hidden: Hidden, who: str, audience: str
) -> None:
    if audience == "staff":
        hidden.show_to(STAFF_ONLY)
    person = hidden.person("bí thư Chi bộ 3")
    if who == "a stranger":
        person = Person(id="telegram:666", name="Người lạ")
    in_group = who == "in a group"
    handle = re.compile(rf"\bvb {hidden.id}\b")

    for text in (text for handler in COMMANDS for text in _typed(handler)):
        said = await hidden.said(person, text, in_group=in_group)
        assert _told(said, text) == set(), text
        assert not handle.search(said), text
    for action in _buttons(hidden):
        said = await hidden.said(person, action=action, in_group=in_group)
        assert _told(said, action) == set(), action


def _told(said: str, asked: str) -> set[str]:
    """List the words of the hidden plan that were said and not asked."""
    words = {word.lower() for word in _WORDS.findall(said)}
    return {word for word in words if word not in asked.lower()}


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        pytest.param("/vanban 99-KH", "/vanban 97-KH", id="a card"),
        pytest.param("/yeucau 99-KH", "/yeucau 97-KH", id="what it asks"),
        pytest.param("kế hoạch 99-KH do ai ký?", "kế hoạch 97-KH do ai ký?", id="a question"),
    ],
)
async def test_it_is_met_with_the_words_for_an_unknown_number(
    hidden: Hidden, text: str, unknown: str
) -> None:
    person = hidden.person("bí thư Chi bộ 3")

    said = (await hidden.said(person, text), await hidden.said(person, unknown))

    assert said[0].replace("99", "97") == said[1]


async def test_its_buttons_are_met_as_those_of_no_directive(hidden: Hidden) -> None:
    person = hidden.person("bí thư Chi bộ 3")

    for verb in ("documents:show", "documents:new", "requirements:list", "file", "page"):
        rest = ":0:40" if verb == "page" else ":0"
        rest = "" if verb == "documents:show" else rest
        said = await hidden.said(person, action=f"{verb}:{hidden.id}{rest}")
        assert said == await hidden.said(person, action=f"{verb}:9999{rest}"), verb


@pytest.mark.slow
async def test_no_question_of_the_sets_finds_it_for_others(hidden: Hidden) -> None:
    person = hidden.person("bí thư Chi bộ 3")
    files = ("questions_samples.jsonl", "questions_dues.jsonl")
    lines = [line for name in files for line in (_DATA / name).read_text("utf-8").splitlines()]

    for asked in (json.loads(line)["question"] for line in lines):
        said = await hidden.said(person, asked)
        assert not _WORDS.search(said), asked


async def test_what_it_replaced_stands_for_others_as_if_it_were_not_there(hidden: Hidden) -> None:
    outside, inside = [await _status(hidden, one) for one in ("Chi bộ 3", "Chi bộ 1")]

    assert _WORDS.search(inside)
    assert not _WORDS.search(outside)


async def _status(hidden: Hidden, cell: str) -> str:
    return await hidden.said(hidden.person(f"bí thư {cell}"), "/vanban 09-KH")


def test_whoever_answers_without_saying_who_reads_answers_for_anybody(hidden: Hidden) -> None:
    today = hidden.services.now().date()
    asked = "rừng hoa ban quanh thung lũng Pha Lê"

    def cited(reader: Reader | None) -> set[int]:
        scope = Scope(today=today) if reader is None else Scope(today=today, reader=reader)
        answer = hidden.services.answering.answer(asked, scope)
        return {c.directive_id for s in answer.statements for c in s.citations}

    assert hidden.id not in cited(None)
    assert hidden.id not in cited(ANYBODY)
    assert hidden.id in cited(THE_OFFICE)
    assert hidden.id in cited(Reader(cells=frozenset({_CELL})))


async def test_staff_set_it_on_the_card_and_it_holds_at_once(hidden: Hidden) -> None:
    clerk, outside = hidden.person("Vi Thị Ngoan"), hidden.person("bí thư Chi bộ 3")

    card = await hidden.replies(clerk, "/vanban 99-KH")
    offer = next(b for b in card[-1].buttons if b.action.startswith("audience:ask"))
    asked = await hidden.said(clerk, action=offer.action)
    told = await hidden.said(clerk, action=f"audience:all:{hidden.id}")

    assert "Hiện nay: Chi bộ 1." in asked
    assert told.startswith("Đã đặt: Mọi người được xem Kế hoạch 99-KH/ĐU")
    assert _WORDS.search(await hidden.said(outside, "/vanban 99-KH"))

    await hidden.said(clerk, action=f"audience:staff:{hidden.id}")
    assert "Chưa có văn bản" in await hidden.said(outside, "/vanban 99-KH")

    chosen = await hidden.replies(clerk, action=f"audience:toggle:{hidden.id}:chi-bo-3")
    assert "☑ Chi bộ 3" in [button.label for button in chosen[-1].buttons]
    assert _WORDS.search(await hidden.said(outside, "/vanban 99-KH"))

    await hidden.said(clerk, action=f"audience:toggle:{hidden.id}:chi-bo-3")
    assert hidden.services.library.store.held(hidden.id).audience == STAFF_ONLY


def test_a_new_version_is_for_those_for_whom_the_one_before_was(
    hidden: Hidden, tmp_path: Path
) -> None:
    file = tmp_path / "99-KH-ban-2.txt"
    file.write_text(_PLAN.replace("ngày 25 hằng tháng", "ngày 22 hằng tháng"), encoding="utf-8")
    library, now = hidden.services.library, hidden.services.now()

    published = library.publish(ingest.read(file), by="test", now=now, original=file)

    assert published.outcome == "version"
    assert published.held.audience == Audience(kind="cells", cells=frozenset({_CELL}))
