from __future__ import annotations

from pathlib import Path

import pytest

from bot.app import Services
from bot.intake import Desk
from bot.watching import Watch
from knowledge.errors import Busy
from tests.bot.factories import PLAN
from tests.sheet_files import archive


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "scans"
    made.mkdir()
    return made


@pytest.fixture
def watch(built: Services, folder: Path) -> Watch:
    return Watch(folder, Desk(library=built.library, by="an", now=built.now))


def _fates(watch: Watch) -> list[str]:
    return [outcome.fate for outcome in watch.look()]


def _drop(folder: Path, name: str, text: str = PLAN) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def _lie(folder: Path) -> list[str]:
    return sorted(
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and not path.name.startswith(".")
    )


def test_a_file_is_taken_once_it_stands_still(watch: Watch, folder: Path) -> None:
    path = _drop(folder, "a.txt", PLAN[:100])
    assert _fates(watch) == []
    path.write_text(PLAN, encoding="utf-8")
    assert _fates(watch) == [], "it has just changed"

    assert _fates(watch) == ["new"]

    assert _lie(folder) == ["da-nhan/a.txt", "da-nhan/a.txt.ketqua.txt"]
    assert _fates(watch) == []


def test_the_result_says_what_was_read_and_what_to_check(watch: Watch, folder: Path) -> None:
    _drop(folder, "a.txt", PLAN.replace("Số 31-KH/ĐU", "Số     -KH/ĐU"))
    _fates(watch)
    _fates(watch)

    said = (folder / "da-nhan" / "a.txt.ketqua.txt").read_text(encoding="utf-8-sig")

    assert said.startswith("Tệp: a.txt\nKết quả: mới\nVăn bản: Kế hoạch (chưa ghi số) [vb 1]\n")
    assert "Cần kiểm tra: Số văn bản để trống." in said


def test_what_cannot_be_taken_and_what_waits_go_apart(watch: Watch, folder: Path) -> None:
    _drop(folder, "nhap.txt", f"DỰ THẢO\n{PLAN}")
    (folder / "anh.bin").write_bytes(b"\x00\x01\x02")
    _fates(watch)

    assert _fates(watch) == ["failed", "held"]

    assert _lie(folder) == [
        "cho-duyet/nhap.txt",
        "cho-duyet/nhap.txt.ketqua.txt",
        "loi/anh.bin",
        "loi/anh.bin.ketqua.txt",
    ]


def test_a_secret_paper_stays_for_its_bearer_and_is_named_nowhere(
    watch: Watch, folder: Path
) -> None:
    _drop(folder, "tai-lieu.txt", f"TỐI MẬT\n{PLAN}")
    _fates(watch)

    assert _fates(watch) == ["refused"]
    assert _fates(watch) == [], "it is not read again and again"

    assert _lie(folder) == ["khong-nhan.ketqua.txt", "tai-lieu.txt"]
    said = (folder / "khong-nhan.ketqua.txt").read_text(encoding="utf-8-sig")
    assert "TỐI MẬT" in said
    assert "tai-lieu" not in said


def test_a_killed_watch_goes_on_where_it_stopped(
    watch: Watch, folder: Path, built: Services
) -> None:
    _drop(folder, "a.txt")
    _fates(watch)
    looking = watch.look()
    taken = next(looking)
    (folder / "da-nhan" / "a.txt").rename(folder / "a.txt")  # as if it died before the move
    again = Watch(folder, watch.desk)

    _fates(again)

    assert (taken.fate, _fates(again)) == ("new", ["unchanged"])
    assert len(built.held()) == 1
    assert "da-nhan/a (2).txt" not in _lie(folder)


def test_a_name_that_is_taken_gets_a_number(watch: Watch, folder: Path) -> None:
    for number in ("31", "32"):
        _drop(folder, "quet.txt", PLAN.replace("31-KH", f"{number}-KH").replace("tháng", number))
        _fates(watch)
        _fates(watch)

    assert [name for name in _lie(folder) if not name.endswith("ketqua.txt")] == [
        "da-nhan/quet (2).txt",
        "da-nhan/quet.txt",
    ]


def test_a_folder_or_an_archive_in_it_is_one_directive(
    watch: Watch, folder: Path, built: Services
) -> None:
    (folder / "bo").mkdir()
    _drop(folder / "bo", "kh.txt")
    _drop(folder / "bo", "phu luc.txt", "PHỤ LỤC 1\nDANH MỤC\n1. Báo cáo tháng\n")
    other = PLAN.replace("31-KH", "77-KH").replace("giám sát", "dân vận")
    archive(folder / "ca.zip", {"kh.txt": other, "pl.txt": "PHỤ LỤC 1\nLỊCH HỌP\n1. Tháng 2\n"})
    _fates(watch)

    _fates(watch)

    assert [len(one.directive.attachments) for one in built.held()] == [1, 1]


def test_what_is_still_being_written_is_left_alone(watch: Watch, folder: Path) -> None:
    for name in ("a.pdf.part", "~$a.docx", ".an.txt", "b.tmp", "a.txt.ketqua.txt"):
        _drop(folder, name)
    (folder / "rong.txt").touch()
    _fates(watch)

    assert _fates(watch) == []


def test_one_process_alone_looks_at_a_folder(watch: Watch, folder: Path) -> None:
    with watch.alone(), pytest.raises(Busy), Watch(folder, watch.desk).alone():
        pass
