"""Stories of members, over real HTTP, by polling and by webhook: what they do and see."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from bot.app import Services
from bot.errors import StaleButton
from bot.texts import documents, errors, standing
from bot.texts import help as help_texts
from bot.texts import telegram as texts
from tests.bot.telegram.stage import (
    ADMIN,
    CLERK,
    GROUP,
    MEMBER,
    SECRETARY,
    STRANGER,
    Mode,
    Stage,
    played,
)

_STICKER = {"width": 1, "height": 1, "is_animated": False, "is_video": False, "type": "regular"}
_FILE = {"file_id": "F", "file_unique_id": "U"}
_QUARTER = "báo cáo quý gửi về đâu?"


@pytest.fixture
async def stage(mode: Mode, demo: Services) -> AsyncIterator[Stage]:
    async with played(demo, mode) as stage:
        yield stage


async def test_a_greeting_shows_the_four_buttons_and_whom_to_ask(stage: Stage) -> None:
    said = await stage.asks("/start")
    seen = stage.api.transcript(SECRETARY)

    assert "Chào đồng chí Nông Thị Lụa." in said
    assert all(f"({words})" in seen for row in standing.ROWS for words in row)


async def test_a_question_gets_its_words_and_where_they_stand(stage: Stage) -> None:
    said = await stage.asks(_QUARTER)

    assert "Quy định 11-QĐ/ĐU [vb 6]" in said
    assert "│ Báo cáo quý I, quý III: chậm nhất ngày 20" in stage.api.transcript(SECRETARY)


async def test_the_same_question_without_diacritics_gets_the_same(stage: Stage) -> None:
    assert await stage.asks("bao cao quy gui ve dau?") == await stage.asks(_QUARTER)


async def test_a_follow_up_stays_with_what_was_spoken_of(stage: Stage) -> None:
    await stage.asks("kế hoạch 12-KH/ĐU nói về việc gì?")

    assert "Hoàng Đình Mạc" in await stage.asks("ai ký?")


async def test_each_person_has_a_memory_of_their_own(stage: Stage) -> None:
    await stage.asks("kế hoạch 12-KH/ĐU nói về việc gì?")
    await stage.asks("hướng dẫn 17-HD/TU nói về việc gì?", user=CLERK)

    assert "12-KH/ĐU" in await stage.asks("ai ký?")


async def test_what_no_paper_says_is_said_and_can_be_sent_to_the_office(stage: Stage) -> None:
    said = await stage.asks("báo cáo công tác tôn giáo nộp khi nào?")
    asked = await stage.presses("Hỏi Văn phòng")
    await stage.presses("Gửi Văn phòng")
    listed = await stage.asks("/cauhoi", user=CLERK)

    assert "không nói tới điều đồng chí hỏi" in said
    assert "không thấy tên đồng chí" in asked
    assert "1 câu hỏi chờ Văn phòng" in listed
    assert "Nông Thị Lụa" not in stage.api.transcript(CLERK)


async def test_a_rebuttal_is_not_written(stage: Stage) -> None:
    assert "không viết bài tuyên truyền" in await stage.asks("viết giúp bài phản bác")


async def test_the_next_due_comes_with_both_days_and_the_reason(stage: Stage) -> None:
    said = await stage.asks("bao gio nop bao cao quy 2")

    assert "Trước ngày 15/06 – muộn nhất hết Chủ nhật 14/06/2026, còn 88 ngày." in said
    assert "Nên nộp trong thứ Sáu 12/06/2026" in said


async def test_the_standing_button_lists_what_is_due_and_one_due_opens(stage: Stage) -> None:
    listed = await stage.asks("Hạn báo cáo")
    opened = await stage.presses("3. Báo cáo quý")

    assert "Hạn báo cáo của Chi bộ 3" in listed
    assert "Báo cáo quý – quý I/2026" in opened


async def test_a_long_list_goes_on(stage: Stage) -> None:
    await stage.asks("/hanbaocao")

    assert "9." in await stage.presses("Xem tiếp")


async def test_the_calendar_comes_as_a_file(stage: Stage) -> None:
    await stage.asks("/lich")
    await stage.sees("<tệp han-bao-cao-chi-bo-3.ics>")

    assert b"BEGIN:VCALENDAR" in next(iter(stage.api.server.world.files.values()))[1]


async def test_a_card_leads_to_what_a_paper_asks(stage: Stage) -> None:
    card = await stage.asks("/vanban 12-KH")
    duties = await stage.presses("Việc văn bản yêu cầu")

    assert "Người ký: Hoàng Đình Mạc" in card
    assert "yêu cầu 23 việc" in duties


async def test_the_list_of_papers_goes_on_and_opens_one(stage: Stage) -> None:
    await stage.asks("/vanban")
    await stage.presses("Xem tiếp")

    assert "Cơ quan ban hành" in await stage.presses("Kế hoạch 12-KH/ĐU")


async def test_nothing_new_says_where_the_others_are(stage: Stage) -> None:
    assert await stage.asks("Văn bản mới") == documents.NONE_LATELY


async def test_the_button_for_asking_shows_how(stage: Stage) -> None:
    assert help_texts.ASK in await stage.asks("Hỏi văn bản")


async def test_a_command_in_capitals_is_one_too(stage: Stage) -> None:
    assert "Hạn báo cáo của Chi bộ 3" in await stage.asks("/HanBaoCao")


async def test_a_paper_that_was_replaced_says_so(stage: Stage) -> None:
    assert "đã được thay thế" in await stage.asks("quy dinh 03 con ap dung khong")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ({"sticker": _FILE | _STICKER}, texts.UNEXPECTED["sticker"]),
        ({"voice": _FILE | {"duration": 3}}, texts.UNEXPECTED["voice"]),
        ({"contact": {"phone_number": "0", "first_name": "A"}}, texts.UNEXPECTED["contact"]),
        ({"location": {"latitude": 1.0, "longitude": 2.0}}, texts.UNEXPECTED["location"]),
    ],
)
async def test_what_is_no_question_gets_one_sentence(
    stage: Stage, content: dict[str, object], said: str
) -> None:
    stage.api.sends(content, user=SECRETARY)

    await stage.sees(said)


async def test_a_members_file_is_declined_and_not_fetched(stage: Stage) -> None:
    stage.api.sends_file("đơn thư.docx", b"PK", user=SECRETARY)

    await stage.sees(texts.NOT_FETCHED_HERE)
    assert "getfile" not in stage.api.calls


async def test_a_changed_message_is_not_read(stage: Stage) -> None:
    number = stage.api.says(_QUARTER, user=SECRETARY)
    await stage.settled()
    stage.api.edits(number, "báo cáo năm gửi về đâu?", user=SECRETARY)

    await stage.sees(texts.EDITED)


async def test_an_old_button_asks_to_ask_again(stage: Stage) -> None:
    stage.api.presses_data("#0123456789", user=SECRETARY)

    await stage.sees(errors.sentence(StaleButton()))


async def test_in_a_group_only_what_is_addressed_is_answered_and_quoted(stage: Stage) -> None:
    stage.api.makes_group("Chi bộ 3", chat=GROUP, user=SECRETARY)
    stage.api.says("hôm nay họp lúc mấy giờ?", user=SECRETARY, chat=GROUP)
    await stage.asks(f"@troly_bot {_QUARTER}", chat=GROUP)

    assert len(stage.api.to(GROUP)) == 1
    assert "Trợ lý ↩:" in stage.api.transcript(GROUP)


async def test_a_reply_to_its_message_in_a_group_is_for_it(stage: Stage) -> None:
    stage.api.makes_group("Chi bộ 3", chat=GROUP, user=SECRETARY)
    await stage.asks(f"@troly_bot {_QUARTER}", chat=GROUP)
    newest = max(stage.api.server.world.messages[GROUP])
    stage.api.answers("ai ký quy định 11?", to=newest, user=SECRETARY, chat=GROUP)
    await stage.settled()

    assert "Người ký" in stage.api.to(GROUP)[-1]


async def test_dues_are_told_to_one_alone(stage: Stage) -> None:
    stage.api.makes_group("Chi bộ 3", chat=GROUP, user=SECRETARY)

    assert "nhắn riêng" in await stage.asks("/hanbaocao", chat=GROUP)


async def test_a_command_for_another_bot_is_left_alone(stage: Stage) -> None:
    stage.api.makes_group("Chi bộ 3", chat=GROUP, user=SECRETARY)
    stage.api.says("/vanban@bot_khac", user=SECRETARY, chat=GROUP)
    await stage.asks("/trogiup@troly_bot", chat=GROUP)

    assert len(stage.api.to(GROUP)) == 1


async def test_an_answer_stays_in_its_topic(stage: Stage) -> None:
    stage.api.makes_group("Văn phòng", chat=GROUP, user=SECRETARY, topics=["Báo cáo"])
    stage.api.says(f"@troly_bot {_QUARTER}", user=SECRETARY, chat=GROUP, message_thread_id=2)
    await stage.settled()

    assert stage.api.sent[-1]["message_thread_id"] == 2


async def test_a_group_that_became_a_supergroup_is_answered_there(stage: Stage) -> None:
    stage.api.makes_group("Chi bộ 3", chat=GROUP, user=SECRETARY)
    stage.api.migrates(GROUP, -2000, user=SECRETARY)

    assert "Quy định 11" in await stage.asks(f"@troly_bot {_QUARTER}", chat=-2000)


async def test_who_blocked_it_and_comes_back_is_answered(stage: Stage) -> None:
    stage.api.blocks(user=SECRETARY)
    await stage.settled()
    stage.api.unblocks(user=SECRETARY)

    assert "Quy định 11" in await stage.asks(_QUARTER)


async def test_a_stranger_learns_how_to_join_and_nothing_else(stage: Stage) -> None:
    said = await stage.asks(_QUARTER, user=STRANGER)

    assert said.startswith("Đây là trợ lý tra cứu văn bản của Đảng ủy xã Suối Ngàn.")
    assert "11-QĐ" not in stage.api.transcript(STRANGER)


async def test_a_stranger_who_says_no_is_left_alone(stage: Stage) -> None:
    await stage.asks("/start", user=STRANGER)
    await stage.presses("Không", user=STRANGER)

    assert "11-QĐ" not in await stage.asks(_QUARTER, user=STRANGER)


async def test_somebody_joins_by_choosing_a_cell_and_asks_at_once(stage: Stage) -> None:
    stage.api.names[MEMBER] = "Hà"
    await stage.asks("/start", user=MEMBER)
    await stage.presses("Đồng ý", user=MEMBER)
    await stage.presses("Chi bộ 3", user=MEMBER)
    await stage.asks("Lù Thị Hà", user=MEMBER)
    await stage.sees("Có người xin vào Chi bộ 3", user=SECRETARY)
    await stage.presses("Duyệt", user=SECRETARY)
    await stage.sees("đã được duyệt vào Chi bộ 3", user=MEMBER)

    assert "Quy định 11" in await stage.asks(_QUARTER, user=MEMBER)
    assert "do cán bộ Văn phòng làm" in await stage.asks("/xacnhan", user=MEMBER)


async def test_staff_commands_are_not_for_members(stage: Stage) -> None:
    for command in ("/xacnhan", "/dangvanban", "/cauhoi", "/thongke"):
        assert "Văn phòng" in await stage.asks(command), command


async def test_staff_withdraw_a_paper_and_nobody_is_answered_from_it(stage: Stage) -> None:
    before = await stage.asks(_QUARTER)
    await stage.asks("/vanban 11-QĐ", user=CLERK)
    for label in ("Thôi dùng văn bản này", "Đăng nhầm văn bản", "Đúng, thôi dùng"):
        await stage.presses(label, user=CLERK)
    after = await stage.asks(_QUARTER)

    assert "Quy định 11" in before
    assert "Quy định 11" not in after


async def test_numbers_for_staff_come_as_a_picture(stage: Stage) -> None:
    await stage.asks("/thongke", user=ADMIN)

    await stage.sees("<ảnh>", user=ADMIN)


@pytest.mark.parametrize(
    "text", ["<b>", "a < b && c > d", "&lt;script&gt;", "\u202eđảo", "😀" * 50]
)
async def test_hostile_words_break_no_markup(stage: Stage, text: str) -> None:
    assert await stage.asks(f"{text} báo cáo quý")
    assert texts_of_errors(stage) == []


def texts_of_errors(stage: Stage) -> list[str]:
    """List the answers that admit a fault of ours."""
    return [one for one in stage.api.to(SECRETARY) if one == errors.UNFORESEEN]


async def test_a_hostile_name_is_a_name(stage: Stage) -> None:
    stage.api.names[STRANGER] = "<b>An</b> \u202e"

    assert "<b>" not in await stage.asks("/start", user=STRANGER)


async def test_an_answer_comes_though_the_first_attempt_is_told_to_wait(stage: Stage) -> None:
    stage.api.fails("flood", match=str(SECRETARY), seconds=1)
    stage.api.says("/trogiup", user=SECRETARY)
    await asyncio.sleep(0.3)
    before = stage.api.to(SECRETARY)

    assert before == []
    assert "Quy định 11" in await stage.asks(_QUARTER)
