"""Papers in many layouts, printed by LibreOffice: the .pdf must read like the Word file."""

import shutil
import subprocess
from pathlib import Path

import pytest

import ingest
from knowledge.domain import Directive
from tests.office_papers import PAPERS, write

FACTS = (
    "number", "type", "issuer", "issued_on", "place", "subject", "signer", "recipients",
    "bound_to_year",
)  # fmt: skip
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with every paper as .docx and as .pdf."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice (libreoffice-writer) is not on this machine")
    made = tmp_path_factory.mktemp("papers")
    profile = tmp_path_factory.mktemp("profile").as_uri()
    written = [str(write(made, name)) for name in PAPERS]
    subprocess.run(  # noqa: S603  # a program of the machine, on files of ours
        [program, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf",
         "--outdir", str(made), *written],
        check=True, capture_output=True, timeout=240,
    )  # fmt: skip
    return made


@pytest.fixture(scope="module", params=PAPERS)
def both(folder: Path, request: pytest.FixtureRequest) -> tuple[Directive, Directive]:
    """Return one paper as read from its Word file and from its print."""
    name: str = request.param
    return ingest.read(folder / f"{name}.docx"), ingest.read(folder / f"{name}.pdf")


def test_no_letter_is_lost_added_or_moved(both: tuple[Directive, Directive]) -> None:
    word, printed = both

    assert "".join(printed.text.split()) == "".join(word.text.split())


def test_head_and_foot_say_the_same(both: tuple[Directive, Directive]) -> None:
    word, printed = both

    for fact in FACTS:
        assert getattr(printed, fact) == getattr(word, fact)


def test_running_text_has_the_same_units(both: tuple[Directive, Directive]) -> None:
    """A name in the header may be printed on two lines, which nothing shows to be one."""
    units = [
        [
            (unit.path, unit.kind, unit.marker, unit.text)
            for unit in one.units
            if unit.kind != "head"
        ]
        for one in both
    ]

    assert units[1] == units[0]
