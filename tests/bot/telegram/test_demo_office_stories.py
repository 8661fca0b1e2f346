"""What the office of the demo organisation does, over real HTTP, by polling and by webhook."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator

import pytest

from bot.app import Services
from ingest.scans.engine import tessdata
from knowledge.errors import PartMissing
from tests.bot.factories import PLAN
from tests.bot.telegram.stage import ADMIN, CLERK, SECRETARY, Mode, Stage, played
from tests.ingest.test_read_scans import MM, page

pytestmark = pytest.mark.slow


@pytest.fixture
async def stage(mode: Mode, demo: Services) -> AsyncIterator[Stage]:
    async with played(demo, mode) as stage:
        yield stage


async def _handed_in(stage: Stage, name: str, content: bytes) -> str:
    """Let the clerk send a file and vouch for it, and return the card."""
    stage.api.sends_file(name, content, user=CLERK)
    await stage.settled()
    return await stage.presses("Tôi cam đoan", user=CLERK)


async def test_an_album_of_photographs_is_read_page_by_page(stage: Stage) -> None:
    try:
        tessdata()
    except PartMissing:
        pytest.skip("tesseract's Vietnamese (tesseract-ocr-vie) is not installed")
    picture = page()
    middle = round(115 * MM)
    halves = [(0, middle), (middle, picture.height)]

    stage.api.sends_photos(
        [_jpeg(picture.crop((0, top, picture.width, end))) for top, end in halves], user=CLERK
    )
    asked = await stage.sees("Đã nhận 2 tệp", user=CLERK)
    stage.api.presses("Tôi cam đoan", user=CLERK)
    seen = await stage.sees("[Đăng, không thông báo]", user=CLERK, seconds=120)

    drafts = [
        fields["text"]
        for _, method, fields in stage.api.server.calls
        if method == "sendmessagedraft"
    ]
    assert "cam đoan" in asked
    assert any("nhận dạng chữ" in said for said in drafts)
    assert "45-KH/ĐU" in seen
    assert "Ngày ban hành: 05/08/2026" in seen
    assert "nhận dạng từ bản quét, ảnh: trang 1–2" in seen
    assert stage.api.server.world.drafts == {}


def _jpeg(picture: object) -> bytes:
    stream = io.BytesIO()
    picture.save(stream, "JPEG", quality=92)  # type: ignore[attr-defined]
    return stream.getvalue()


async def test_a_new_version_takes_the_place_of_the_old_one_and_says_so(stage: Stage) -> None:
    old = PLAN.replace("31-KH/ĐU", "77-KH/ĐU")
    await _handed_in(stage, "77.txt", old.encode())
    first = await stage.presses("Đăng, không thông báo", user=CLERK)

    new = old.replace("trước ngày 20", "trước ngày 25")
    card = await _handed_in(stage, "77-sua.txt", new.encode())
    second = await stage.presses("Đăng, không thông báo", user=CLERK)
    shown = await stage.asks("/vanban 77-KH")

    assert "Đã đăng Kế hoạch 77-KH/ĐU" in first
    assert "Thay thế bản đang có: Kế hoạch 77-KH/ĐU" in card
    assert "thay thế bản trước" in second
    assert "77-KH/ĐU" in shown


async def test_a_paper_taken_out_of_use_is_no_longer_answered_from(stage: Stage) -> None:
    await stage.asks("/vanban 12-KH", user=CLERK)
    await stage.presses("Thôi dùng văn bản này", user=CLERK)
    await stage.presses("Đăng nhầm văn bản", user=CLERK)
    done = await stage.presses("Đúng, thôi dùng", user=CLERK)
    asked = await stage.asks("ai ký kế hoạch 12-KH/ĐU?")

    assert "Đã thôi dùng Kế hoạch 12-KH/ĐU" in done
    assert "Lý do: đăng nhầm văn bản" in done
    assert "Hoàng Đình Mạc" not in asked


_LIST = """Họ và tên;Chi bộ;Chức vụ;Vai trò
;Chi bộ Bản Ngà;;
Lò Thị Bình;Chi bộ Bản Ngà;;Đảng viên
Quàng Văn Tư;Chi bộ không có;;
Hà Văn Sáu;Chi bộ Bản Ngà;;Giám đốc
"""


async def test_a_list_of_people_is_taken_in_but_for_its_bad_lines(stage: Stage) -> None:
    stage.api.sends_file("ds.csv", _LIST.encode(), user=ADMIN)
    await stage.settled()
    told = stage.api.to(ADMIN)[-1]
    await stage.presses("Nhập phần đúng, bỏ qua 2 dòng", user=ADMIN)
    names = [one.name for one in stage.services.people.organisation().members]

    assert "Dòng 4: chưa có “Chi bộ không có”" in told
    assert "Dòng 5: không hiểu vai trò “Giám đốc”" in told
    assert names == ["Lò Thị Bình"], "and the demo organisation is gone"


async def test_a_secretary_hands_over_in_two_presses_and_loses_the_post(stage: Stage) -> None:
    await stage.asks("/thanhvien Nông Thị Lụa", user=CLERK)
    await stage.presses("Bàn giao", user=CLERK)
    listed = stage.api.transcript(CLERK)
    done = await stage.presses(_first_button(listed), user=CLERK)
    await stage.sees("Đồng chí đã thôi Bí thư Chi bộ 3", user=SECRETARY)
    refused = await stage.asks("/moi", user=SECRETARY)

    assert "Đã bàn giao" in done
    assert "Nông Thị Lụa là thành viên" in done
    assert "bí thư" in refused.casefold()


def _first_button(transcript: str) -> str:
    """Return the first button below the last message."""
    last = transcript.rsplit("cho ai?", 1)[1]
    return last.split("[", 1)[1].split("]", 1)[0]
