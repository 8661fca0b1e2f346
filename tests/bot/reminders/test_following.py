"""What staff do about reports: /tiendo and the buttons under it."""

from __future__ import annotations

from io import BytesIO

import openpyxl
import pytest
from PIL import Image

import ingest
from bot.conversation.replies import Reply, plain
from bot.errors import BadDay, NotStaff
from bot.texts.errors import sentence
from tests.bot.reminders.conftest import LUA, MIEN, THUAN, Office, at

_REPORT = "giám sát – quý I/2026"


@pytest.fixture
def progress(office: Office) -> Reply:
    """Return how the inspection report stands on Monday 16 March, after Chi bộ 3 handed it in."""
    office.now[0] = at(16)
    office.says(LUA, action="report:done:11:chi-bo-3:2026-Q1")
    return office.presses(MIEN, _REPORT, office.says(MIEN, "/tiendo")[-1])


def test_both_words_are_counted_apart(progress: Reply) -> None:
    said = plain(progress)

    assert "Chưa có: 6/7\nChi bộ 1, Chi bộ 2, Chi bộ 4" in said
    assert "Chi bộ báo đã nộp, chờ Văn phòng nhận: 1/7\nChi bộ 3." in said


def test_all_that_were_handed_in_are_received_at_once(office: Office, progress: Reply) -> None:
    done = office.presses(MIEN, "Ghi đã nhận cả 1", progress)

    assert "Đã nhận: 1/7\nChi bộ 3." in plain(done)
    assert "Ghi đã nhận cả" not in " ".join(button.label for button in done.buttons)


def test_a_cell_without_telegram_is_noted_by_the_office(office: Office, progress: Reply) -> None:
    picked = office.presses(MIEN, "Ghi từng", progress)
    card = office.presses(MIEN, "Chi bộ 1 ", picked)

    done = office.presses(MIEN, "Ghi đã nhận", card)

    assert "Văn phòng đã nhận lúc 09:00 ngày 16/03/2026 – Cao Thị Miền" in plain(done)


def test_what_is_returned_says_why_and_is_owed_again(office: Office, progress: Reply) -> None:
    picked = office.presses(MIEN, "Ghi từng", progress)
    card = office.presses(MIEN, "Chi bộ 3", picked)
    asked = office.presses(MIEN, "Trả lại", card)
    assert "cần bổ sung" in plain(asked)

    office.says(MIEN, "thiếu biểu số 2")

    [(letter, _)] = office.letters(LUA, "report:")
    assert "Văn phòng trả lại, cần bổ sung: thiếu biểu số 2" in plain(letter.reply)
    again = office.presses(LUA, "Đã nộp", letter.reply)
    assert "Chi bộ báo đã nộp" in plain(again)


def test_more_time_is_given_with_a_day_and_a_reason(office: Office, progress: Reply) -> None:
    card = office.presses(MIEN, "Chi bộ 1 ", office.presses(MIEN, "Ghi từng", progress))

    office.presses(MIEN, "Gia hạn", card)
    assert plain(office.says(MIEN, "ngày 10/3 do mưa")[-1]) == sentence(
        BadDay(reason="not_later", day="14/03/2026")
    )
    office.presses(MIEN, "Gia hạn", card)
    assert plain(office.says(MIEN, "20/3")[-1]) == sentence(BadDay(reason="no_reason"))
    office.presses(MIEN, "Gia hạn", card)
    given = office.says(MIEN, "20/3 do mưa lũ")[-1]

    assert "Văn phòng gia hạn đến hết thứ Sáu 20/03/2026, còn 4 ngày." in plain(given)
    assert "Lý do gia hạn: do mưa lũ" in plain(given)
    assert "Hạn trước đó: hết thứ Bảy 14/03/2026." in plain(given)


def test_those_behind_are_reminded_with_one_press_once_a_day(office: Office) -> None:
    office.now[0] = at(16)

    first = office.presses(
        MIEN, "Nhắc 7 chi bộ", office.says(MIEN, action="progress:of:11:2026-Q1")[-1]
    )
    second = office.presses(MIEN, "Nhắc 7 chi bộ", first)

    assert "Đã nhắc 1 chi bộ." in plain(first)
    assert "Chưa nhắc được trên Telegram: Chi bộ 1, Chi bộ 2" in plain(first)
    assert "Hôm nay đã nhắc các chi bộ này rồi." in plain(second)
    [(letter, _)] = office.letters(LUA, "reminder:")
    assert plain(letter.reply).startswith("Văn phòng nhắc: Báo cáo kết quả")
    assert len(office.letters(THUAN, "reminder:")) == 1


def test_in_the_evening_they_are_reminded_the_next_morning(office: Office) -> None:
    office.now[0] = at(16, 20)

    said = office.says(MIEN, action="progress:nudge:11:2026-Q1")[-1]

    assert "Sẽ nhắc 1 chi bộ lúc 07:30 ngày 17/03/2026." in plain(said)
    assert office.letters(LUA, "reminder:")[0][0].not_before == at(17, 7, 30)


def test_the_picture_can_be_read_on_a_telephone(office: Office, progress: Reply) -> None:
    picture = office.presses(MIEN, "Ảnh", progress).picture

    assert picture is not None
    drawn = Image.open(BytesIO(picture.read_bytes()))
    assert (drawn.format, drawn.width) == ("PNG", 1080)
    assert 500 < drawn.height < 3000


def test_the_table_lists_every_cell(office: Office, progress: Reply) -> None:
    file = office.presses(MIEN, "Excel", progress).file

    assert file is not None
    sheet = openpyxl.load_workbook(BytesIO(file.read_bytes())).worksheets[0]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)]
    assert [row[1] for row in rows[1:]][:3] == ["Chi bộ 1", "Chi bộ 2", "Chi bộ 3"]
    assert rows[3][3:6] == ["báo đã nộp", "09:00 ngày 16/03/2026", "Nông Thị Lụa"]


def test_the_letter_to_sign_has_the_exact_words_and_leaves_blank_what_a_person_decides(
    office: Office, progress: Reply
) -> None:
    file = office.presses(MIEN, "Công văn", progress).file

    assert file is not None
    letter = ingest.read(file)
    assert (letter.number, letter.issued_on, letter.signer) == (None, None, None)
    quote = office.built.register.duty(11).as_read.quote
    assert f"“{quote}”" in letter.text
    assert "- Chi bộ 1;" in letter.text
    assert "Chi bộ 3" not in letter.text


def test_words_for_another_messenger_and_a_list_to_call_by(office: Office, progress: Reply) -> None:
    *words, calls = office.pressed(MIEN, "Zalo", progress)

    first = plain(words[1])
    assert first.startswith("Kính gửi Chi bộ 1,\nVăn phòng xin nhắc việc sau:")
    assert "Trước ngày 15/03 – muộn nhất hết thứ Bảy 14/03/2026" in first
    assert calls.file is not None
    sheet = openpyxl.load_workbook(BytesIO(calls.file.read_bytes())).worksheets[0]
    assert "0900 000 201" in [cell.value for row in sheet.iter_rows() for cell in row]


def test_one_cell_is_asked_for_by_its_name(office: Office) -> None:
    office.now[0] = at(16)

    said = plain(office.says(MIEN, "/tiendo chi bo 3")[-1])

    assert said.startswith("Tiến độ của Chi bộ 3")
    assert f"{_REPORT}: hết thứ Bảy 14/03/2026, chưa có, quá hạn." in said


def test_a_secretary_sees_none_of_it(office: Office) -> None:
    for action in (
        "progress:list:0",
        "progress:of:11:2026-Q1",
        "progress:received:11:chi-bo-3:2026-Q1",
    ):
        assert plain(office.says(LUA, action=action)[-1]) == sentence(NotStaff())
