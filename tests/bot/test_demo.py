from __future__ import annotations

from bot import samples
from bot.app import Services
from knowledge.domain import OFFICE
from tests.bot.conftest import CONFIRMED


def test_every_duty_of_the_demo_organisation_is_found_and_bound(demo: Services) -> None:
    confirmed = demo.register.duties(states=CONFIRMED)

    numbers = {duty.directive_id for duty in confirmed}
    kinds = {duty.bound.kind for duty in confirmed}
    assert len(numbers) >= 10
    assert kinds == {"all", "groups", "cells", "office"}
    assert demo.register.duties(states=CONFIRMED, cell=OFFICE)


def test_confirming_again_changes_nothing(demo: Services) -> None:
    before = [(duty, demo.register.history(duty.id)) for duty in demo.register.duties()]

    samples.confirm(demo.register, demo.held(), now=demo.now())

    assert [(d, demo.register.history(d.id)) for d in demo.register.duties()] == before


def test_what_was_decided_otherwise_since_is_left_so(demo: Services) -> None:
    duty = demo.register.duties(states=CONFIRMED)[0]
    demo.register.reject([duty.id], by="test", now=demo.now())

    samples.confirm(demo.register, demo.held(), now=demo.now())

    assert demo.register.duty(duty.id).state == "rejected"


def test_nothing_of_the_samples_is_due_once_they_are_put_away(demo: Services) -> None:
    shown = samples.folder()
    assert shown is not None

    samples.put_away(demo.library, demo.people, demo.register, shown, now=demo.now())

    assert demo.register.duties(states=CONFIRMED) == []
    assert demo.people.is_empty()


def test_what_was_confirmed_bears_the_day_of_its_paper_or_of_the_demo_s_beginning(
    demo: Services,
) -> None:
    confirmed = demo.register.duties(states=CONFIRMED)
    days = {duty.decided_at.date() for duty in confirmed if duty.decided_at is not None}

    assert len(days) > 1
    assert max(days) <= demo.now().date()
