from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import select

from bot.conversation.replies import plain, say
from bot.letters import Letter
from bot.store import Consents, Inbox, Outbox, Requests
from bot.store.inbox import Arrived
from bot.store.questions import Questions
from bot.tables import InboxRow, OutboxRow
from knowledge.store.audit import Audit
from tests.bot.conversation.office import ADMIN, CLERK, SECRETARY, Office, action, labels

_NEW = "telegram:500"


def _kept(office: Office) -> tuple[Sequence[str], Sequence[int]]:
    """Return what the letters say, and which updates are held."""
    with office.database.reading() as session:
        replies = session.scalars(select(OutboxRow.reply)).all()
        updates = session.scalars(select(InboxRow.update_id).order_by(InboxRow.id)).all()
    return [str(reply) for reply in replies], updates


async def _joined(office: Office) -> None:
    await office.press(_NEW, "joining:agree")
    await office.press(_NEW, "joining:cell:chi-bo-3")
    await office.say(_NEW, "Phàn Văn Tỉnh")
    await office.press(SECRETARY, action(office.last(SECRETARY), "Duyệt"))
    office.letters(_NEW)


async def test_what_goes_and_what_stays_is_said_before_anything_is_deleted(
    office: Office,
) -> None:
    await _joined(office)

    asked = await office.say(_NEW, "/xoadulieu")
    kept = await office.press(_NEW, action(asked, "Thôi"))

    said = plain(asked)
    assert "Sẽ xóa: tài khoản này" in said
    assert "sổ ghi những việc đồng chí đã làm thay mặt chi bộ" in said
    assert labels(asked.buttons) == ["Xóa", "Thôi, không xóa"]
    assert plain(kept) == "Không xóa gì."
    assert office.services.people.speaking(_NEW) is not None


async def test_after_the_second_yes_nothing_about_the_person_is_left(office: Office) -> None:
    await _joined(office)
    now = office.services.now()
    inbox = Inbox(office.database, channel="telegram")
    private = {"message": {"from": {"id": 500}, "text": "bí mật của tôi"}}
    inbox.keep(
        [
            Arrived(update_id=1, chat=_NEW, raw=private),
            Arrived(update_id=2, chat="telegram:-100", raw=private),
            Arrived(update_id=3, chat="telegram:-100", raw={"message": {"from": {"id": 5}}}),
        ],
        now=now,
    )
    for one in inbox.waiting():
        inbox.done(one.id, now=now)
    Questions(office.database).ask("câu của tôi?", "sent", account=_NEW, now=now)

    done = await office.press(_NEW, "erasing:do")

    assert plain(done).startswith("Đã xóa.")
    people = office.services.people.organisation().members
    assert "Phàn Văn Tỉnh" not in {member.name for member in people}
    assert office.services.people.speaking(_NEW) is None
    assert Requests(office.database).of(_NEW) is None
    assert Consents(office.database).of(_NEW) is None
    assert Questions(office.database).count_open() == 0
    letters, updates = _kept(office)
    assert updates == [3]
    mine = [reply for reply, to in _addressed(office) if to == _NEW]
    assert mine
    assert not any(mine)
    assert len(letters) > len(mine)
    assert "Trước khi dùng" in plain(await office.say(_NEW, "tôi là ai?"))


def _addressed(office: Office) -> list[tuple[object, str]]:
    with office.database.reading() as session:
        return [(row.reply, row.to) for row in session.scalars(select(OutboxRow))]


async def test_the_record_of_what_was_done_stays_and_names_nobody(office: Office) -> None:
    await _joined(office)
    member = office.services.people.speaking(_NEW)
    assert member is not None

    await office.press(_NEW, "erasing:do")

    acts = [(act.what, act.about) for act in Audit(office.database).acts()]
    assert ("let_in", f"person {member.id}") in acts
    assert acts[-1] == ("erased", f"person {member.id}")
    assert not any("Phàn" in str(act) for act in Audit(office.database).acts())


async def test_somebody_of_the_list_stays_on_it_without_an_account(office: Office) -> None:
    await office.press(SECRETARY, "erasing:do")

    assert office.services.people.speaking(SECRETARY) is None
    assert office.member("Nông Thị Lụa").posts


async def test_the_last_administrator_hands_over_first(office: Office) -> None:
    said = plain(await office.press(ADMIN, "erasing:do"))

    assert said.startswith("Đây là quản trị cuối cùng")
    assert office.services.people.speaking(ADMIN) is not None
    assert Consents(office.database).of(ADMIN) is True


async def test_who_waits_to_be_let_in_waits_no_longer(office: Office) -> None:
    await office.press(_NEW, "joining:agree")
    await office.press(_NEW, "joining:cell:chi-bo-3")
    await office.say(_NEW, "Phàn Văn Tỉnh")
    assert len(office.letters(CLERK)) == 1

    await office.press(_NEW, "erasing:do")

    assert plain(office.last(CLERK)) == "Phàn Văn Tỉnh đã rút yêu cầu vào Chi bộ 3."


async def test_who_says_no_to_being_kept_speaks_for_nobody_any_more(office: Office) -> None:
    await _joined(office)

    await office.press(_NEW, "joining:refuse")

    assert office.services.people.speaking(_NEW) is None
    assert Consents(office.database).of(_NEW) is False


def test_what_was_said_goes_after_its_time_and_where_it_arrived_stays(office: Office) -> None:
    outbox, now = Outbox(office.database), office.services.now()
    outbox.post([Letter(key="a", to=_NEW, reply=say("cũ"))], now=now - timedelta(days=31))
    office.letters(_NEW)
    outbox.post([Letter(key="b", to=_NEW, reply=say("chưa gửi"))], now=now - timedelta(days=31))
    outbox.post([Letter(key="c", to=_NEW, reply=say("mới"))], now=now)

    sweep = next(tick for tick in office.services.ticks if tick.name == "sweep")
    sweep.run(now)

    letters, _ = _kept(office)
    assert letters[0] == "{}"
    assert "chưa gửi" in letters[1]
    assert "mới" in letters[2]
    arrived = outbox.arrived("a")
    assert arrived is not None
    assert arrived.messages
