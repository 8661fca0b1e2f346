from __future__ import annotations

from datetime import timedelta

import pytest

from bot.conversation.replies import plain
from bot.store import Outbox
from bot.store.reach import Reach
from bot.store.reminders import Reminders
from bot.texts import reminders as texts
from tests.bot.reminders.conftest import LUA, MIEN, THUAN, Office, at


def _said(office: Office, account: int) -> list[str]:
    return [plain(letter.reply) for letter, _ in office.letters(account, "reminder:")]


def test_each_officer_gets_one_letter_with_all_that_is_to_be_told(office: Office) -> None:
    office.ticks(at(10))

    [lua], [thuan] = _said(office, LUA), _said(office, THUAN)
    assert lua == thuan
    assert "Nhắc hạn: 3 việc" in lua
    assert "Trước ngày 15/03 – muộn nhất hết thứ Bảy 14/03/2026, còn 4 ngày." in lua


def test_looking_again_and_again_writes_nothing_more(office: Office) -> None:
    assert office.ticks(at(10)) == 4
    assert [office.ticks(at(10, 9, minute)) for minute in range(1, 5)] == [0, 0, 0, 0]


def test_nothing_is_written_outside_of_hours(office: Office) -> None:
    assert office.ticks(at(10, 12)) == 0
    assert office.ticks(at(10, 18)) == 0


def test_a_letter_that_could_not_go_in_its_hours_is_written_anew(office: Office) -> None:
    office.ticks(at(10))
    with_expiry = office.letters(LUA, "reminder:")[0][0].expires_at
    assert with_expiry == at(10, 11, 30)

    Outbox(office.database).settle(now=at(10, 11, 30))
    office.ticks(at(10, 13, 30))

    assert [state for _, state in office.letters(LUA, "reminder:")] == ["cancelled", "waiting"]


def test_a_letter_that_went_is_not_written_anew(office: Office) -> None:
    office.ticks(at(10))
    office.send()

    assert office.ticks(at(10, 13, 30)) == 0


def test_the_next_officer_and_then_the_office_where_somebody_blocked(office: Office) -> None:
    office.silence(LUA)
    office.ticks(at(10))

    assert _said(office, LUA) == []
    assert len(_said(office, THUAN)) == 1
    assert "Chi bộ 3" not in _unreached(_said(office, MIEN)[0])

    office.silence(THUAN)
    office.ticks(at(12))

    assert "Chi bộ 3" in _unreached(_said(office, MIEN)[-1])


def _unreached(said: str) -> str:
    return said.partition(texts.UNREACHED)[2].partition(texts.OVERDUE)[0]


def test_a_letter_blocked_on_its_way_is_told_to_the_office_at_the_next_look(
    office: Office,
) -> None:
    office.ticks(at(10))
    office.silence(LUA)
    office.silence(THUAN)

    office.ticks(at(10, 9, 1))

    assert "Chi bộ 3" in _unreached(_said(office, MIEN)[-1])


def test_who_returns_is_reminded_of_what_still_holds(office: Office) -> None:
    office.silence(LUA)
    office.ticks(at(10))
    Outbox(office.database).hear(f"telegram:{LUA}")

    office.ticks(at(10, 9, 1))

    assert len(_said(office, LUA)) == 1


def test_what_may_not_have_arrived_is_sent_once_more_and_says_so(office: Office) -> None:
    office.ticks(at(10))
    office.send("unknown")

    for minute in range(1, 40):
        office.ticks(at(10, 9, minute))

    [copy] = [letter for letter, _ in office.letters(LUA) if letter.key.endswith(":again")]
    assert plain(copy.reply).startswith(texts.AGAIN)
    assert copy.not_before == at(10, 9, 11)


def test_a_press_settles_what_may_not_have_arrived(office: Office) -> None:
    office.ticks(at(10))
    office.send("unknown")
    office.ticks(at(10, 9, 1))
    [(first, _), (copy, _)] = office.letters(LUA, "reminder:")

    office.presses(LUA, "Để chiều nay", first.reply)

    states = {letter.key: state for letter, state in office.letters(LUA, "reminder:")}
    assert states == {first.key: "sent", copy.key: "cancelled"}


def test_what_is_not_critical_has_no_second_copy(office: Office) -> None:
    """On 5 March what is due next is still some days away."""
    office.ticks(at(5))
    office.send("unknown")

    office.ticks(at(5, 10))

    assert not any(letter.key.endswith(":again") for letter, _ in office.letters(LUA))


def test_a_clock_that_is_wrong_reminds_nobody(office: Office) -> None:
    office.built.server_time.seen(at(10) + timedelta(minutes=6), at(10))
    office.ticks(at(10))
    office.ticks(at(10, 9, 5))
    assert _said(office, LUA) == []
    [(told, _)] = office.letters(MIEN)
    assert plain(told.reply) == texts.CLOCK

    office.built.server_time.seen(at(10) + timedelta(minutes=4), at(10))
    assert office.ticks(at(10)) == 4


def test_who_wants_it_in_the_evening_gets_it_then(office: Office) -> None:
    Reach(office.database).in_evening(f"telegram:{LUA}", wanted=True)
    office.ticks(at(11))
    before = _said(office, LUA)

    office.ticks(at(11, 19))

    assert not any("giám sát" in said for said in before)
    assert any("giám sát" in said for said in _said(office, LUA))


@pytest.mark.parametrize(
    ("days", "rules"),
    [pytest.param((3,), 1, id="of the cell"), pytest.param(None, 3, id="taken back")],
)
def test_a_cell_may_choose_how_many_days_ahead(
    office: Office, days: tuple[int, ...] | None, rules: int
) -> None:
    reminders = Reminders(office.database)
    reminders.set_leads((3,), cell="chi-bo-3", by="Lụa", now=at(2))
    reminders.set_leads(days, cell="chi-bo-3", by="Lụa", now=at(2))
    for day in range(2, 13):
        office.ticks(at(day))
        office.send()

    told = [said for said in _said(office, LUA) if "giám sát" in said]
    assert len(told) == rules


def test_of_its_own_duties_the_office_is_not_told_as_of_a_cell_that_is_behind(
    office: Office,
) -> None:
    for day in range(2, 31):
        office.ticks(at(day))
        office.send()

    overdue = [said.partition(texts.OVERDUE)[2] for said in _said(office, MIEN)]
    assert any(overdue)
    assert not any(": ." in said for said in overdue)
