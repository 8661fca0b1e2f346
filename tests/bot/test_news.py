from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

import ingest
from bot.announcing import Hours
from bot.app import Services, services
from bot.conversation import Message, Person
from bot.conversation.replies import plain
from bot.letters import Claimed
from bot.news import News
from bot.organisation import Cell, Member, Organisation, Post
from bot.settings import Settings
from bot.store import Consents, Outbox
from bot.store.announcements import Announcements
from bot.texts import news as texts
from knowledge.database import Database
from knowledge.domain import Audience, Directive
from tests.bot.factories import PLAN

_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
_PUBLISHED = datetime(2026, 3, 18, 9, tzinfo=_ZONE)
_HOUR = datetime(2026, 3, 18, 16, 30, tzinfo=_ZONE)
_ONE, _TWO = Cell(id="chi-bo-1", name="Chi bộ 1"), Cell(id="chi-bo-2", name="Chi bộ 2")
_LEASE = timedelta(minutes=1)


@pytest.fixture
def built(data: Path) -> Iterator[Services]:
    """Two cells with one member each, who can be written to."""
    settings = Settings(TROLY_DATA=data, embeddings="none")
    with services(settings, at=_PUBLISHED) as built:
        people = [
            Member(id=0, name=name, posts=(Post(cell=cell, role="member"),))
            for name, cell in (("Lan", _ONE), ("Minh", _TWO))
        ]
        built.people.add(Organisation(cells=(_ONE, _TWO), members=tuple(people)), origin="staff")
        consents = Consents(Database(settings.database))
        for number, member in enumerate(built.people.organisation().members, start=1):
            built.people.bind(f"telegram:{number}", member, now=_PUBLISHED)
            consents.put(f"telegram:{number}", agreed=True, now=_PUBLISHED)
        yield built


@pytest.fixture
def database(built: Services) -> Database:
    return Database(built.settings.database)


@pytest.fixture
def outbox(database: Database) -> Outbox:
    return Outbox(database)


@pytest.fixture
def news(built: Services, database: Database, outbox: Outbox) -> News:
    def members() -> list[Person]:
        accounts = [Person(id=f"telegram:{number}", name="") for number in (1, 2)]
        return [built.directory.known(one) for one in accounts]

    return News(
        announcements=Announcements(database),
        outbox=outbox,
        store=built.library.store,
        members=members,
        hours=lambda: Hours(at=time(16, 30), is_quiet=lambda _day: False),
    )


def _paper(number: str = "31-KH/ĐU", text: str = PLAN) -> Directive:
    return ingest.read_text(text.replace("31-KH/ĐU", number), f"{number[:2]}.txt")


def _publish(
    built: Services, database: Database, number: str, *, audience: Audience | None = None
) -> int:
    subject = f"công tác số {number[:2]}"
    text = PLAN.replace("kiểm tra, giám sát năm 2026\nThực", f"{subject} năm 2026\nThực")
    text = text.replace("nắm rõ nhiệm vụ kiểm tra, giám sát", f"nắm rõ {subject * 3}")
    held = built.library.publish(
        _paper(number, text), by="An", now=_PUBLISHED, as_new=True, audience=audience
    ).held
    Announcements(database).add(held.id, by="An", now=_PUBLISHED)
    return held.id


def _sent(outbox: Outbox, now: datetime = _HOUR) -> list[Claimed]:
    claimed = outbox.claim(now=now, lease=_LEASE)
    for number, one in enumerate(claimed):
        outbox.sent(one.id, [number], now=now)
    return claimed


def test_each_gets_one_letter_of_what_exists_for_them(
    built: Services, database: Database, news: News, outbox: Outbox
) -> None:
    _publish(built, database, "31-KH/ĐU")
    only = Audience(kind="cells", cells=frozenset({"chi-bo-2"}))
    _publish(built, database, "45-KH/ĐU", audience=only)

    assert news.announce(_HOUR - timedelta(minutes=1)) == 0
    assert news.announce(_HOUR) == 2
    assert news.announce(_HOUR) == 0, "a second look changes nothing"
    assert replace(news, written=set()).announce(_HOUR) == 0, "nor does one after a restart"

    first, second = (one.letter for one in _sent(outbox))
    assert (first.to, first.lane) == ("telegram:1", "broadcast")
    assert plain(first.reply) == (
        "Có văn bản mới:\nKế hoạch 31-KH/ĐU [vb 1]\ncông tác số 31 năm 2026"
    )
    assert plain(second.reply).startswith("Có 2 văn bản mới:")
    assert "45-KH" not in plain(first.reply)
    assert [one.action for one in second.reply.buttons] == ["documents:show:1", "documents:show:2"]


def test_whatever_nobody_announced_is_told_to_nobody(
    built: Services, news: News, outbox: Outbox
) -> None:
    built.library.publish(_paper(), by="An", now=_PUBLISHED)

    assert news.announce(_HOUR) == 0
    assert outbox.keys("news:") == []


def test_a_paper_that_takes_the_place_of_another_says_so(
    built: Services, database: Database, news: News, outbox: Outbox
) -> None:
    old = built.library.publish(_paper("12-KH/ĐU"), by="An", now=_PUBLISHED).held
    new = _publish(built, database, "31-KH/ĐU")
    built.library.replace(old.id, built.library.store.held(new).directive, by="An", now=_PUBLISHED)

    news.announce(_HOUR)

    assert "Thay thế Kế hoạch 12-KH/ĐU [vb 1]." in plain(_sent(outbox)[0].letter.reply)


def test_a_kill_before_the_letters_are_written_loses_none(
    built: Services, database: Database, news: News
) -> None:
    held = _publish(built, database, "31-KH/ĐU")
    Announcements(database).tell([held], _HOUR.date())  # and then the process was killed

    assert news.announce(_HOUR) == 2


def test_a_withdrawn_paper_is_put_right_in_the_letters_that_were_sent(
    built: Services, database: Database, news: News, outbox: Outbox
) -> None:
    gone, stays = (_publish(built, database, number) for number in ("31-KH/ĐU", "45-KH/ĐU"))
    news.announce(_HOUR)
    _sent(outbox)

    built.library.withdraw(gone, by="An", now=_HOUR, reason="Đăng nhầm")
    assert news.recall(gone, _HOUR) == 2
    assert news.recall(gone, _HOUR) == 0

    letter = _sent(outbox)[0].letter
    assert letter.instead_of == "news:2026-03-18:telegram:1"
    assert plain(letter.reply) == (
        "Có văn bản mới:\nKế hoạch 45-KH/ĐU [vb 2]\ncông tác số 45 năm 2026\n"
        "Đã thôi dùng, đồng chí đừng làm theo: Kế hoạch 31-KH/ĐU [vb 1]."
    )

    built.library.withdraw(stays, by="An", now=_HOUR, reason="Đăng nhầm")
    news.recall(stays, _HOUR)

    again = _sent(outbox)[0].letter
    assert again.instead_of == letter.key
    assert plain(again.reply).startswith("Thư trước báo văn bản mới đã được đính chính:")


def test_whoever_sees_a_paper_no_more_no_longer_reads_of_it(
    built: Services, database: Database, news: News, outbox: Outbox
) -> None:
    narrowed, _stays = (_publish(built, database, number) for number in ("31-KH/ĐU", "45-KH/ĐU"))
    news.announce(_HOUR)
    _sent(outbox)

    only = Audience(kind="cells", cells=frozenset({"chi-bo-2"}))
    built.library.show_to(narrowed, only, by="An", now=_HOUR)
    assert news.narrow(narrowed, _HOUR) == 1
    assert news.narrow(narrowed, _HOUR) == 0

    (letter,) = (one.letter for one in _sent(outbox))
    assert (letter.to, letter.instead_of) == ("telegram:1", "news:2026-03-18:telegram:1")
    assert plain(letter.reply) == (
        "Có văn bản mới:\nKế hoạch 45-KH/ĐU [vb 2]\ncông tác số 45 năm 2026"
    )


def test_of_the_only_paper_nothing_is_named_and_a_waiting_letter_does_not_go(
    built: Services, database: Database, news: News, outbox: Outbox
) -> None:
    held = _publish(built, database, "31-KH/ĐU")
    news.announce(_HOUR)
    (first,) = outbox.claim(now=_HOUR, lease=_LEASE, limit=1)
    outbox.sent(first.id, [1], now=_HOUR)

    built.library.show_to(held, Audience(kind="staff"), by="An", now=_HOUR)
    news.narrow(held, _HOUR)

    (letter,) = (one.letter for one in _sent(outbox))
    assert letter.to == first.letter.to
    assert plain(letter.reply) == texts.TAKEN_BACK


async def test_choosing_fewer_in_the_chat_puts_the_letters_right(
    built: Services, database: Database, news: News, outbox: Outbox
) -> None:
    held = _publish(built, database, "31-KH/ĐU")
    news.announce(_HOUR)
    _sent(outbox)
    staff = Person(id="terminal:an", name="An", posts=(Post(cell=_ONE, role="office"),))

    for action in (f"audience:toggle:{held}:chi-bo-2", f"audience:ask:{held}"):
        async for _ in built.conversation.handle(staff, Message(action=action)):
            pass

    assert [one.letter.to for one in _sent(outbox)] == ["telegram:1"]


def test_a_letter_that_still_waits_goes_without_what_was_withdrawn(
    built: Services, database: Database, news: News, outbox: Outbox
) -> None:
    gone, _stays = (_publish(built, database, number) for number in ("31-KH/ĐU", "45-KH/ĐU"))
    news.announce(_HOUR)

    built.library.withdraw(gone, by="An", now=_HOUR, reason="Đăng nhầm")
    news.recall(gone, _HOUR)

    letters = [one.letter for one in _sent(outbox)]
    assert [one.instead_of for one in letters] == [None, None]
    assert not any("31-KH" in plain(one.reply) for one in letters)


def test_nothing_is_sent_where_the_only_paper_was_withdrawn_in_time(
    built: Services, database: Database, news: News, outbox: Outbox
) -> None:
    gone = _publish(built, database, "31-KH/ĐU")
    news.announce(_HOUR)

    built.library.withdraw(gone, by="An", now=_HOUR, reason="Đăng nhầm")
    # the process was killed before it could recall: the next look finds it
    news.announce(_HOUR + timedelta(minutes=1))

    assert _sent(outbox) == []


async def test_withdrawing_in_the_chat_recalls_and_the_clock_announces(
    built: Services, database: Database, outbox: Outbox
) -> None:
    held = _publish(built, database, "31-KH/ĐU")
    for tick in built.ticks:
        tick.run(_HOUR)
    _sent(outbox)
    office = Post(cell=Cell(id="vp", name="Văn phòng", is_organ=True), role="office")
    clerk = Person(id="telegram:9", name="An", posts=(office,))

    action = Message(action=f"withdraw:do:{held}:mistake")
    said = [plain(one) async for one in built.conversation.handle(clerk, action)]

    assert said[0].startswith("Đã thôi dùng")
    assert [one.letter.instead_of for one in _sent(outbox)] == [
        "news:2026-03-18:telegram:1",
        "news:2026-03-18:telegram:2",
    ]


def test_many_papers_are_counted_not_listed(
    built: Services, database: Database, news: News, outbox: Outbox
) -> None:
    for number in range(11, 23):
        _publish(built, database, f"{number}-KH/ĐU")

    news.announce(_HOUR)

    reply = _sent(outbox)[0].letter.reply
    assert plain(reply).startswith("Có 12 văn bản mới:")
    assert plain(reply).endswith("… và 2 văn bản nữa; đồng chí xem bằng /vanban.")
    assert len(reply.buttons) == 5
