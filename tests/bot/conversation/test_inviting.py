from __future__ import annotations

import pytest

from bot.conversation.replies import plain
from tests.bot.conversation.office import CLERK, SECRETARY, Office, action, labels


@pytest.fixture
def linked(office: Office) -> Office:
    office.services.links.called("suoi_ngan_bot")
    return office


async def test_a_secretary_gets_the_link_and_the_square_of_the_own_cell(linked: Office) -> None:
    reply = await linked.say(SECRETARY, "/moi")

    said = plain(reply)
    assert said.startswith("Mã mời vào Chi bộ 3, dùng đến 17/04/2026.")
    assert "https://t.me/suoi_ngan_bot?start=moi-" in said
    assert reply.picture is not None
    assert reply.picture.read_bytes().startswith(b"\x89PNG")
    assert plain(await linked.say(SECRETARY, "/moi")) == said


async def test_the_one_to_print_is_a_drawing_of_any_size(linked: Office) -> None:
    reply = await linked.say(SECRETARY, "/moi")

    printed = await linked.press(SECRETARY, action(reply, "Bản để in"))

    assert printed.file is not None
    assert "<svg" in printed.file.read_text("utf-8")


async def test_without_a_messenger_the_words_to_type_are_told(office: Office) -> None:
    reply = await office.say(SECRETARY, "/moi")

    assert "Người được mời nhắn cho trợ lý: /start moi-" in plain(reply)
    assert reply.picture is None


async def test_a_new_code_ends_the_one_before(linked: Office) -> None:
    first = await linked.say(SECRETARY, "/moi")
    second = await linked.press(SECRETARY, action(first, "Đổi mã mới"))

    old = plain(first).partition("start=")[2].split()[0]
    await linked.press("telegram:500", "joining:agree")
    said = plain(await linked.say("telegram:500", f"/start {old}"))

    assert old not in plain(second)
    assert said.startswith("Mã mời này không dùng được nữa.")


async def test_a_code_can_be_ended(linked: Office) -> None:
    first = await linked.say(SECRETARY, "/moi")

    said = await linked.press(SECRETARY, action(first, "Hủy mã"))

    assert plain(said) == "Đã hủy mã mời của Chi bộ 3. Gõ /moi để có mã mới."
    code = plain(first).partition("start=")[2].split()[0]
    await linked.press("telegram:500", "joining:agree")
    said = await linked.say("telegram:500", f"/start {code}")
    assert plain(said).startswith("Mã mời này")


async def test_the_office_chooses_among_all_cells(linked: Office) -> None:
    asked = await linked.say(CLERK, "/moi")
    chosen = await linked.press(CLERK, action(asked, "Chi bộ 1"))

    assert plain(asked) == "Mời người vào chi bộ nào?"
    assert len(labels(asked.buttons)) == 9
    assert plain(chosen).startswith("Mã mời vào Chi bộ 1")
    rest = await linked.press(CLERK, asked.buttons[-1].action)
    assert not set(labels(rest.buttons)) & set(labels(asked.buttons[:-1]))


@pytest.mark.parametrize(
    ("who", "pressed", "said"),
    [
        (SECRETARY, "inviting:cell:chi-bo-1", "Chỉ bí thư, cấp ủy của Chi bộ 1 hoặc"),
        (SECRETARY, "inviting:revoke:chi-bo-1", "Chỉ bí thư, cấp ủy của Chi bộ 1 hoặc"),
        (CLERK, "inviting:cell:chi-bo-khong-co", "Nút này đã cũ"),
        (CLERK, "inviting:cells", "Nút này đã cũ"),
    ],
)
async def test_nobody_invites_into_a_cell_of_others(
    linked: Office, who: str, pressed: str, said: str
) -> None:
    assert plain(await linked.press(who, pressed)).startswith(said)
