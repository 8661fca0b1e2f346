from __future__ import annotations

import pytest

from bot.conversation.replies import plain
from bot.organisation import Role
from bot.store import Requests
from knowledge.store.audit import Audit
from tests.bot.conversation.office import ADMIN, CLERK, SECRETARY, Office, action, labels

_CELL = "chi-bo-3"
_NOT_STAFF = "Việc này do cán bộ Văn phòng làm"
_NOT_ADMIN = "Việc này chỉ quản trị của trợ lý làm được."
_STALE = "Nút này đã cũ"


def _roles(office: Office, name: str) -> dict[str, Role]:
    return {post.cell.id: post.role for post in office.member(name).posts}


def _acts(office: Office) -> list[tuple[str, str]]:
    return [(act.what, act.by) for act in Audit(office.database).acts()]


async def test_a_secretary_sees_the_own_cell_at_once(office: Office) -> None:
    shown = await office.say(SECRETARY, "/thanhvien")

    assert plain(shown) == "Chi bộ 3: 3 người, 1 người đã dùng trợ lý."
    assert labels(shown.buttons) == [
        "Nông Thị Lụa · Bí thư",
        "Bế Văn Thuần · Phó bí thư",
        "Mã Thị Xuyến",
        "Mời người vào",
        "Bàn giao chức Bí thư",
    ]


async def test_the_office_chooses_a_cell_and_sees_who_waits(office: Office) -> None:
    await office.press("telegram:500", "joining:agree")
    await office.press("telegram:500", "joining:cell:chi-bo-1")
    await office.say("telegram:500", "Phàn Văn Tỉnh")

    shown = await office.say(CLERK, "/thanhvien")
    waiting = await office.press(CLERK, action(shown, "Chờ duyệt: 1 người"))
    asked = await office.press(CLERK, waiting.buttons[0].action)

    assert labels(waiting.buttons) == ["Phàn Văn Tỉnh · Chi bộ 1"]
    await office.press(CLERK, action(asked, "Duyệt"))
    assert Requests(office.database).waiting() == []


async def test_a_post_is_handed_over_in_two_taps_and_rights_go_at_once(office: Office) -> None:
    office.bind("telegram:33", "Mã Thị Xuyến")
    shown = await office.say(SECRETARY, "/thanhvien")
    before = plain(await office.say("telegram:33", "/hanbaocao"))

    asked = await office.press(SECRETARY, action(shown, "Bàn giao chức Bí thư"))
    done = plain(await office.press(SECRETARY, action(asked, "Mã Thị Xuyến")))

    assert done == "Đã bàn giao: Mã Thị Xuyến nay là Bí thư Chi bộ 3, Nông Thị Lụa là thành viên."
    assert _roles(office, "Nông Thị Lụa") == {_CELL: "member"}
    assert _roles(office, "Mã Thị Xuyến") == {_CELL: "secretary"}
    refused = plain(await office.say(SECRETARY, "/thanhvien"))
    assert refused == "Việc này do bí thư, cấp ủy của chi bộ hoặc Văn phòng làm."
    told = office.last("telegram:33")
    assert plain(told).startswith("Đồng chí nay là Bí thư Chi bộ 3 (do Nông Thị Lụa (Bí thư)")
    assert "Chi bộ 3: 3 người" in plain(await office.say("telegram:33", "/thanhvien"))
    # what the cell owes does not hang on who leads it
    assert plain(await office.say("telegram:33", "/hanbaocao")) == before
    assert ("handed_over", "Nông Thị Lụa (Bí thư)") in _acts(office)


async def test_a_deputy_cannot_hand_over_the_post_of_another(office: Office) -> None:
    office.bind("telegram:32", "Bế Văn Thuần")
    lua, thuan = office.member("Nông Thị Lụa"), office.member("Bế Văn Thuần")

    said = [
        plain(await office.press("telegram:32", pressed))
        for pressed in (
            f"people:hand:{lua.id}:{_CELL}",
            f"people:handover:{lua.id}:{thuan.id}:{_CELL}",
            f"people:gone:{lua.id}:{_CELL}",
            f"people:unbound:{lua.id}:{_CELL}",
        )
    ]

    assert all(one.startswith(_NOT_STAFF) for one in said)
    assert _roles(office, "Nông Thị Lụa") == {_CELL: "secretary"}


async def test_the_office_hands_over_for_a_secretary_who_is_gone(office: Office) -> None:
    lua = office.member("Nông Thị Lụa")

    asked = await office.press(CLERK, f"people:hand:{lua.id}:{_CELL}")
    await office.press(CLERK, action(asked, "Mã Thị Xuyến"))

    assert _roles(office, "Mã Thị Xuyến") == {_CELL: "secretary"}
    told = plain(office.last(SECRETARY))
    assert told == "Đồng chí đã thôi Bí thư Chi bộ 3 (bàn giao cho Mã Thị Xuyến)."


@pytest.mark.parametrize(
    ("who", "role", "refused"),
    [
        (SECRETARY, "secretary", _NOT_STAFF),
        (CLERK, "member", ""),
        (CLERK, "secretary", ""),
        (CLERK, "office", _NOT_ADMIN),
        (CLERK, "admin", _NOT_ADMIN),
        (ADMIN, "office", ""),
        (ADMIN, "admin", ""),
    ],
)
async def test_roles_are_given_by_those_above(
    office: Office, who: str, role: Role, refused: str
) -> None:
    member = office.member("Mã Thị Xuyến")

    said = plain(await office.press(who, f"people:role:{member.id}:{_CELL}:{role}"))

    if refused:
        assert said.startswith(refused)
        assert _roles(office, "Mã Thị Xuyến") == {_CELL: "member"}
    else:
        assert said.startswith("Mã Thị Xuyến nay là")
        assert _roles(office, "Mã Thị Xuyến") == {_CELL: role}


async def test_the_office_is_offered_what_it_may_give(office: Office) -> None:
    member = office.member("Mã Thị Xuyến")
    pressed = f"people:roles:{member.id}:{_CELL}"

    offered = [labels((await office.press(who, pressed)).buttons) for who in (CLERK, ADMIN)]

    assert offered == [
        ["Thành viên", "Bí thư, cấp ủy"],
        ["Thành viên", "Bí thư, cấp ủy", "Cán bộ Văn phòng", "Quản trị"],
    ]


async def test_the_office_changes_nobody_of_the_office(office: Office) -> None:
    ngoan = office.member("Vi Thị Ngoan")

    for verb in ("roles", "out", "gone", "lost", "unbound"):
        said = plain(await office.press(CLERK, f"people:{verb}:{ngoan.id}:van-phong"))
        assert said == _NOT_ADMIN, verb
    assert office.services.people.speaking(ADMIN) is not None


@pytest.mark.parametrize(
    "verb", ["role:{id}:van-phong:member", "gone:{id}:van-phong", "unbound:{id}:van-phong"]
)
async def test_the_last_administrator_stays(office: Office, verb: str) -> None:
    ngoan = office.member("Vi Thị Ngoan")

    said = plain(await office.press(ADMIN, f"people:{verb.format(id=ngoan.id)}"))

    assert said.startswith("Đây là quản trị cuối cùng")
    assert _roles(office, "Vi Thị Ngoan") == {"van-phong": "admin"}
    assert office.services.people.speaking(ADMIN) is not None


async def test_one_of_two_administrators_may_go(office: Office) -> None:
    mien, ngoan = office.member("Cao Thị Miền"), office.member("Vi Thị Ngoan")
    await office.press(ADMIN, f"people:role:{mien.id}:van-phong:admin")

    await office.press(CLERK, f"people:role:{ngoan.id}:van-phong:office")

    assert _roles(office, "Vi Thị Ngoan") == {"van-phong": "office"}
    # and the one who is left is the last now
    said = plain(await office.press(CLERK, f"people:unbound:{mien.id}:van-phong"))
    assert said.startswith("Đây là quản trị cuối cùng")


async def test_an_administrator_who_never_spoke_does_not_count(office: Office) -> None:
    thao, ngoan = office.member("Âu Văn Thạo"), office.member("Vi Thị Ngoan")
    await office.press(ADMIN, f"people:role:{thao.id}:ban-xay-dung-dang:admin")

    said = plain(await office.press(ADMIN, f"people:unbound:{ngoan.id}:van-phong"))

    assert said.startswith("Đây là quản trị cuối cùng")


async def test_who_is_taken_out_of_the_only_cell_is_known_no_longer(office: Office) -> None:
    office.bind("telegram:33", "Mã Thị Xuyến")
    member = office.member("Mã Thị Xuyến")
    shown = await office.press(SECRETARY, f"people:person:{member.id}:{_CELL}")

    sure = await office.press(SECRETARY, action(shown, "Đưa ra khỏi Chi bộ 3"))
    done = plain(await office.press(SECRETARY, action(sure, "Đưa ra")))

    assert done == "Đã đưa Mã Thị Xuyến ra khỏi Chi bộ 3."
    said = plain(await office.say("telegram:33", "/hanbaocao"))
    assert said.startswith("Đồng chí sinh hoạt ở chi bộ nào?")
    assert office.member("Mã Thị Xuyến").posts == ()


async def test_a_lost_telephone_speaks_for_nobody(office: Office) -> None:
    office.bind("telegram:33", "Mã Thị Xuyến")
    member = office.member("Mã Thị Xuyến")
    shown = await office.press(SECRETARY, f"people:person:{member.id}:{_CELL}")

    sure = await office.press(SECRETARY, action(shown, "Mất điện thoại"))
    done = plain(await office.press(SECRETARY, action(sure, "Gỡ tài khoản")))

    assert done == "Đã gỡ 1 tài khoản của Mã Thị Xuyến."
    assert office.services.people.speaking("telegram:33") is None
    assert _roles(office, "Mã Thị Xuyến") == {_CELL: "member"}


@pytest.mark.parametrize(
    "pressed",
    [
        "people:cell:chi-bo-1:0",
        "people:person:1:chi-bo-1",
        "people:out:1:chi-bo-1",
        "people:hand:1:chi-bo-1",
        "people:gone:1:chi-bo-1",
    ],
)
async def test_a_secretary_looks_after_the_own_cell_alone(office: Office, pressed: str) -> None:
    said = plain(await office.press(SECRETARY, pressed))

    assert said == "Chỉ bí thư, cấp ủy của Chi bộ 1 hoặc Văn phòng làm được việc này."


@pytest.mark.parametrize(
    "pressed",
    [
        "people:person:9999:chi-bo-3",
        "people:person:chi-bo-3:9",
        "people:cell:khong-co:0",
        "people:person",
        "people:role:7:chi-bo-3:king",
        "people:role:7:chi-bo-3",
        "people:handover:7:7:chi-bo-3",
        "people:cell",
    ],
)
async def test_a_button_that_names_nobody_changes_nothing(office: Office, pressed: str) -> None:
    before = office.services.people.organisation()

    assert plain(await office.press(ADMIN, pressed)).startswith(_STALE)
    assert office.services.people.organisation() == before


async def test_somebody_is_found_by_name(office: Office) -> None:
    assert plain(await office.say(CLERK, "/thanhvien ma thi xuyen")).startswith("Mã Thị Xuyến")
    other = plain(await office.say(SECRETARY, "/thanhvien Hà Văn Bền"))
    assert other.startswith("Chỉ bí thư, cấp ủy của Chi bộ 1")
