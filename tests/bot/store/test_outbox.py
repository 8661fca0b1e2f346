from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.conversation import Button, Line, Reply
from bot.conversation.replies import from_json, say, to_json
from bot.letters import Lane, Letter
from bot.store import Erasing, Outbox
from bot.tables import OutboxRow
from knowledge.database import Database
from tests.bot.factories import MOMENT

LEASE = timedelta(minutes=2)
LETTER = Letter(key="joined:telegram:42", to="telegram:42", reply=say("Chào đồng chí."))
WHOLE = Reply(
    lines=(Line("key", "Kế hoạch 5"), Line("quote", "gửi trước ngày 15")),
    buttons=(Button("Xem", "documents:5", mark="vb 5", about="về công tác", more=True),),
    file=Path("/tmp/mau.docx"),  # noqa: S108  # a name alone
    picture=Path("dong.png"),
    progress=True,
    replaces=True,
    menu=True,
    retracts=("telegram:42:981",),
)


@pytest.fixture
def outbox(tmp_path: Path) -> Iterator[Outbox]:
    database = Database(f"sqlite:///{tmp_path / 'troly.db'}")
    database.create()
    yield Outbox(database)
    database.close()


def claimed(outbox: Outbox, at: timedelta = timedelta()) -> list[str]:
    return [one.letter.key for one in outbox.claim(now=MOMENT + at, lease=LEASE)]


@pytest.mark.parametrize("reply", [WHOLE, say("Một"), Reply(lines=())])
def test_a_reply_is_kept_as_it_is(reply: Reply) -> None:
    assert from_json(to_json(reply)) == reply


def test_a_letter_is_written_once_and_claimed_once(outbox: Outbox) -> None:
    whole = replace(LETTER, reply=WHOLE, thread=3, answers=99, instead_of="x", lane="answer")
    written = [outbox.post([whole], now=MOMENT), outbox.post([LETTER], now=MOMENT)]

    taken = outbox.claim(now=MOMENT, lease=LEASE)

    assert written == [1, 0]
    assert [(one.letter, one.attempts) for one in taken] == [(whole, 1)]
    assert claimed(outbox) == []


def test_answers_go_before_notices_and_these_before_broadcasts(outbox: Outbox) -> None:
    lanes: tuple[Lane, ...] = ("broadcast", "notice", "reminder", "answer")
    outbox.post([replace(LETTER, key=lane, lane=lane) for lane in lanes], now=MOMENT)

    assert claimed(outbox) == ["answer", "notice", "reminder", "broadcast"]


def test_a_letter_goes_neither_too_early_nor_too_late(outbox: Outbox) -> None:
    hour = timedelta(hours=1)
    early = replace(LETTER, key="early", not_before=MOMENT + hour)
    late = replace(LETTER, key="late", expires_at=MOMENT + hour)
    outbox.post([early, late], now=MOMENT)

    in_an_hour = claimed(outbox, hour)

    assert in_an_hour == ["early"]
    assert outbox.settle(now=MOMENT + hour) == 0
    assert outbox.forget_waiting() == 1  # the one just taken; the late one is cancelled already


def test_what_surely_did_not_arrive_is_tried_again(outbox: Outbox) -> None:
    outbox.post([LETTER], now=MOMENT)
    (first,) = outbox.claim(now=MOMENT, lease=LEASE)
    outbox.again(first.id, not_before=MOMENT + timedelta(seconds=5), error="429")

    assert claimed(outbox) == []
    (second,) = outbox.claim(now=MOMENT + timedelta(seconds=5), lease=LEASE)

    outbox.sent(second.id, [11, 12], now=MOMENT)
    arrived = outbox.arrived(LETTER.key)
    assert second.attempts == 2
    assert arrived is not None
    assert arrived.messages == (11, 12)


def test_what_a_killed_process_handed_over_is_unknown_and_never_sent_again(
    outbox: Outbox,
) -> None:
    outbox.post([LETTER], now=MOMENT)
    (taken,) = outbox.claim(now=MOMENT, lease=LEASE)
    outbox.hand_over(taken.id, now=MOMENT, lease=LEASE)

    before, after = (outbox.settle(now=MOMENT + LEASE * times) for times in (1, 2))

    assert (before, after) == (0, 1)
    assert claimed(outbox, LEASE * 3) == []
    assert outbox.arrived(LETTER.key) is None


def test_what_a_killed_process_only_took_is_sent_by_another(outbox: Outbox) -> None:
    outbox.post([LETTER], now=MOMENT)
    claimed(outbox)

    early = claimed(outbox, LEASE)
    unknown = outbox.settle(now=MOMENT + LEASE * 2)

    assert (early, unknown) == ([], 0)
    assert claimed(outbox, LEASE * 2) == [LETTER.key]


def test_an_answer_that_was_begun_and_not_handed_over_is_begun_again_elsewhere(
    outbox: Outbox,
) -> None:
    first = outbox.begin(LETTER, now=MOMENT, lease=LEASE)
    here = outbox.begin(LETTER, now=MOMENT, lease=LEASE)

    elsewhere = Outbox(outbox._database)
    again = elsewhere.begin(LETTER, now=MOMENT, lease=LEASE)
    assert again is not None
    elsewhere.hand_over(again.id, now=MOMENT, lease=LEASE)

    assert first is not None
    assert (here, again.attempts) == (None, 2)
    assert Outbox(outbox._database).begin(LETTER, now=MOMENT, lease=LEASE) is None


def test_what_waits_can_be_cancelled_by_its_key(outbox: Outbox) -> None:
    outbox.post([LETTER, replace(LETTER, key="joined:telegram:4_2")], now=MOMENT)

    assert outbox.keys("joined:telegram:4_") == ["joined:telegram:4_2"]
    assert outbox.cancel(LETTER.key) == 1
    assert outbox.cancel(LETTER.key) == 0
    assert claimed(outbox) == ["joined:telegram:4_2"]


@pytest.mark.parametrize("handed_over", [False, True])
def test_what_is_deleted_in_its_time_is_no_letter_that_somebody_is_at(
    outbox: Outbox, handed_over: bool
) -> None:
    outbox.post([LETTER], now=MOMENT)
    (taken,) = outbox.claim(now=MOMENT, lease=LEASE)
    if handed_over:
        outbox.hand_over(taken.id, now=MOMENT, lease=LEASE)
    erasing = Erasing(outbox._database)

    erasing.sweep(now=MOMENT + timedelta(days=9), keep=timedelta(days=1))
    erasing.erase(LETTER.to, now=MOMENT)

    assert _kept(outbox) == [LETTER.reply]


def test_what_has_arrived_is_emptied_in_its_time(outbox: Outbox) -> None:
    outbox.post([LETTER], now=MOMENT)
    (taken,) = outbox.claim(now=MOMENT, lease=LEASE)
    outbox.sent(taken.id, [7], now=MOMENT)

    Erasing(outbox._database).sweep(now=MOMENT + timedelta(days=9), keep=timedelta(days=1))

    assert _kept(outbox) == [Reply(lines=())]


def _kept(outbox: Outbox) -> list[Reply]:
    with outbox._database.reading() as session:
        return [from_json(row.reply) for row in session.scalars(select(OutboxRow))]
