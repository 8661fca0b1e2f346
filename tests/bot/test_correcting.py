from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

import ingest
from bot.app import Services
from bot.conversation import Message, Person, Reply
from bot.conversation.ask import reply
from bot.conversation.pages import Pages
from bot.conversation.replies import plain
from bot.correcting import Corrector, doubtful_lines, find
from bot.errors import NoPicture, NotRead, NotScanned, SeveralPlaces, StaleButton
from bot.page_pictures import PagePictures
from bot.texts import proofs
from ingest.limits import DEFAULT
from knowledge.domain import Box, Directive, Doubt, Held, Page, PrintedLine, Scope
from knowledge.store import File
from tests.bot.factories import PLAN

_BOX = Box(left=0, top=0, right=1, bottom=0.1)
_MISREAD = PLAN.replace("31-KH/ĐU", "37-KH/ĐU").replace("trước ngày 20", "trước ngày 26")
_PERSON = Person(id="terminal:an", name="")


def scan(text: str = _MISREAD) -> Directive:
    """Read a text as if it had come from a scan of one page."""
    made = ingest.read_text(text, "quet.png")
    starts = [0]
    for line in made.text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    doubts = [made.text.find(words) for words in ("37-KH", "26 hằng")]
    return replace(
        made,
        units=tuple(replace(unit, page=1) for unit in made.units),
        pages=(Page(number=1, source="quet.png", in_source=1, read_by="ocr", sure=0.9),),
        printed_lines=tuple(
            PrintedLine(start=a, end=b - 1, page=1, box=_BOX) for a, b in pairwise(starts)
        ),
        doubts=tuple(
            Doubt(start=at, end=at + 2, page=1, kind="number", sure=0.5) for at in doubts if at >= 0
        ),
    )


@pytest.fixture
def held(built: Services, tmp_path: Path) -> Held:
    path = tmp_path / "quet.png"
    path.write_bytes(b"a scan")
    directive = scan()
    with ingest.opened([path]) as (source,):
        file = File(source=source.name, sha256=source.sha256, path=path, declared=True)
    return built.library.publish(
        replace(directive, sha256=file.sha256), files=[file], by="an", now=built.now()
    ).held


@pytest.fixture
def person(built: Services) -> Corrector:
    return Corrector(library=built.library, by="binh", now=built.now())


def _ask(built: Services, question: str) -> Reply:
    answer = built.answering.answer(question, Scope(today=built.now().date()))
    return reply(answer, {one.id: one for one in built.held()})


def test_a_quote_from_a_scan_says_so_until_its_line_was_checked(
    built: Services, held: Held, person: Corrector
) -> None:
    asked = "báo cáo tháng gửi trước ngày nào"
    assert "(theo bản quét, trang 1, xin đối chiếu)" in plain(_ask(built, asked))

    corrected = person.correct(held, find(held, "ngày 26"), "ngày 20")

    said = plain(_ask(built, asked))
    assert "trước ngày 20" in said
    assert "xin đối chiếu" not in said
    assert corrected.directive.obligations[0].due["day"] == 20


def test_a_corrected_number_is_the_number_of_the_directive(held: Held, person: Corrector) -> None:
    corrected = person.correct(held, find(held, "37"), "31")

    assert (corrected.id, corrected.directive.number) == (held.id, "31-KH/ĐU")
    assert [one.by for one in corrected.corrections] == ["binh", "binh"]
    assert len(corrected.directive.doubts) == 1


def test_a_line_found_right_is_recorded_and_changes_no_word(
    built: Services, held: Held, person: Corrector
) -> None:
    checked = person.check(held, [find(held, "26")])

    assert checked.directive.text == held.directive.text
    assert len(checked.directive.doubts) == 1
    assert "xin đối chiếu" not in plain(_ask(built, "báo cáo tháng gửi trước ngày nào"))


def test_a_whole_page_may_be_found_right(held: Held, person: Corrector) -> None:
    checked = person.check_page(held, 1)

    assert checked.directive.doubts == ()
    assert checked.scanned_on(0, len(checked.directive.text), 1) is None


@pytest.mark.parametrize(
    ("words", "page", "error"),
    [
        pytest.param("không có chữ này", None, NotRead, id="nowhere"),
        pytest.param("37", 2, NotRead, id="not on that page"),
        pytest.param("kế hoạch", None, SeveralPlaces, id="in several places"),
    ],
)
def test_words_that_name_no_one_place_are_refused(
    held: Held, words: str, page: int | None, error: type[Exception]
) -> None:
    with pytest.raises(error):
        find(held, words, page=page)


def test_the_text_of_a_file_is_not_for_us_to_correct(built: Services) -> None:
    typed = built.library.publish(ingest.read_text(PLAN, "a.txt"), by="an", now=built.now()).held

    with pytest.raises(NotScanned):
        find(typed, "31-KH")


def test_of_several_places_the_doubtful_one_is_meant(held: Held) -> None:
    text = held.directive.text
    assert text.count("26") > 1

    start, _ = find(held, "26")

    assert text[start:].startswith("26 hằng")


async def test_the_picture_of_a_quote_is_one_button_away(
    built: Services, held: Held, tmp_path: Path
) -> None:
    assert held.is_scan(1)
    cuts: list[tuple[bytes, int, int]] = []

    def cut(path: Path, in_source: int, boxes: list[Box], **_: object) -> bytes:
        cuts.append((path.read_bytes(), in_source, len(boxes)))
        return b"png"

    (button,) = _ask(built, "báo cáo tháng gửi trước ngày nào").buttons
    pictures = PagePictures(library=built.library, folder=tmp_path / "cut", limits=DEFAULT, cut=cut)

    pages = Pages(built.held, pictures)
    shown = [one async for one in pages.handle(_PERSON, _press(button.action))]

    assert button.label == "Xem ảnh trang 1"
    assert shown[0].file is not None
    assert shown[0].file.read_bytes() == b"png"
    assert cuts == [(b"a scan", 1, 1)]
    with pytest.raises(StaleButton):
        [one async for one in pages.handle(_PERSON, _press("page:9:1:2"))]


def _press(action: str) -> Message:
    return Message(action=action)


def test_what_was_typed_has_no_picture(built: Services, tmp_path: Path) -> None:
    typed = built.library.publish(ingest.read_text(PLAN, "a.txt"), by="an", now=built.now()).held
    pictures = PagePictures(library=built.library, folder=tmp_path, limits=DEFAULT)

    with pytest.raises(NoPicture):
        pictures.of(typed, 0, 5)


def test_doubts_are_shown_line_by_line(built: Services, held: Held) -> None:
    lines = doubtful_lines(held.directive, built.library.store.printed_lines(held.id))

    said = [
        proofs.doubtful(one.page, one.doubts, held.directive.text, one.start, one.end)
        for one in lines
    ]

    assert said[0] == "Trang 1 (số, chắc 50 %): Số ⟦37⟧-KH/ĐU"
    assert "trước ngày ⟦26⟧ hằng tháng" in said[1]
