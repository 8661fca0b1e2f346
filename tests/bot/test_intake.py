from __future__ import annotations

import logging
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from bot import rereading
from bot.app import Services
from bot.intake import YES, Desk, take
from ingest.limits import DEFAULT, silent
from knowledge.domain import Directive
from tests.bot.factories import PLAN
from tests.sheet_files import archive

_ANNEX = "PHỤ LỤC 1\nDANH MỤC BÁO CÁO ĐỊNH KỲ\n1. Báo cáo tháng\n2. Báo cáo quý\n"


@pytest.fixture
def desk(built: Services) -> Desk:
    return Desk(library=built.library, by="an", now=built.now)


def _write(folder: Path, **texts: str) -> list[Path]:
    paths = []
    for name, text in texts.items():
        path = folder / f"{name}.txt"
        path.write_text(text, encoding="utf-8")
        paths.append(path)
    return paths


def test_what_arrives_together_is_held_as_one_with_all_its_files(
    desk: Desk, tmp_path: Path
) -> None:
    paths = _write(tmp_path, phuluc=_ANNEX, kh=PLAN)

    outcome = take(desk, paths)

    assert (outcome.fate, outcome.held and outcome.held.directive.number) == ("new", "31-KH/ĐU")
    assert outcome.held is not None
    files = desk.library.store.files(outcome.held.id)
    assert [(file.source, file.role) for file in files] == [
        ("kh.txt", "main"),
        ("phuluc.txt", "annex"),
    ]
    annex = files[1].path
    assert annex is not None
    assert annex.read_text(encoding="utf-8") == _ANNEX


def test_the_same_files_in_an_archive_are_no_work(desk: Desk, tmp_path: Path) -> None:
    paths = _write(tmp_path, kh=PLAN, phuluc=_ANNEX)
    take(desk, paths)
    packed = archive(tmp_path / "a.zip", {path.name: path.read_bytes() for path in paths})
    never = replace(desk, asked=replace(YES, publish=_fail))

    assert take(never, [packed]).fate == "unchanged"
    assert take(never, paths[:1]).fate == "unchanged", "the main text alone brings nothing new"


def _fail(_directive: Directive) -> bool:
    pytest.fail("it was read again")


def test_an_annex_that_comes_later_joins_its_directive(desk: Desk, tmp_path: Path) -> None:
    paths = _write(tmp_path, kh=PLAN, phuluc=_ANNEX)
    alone = take(desk, paths[:1])

    whole = take(desk, paths)

    assert whole.fate == "completed"
    assert alone.held is not None
    assert whole.held is not None
    assert whole.held.id == alone.held.id
    assert "Báo cáo quý" in whole.held.directive.text
    assert len(desk.library.store.earlier_texts(whole.held.id)) == 1


def test_a_secret_paper_leaves_time_and_person_alone(
    desk: Desk, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (path,) = _write(tmp_path, tailieu_x=f"TỐI MẬT\n{PLAN}")

    with caplog.at_level(logging.DEBUG):
        outcome = take(desk, [path])

    assert outcome.fate == "refused"
    told = [record.__dict__ for record in caplog.records]
    assert [one["person"] for one in told if one.get("action") == "secret_refused"] == ["an"]
    assert "tailieu_x" not in str(told)
    assert desk.library.store.original_names() == set()
    assert not any((tmp_path / "data" / "originals").glob("*"))


def test_a_picture_is_read_by_nobody_before_it_is_declared(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "anh.png"
    Image.new("RGB", (60, 80), "white").save(path)
    asked: list[Path] = []

    def decline(one: Path) -> bool:
        asked.append(one)
        return False

    outcome = take(desk, [path])
    take(replace(desk, asked=replace(YES, declare=decline)), [path])

    assert outcome.error is not None
    assert (outcome.error.code, outcome.error.facts["path"]) == ("declaration_needed", "anh.png")
    assert asked == [path]


def test_a_draft_waits_and_says_so(desk: Desk, tmp_path: Path) -> None:
    (path,) = _write(tmp_path, draft=f"DỰ THẢO\n{PLAN}")

    assert take(desk, [path]).fate == "held"
    assert take(replace(desk, hold=False), [path]).fate == "held", "it still waits"


def test_an_older_reader_is_put_right_under_the_same_handle(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = _write(tmp_path, kh=PLAN, phuluc=_ANNEX)
    with monkeypatch.context() as patched:
        patched.setattr("ingest.stages.READER", "0")
        patched.setattr("ingest.READER", "0")
        old = take(desk, paths).held
    assert old is not None
    (outdated,) = rereading.outdated(desk.library.store.all_held())

    done = rereading.reread(
        desk.library, outdated, by="an", now=desk.now(), limits=DEFAULT, progress=silent
    )

    assert (done.error, done.held.id, done.changed, done.lost) == (None, old.id, (), 0)
    assert rereading.outdated(desk.library.store.all_held()) == []


def test_a_directive_without_its_file_cannot_be_reread(desk: Desk, tmp_path: Path) -> None:
    held = take(desk, _write(tmp_path, kh=PLAN)).held
    assert held is not None
    for file in desk.library.store.files(held.id):
        assert file.path is not None
        file.path.unlink()

    done = rereading.reread(
        desk.library, held, by="an", now=desk.now(), limits=DEFAULT, progress=silent
    )

    assert done.error is not None
    assert done.error.code == "original_missing"
