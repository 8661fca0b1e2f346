"""An album of photographs, as a telephone takes them, from the chat to the library."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw

from bot.app import Services
from bot.conversation import Message, Person, Reply
from bot.conversation.replies import plain
from bot.organisation import Cell, Post
from bot.store.drafts import Drafts
from ingest.scans.engine import tessdata
from knowledge.errors import PartMissing
from tests.ingest.test_read_scans import DPI, MM, font, page
from tests.scans.wear import Wear, worn

pytestmark = pytest.mark.slow

_OFFICE = Cell(id="vp", name="Văn phòng", is_organ=True)
_AN = Person(id="telegram:1", name="An", posts=(Post(cell=_OFFICE, role="office"),))


def _second() -> Image.Image:
    picture = Image.new("RGB", (round(210 * MM), round(297 * MM)), "white")
    draw = ImageDraw.Draw(picture)
    lines = ("PHỤ LỤC", "1. Danh mục báo cáo của các chi bộ", "2. Danh mục kiểm tra trong năm")
    for at, text in enumerate(lines):
        draw.text((40 * MM, (40 + at * 10) * MM), text, fill="black", font=font(13))
    return picture


@pytest.fixture
def album(tmp_path: Path) -> tuple[Path, ...]:
    try:
        tessdata()
    except PartMissing:
        pytest.skip("tesseract's Vietnamese (tesseract-ocr-vie) is not installed")
    paths = []
    for number, one in enumerate((page(), _second())):
        wear = Wear(dpi=DPI, stamped=not number, turned=1.0, noise=5, dust=60, jpeg=75, sideways=0)
        scan = worn(np.asarray(one), wear, (145 * MM, 195 * MM), np.random.default_rng(number))
        path = tmp_path / f"anh-{number + 1}.jpg"
        Image.fromarray(scan).save(path)
        paths.append(path)
    return tuple(paths)


async def test_an_album_is_read_page_by_page_and_published(
    built: Services, album: tuple[Path, ...]
) -> None:
    async def say(message: Message) -> list[Reply]:
        return [one async for one in built.conversation.handle(_AN, message)]

    async def press(reply: Reply, label: str) -> list[Reply]:
        found = next(one for one in reply.buttons if one.label.startswith(label))
        return await say(Message(action=found.action))

    (asked,) = await say(Message(files=album))
    *progress, preview = await press(asked, "Tôi cam đoan")

    assert "Đã nhận 2 tệp" in plain(asked)
    assert {plain(one) for one in progress} >= {"Đang đọc tệp…", "Đang nhận dạng chữ: trang 1/1…"}
    assert "Kế hoạch 45-KH/ĐU" in plain(preview)
    assert "nhận dạng từ bản quét, ảnh: trang 1–2" in plain(preview)

    (typing,) = await say(Message(action="publishing:fact:1:subject"))
    (corrected,) = await say(Message("công tác báo cáo năm 2026"))
    (done,) = await press(corrected, "Đăng")

    assert typing.awaits == "publishing:fact:1:subject"
    assert typing.picture is not None
    with Image.open(typing.picture) as subject:
        assert subject.size[1] < 200
    assert plain(done).startswith("Đã đăng Kế hoạch 45-KH/ĐU")
    (held,) = built.held()
    assert held.directive.subject == "công tác báo cáo năm 2026"
    assert [one.source for one in held.directive.pages] == ["anh-1.jpg", "anh-2.jpg"]
    at = held.directive.text.index("45-KH")
    picture, number = built.pictures.of(held, at, at + 5)
    assert number == 1
    with Image.open(picture) as cut:
        assert cut.size[1] < 200


async def test_the_line_of_a_draft_is_shown_as_it_is_on_the_photograph(
    built: Services, album: tuple[Path, ...]
) -> None:
    await _said(built, Message(files=album[:1]))
    await _said(built, Message(action="publishing:declare:1"))

    drafts = Drafts(
        built.database, built.settings.data / "drafts", lasts=built.settings.draft_lasts
    )
    (draft,) = drafts.of(_AN.id)
    assert draft.directive is not None
    at = draft.directive.text.index("45-KH")

    picture, number = built.pictures.of_reading(
        draft.directive, draft.paths(), at, at + 5, name="nhap-1"
    )

    assert number == 1
    with Image.open(picture) as cut:
        assert cut.size[1] < 200


async def _said(built: Services, message: Message) -> Reply:
    return [one async for one in built.conversation.handle(_AN, message)][-1]
