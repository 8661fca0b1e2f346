from __future__ import annotations

from bot.conversation.replies import Reply, plain
from bot.errors import NotOfTheCell, NotStaff
from bot.texts.errors import sentence
from tests.bot.reminders.conftest import LUA, MIEN, Office, at

_KEY = "11:chi-bo-3:2026-Q1"


def _days_on_which(office: Office, account: int) -> list[int]:
    """Return the days of March on which the inspection report was told of before its day."""
    days = []
    for day in range(2, 14):
        before = len(office.letters(account, "reminder:"))
        office.ticks(at(day))
        office.send()
        said = [plain(letter.reply) for letter, _ in office.letters(account, "reminder:")[before:]]
        if any("giám sát" in one for one in said):
            days.append(day)
    return days


def test_a_cell_chooses_how_many_days_ahead(office: Office) -> None:
    shown = office.says(LUA, action=f"wishes:of:{_KEY}")[-1]
    assert "Đang nhắc trước 7, 3, 1 ngày, và sáng ngày nên nộp." in plain(shown)

    chosen = office.presses(LUA, "Nhắc trước 3, 1 ngày", shown)

    assert "Đang nhắc trước 3, 1 ngày, và sáng ngày nên nộp." in plain(chosen)
    assert _days_on_which(office, LUA) == [10, 12, 13]


def test_only_the_morning_itself(office: Office) -> None:
    shown = office.says(LUA, action=f"wishes:of:{_KEY}")[-1]

    office.presses(LUA, "chỉ sáng ngày nên nộp", shown)

    assert _days_on_which(office, LUA) == [13]


def test_the_office_chooses_for_all_but_those_who_chose_themselves(office: Office) -> None:
    office.presses(LUA, "Nhắc trước 1 ngày", office.says(LUA, action=f"wishes:of:{_KEY}")[-1])
    office.presses(MIEN, "Nhắc trước 14", office.says(MIEN, action=f"wishes:all:{_KEY}")[-1])
    leads = office.built.planner.reminders.leads()

    assert leads.of(11, "chi-bo-3") == (1,)
    assert leads.of(11, "chi-bo-4") == (14, 7, 3, 1)

    back = office.says(LUA, action=f"wishes:of:{_KEY}")[-1]
    office.presses(LUA, "như thường lệ", back)
    assert office.built.planner.reminders.leads().of(11, "chi-bo-3") == (14, 7, 3, 1)


def test_one_person_is_reminded_in_the_evening(office: Office) -> None:
    shown: Reply = office.says(LUA, action=f"wishes:of:{_KEY}")[-1]

    office.presses(LUA, "buổi tối (19:00–20:30)", shown)

    assert "buổi tối" not in " ".join(
        button.label for button in office.says(LUA, action=f"wishes:of:{_KEY}")[-1].buttons
    )
    reach = office.built.planner.looking.reach.now()
    assert reach.in_evening == {f"telegram:{LUA}"}


def test_nobody_chooses_for_others(office: Office) -> None:
    other = office.says(LUA, action="wishes:of:11:chi-bo-4:2026-Q1")[-1]
    everybody = office.says(LUA, action=f"wishes:all:{_KEY}")[-1]

    assert plain(other) == sentence(NotOfTheCell(reason="report", cell=None))
    assert plain(everybody) == sentence(NotStaff())
