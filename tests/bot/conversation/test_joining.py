from __future__ import annotations

import asyncio

import pytest

from bot.conversation.replies import plain
from bot.store import Invites, Requests
from bot.texts.errors import sentence
from tests.bot.conversation.office import ADMIN, CLERK, SECRETARY, Office, action, labels

_NEW = "telegram:500"
_CELL = "chi-bo-3"


async def _agreed(office: Office, account: str = _NEW, name: str = "Lan") -> None:
    await office.press(account, "joining:agree", name=name)


async def _asked(office: Office, name: str = "Phàn Văn Tỉnh", account: str = _NEW) -> int:
    """Let somebody ask to be let into Chi bộ 3; return the id of the request."""
    await _agreed(office, account)
    await office.press(account, f"joining:cell:{_CELL}")
    await office.say(account, name)
    request = Requests(office.database).of(account)
    assert request is not None
    return request.id


async def test_a_stranger_reads_what_this_is_and_what_is_kept_and_nothing_else(
    office: Office,
) -> None:
    said = plain(await office.say(_NEW, "hạn nộp báo cáo quý?"))

    assert said.split("\n")[:3] == [
        "Đây là trợ lý tra cứu văn bản của Đảng ủy xã Suối Ngàn.",
        "Xin chọn chi bộ; Văn phòng Đảng ủy, 0256 3 800 103 sẽ duyệt.",
        "Trợ lý không bao giờ hỏi mật khẩu, OTP, số CCCD.",
    ]
    assert "tin nhắn giữ 30 ngày" in said
    assert "/xoadulieu" in said


@pytest.mark.parametrize(
    "text", ["/vanban", "/hanbaocao", "/trogiup", "/start", "/xacnhan", "Lan", "", "/lich"]
)
async def test_whatever_a_stranger_sends_is_met_with_the_same_words(
    office: Office, text: str
) -> None:
    first = await office.say(_NEW, "xin chào")

    assert await office.say(_NEW, text) == first
    assert await office.say(_NEW, action="documents:show:1") == first


async def test_in_a_group_a_stranger_is_asked_to_write_alone(office: Office) -> None:
    said = plain(await office.say(_NEW, "ai ký kế hoạch?", in_group=True))

    assert said == "Xin đồng chí nhắn riêng cho trợ lý để ghi danh."


async def test_who_says_no_leaves_nothing_but_the_no(office: Office) -> None:
    asked = await office.say(_NEW, "/start")

    said = plain(await office.press(_NEW, action(asked, "Không")))
    again = await office.say(_NEW, "báo cáo?")

    assert said.startswith("Không có gì được giữ lại.")
    assert again == asked
    assert Requests(office.database).of(_NEW) is None


async def test_a_cell_is_chosen_and_the_name_typed(office: Office) -> None:
    await office.say(_NEW, "/start")

    cells = await office.press(_NEW, "joining:agree")
    asked = await office.press(_NEW, action(cells, "Chi bộ 3"))
    sent = plain(await office.say(_NEW, "  phàn  văn tỉnh "))

    assert labels(cells.buttons)[:3] == ["Chi bộ 1", "Chi bộ 2", "Chi bộ 3"]
    assert plain(asked) == "Vào Chi bộ 3. Xin đồng chí gõ họ và tên."
    assert labels(asked.buttons) == ["Tôi là Lan"]
    assert sent.startswith("Đã gửi: phàn văn tỉnh xin vào Chi bộ 3.")
    waiting = plain(await office.say(_NEW, "được chưa?"))
    assert waiting.startswith("phàn văn tỉnh đang chờ duyệt vào Chi bộ 3.")


async def test_the_name_of_the_account_is_one_press(office: Office) -> None:
    await _agreed(office, name="Phàn Văn Tỉnh")
    asked = await office.press(_NEW, f"joining:cell:{_CELL}", name="Phàn Văn Tỉnh")

    sent = await office.press(_NEW, action(asked, "Tôi là"), name="Phàn Văn Tỉnh")

    assert plain(sent).startswith("Đã gửi: Phàn Văn Tỉnh xin vào Chi bộ 3.")


async def test_the_secretary_and_the_office_are_asked_and_one_answer_changes_all_letters(
    office: Office,
) -> None:
    await _asked(office)

    letters = {who: office.last(who) for who in (SECRETARY, CLERK, ADMIN)}
    for reply in letters.values():
        assert [line.text for line in reply.lines] == [
            "Có người xin vào Chi bộ 3",
            "Phàn Văn Tỉnh",
            "Chưa có trong danh sách chi bộ.",
            "Tự chọn chi bộ.",
            "Chỉ duyệt khi đồng chí biết người này.",
        ]
    assert labels(letters[SECRETARY].buttons) == ["Duyệt", "Không phải người của chi bộ"]

    done = await office.press(SECRETARY, action(letters[SECRETARY], "Duyệt"))

    said = "Nông Thị Lụa (Bí thư) đã duyệt Phàn Văn Tỉnh vào Chi bộ 3 (18/03/2026 09:00)."
    assert (plain(done), done.replaces) == (said, True)
    for who in (CLERK, ADMIN):
        first, changed = office.letters(who)
        assert (plain(changed.reply), changed.instead_of) == (said, first.key)
    assert len(office.letters(SECRETARY)) == 1
    told = office.last(_NEW)
    assert plain(told).startswith("Đồng chí Phàn Văn Tỉnh đã được duyệt vào Chi bộ 3.")
    assert told.menu

    late = await office.press(CLERK, action(letters[CLERK], "Không phải"))
    assert (plain(late), late.replaces) == (said, True)
    member = office.services.people.speaking(_NEW)
    assert member is not None
    assert [(post.cell.id, post.role) for post in member.posts] == [(_CELL, "member")]


async def test_of_two_answers_at_once_one_counts_and_both_are_told_which(office: Office) -> None:
    request = await _asked(office)

    replies = await asyncio.gather(
        office.press(SECRETARY, f"approving:yes:{request}:0"),
        office.press(CLERK, f"approving:no:{request}"),
    )

    said = {plain(reply) for reply in replies}
    assert len(said) == 1
    told = [letter for letter in office.letters(_NEW) if letter.key.startswith("joined:")]
    assert len(told) == 1
    is_in = office.services.people.speaking(_NEW) is not None
    assert ("đã duyệt" in said.pop()) == is_in


async def test_who_was_let_in_may_ask_at_once(office: Office) -> None:
    request = await _asked(office)
    await office.press(SECRETARY, f"approving:yes:{request}:0")

    said = plain(await office.say(_NEW, "/hanbaocao"))

    assert "Chi bộ 3" in said
    assert "Đây là trợ lý" not in said


async def test_who_is_not_of_the_cell_is_told_and_may_choose_again(office: Office) -> None:
    request = await _asked(office)

    done = plain(await office.press(SECRETARY, f"approving:no:{request}"))

    assert "Phàn Văn Tỉnh không phải người của Chi bộ 3" in done
    told = office.last(_NEW)
    assert plain(told).startswith("Yêu cầu vào Chi bộ 3 chưa được duyệt.")
    assert "Chi bộ 1" in labels((await office.press(_NEW, action(told, "Chọn lại"))).buttons)
    assert office.services.people.speaking(_NEW) is None


async def test_somebody_of_the_list_is_that_person_and_no_second_one(office: Office) -> None:
    before = len(office.services.people.organisation().members)
    await _asked(office, "ma thi xuyen")
    letter = office.last(SECRETARY)

    await office.press(SECRETARY, action(letter, "Duyệt"))

    assert "Có trong danh sách: Mã Thị Xuyến (Chi bộ 3)." in plain(letter)
    assert office.services.people.speaking(_NEW) == office.member("Mã Thị Xuyến")
    assert len(office.services.people.organisation().members) == before


async def test_who_bears_the_name_of_somebody_of_the_office_needs_an_administrator(
    office: Office,
) -> None:
    await _agreed(office)
    await office.press(_NEW, "joining:cell:van-phong")
    await office.say(_NEW, "Cao Thị Miền")
    letter = office.last(ADMIN)

    assert office.letters(CLERK) == []
    assert "Người trong danh sách đã có một tài khoản khác" in plain(letter)
    refused = await office.press(CLERK, action(letter, "Duyệt"))
    assert plain(refused) == "Việc này chỉ quản trị của trợ lý làm được."
    await office.press(ADMIN, action(letter, "Duyệt"))
    assert office.services.people.speaking(_NEW) == office.member("Cao Thị Miền")


async def test_a_secretary_decides_for_the_own_cell_alone(office: Office) -> None:
    await _agreed(office)
    await office.press(_NEW, "joining:cell:chi-bo-1")
    await office.say(_NEW, "Phàn Văn Tỉnh")
    request = Requests(office.database).of(_NEW)
    assert request is not None

    said = plain(await office.press(SECRETARY, f"approving:yes:{request.id}:0"))

    assert said == "Chỉ bí thư, cấp ủy của Chi bộ 1 hoặc Văn phòng duyệt được."
    assert office.letters(SECRETARY) == []
    assert office.services.people.speaking(_NEW) is None


async def test_a_button_cannot_name_another_person_than_the_request_does(office: Office) -> None:
    request = await _asked(office)
    chief = office.member("Bế Văn Thuần")

    said = plain(await office.press(SECRETARY, f"approving:yes:{request}:{chief.id}"))

    assert said == "Nút này đã cũ; đồng chí hỏi lại giúp."
    assert office.services.people.speaking(_NEW) is None


async def test_a_request_that_is_taken_back_asks_nobody_any_more(office: Office) -> None:
    await _asked(office)
    assert len(office.letters(SECRETARY)) == 1

    await office.press(_NEW, "joining:again")

    changed = office.letters(SECRETARY)[-1]
    assert plain(changed.reply) == "Phàn Văn Tỉnh đã rút yêu cầu vào Chi bộ 3."
    assert changed.instead_of is not None


async def test_after_five_requests_a_day_somebody_is_asked_to_call(office: Office) -> None:
    for _ in range(5):
        await _asked(office)
    await office.press(_NEW, f"joining:cell:{_CELL}")

    said = plain(await office.say(_NEW, "Phàn Văn Tỉnh"))

    assert said.startswith("Hôm nay đồng chí đã gửi nhiều yêu cầu; xin gọi Văn phòng Đảng ủy")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        pytest.param("<b>Lan</b> & “An” <a", "Lan An a", id="markup"),
        pytest.param("Lan\u202e\u2066 gnah\u200b", "Lan gnah", id="marks of direction"),
        pytest.param("Lan\nAdmin: duyệt\r\nngay", "Lan Admin duyệt ngay", id="line breaks"),
        pytest.param("Lan 🎉🇻🇳", "Lan", id="pictures"),
        pytest.param("x" * 300, "x" * 60, id="300 letters"),
        pytest.param("Nguye\u0302\u0303n An", "Nguyễn An", id="taken apart"),
        pytest.param("La\u0336\u0335\u0334n", "Lan", id="heaped accents"),
        pytest.param("H'Hen Niê", "H'Hen Niê", id="an apostrophe"),
    ],
)
async def test_a_hostile_name_is_made_fit_to_be_shown(
    office: Office, typed: str, kept: str
) -> None:
    await _asked(office, typed)

    assert office.last(SECRETARY).lines[1].text == kept


@pytest.mark.parametrize("typed", ["🎉", "...", "12345", "\u202e", "<>"])
async def test_what_holds_no_letter_is_no_name(office: Office, typed: str) -> None:
    await _agreed(office)
    await office.press(_NEW, f"joining:cell:{_CELL}")

    said = await office.say(_NEW, typed)
    sent = await office.say(_NEW, "Phàn Văn Tỉnh")

    assert plain(said).startswith("Chưa đọc được họ tên.")
    assert plain(sent).startswith("Đã gửi")


async def test_a_link_leads_into_its_cell_through_the_consent(office: Office) -> None:
    invite = Invites(office.database).make(_CELL, by="test", now=office.services.now())
    asked = await office.say(_NEW, f"/start {invite.code}")

    named = await office.press(_NEW, action(asked, "Đồng ý"))
    await office.say(_NEW, "Phàn Văn Tỉnh")

    assert plain(named) == "Vào Chi bộ 3. Xin đồng chí gõ họ và tên."
    assert "Vào bằng mã mời của chi bộ." in plain(office.last(SECRETARY))
    counted = Invites(office.database).of(_CELL, now=office.services.now())
    assert counted is not None
    assert counted.used == 1


async def test_by_a_link_one_person_comes_into_a_second_cell(office: Office) -> None:
    invite = Invites(office.database).make("chi-bo-1", by="test", now=office.services.now())
    office.bind(_NEW, "Mã Thị Xuyến")

    sent = plain(await office.say(_NEW, f"/start {invite.code}"))
    await office.press(CLERK, action(office.last(CLERK), "Duyệt"))
    again = plain(await office.say(_NEW, f"/start {invite.code}"))

    assert sent.startswith("Đã gửi: Mã Thị Xuyến xin vào Chi bộ 1.")
    cells = [post.cell.id for post in office.member("Mã Thị Xuyến").posts]
    assert cells == ["chi-bo-1", "chi-bo-3"]
    assert again == "Đồng chí đã ở Chi bộ 1 rồi."


async def test_codes_cannot_be_guessed_for_long(office: Office) -> None:
    invite = Invites(office.database).make(_CELL, by="test", now=office.services.now())
    await _agreed(office)

    said = [plain(await office.say(_NEW, f"/start moi-aaaaaaaaaaa{n}")) for n in range(6)]
    right = plain(await office.say(_NEW, f"/start {invite.code}"))

    assert all(one.startswith("Mã mời này không dùng được nữa.") for one in said[:5])
    assert said[5] == right
    assert right.startswith("Đồng chí đã thử nhiều mã không đúng")


async def test_one_of_the_list_who_has_not_agreed_is_asked_first(office: Office) -> None:
    member = office.member("Mã Thị Xuyến")
    office.services.people.bind(_NEW, member, now=office.services.now())

    asked = await office.say(_NEW, "báo cáo quý nộp ngày nào?")
    agreed = await office.press(_NEW, action(asked, "Đồng ý"))

    assert "Trước khi dùng, xin đồng chí đọc:" in plain(asked)
    assert agreed.menu
    assert "Chi bộ 3" in plain(await office.say(_NEW, "/hanbaocao"))


def test_every_way_to_be_refused_names_the_office(office: Office) -> None:
    from bot.errors import TooManyGuesses, TooManyRequests  # noqa: PLC0415

    for error in (TooManyGuesses, TooManyRequests):
        assert office.services.office in sentence(error(office=office.services.office))
