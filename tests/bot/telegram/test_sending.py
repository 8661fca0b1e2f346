"""Letters sent to a server that fails: what arrives, what is tried again, what stays unknown."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.conversation import Button, Line, Reply
from bot.conversation.replies import say
from bot.letters import Letter
from bot.store import Channel, Outbox
from bot.telegram.limiter import Limiter, Rates
from bot.telegram.sending import LEASE, Sender
from bot.telegram.serving import reached
from knowledge.database import Database
from tests.emulator import TOKEN, BotApi
from tests.emulator.faults import Fault

LETTER = Letter(key="a", to="telegram:42", reply=say("Chào đồng chí."))
FAST = Rates(overall=1000, to_one=1000)


class _Post:
    """An outbox, and a sender that empties it."""

    def __init__(self, database: Database, sender: Sender, outbox: Outbox) -> None:
        self.outbox = outbox
        self.sender = sender
        self.database = database
        self.now = datetime(2026, 3, 18, 9, 0, tzinfo=UTC)

    async def send(self, *letters: Letter) -> list[bool]:
        """Write letters down, send whatever may go, and say of each whether it is settled."""
        self.outbox.post(letters, now=self.now)
        claimed = self.outbox.claim(now=self.now, lease=LEASE)
        return [await self.sender.send(one) for one in claimed]

    def state(self, key: str = "a") -> str:
        with self.database.reading() as session:
            found = session.connection().exec_driver_sql(
                "SELECT state FROM outbox WHERE key = ?", (key,)
            )
            return str(found.scalar_one())


@pytest.fixture
def api() -> Iterator[BotApi]:
    with BotApi() as server:
        server.says("chào")
        yield server


@pytest.fixture
async def post(api: BotApi, tmp_path: Path) -> AsyncIterator[_Post]:
    database = Database(f"sqlite:///{tmp_path / 'troly.db'}")
    database.create()
    outbox, channel = Outbox(database), Channel(database, channel="telegram")
    async with reached(TOKEN, api.base) as bot:
        post: _Post
        sender = Sender(bot, outbox, channel, Limiter(FAST), lambda: post.now)
        post = _Post(database, sender, outbox)
        yield post
    database.close()


async def test_a_letter_arrives_once_and_says_where(api: BotApi, post: _Post) -> None:
    settled = await post.send(LETTER), await post.send(LETTER)

    assert settled == ([True], [])
    assert api.to(42) == ["Chào đồng chí."]
    sent = post.outbox.arrived("a")
    assert sent is not None
    assert (sent.to, sent.messages) == ("telegram:42", (2,))


@pytest.mark.parametrize(
    ("fault", "end"),
    [
        # it surely did not arrive: it is sent by the next attempt
        (Fault("flood", seconds=7), ("sent", 1)),
        # it may have arrived, and in the first case it did: never sent again
        (Fault("drop_after_accept"), ("unknown", 1)),
        (Fault("bad_gateway_before"), ("unknown", 0)),
        (Fault("status", code=500), ("unknown", 0)),
        # it is refused, and would be every time
        (Fault("status", code=400, description="Bad Request: MEDIA_EMPTY"), ("failed", 0)),
        (Fault("status", code=413, description="Request Entity Too Large"), ("failed", 0)),
        (Fault("status", code=403, description="Forbidden: user is deactivated"), ("blocked", 0)),
    ],
)
async def test_each_failure_has_its_end(
    api: BotApi, post: _Post, fault: Fault, end: tuple[str, int]
) -> None:
    api.server.faults.append(replace(fault))

    await post.send(LETTER)
    post.now += timedelta(hours=1)
    await post.send()

    assert (post.state(), len(api.to(42))) == end


async def test_what_telegram_asks_to_wait_is_waited(api: BotApi, post: _Post) -> None:
    api.fails("flood", seconds=30)
    assert await post.send(LETTER) == [False]

    post.now += timedelta(seconds=29)
    too_early = await post.send()
    post.now += timedelta(seconds=1)

    assert too_early == []
    assert post.state() == "waiting"


async def test_a_connection_that_never_was_is_tried_again(tmp_path: Path) -> None:
    with BotApi() as api:
        api.says("chào")
        async with reached(TOKEN, api.base) as bot:
            database = Database(f"sqlite:///{tmp_path / 'troly.db'}")
            database.create()
            outbox, channel = Outbox(database), Channel(database, channel="telegram")
            now = datetime(2026, 3, 18, 9, 0, tzinfo=UTC)
            post = _Post(database, Sender(bot, outbox, channel, Limiter(), lambda: now), outbox)
            api.server.stop()

            settled = await post.send(LETTER)

            assert settled == [False]
            assert post.state() == "waiting"
            database.close()


async def test_who_blocked_us_gets_nothing_more_until_they_write(api: BotApi, post: _Post) -> None:
    api.blocks()
    await post.send(LETTER, replace(LETTER, key="b"))
    post.outbox.post([replace(LETTER, key="c")], now=post.now)
    before = [post.state(key) for key in "abc"]

    post.outbox.hear("telegram:42")
    api.unblocks()
    await post.send(replace(LETTER, key="d"))

    assert before == ["blocked"] * 3
    assert post.state("d") == "sent"


async def test_a_group_that_became_a_supergroup_is_followed(api: BotApi, post: _Post) -> None:
    api.makes_group("Chi bộ 3", chat=-1000)
    api.migrates(-1000, -2000)
    to_group = replace(LETTER, to="telegram:-1000")

    first = await post.send(to_group)
    post.now += timedelta(minutes=1)
    second = await post.send()

    assert (first, second) == ([False], [True])
    assert api.to(-2000) == ["Chào đồng chí."]


async def test_a_long_letter_goes_on_behind_what_arrived(api: BotApi, post: _Post) -> None:
    long = replace(LETTER, reply=say("một " * 1000, "hai " * 1000, "ba " * 1000))
    api.fails("flood", match="hai", seconds=1)

    await post.send(long)
    after_first = [text[:4] for text in api.to(42)]
    post.now += timedelta(minutes=1)
    await post.send()

    assert after_first == ["một "]
    assert [text[:3].strip() for text in api.to(42)] == ["một", "hai", "ba"]


async def test_a_letter_takes_the_place_of_one_before_it(api: BotApi, post: _Post) -> None:
    await post.send(LETTER)
    withdrawn = replace(LETTER, key="b", instead_of="a", reply=say("Đã thu hồi."))

    await post.send(withdrawn, replace(withdrawn, key="c", instead_of="never sent"))
    await post.send(replace(withdrawn, key="d"))  # changes nothing

    assert api.to(42) == ["Đã thu hồi.", "Đã thu hồi."]
    assert post.state("d") == "sent"
    assert "(đã sửa)" in api.transcript()


async def test_what_it_took_the_place_of_is_gone_and_it_comes_anew(
    api: BotApi, post: _Post
) -> None:
    await post.send(LETTER)
    api.server.do(api.server.world.messages[42].clear)

    await post.send(replace(LETTER, key="b", instead_of="a", reply=say("Đã thu hồi.")))

    assert api.to(42) == ["Đã thu hồi."]


async def test_the_message_that_is_answered_is_gone_and_the_answer_comes(
    api: BotApi, post: _Post
) -> None:
    await post.send(replace(LETTER, answers=999))

    assert api.to(42) == ["Chào đồng chí."]


async def test_markup_that_is_refused_goes_as_plain_text(api: BotApi, post: _Post) -> None:
    words = "Bad Request: can't parse entities: Unclosed start tag at byte offset 0"
    api.fails("status", code=400, description=words)
    reply = Reply(lines=(Line("key", "<b>Số 5</b>"),), buttons=(Button("Xem", "ask:x" * 30),))

    await post.send(replace(LETTER, reply=reply))

    assert api.to(42) == ["<b>Số 5</b>"]


async def test_a_picture_words_and_a_file_come_in_this_order(
    api: BotApi, post: _Post, tmp_path: Path
) -> None:
    picture, form = tmp_path / "dong.png", tmp_path / "Mẫu số 1.docx"
    picture.write_bytes(b"png")
    form.write_bytes(b"docx")
    reply = replace(say("Mẫu báo cáo"), picture=picture, file=form)

    await post.send(replace(LETTER, reply=reply))

    kinds = [next(k for k in ("photo", "text", "document") if k in one) for one in api.sent]
    assert kinds == ["photo", "text", "document"]
    assert api.sent[-1]["document"]["file_name"] == "Mẫu số 1.docx"


async def test_a_file_that_is_gone_fails_alone(post: _Post, tmp_path: Path) -> None:
    gone = replace(LETTER, reply=replace(say("Mẫu"), file=tmp_path / "gone.docx"))

    settled = await post.send(gone, replace(LETTER, key="b"))

    assert settled == [True, True]
    assert (post.state("a"), post.state("b")) == ("failed", "sent")


async def test_an_account_of_another_channel_fails_alone(post: _Post) -> None:
    assert await post.send(replace(LETTER, to="zalo:5")) == [True]
    assert post.state() == "failed"
