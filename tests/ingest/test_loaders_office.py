"""The converter with a stand-in for LibreOffice; the real one is in test_real_office.py."""

import os
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.limits import DEFAULT, Limits, Progress
from ingest.loaders import office, ole
from knowledge.errors import PartMissing, UnreadableDocument
from tests.ole_files import container
from tests.word_files import p, word_file

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the stand-in is a shell script")
Find = Callable[[], str | None]


@pytest.fixture
def rtf(tmp_path: Path) -> Path:
    path = tmp_path / "a.doc"
    path.write_text(r"{\rtf1 Ke hoach}", encoding="ascii")
    return path


def standing_in(folder: Path, script: str) -> Find:
    """Return what finds a program that runs *script* in the place of LibreOffice."""
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return lambda: str(program)


def refusal(rtf: Path, find: Find, limits: Limits = DEFAULT) -> dict[str, object]:
    with pytest.raises(UnreadableDocument) as raised:
        office.load(rtf, limits, find=find)
    return raised.value.facts


def test_without_libreoffice_its_package_is_named(rtf: Path) -> None:
    with pytest.raises(PartMissing) as raised:
        office.load(rtf, DEFAULT, find=lambda: None)

    assert raised.value.facts == {
        "path": "a.doc",
        "format": "rtf",
        "part": "office",
        "package": "libreoffice-writer-nogui",
    }


def test_the_document_it_writes_is_read_and_its_home_is_a_folder_that_goes(
    rtf: Path, tmp_path: Path
) -> None:
    made = word_file(tmp_path, p("Kế hoạch"), name="made.docx")
    home = tmp_path / "home"
    find = standing_in(tmp_path, f"mkdir out; cp {made} out/document.docx; echo $HOME > {home}")
    told: list[Progress] = []

    loaded = office.load(rtf, DEFAULT, told.append, find=find)

    assert [block.text for block in loaded.blocks] == ["Kế hoạch"]
    assert [one.stage for one in told] == ["convert", "convert", "load"]
    assert not Path(home.read_text("utf-8").strip()).exists()


@pytest.mark.parametrize("script", ["exit 0", "mkdir out; : > out/document.docx"])
def test_its_word_that_all_went_well_is_not_taken(rtf: Path, tmp_path: Path, script: str) -> None:
    facts = refusal(rtf, standing_in(tmp_path, script))

    assert facts == {"path": "a.doc", "format": "rtf", "reason": "damaged"}


def test_what_it_wrote_is_named_as_the_file_that_was_handed_in(rtf: Path, tmp_path: Path) -> None:
    find = standing_in(tmp_path, "mkdir out; echo nothing > out/document.docx")

    assert refusal(rtf, find) == {"path": "a.doc", "format": "rtf", "reason": "damaged"}


def test_it_is_ended_when_it_takes_too_long(rtf: Path, tmp_path: Path) -> None:
    find = standing_in(tmp_path, "exec sleep 60")

    assert refusal(rtf, find, Limits(office_seconds=0.2))["reason"] == "too_slow"


def test_two_take_turns(rtf: Path, tmp_path: Path) -> None:
    import fcntl  # noqa: PLC0415  # POSIX alone has it

    told: list[str] = []
    with Path(office.__file__).open("rb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)

        def report(progress: Progress) -> None:
            told.append(progress.stage)
            if told == ["wait", "wait"]:
                fcntl.flock(held, fcntl.LOCK_UN)

        refusal_while_waiting = standing_in(tmp_path, "exit 0")
        with pytest.raises(UnreadableDocument):
            office.load(rtf, DEFAULT, report, find=refusal_while_waiting)

    # any number of times, for others may convert on this machine too
    waited = told[: told.index("convert")]
    assert len(waited) >= 2
    assert set(waited) == {"wait"}


def test_an_encrypted_opendocument_file_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.odt"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", "coded")
        archive.writestr("META-INF/manifest.xml", "<manifest:encryption-data/>")

    assert refusal(path, lambda: None)["reason"] == "encrypted"


def test_a_word_file_with_a_password_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.doc"
    path.write_bytes(container("WordDocument", flags=1))

    assert ole.is_encrypted_word(path)
    assert refusal(path, lambda: None)["reason"] == "encrypted"


@pytest.mark.parametrize("streams", [("WordDocument",), ("Workbook",)])
def test_one_without_does_not(tmp_path: Path, streams: tuple[str, ...]) -> None:
    path = tmp_path / "a.doc"
    path.write_bytes(container(*streams))

    assert not ole.is_encrypted_word(path)
