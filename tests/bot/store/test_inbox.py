from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.store import Inbox
from bot.store.inbox import Arrived
from knowledge.database import Database
from tests.bot.factories import MOMENT


@pytest.fixture
def inbox(tmp_path: Path) -> Iterator[Inbox]:
    database = Database(f"sqlite:///{tmp_path / 'troly.db'}")
    database.create()
    yield Inbox(database, channel="telegram")
    database.close()


def update(number: int, chat: str = "telegram:42") -> Arrived:
    return Arrived(update_id=number, chat=chat, raw={"update_id": number, "text": "báo cáo"})


def test_an_update_is_kept_once_however_often_it_comes(inbox: Inbox) -> None:
    first = inbox.keep([update(8), update(7)], now=MOMENT)
    second = inbox.keep([update(7), update(9), update(9)], now=MOMENT)

    assert (first, second) == (2, 1)
    assert [kept.arrived.update_id for kept in inbox.waiting()] == [8, 7, 9]
    assert inbox.waiting()[0].arrived == update(8)


def test_what_is_done_waits_no_more_and_is_forgotten_later(inbox: Inbox) -> None:
    inbox.keep([update(7), update(8)], now=MOMENT)
    seven, eight = inbox.waiting()
    begun = [inbox.begin(seven.id), inbox.begin(eight.id)]
    inbox.done(seven.id, now=MOMENT)

    again = inbox.begin(seven.id)
    left = inbox.waiting()
    forgotten = inbox.forget(before=MOMENT + timedelta(seconds=1))

    assert [(kept.id, kept.begun) for kept in left] == [(eight.id, 1)]
    assert (begun, again) == ([True, True], False)
    assert forgotten == 1
    assert inbox.waiting() == left


def test_another_channel_has_its_own_numbers(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'troly.db'}")
    database.create()
    one, other = (Inbox(database, channel=name) for name in ("telegram", "zalo"))

    assert one.keep([update(7)], now=MOMENT) == other.keep([update(7)], now=MOMENT) == 1

    assert len(one.waiting()) == 1
    database.close()


def test_of_a_message_that_is_taken_back_nothing_stays(inbox: Inbox) -> None:
    def sent(number: int, chat: str, message: int, kind: str = "message") -> Arrived:
        raw = {"update_id": number, kind: {"message_id": message, "caption": "bí mật"}}
        return Arrived(update_id=number, chat=chat, raw=raw)

    inbox.keep(
        [
            sent(1, "telegram:42", 7),
            sent(2, "telegram:42", 7, "edited_message"),
            sent(3, "telegram:42", 8),
            sent(4, "telegram:43", 7),
        ],
        now=MOMENT,
    )

    assert inbox.blank("telegram:42", 7) == 2
    assert ["bí mật" in str(one.arrived.raw) for one in inbox.waiting()] == [
        False,
        False,
        True,
        True,
    ]
