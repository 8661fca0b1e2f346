from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.conversation.replies import plain
from bot.store import Channel, Inbox, Outbox
from bot.store.inbox import Arrived
from bot.telegram.housekeeping import Contact, cleaning
from knowledge.database import Database

_THEN = datetime(2026, 11, 20, 8, 30, tzinfo=UTC)


class _Clock:
    def __init__(self) -> None:
        self.now = _THEN

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def database(data: Path) -> Database:
    return Database(f"sqlite:///{data / 'troly.db'}")


@pytest.mark.parametrize(
    ("away", "told"), [(timedelta(hours=23), []), (timedelta(hours=25), ["telegram:2"])]
)
def test_after_more_than_a_day_those_who_asked_lately_are_told_once(
    database: Database, away: timedelta, told: list[str]
) -> None:
    inbox, channel = Inbox(database, channel="telegram"), Channel(database, channel="telegram")
    outbox, clock = Outbox(database), _Clock()
    for number, days in ((1, 40), (2, 3)):  # the first one has not asked for more than a month
        arrived = Arrived(update_id=number, chat=f"telegram:{number}", raw={"update_id": number})
        inbox.keep([arrived], now=_THEN - timedelta(days=days))
    Contact(channel, outbox, clock).reached()

    clock.now += away
    for _ in range(3):  # and again, as after restarts
        Contact(channel, outbox, clock).reached()
        clock.now += timedelta(minutes=2)

    letters = [one.letter for one in outbox.claim(now=clock.now, lease=timedelta(minutes=1))]
    assert [one.to for one in letters] == told
    assert all("08:30 ngày 20/11/2026" in plain(one.reply) for one in letters)


def test_what_was_answered_long_ago_is_deleted_and_nothing_else(database: Database) -> None:
    inbox, channel = Inbox(database, channel="telegram"), Channel(database, channel="telegram")
    both = [Arrived(update_id=n, chat="telegram:1", raw={"update_id": n}) for n in (1, 2)]
    inbox.keep(both, now=_THEN)
    first, _ = inbox.waiting()
    inbox.done(first.id, now=_THEN)

    channel.reached(now=_THEN)

    cleaning(inbox, channel, timedelta(days=7)).run(_THEN + timedelta(days=8))
    assert channel.active(since=_THEN) == ["telegram:1"]
    cleaning(inbox, channel, timedelta(days=7)).run(_THEN + timedelta(days=31))

    assert channel.active(since=_THEN) == []
    assert channel.reached(now=_THEN) == _THEN, "that the channel was reached is no person's"
    assert [one.arrived.update_id for one in inbox.waiting()] == [2]
    assert inbox.keep(both, now=_THEN) == 1, "the first is forgotten"
