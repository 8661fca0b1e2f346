from __future__ import annotations

from pathlib import Path

from bot import batch, samples
from bot.app import Services
from bot.intake import Desk, Outcome
from bot.organisation import Cell, Organisation
from bot.store import Appointing
from tests.bot.factories import PLAN


def _publish(built: Services, folder: Path) -> list[Outcome]:
    desk = Desk(library=built.library, by="test", now=built.now)
    return list(batch.publish(desk, batch.groups([folder])))


def _folder(folder: Path, **texts: str) -> Path:
    folder.mkdir()
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def test_samples_make_room_for_a_persons_own_documents(built: Services, tmp_path: Path) -> None:
    shown = _folder(tmp_path / "samples", sample=PLAN)
    own = _folder(tmp_path / "own", own=PLAN.replace("31-KH", "77-KH").replace("giám sát", "khác"))
    _publish(built, shown)
    assert samples.are_all(built.held(), shown)

    put_away = samples.put_away(built.library, built.people, built.register, shown, now=built.now())
    _publish(built, own)

    assert put_away == 1
    assert [one.directive.number for one in built.held()] == ["77-KH/ĐU"]
    assert not samples.are_all(built.held(), shown)


def test_an_empty_library_may_be_filled_with_samples(built: Services, tmp_path: Path) -> None:
    assert samples.are_all(built.held(), _folder(tmp_path / "samples", sample=PLAN))


def test_the_demo_organisation_is_seated_once_and_leaves_with_the_samples(
    built: Services, tmp_path: Path
) -> None:
    shown = _folder(tmp_path / "samples", sample=PLAN)
    assert samples.seat(built.people)
    before = built.people.organisation()

    assert samples.seat(built.people)
    assert built.people.organisation() == before

    samples.put_away(built.library, built.people, built.register, shown, now=built.now())
    assert built.people.is_empty()


def test_the_demo_organisation_leaves_the_place_to_a_real_one(built: Services) -> None:
    own = Organisation(cells=(Cell(id="a", name="Chi bộ A"),))
    built.people.add(own, origin="staff")

    assert not samples.seat(built.people)
    assert built.people.organisation() == own


def test_what_those_changed_who_try_the_demo_organisation_stays(built: Services) -> None:
    samples.seat(built.people)
    chief = next(m for m in built.people.organisation().members if m.name == "Nông Thị Lụa")
    built.people.bind("telegram:1", chief, now=built.now())
    appointing = Appointing(built.database)
    appointing.appoint(chief.id, "chi-bo-3", "member", by="test", now=built.now())

    assert samples.seat(built.people)

    known = built.people.speaking("telegram:1")
    assert known is not None
    assert [post.role for post in known.posts] == ["member"]


def test_without_the_file_nobody_is_seated(built: Services, tmp_path: Path) -> None:
    assert not samples.seat(built.people, tmp_path / "to-chuc.toml")
