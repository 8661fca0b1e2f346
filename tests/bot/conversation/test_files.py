from __future__ import annotations

from pathlib import Path

import pytest

from bot.app import Services
from bot.conversation import Message, Person, Reply
from bot.conversation.card import card
from bot.conversation.replies import plain
from bot.intake import Desk, take
from knowledge.domain import Held
from tests.bot.factories import PLAN

_FORM = "Mẫu số 01\nBÁO CÁO QUÝ\nChi bộ: ............\n"
_PERSON = Person(id="terminal:an", name="")


@pytest.fixture
def held(built: Services, tmp_path: Path) -> Held:
    paths = [tmp_path / "kh.txt", tmp_path / "mau bao cao.txt"]
    for path, text in zip(paths, (PLAN, _FORM), strict=True):
        path.write_text(text, encoding="utf-8")
    held = take(Desk(library=built.library, by="an", now=built.now), paths).held
    assert held is not None
    return held


async def _press(built: Services, action: str) -> Reply:
    message = Message(action=action)
    (reply,) = [one async for one in built.conversation.handle(_PERSON, message)]
    return reply


async def test_what_a_directive_was_read_from_is_handed_out(built: Services, held: Held) -> None:
    reply = await _press(built, f"file:{held.id}:main")

    assert plain(reply) == "Văn bản gốc, Kế hoạch 31-KH/ĐU [vb 1]:"
    assert reply.file is not None
    assert (reply.file.name, reply.file.read_text("utf-8")) == ("kh.txt", PLAN)


async def test_a_form_is_handed_out_under_its_own_name(built: Services, held: Held) -> None:
    button = next(one for one in card(held, (held,)).buttons if one.label.startswith("Tải mẫu"))

    reply = await _press(built, button.action)

    assert button.label == "Tải mẫu: BÁO CÁO QUÝ"
    assert reply.file is not None
    assert reply.file.name == "mau bao cao.txt"
    assert reply.file.read_text(encoding="utf-8") == _FORM


@pytest.mark.parametrize("action", ["file:1:7", "file:99:0", "file:x"])
async def test_a_button_of_no_file_is_stale(built: Services, held: Held, action: str) -> None:
    assert held.id == 1

    reply = await _press(built, action)

    assert (reply.file, "đã cũ" in reply.lines[0].text) == (None, True)
