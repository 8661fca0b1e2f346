from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from bot.app import services
from bot.conversation.replies import plain
from bot.settings import Settings
from bot.store import AdminCodes, Appointing
from bot.store.admin_codes import LASTS
from bot.tables import AdminCodeRow
from knowledge.database import Database
from tests.bot.conversation.office import Office, action

_NEW = "telegram:1"


@pytest.fixture
def empty(data: Path) -> Iterator[Office]:
    """An assistant that nobody has set up."""
    settings = Settings(TROLY_DATA=data, embeddings="none", organisation="Đảng ủy A")
    with services(settings) as built, closing(Database(settings.database)) as database:
        yield Office(built, database)


async def test_the_code_makes_the_first_administrator_once(empty: Office) -> None:
    code = AdminCodes(empty.database).make(now=empty.services.now())

    said = plain(await empty.say(_NEW, f"/quantri {code.lower().replace('-', ' ')}", name="An"))
    again = plain(await empty.say("telegram:2", f"/quantri {code}", name="Bình"))

    assert said.startswith("Đồng chí An nay là quản trị của trợ lý.")
    assert again.startswith("Mã này không đúng hoặc đã hết hạn.")
    member = empty.services.people.speaking(_NEW)
    assert member is not None
    assert [(post.cell.name, post.role) for post in member.posts] == [("Đảng ủy A", "admin")]
    assert Appointing(empty.database).has_admin()


async def test_the_new_administrator_is_asked_for_consent_and_may_then_invite(
    empty: Office,
) -> None:
    code = AdminCodes(empty.database).make(now=empty.services.now())
    await empty.say(_NEW, f"/quantri {code}", name="An")

    asked = await empty.say(_NEW, "/moi", name="An")
    await empty.press(_NEW, action(asked, "Đồng ý"), name="An")

    assert "Trước khi dùng" in plain(asked)
    assert plain(await empty.say(_NEW, "/moi", name="An")).startswith("Mã mời vào Đảng ủy A")


async def test_a_code_is_kept_as_a_hash_alone_and_ends_after_a_day(empty: Office) -> None:
    codes, now = AdminCodes(empty.database), empty.services.now()
    code = codes.make(now=now)

    with empty.database.reading() as session:
        row = session.query(AdminCodeRow).one()
    assert code not in {row.digest, row.salt}
    appointing = Appointing(empty.database)
    claim = {"name": "An", "organisation": "Đảng ủy A"}
    assert not appointing.claim(code, _NEW, now=now + LASTS, **claim)
    assert appointing.claim(code, _NEW, now=now + LASTS - timedelta(seconds=1), **claim)


async def test_a_new_code_ends_the_one_before(empty: Office) -> None:
    codes, now = AdminCodes(empty.database), empty.services.now()
    first, _ = codes.make(now=now), codes.make(now=now)

    assert plain(await empty.say(_NEW, f"/quantri {first}")).startswith("Mã này không đúng")


async def test_codes_cannot_be_guessed_for_long(empty: Office) -> None:
    code = AdminCodes(empty.database).make(now=empty.services.now())

    for number in range(5):
        await empty.say(_NEW, f"/quantri QT-AAAA-AAAA-AAAA-AAA{number + 2}")
    said = plain(await empty.say(_NEW, f"/quantri {code}"))

    assert said.startswith("Đồng chí đã thử nhiều mã không đúng")
    assert not Appointing(empty.database).has_admin()


async def test_a_member_becomes_administrator_in_a_cell_that_outlives_the_demo_organisation(
    office: Office,
) -> None:
    office.bind("telegram:33", "Mã Thị Xuyến")
    code = AdminCodes(office.database).make(now=office.services.now())

    await office.say("telegram:33", f"/quantri {code}")

    roles = {post.cell.id: post.role for post in office.member("Mã Thị Xuyến").posts}
    assert roles == {"chi-bo-3": "member", "to-chuc": "admin"}
    assert office.services.people.organisation().name == "Đảng ủy xã Suối Ngàn"


async def test_an_administrator_of_the_demo_organisation_stays_when_it_goes(
    office: Office,
) -> None:
    code = AdminCodes(office.database).make(now=office.services.now())
    await office.say(_NEW, f"/quantri {code}", name="An")

    office.services.people.remove("samples")

    member = office.services.people.speaking(_NEW)
    assert member is not None
    assert [post.role for post in member.posts] == ["admin"]
    assert Appointing(office.database).has_admin()


async def test_how_to_type_the_code_is_told(empty: Office) -> None:
    assert plain(await empty.say(_NEW, "/quantri")).startswith("Gõ: /quantri rồi mã quản trị.")
