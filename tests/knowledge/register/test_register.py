from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime
from typing import Any

import pytest
from sqlalchemy import text

from knowledge.calendar import containing
from knowledge.database import Database
from knowledge.domain import ALL, NOBODY, OFFICE, OWN, Bound, DayRule
from knowledge.errors import DayTooLate, UnknownDuty, UnusableRule
from knowledge.library import Library
from knowledge.register import Register
from knowledge.store import Revision
from tests.knowledge.register.papers import (
    LETTER,
    MONTHLY,
    NOW,
    QUARTERLY,
    SUPERIOR,
    TASK,
    TRAINING,
    WATCH,
    ZONE,
    plan,
    publish,
)

STAFF: dict[str, Any] = {"by": "chị Bưởi", "now": NOW}
YEAR = (date(2026, 1, 1), date(2026, 12, 31))
FRIDAY = {"type": "weekday", "boundary": "on", "weekday": "friday"}
SCHOOLS = Bound(kind="groups", members=frozenset({"trường học"}))


def test_duties_are_proposed_when_a_directive_is_published(
    library: Library, register: Register
) -> None:
    held = publish(library, plan(TASK, QUARTERLY, TRAINING, MONTHLY))

    proposal = register.proposal(held)

    assert [duty.as_read.quote for duty in proposal.deadlines] == [QUARTERLY, MONTHLY, TRAINING]
    assert [duty.as_read.quote for duty in proposal.references] == [TASK]
    assert {duty.suggested for duty in proposal.deadlines} == {ALL}
    assert register.waiting() == [held]
    assert register.dues(*YEAR) == []


def test_publishing_twice_proposes_once(library: Library, register: Register) -> None:
    directive = plan(QUARTERLY)
    held = publish(library, directive)
    publish(library, directive)

    assert register.propose(held, **STAFF) == 0
    assert register.catch_up(**STAFF) == 0
    assert len(register.duties()) == 1


def test_duties_of_directives_older_than_the_register_are_entered_once(
    database: Database, library: Library, register: Register
) -> None:
    publish(library, plan(QUARTERLY, TASK))
    with database.writing() as session:
        session.execute(text("DELETE FROM duties"))

    assert register.catch_up(**STAFF) == 2
    assert register.catch_up(**STAFF) == 0


def test_a_duty_to_watch_opinion_is_never_proposed(library: Library, register: Register) -> None:
    publish(library, plan(WATCH, QUARTERLY))

    assert [duty.as_read.quote for duty in register.duties()] == [QUARTERLY]


def test_one_tap_confirms_reports_as_due_and_tasks_to_be_looked_up(
    library: Library, register: Register
) -> None:
    held = publish(library, plan(TASK, QUARTERLY))

    confirmed = register.confirm_all(held, **STAFF)

    assert [(duty.state, duty.use, duty.bound) for duty in confirmed] == [
        ("confirmed", "deadline", ALL),
        ("confirmed", "reference", ALL),
    ]
    assert {(duty.decided_by, duty.since) for duty in confirmed} == {("chị Bưởi", NOW.date())}
    assert register.waiting() == []
    found = register.dues(*YEAR)
    assert [due.key for due in found][:3] == ["2:c1:2026-Q1", "2:c2:2026-Q1", "2:c1:2026-Q2"]
    assert len(found) == 4 * 2
    assert found[0].citation.quote == QUARTERLY


def test_what_a_superior_asks_for_is_the_office_s_own(library: Library, register: Register) -> None:
    held = publish(library, plan(QUARTERLY.replace("các chi bộ", "các đảng ủy"), issuer=SUPERIOR))
    register.edit(1, changes={"who": ("các đảng ủy",)}, **STAFF)

    register.confirm_all(held, bound=SCHOOLS, **STAFF)

    assert {due.cell for due in register.dues(*YEAR)} == {OFFICE}
    assert register.dues(*YEAR, cells=["c1"]) == []
    assert register.duties(cell=OFFICE)[0].bound == OWN


def test_staff_say_whom_a_duty_binds(library: Library, register: Register) -> None:
    held = publish(library, plan(QUARTERLY))

    register.confirm_all(held, bound=SCHOOLS, **STAFF)
    assert {due.cell for due in register.dues(*YEAR)} == {"c2"}

    register.bind([1], bound=NOBODY, **STAFF)
    assert register.dues(*YEAR) == []
    assert [one.what for one in register.history(1)] == ["confirmed", "bound"]


def test_a_rejected_duty_is_due_for_nobody(library: Library, register: Register) -> None:
    held = publish(library, plan(QUARTERLY))
    register.confirm_all(held, **STAFF)

    (duty,) = register.reject([1], reason="cấp trên đã bỏ", **STAFF)

    assert (duty.state, register.dues(*YEAR), register.waiting()) == ("rejected", [], [])
    assert register.history(1)[-1].facts == {"reason": "cấp trên đã bỏ"}


def test_the_same_decision_twice_is_one(library: Library, register: Register) -> None:
    publish(library, plan(QUARTERLY))
    later = NOW.replace(hour=10)

    for now in (NOW, later):
        register.confirm([1], by="chị Bưởi", now=now, bound=ALL)
        register.bind([1], bound=ALL, by="chị Bưởi", now=now)
        register.edit(1, by="chị Bưởi", now=now, changes={"what": "báo cáo quý"})
        register.set_day(1, DayRule(ahead_days=2), by="chị Bưởi", now=now)

    assert register.duty(1).decided_at == NOW
    whats = [one.what for one in register.history(1)]
    assert whats == ["confirmed", "edited", "day_set", "day_set"]
    assert len(register.set_days(1)) == 1


def test_what_was_read_stays_beside_what_staff_made_of_it(
    library: Library, register: Register
) -> None:
    publish(library, plan(MONTHLY))
    due = {"type": "day_of_month", "boundary": "by", "day": 25}

    duty = register.edit(1, changes={"due": due, "to": ("Đảng ủy",)}, **STAFF)
    assert (duty.obligation.due, duty.obligation.to) == (due, ("Đảng ủy",))
    assert duty.as_read.due == {"type": "none"}
    assert duty.edited == {"due", "to"}

    back = register.edit(1, changes={"due": {"type": "none"}}, **STAFF)
    assert back.edited == {"to"}


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"due": {"type": "day_of_month", "boundary": "by"}}, id="a-key-is-missing"),
        pytest.param({"due": {"type": "some_day", "boundary": "by"}}, id="no-such-rule"),
        pytest.param(
            {"due": {"type": "absolute", "boundary": "by", "date": "2026-02-30"}}, id="no-such-day"
        ),
        pytest.param({"quote": "khác"}, id="not-a-field-to-edit"),
    ],
)
def test_a_rule_without_sense_is_refused(
    library: Library, register: Register, changes: dict[str, Any]
) -> None:
    publish(library, plan(MONTHLY))

    with pytest.raises(UnusableRule):
        register.edit(1, changes=changes, **STAFF)

    assert register.history(1) == []


def test_unknown_ids_are_refused(register: Register) -> None:
    for decide in (register.confirm, register.reject):
        with pytest.raises(UnknownDuty):
            decide([7], **STAFF)
    with pytest.raises(UnknownDuty):
        register.clear_day(7, **STAFF)
    with pytest.raises(UnknownDuty):
        register.clear_event(7, **STAFF)
    with pytest.raises(UnknownDuty):
        register.split(7, **STAFF)


def test_a_cell_sets_an_earlier_day_and_never_a_later_one(
    library: Library, register: Register
) -> None:
    register.confirm_all(publish(library, plan(QUARTERLY)), **STAFF)
    rule = {"type": "day_of_last_month_of_period", "boundary": "by", "day": 15}

    made = register.set_day(1, DayRule(cell="c1", due=rule), by="bí thư", now=NOW)

    assert [(due.cell, due.day.day, due.day_by) for due in register.dues(*YEAR)][:2] == [
        ("c1", 15, "cell"),
        ("c2", 19, "document"),
    ]
    with pytest.raises(DayTooLate) as late:
        register.set_day(1, DayRule(cell="c1", due={**rule, "day": 25}), by="bí thư", now=NOW)
    assert late.value.facts["limit"] == date(2026, 3, 19)
    register.clear_day(made.id, by="bí thư", now=NOW)
    assert {due.day_by for due in register.dues(*YEAR)} == {"document"}


def test_a_cell_is_bound_by_the_day_of_the_office_too(library: Library, register: Register) -> None:
    register.confirm_all(publish(library, plan(MONTHLY)), **STAFF)
    rule = {"type": "day_of_month", "boundary": "by", "day": 20}
    register.set_day(1, DayRule(due=rule), **STAFF)

    with pytest.raises(DayTooLate):
        register.set_day(1, DayRule(cell="c1", due={**rule, "day": 21}), **STAFF)
    register.set_day(1, DayRule(cell="c1", due={**rule, "day": 19}), **STAFF)


@pytest.mark.parametrize(
    "rule",
    [
        pytest.param(DayRule(), id="nothing"),
        pytest.param(DayRule(due={"type": "none"}), id="no-day"),
        pytest.param(DayRule(ahead_days=-1), id="later"),
        pytest.param(DayRule(ahead_days=400), id="too-far-ahead"),
        pytest.param(
            DayRule(
                due={"type": "weekday", "boundary": "on", "weekday": "friday"}, period="weekly"
            ),
            id="of-other-periods",
        ),
    ],
)
def test_a_day_that_can_never_count_is_refused(
    library: Library, register: Register, rule: DayRule
) -> None:
    publish(library, plan(QUARTERLY))

    with pytest.raises(UnusableRule):
        register.set_day(1, rule, **STAFF)

    assert register.set_days(1) == ()


def test_undated_duties_are_listed_until_a_day_is_set(library: Library, register: Register) -> None:
    register.confirm_all(publish(library, plan(MONTHLY)), **STAFF)
    assert [duty.id for duty in register.undated(NOW.date(), cells=["c1"])] == [1]

    rule = {"type": "day_of_month", "boundary": "by", "day": 20}
    register.set_day(1, DayRule(due=rule), **STAFF)

    assert register.undated(NOW.date()) == []
    assert register.dues(*YEAR)[0].day_by == "office"


def test_the_day_of_a_meeting_is_set_by_a_person(library: Library, register: Register) -> None:
    publish(library, plan(MONTHLY))
    due = {"type": "relative", "boundary": "by", "anchor": "hội nghị", "offset_days": -2}
    register.edit(1, changes={"due": due, "period": "per_meeting"}, **STAFF)
    register.confirm([1], **STAFF)

    event = register.set_event(1, on=date(2026, 3, 12), **STAFF)
    assert register.set_event(1, on=date(2026, 3, 12), **STAFF) == event
    assert {due.day for due in register.dues(*YEAR)} == {date(2026, 3, 10)}

    register.clear_event(event.id, **STAFF)
    assert register.dues(*YEAR) == []


def test_the_letter_for_a_quarter_is_offered_as_one_with_the_plan(
    library: Library, register: Register
) -> None:
    own = publish(library, plan(QUARTERLY, MONTHLY))
    letter = publish(library, plan(LETTER, number="146-CV/ĐU", issued_on="2026-08-28"))
    for directive_id in (own, letter):
        register.confirm_all(directive_id, **STAFF)

    (offer,) = register.proposal(letter).merges
    assert (offer.duty.id, offer.into.id) == (1, 3)
    assert offer.period == containing("quarterly", date(2026, 9, 1))
    register.merge(1, into=3, period=offer.period, **STAFF)

    assert register.proposal(letter).merges == ()
    third = [due for due in register.dues(*YEAR, cells=["c1"]) if due.period.key == "2026-Q3"]
    assert [(due.key, due.day.day) for due in third] == [("1:c1:2026-Q3", 16)]
    register.split(1, **STAFF)
    assert len(register.dues(*YEAR, cells=["c1"])) == 5
    assert [one.what for one in register.history(1)] == ["confirmed", "merged", "split"]


def test_a_new_version_takes_over_what_stands_and_asks_about_the_rest(
    library: Library, register: Register
) -> None:
    old = publish(library, plan(QUARTERLY, MONTHLY, TASK))
    register.confirm_all(old, bound=SCHOOLS, **STAFF)
    register.reject([3], **STAFF)
    register.set_day(1, DayRule(cell="c2", ahead_days=3), **STAFF)
    before = register.dues(*YEAR)

    new = publish(library, plan(TASK, QUARTERLY, TRAINING))

    proposal = register.proposal(new)
    assert [duty.as_read.quote for duty in proposal.deadlines] == [TRAINING]
    assert proposal.references == ()
    assert [duty.as_read.quote for duty in proposal.dropped] == [MONTHLY]
    after = register.dues(*YEAR)
    assert [due.key for due in after] == [due.key for due in before]
    assert {(due.duty.directive_id, due.duty.bound, due.day_by) for due in after} == {
        (new, SCHOOLS, "cell")
    }
    assert [duty.state for duty in register.duties(new)] == ["rejected", "confirmed", "proposed"]
    register.reject([2], **STAFF)
    assert register.proposal(new).dropped == ()


def test_a_withdrawn_version_gives_its_duties_back_to_the_one_before(
    library: Library, register: Register
) -> None:
    old = publish(library, plan(QUARTERLY))
    register.confirm_all(old, **STAFF)
    before = [due.key for due in register.dues(*YEAR)]
    new = publish(library, plan(QUARTERLY, TRAINING))

    library.withdraw(new, by="văn phòng", now=NOW, reason="gửi nhầm")

    found = register.dues(*YEAR)
    assert [due.key for due in found] == before
    assert {due.directive_id for due in found} == {old}


def test_what_is_read_anew_follows_its_words(library: Library, register: Register) -> None:
    held = publish(library, plan(TASK, QUARTERLY, MONTHLY))
    register.confirm_all(held, **STAFF)
    same_file = library.store.held(held).directive.sha256
    better = plan("Một nhiệm vụ đọc sót.", QUARTERLY, TRAINING, sha256=same_file)

    revision = Revision(directive=better, corrections=(), reason="reread", by="máy", now=NOW)
    library.revise(held, revision)

    stands = {duty.as_read.quote: (duty.state, duty.stands) for duty in register.duties()}
    assert stands[QUARTERLY] == ("confirmed", True)
    assert stands[TRAINING] == ("proposed", True)
    assert stands[MONTHLY] == ("confirmed", False)
    due = next(due for due in register.dues(*YEAR) if due.duty.as_read.quote == QUARTERLY)
    assert better.text[due.citation.start : due.citation.end] == QUARTERLY
    assert [duty.as_read.quote for duty in register.proposal(held).dropped] == [MONTHLY]


def test_nothing_is_proposed_of_a_paper_that_waits_until_it_is_approved(
    library: Library, register: Register
) -> None:
    old = publish(library, plan(QUARTERLY))
    register.confirm_all(old, **STAFF)
    new = publish(library, plan(QUARTERLY, TRAINING, circulation="lưu hành nội bộ"))
    assert {due.directive_id for due in register.dues(*YEAR)} == {old}
    assert register.waiting() == []

    library.approve(new, by="anh Mận", now=NOW)

    assert {due.directive_id for due in register.dues(*YEAR)} == {new}
    assert register.waiting() == [new]


def test_the_duties_of_a_withdrawn_directive_end(library: Library, register: Register) -> None:
    held = publish(library, plan(QUARTERLY))
    register.confirm_all(held, **STAFF)

    now = datetime(2026, 6, 1, 8, tzinfo=ZONE)
    library.withdraw(held, by="văn phòng", now=now, reason="bãi bỏ")

    assert {due.period.key for due in register.dues(*YEAR)} == {"2026-Q1"}
    ended = register.duty(1).ended
    assert (ended and ended.why, ended and ended.on) == ("withdrawn", date(2026, 5, 31))


def test_a_year_bound_plan_ends_with_its_year_unless_staff_say_it_goes_on(
    library: Library, register: Register
) -> None:
    held = publish(library, plan(QUARTERLY, bound_to_year=2026))
    register.confirm_all(held, **STAFF)
    next_year = (date(2027, 1, 1), date(2027, 12, 31))
    assert register.dues(*next_year) == []

    register.extend(held, year=2027, **STAFF)
    register.extend(held, year=2027, **STAFF)

    assert len(register.dues(*next_year, cells=["c1"])) == 4
    assert register.duty(1).years == {2026, 2027}
    assert [one.what for one in register.history(1)] == ["confirmed", "continued"]


def test_at_the_end_of_the_year_last_year_s_register_stands_beside_the_new_plan(
    library: Library, register: Register
) -> None:
    old = publish(library, plan(QUARTERLY, MONTHLY, bound_to_year=2026))
    register.confirm_all(old, bound=SCHOOLS, **STAFF)
    register.set_day(1, DayRule(ahead_days=3), **STAFF)
    new = publish(
        library,
        plan(
            TRAINING.replace("2026", "2027"),
            QUARTERLY.replace("trước ngày 20", "trước ngày 18"),
            number="03-KH/ĐU",
            issued_on="2026-12-20",
            bound_to_year=2027,
        ),
    )

    first, second = register.renewals(2026)
    assert (first.old.id, first.new and first.new.directive_id) == (1, new)
    assert second.new is None
    register.renew([first, second], **STAFF)

    (duty,) = register.duties(new, states=["confirmed"])
    assert (duty.bound, duty.use) == (SCHOOLS, "deadline")
    assert [day.ahead_days for day in register.set_days(duty.id)] == [3]
    assert register.dues(date(2027, 1, 1), date(2027, 12, 31))[0].day_by == "office"


def test_days_off_that_an_office_entered_move_the_advised_day(
    library: Library, register: Register
) -> None:
    register.confirm_all(publish(library, plan(QUARTERLY)), **STAFF)
    off = date(2026, 3, 19)

    assert register.decree(off, "off", name="Nghỉ hoán đổi", **STAFF)
    assert not register.decree(off, "off", name="Nghỉ hoán đổi", **STAFF)
    first = register.dues(*YEAR)[0]
    assert (first.day, first.advised) == (off, date(2026, 3, 18))
    assert first.why is not None
    assert first.why.name == "Nghỉ hoán đổi"

    assert register.decree(off, "cleared", name=None, **STAFF)
    assert register.dues(*YEAR)[0].advised == off


def test_what_still_needs_a_person_is_counted(library: Library, register: Register) -> None:
    register.confirm_all(publish(library, plan(QUARTERLY, MONTHLY, TASK)), **STAFF)
    other = publish(library, plan(TRAINING, MONTHLY, number="40-CV/ĐU"))
    register.confirm([duty.id for duty in register.duties(other)][1:], bound=NOBODY, **STAFF)

    census = register.census(NOW.date())

    assert asdict(census) == {"active": 2, "proposed": 1, "unbound": 1, "undated": 1}


def test_each_version_stays_one_with_the_letter_that_asks_for_the_same(
    library: Library, register: Register
) -> None:
    own = publish(library, plan(QUARTERLY))
    letter = publish(library, plan(LETTER, number="146-CV/ĐU", issued_on="2026-08-28"))
    for directive_id in (own, letter):
        register.confirm_all(directive_id, **STAFF)
    register.merge(1, into=2, period=containing("quarterly", date(2026, 9, 1)), **STAFF)
    before = [(due.key, due.day) for due in register.dues(*YEAR, cells=["c1"])]

    new = publish(library, plan(QUARTERLY, TRAINING))

    dues = register.dues(*YEAR, cells=["c1"])
    assert [(due.key, due.day) for due in dues] == before
    assert {due.directive_id for due in dues} == {new, letter}
    library.withdraw(new, by="văn phòng", now=NOW, reason="gửi nhầm")
    assert [(due.key, due.day) for due in register.dues(*YEAR, cells=["c1"])] == before


def test_a_letter_that_is_withdrawn_gives_the_report_back_to_the_plan(
    library: Library, register: Register
) -> None:
    own = publish(library, plan(QUARTERLY))
    register.confirm_all(own, **STAFF)
    before = [(due.key, due.day) for due in register.dues(*YEAR, cells=["c1"])]
    letter = publish(library, plan(LETTER, number="146-CV/ĐU", issued_on="2026-08-28"))
    register.confirm_all(letter, **STAFF)
    register.merge(1, into=2, period=containing("quarterly", date(2026, 9, 1)), **STAFF)

    library.withdraw(letter, by="văn phòng", now=NOW, reason="gửi nhầm")

    assert [(due.key, due.day) for due in register.dues(*YEAR, cells=["c1"])] == before


def test_a_duty_merged_altogether_is_given_back_and_is_split_in_every_version(
    library: Library, register: Register
) -> None:
    own = publish(library, plan(QUARTERLY))
    other = publish(library, plan(QUARTERLY, number="45-KH/ĐU"))
    for directive_id in (own, other):
        register.confirm_all(directive_id, **STAFF)
    register.merge(1, into=2, **STAFF)
    once = [due.key for due in register.dues(*YEAR, cells=["c1"])]
    publish(library, plan(QUARTERLY, TRAINING))

    assert [due.key for due in register.dues(*YEAR, cells=["c1"])] == once
    register.split(1, **STAFF)
    assert len(register.dues(*YEAR, cells=["c1"])) == 2 * len(once)
    register.merge(1, into=2, **STAFF)
    library.withdraw(other, by="văn phòng", now=NOW, reason="gửi nhầm")
    assert [due.key for due in register.dues(*YEAR, cells=["c1"])] == once


def test_the_revision_is_higher_after_whatever_can_move_a_due(
    library: Library, register: Register
) -> None:
    seen = [register.revision()]
    own = publish(library, plan(QUARTERLY))
    seen.append(register.revision())
    register.confirm_all(own, **STAFF)
    seen.append(register.revision())
    set_day = register.set_day(1, DayRule(cell="c2", ahead_days=3), **STAFF)
    seen.append(register.revision())
    register.clear_day(set_day.id, **STAFF)
    seen.append(register.revision())
    register.decree(date(2026, 3, 19), "off", name="nghỉ bù", **STAFF)
    seen.append(register.revision())
    new = publish(library, plan(QUARTERLY, TRAINING))
    seen.append(register.revision())
    library.withdraw(new, by="văn phòng", now=NOW, reason="gửi nhầm")
    seen.append(register.revision())

    assert seen == sorted(set(seen))
