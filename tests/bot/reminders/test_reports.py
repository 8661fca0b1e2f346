"""What a cell answers to a reminder, and who learns of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.conversation.replies import Reply, plain
from bot.errors import FilesNotTaken, NotOfTheCell, StaleButton, TooLateToUndo
from bot.texts import reporting
from bot.texts.errors import sentence
from tests.bot.reminders.conftest import LUA, MIEN, NGOAN, THUAN, Office, at

_MONDAY = at(16)  # the inspection report was due on Saturday 14 March


@pytest.fixture
def told(office: Office) -> Reply:
    """Return what the secretary of Chi bộ 3 got on Monday 16 March; both officers have it."""
    office.ticks(_MONDAY)
    office.send()
    return office.letters(LUA, "reminder:")[0][0].reply


def _edited(office: Office, account: int) -> Reply:
    letters = [letter for letter, _ in office.letters(account) if letter.instead_of]
    return letters[-1].reply


def test_handed_in_is_said_in_place_and_to_the_other_officer(office: Office, told: Reply) -> None:
    answer = office.presses(LUA, "1. Đã nộp", told)

    assert answer.replaces
    assert "Chi bộ báo đã nộp lúc 09:00 ngày 16/03/2026 – Nông Thị Lụa." in plain(answer)
    assert "Chi bộ báo đã nộp" in plain(_edited(office, THUAN))
    assert not any(letter.instead_of for letter, _ in office.letters(LUA))


def test_a_second_officer_changes_nothing_by_pressing_too(office: Office, told: Reply) -> None:
    office.presses(LUA, "1. Đã nộp", told)
    own = office.letters(THUAN, "reminder:")[0][0].reply

    again = office.presses(THUAN, "1. Đã nộp", own)

    assert "Nông Thị Lụa" in plain(again)
    assert "Bế Văn Thuần" not in plain(again)


def test_nobody_is_reminded_of_it_any_more(office: Office, told: Reply) -> None:
    office.presses(LUA, "1. Đã nộp", told)
    office.presses(LUA, "2. Đã nộp", told)
    before = len(office.letters(LUA, "reminder:"))

    for day in (17, 18, 19):
        office.ticks(at(day))

    assert len(office.letters(LUA, "reminder:")) == before


def test_a_letter_that_waits_is_rewritten_or_cancelled(office: Office) -> None:
    office.ticks(_MONDAY)
    told = office.letters(LUA, "reminder:")[0][0].reply

    office.presses(LUA, "1. Đã nộp", told)
    [(waiting, state)] = office.letters(THUAN, "reminder:")
    assert (state, "Chi bộ báo đã nộp" in plain(waiting.reply)) == ("waiting", True)

    office.presses(LUA, "2. Đã nộp", told)
    assert [state for _, state in office.letters(THUAN, "reminder:")] == ["cancelled"]


def test_it_can_be_taken_back_for_a_day(office: Office, told: Reply) -> None:
    done = office.presses(LUA, "1. Đã nộp", told)

    office.now[0] = at(16, 20)
    back = office.presses(LUA, "1. Bấm nhầm", done)

    assert "1. Đã nộp" in [button.label for button in back.buttons]
    assert "Chi bộ báo đã nộp" not in plain(_edited(office, THUAN))


def test_after_a_day_it_cannot_be_taken_back(office: Office, told: Reply) -> None:
    done = office.presses(LUA, "1. Đã nộp", told)

    office.now[0] = at(17, 10)

    assert plain(office.presses(LUA, "1. Bấm nhầm", done)) == sentence(TooLateToUndo())


def test_put_off_until_the_afternoon(office: Office, told: Reply) -> None:
    answer = office.presses(LUA, "Để chiều nay", told)
    assert plain(answer).startswith("Trợ lý sẽ nhắc lại lúc 13:30 ngày 16/03/2026.")

    assert office.ticks(at(16, 11)) == 0
    office.ticks(at(16, 13, 30))

    [again] = [letter for letter, _ in office.letters(LUA, "reminder:")][1:]
    assert "2 việc" in plain(again.reply)
    assert len(office.letters(THUAN, "reminder:")) == 1


def test_not_ours_is_asked_again_and_the_due_stays_until_the_office_decides(
    office: Office, told: Reply
) -> None:
    office.presses(LUA, "1. Đã nộp", told)  # one is left, so that it has the button of one
    office.ticks(at(17))
    office.send()
    alone = office.letters(LUA, "reminder:")[-1][0].reply

    sure = office.presses(LUA, "không phải việc", alone)
    assert reporting.SURE_NOTE in plain(sure)
    kept = office.presses(LUA, "xem lại", sure)
    assert "Đã báo Văn phòng" not in plain(kept)
    said = office.presses(LUA, "Đúng, báo", sure)

    assert "Hạn vẫn giữ cho đến khi Văn phòng trả lời." in plain(said)
    [(asked, _)] = office.letters(MIEN, "notours:")
    assert "Chi bộ 3 báo không phải việc của mình" in plain(asked.reply)

    excused = office.presses(MIEN, "miễn", asked.reply)
    assert "Văn phòng cho miễn: không phải việc của chi bộ" in plain(excused)
    [(letter, _)] = office.letters(LUA, "report:")
    assert plain(letter.reply).startswith("Văn phòng cho miễn: ")


def test_still_ours_is_told_to_the_cell(office: Office) -> None:
    office.now[0] = _MONDAY
    key = "11:chi-bo-3:2026-Q1"
    office.says(LUA, action=f"report:othersure:{key}")
    asked = office.letters(NGOAN, "notours:")[0][0].reply

    office.presses(NGOAN, "Vẫn là việc", asked)

    assert "vẫn là việc của chi bộ" in plain(office.letters(LUA, "report:")[0][0].reply)


def test_proof_is_kept_for_the_office_and_in_no_index(
    office: Office, told: Reply, tmp_path: Path
) -> None:
    photo = tmp_path / "bien lai <1>.JPG"
    photo.write_bytes(b"mot tam anh")
    office.presses(LUA, "1. Đã nộp", told)
    key = "11:chi-bo-3:2026-Q1"
    [ask] = office.says(LUA, action=f"report:evidence:{key}")
    before = office.built.library.store.census()

    [kept] = office.says(LUA, files=(photo,))

    assert (ask.awaits, "Đã kèm 1 tệp." in plain(kept)) == (f"report:evidence:{key}", True)
    assert office.built.library.store.census() == before
    handed = office.says(MIEN, action=f"progress:files:{key}")[-1].file
    assert handed is not None
    assert (handed.name, handed.read_bytes()) == (photo.name, b"mot tam anh")


def test_a_file_that_nobody_asked_a_cell_for_is_not_taken(office: Office, tmp_path: Path) -> None:
    photo = tmp_path / "anh.jpg"
    photo.write_bytes(b"mot tam anh")

    [answer] = office.says(LUA, files=(photo,))

    assert plain(answer) == sentence(FilesNotTaken())


def test_another_cell_can_note_nothing(office: Office) -> None:
    office.now[0] = _MONDAY
    [answer] = office.says(LUA, action="report:done:11:chi-bo-4:2026-Q1")

    assert plain(answer) == sentence(NotOfTheCell(reason="report", cell=None))


def test_the_same_can_be_done_from_the_list_of_dues(office: Office) -> None:
    office.now[0] = _MONDAY
    listed = office.says(LUA, "/hanbaocao")[-1]
    card = office.presses(LUA, "giám sát – quý I/2026", listed)

    done = office.presses(LUA, "Đã nộp", card)

    assert "Chi bộ báo đã nộp" in plain(done)
    assert "giám sát – quý I/2026" not in plain(office.says(LUA, "/hanbaocao")[-1])


def test_questions_about_what_is_late_leave_out_what_was_handed_in(office: Office) -> None:
    office.now[0] = _MONDAY
    late = "Chi bộ tôi còn việc nào quá hạn không?"
    assert "giám sát" in plain(office.says(LUA, late)[-1])

    office.says(LUA, action="report:done:11:chi-bo-3:2026-Q1")

    assert "giám sát" not in plain(office.says(LUA, late)[-1])


def test_what_is_gone_from_the_register_is_a_stale_button(office: Office) -> None:
    office.now[0] = _MONDAY
    library, duty = office.built.library, office.built.register.duty(11)
    library.withdraw(duty.directive_id, by="test", now=_MONDAY, reason="thử")
    library.sync()

    [answer] = office.says(LUA, action="report:done:11:chi-bo-3:2026-Q1")

    assert plain(answer) == sentence(StaleButton())
