"""The same plan in every form, and files made to break a reader, where the real data is at hand."""

import json
import re
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from ingest import sandbox
from ingest.clean import Cleaned, heal
from ingest.limits import DEFAULT
from ingest.loaders import LOADERS
from knowledge.errors import UnreadableDocument, UnsupportedFormat
from tests.office_files import program


@pytest.fixture(scope="session")
def files(shared: Path) -> Path:
    return shared / "data" / "files"


def truth(files: Path, name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((files / name).read_text("utf-8"))
    return found


def healed(path: Path) -> Cleaned:
    return heal(sandbox.load(path).blocks)


def lines(cleaned: Cleaned) -> list[str]:
    return [cleaned.text[line.start : line.end] for line in cleaned.lines if not line.cells]


def same(texts: Sequence[str]) -> list[str]:
    """Return *texts* in one case and spacing, as the truth was compared when it was made."""
    return [re.sub(r"\s+", " ", text).strip().lower() for text in texts]


WITH_ANNEX = ["kh31.docx", "bad/docx_named.doc", "bad/docx_named.pdf"]
WITHOUT_ANNEX = [
    "kh31.txt", "kh31_bom_utf16.txt", "kh31_nfd.txt", "kh31_tohop.txt", "kh31_nfd.docx",
    "bad/txt_named.doc", "kh31_cp1258.txt", "kh31_tcvn3.txt", "kh31_tcvn3.docx", "kh31_vni.txt",
    "kh31_vni.docx",
]  # fmt: skip


@pytest.mark.parametrize("name", WITH_ANNEX)
def test_a_word_file_with_an_annex_is_read_without_loss(files: Path, name: str) -> None:
    expected = truth(files, "kh31.json")

    cleaned = healed(files / name)

    prose = expected["head"] + expected["body"] + expected["tail"] + expected["app"][:2]
    assert same(lines(cleaned)) == same(prose)
    rows = [line.cells for line in cleaned.lines if line.cells]
    assert rows == [tuple(row) for row in expected["rows"]]


@pytest.mark.parametrize("name", WITHOUT_ANNEX)
def test_each_form_of_the_plan_is_read_without_loss(files: Path, name: str) -> None:
    expected = truth(files, "kh31_noapp.json")

    cleaned = healed(files / name)

    assert same(lines(cleaned)) == same(expected["head"] + expected["body"] + expected["tail"])


def test_markdown_is_read_without_loss(files: Path) -> None:
    expected = truth(files, "kh31_noapp.json")

    read = same(lines(healed(files / "kh31.md")))

    title = " ".join(expected["head"][-2:])
    assert read == same([title, *expected["body"]])


def test_the_paragraphs_broken_in_real_directives_are_whole_and_no_others_joined(
    shared: Path,
) -> None:
    cleaned = [healed(path) for path in sorted((shared / "data" / "directives").glob("*.txt"))]

    # counted by reading both papers
    assert [[repair.kind for repair in one.repairs] for one in cleaned] == [
        ["joined_lines"],
        ["joined_lines"] * 4,
    ]
    assert not [line for one in cleaned for line in lines(one) if line[0].islower()]


@pytest.mark.slow
@pytest.mark.parametrize("name", ["kh31.doc", "kh31.rtf", "kh31.odt", "bad/rtf_named.doc"])
def test_a_file_of_an_older_office_is_read_without_loss(files: Path, name: str) -> None:
    program()
    test_a_word_file_with_an_annex_is_read_without_loss(files, name)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["kh31_tcvn3.doc", "kh31_vni.doc"])
def test_an_older_file_in_an_old_font_is_read_without_loss(files: Path, name: str) -> None:
    program()
    test_each_form_of_the_plan_is_read_without_loss(files, name)


STRESS = [
    "CHEN20", "SDTBLOCK", "trước SDTINLINE sau", "TEXTBOX Số 12-CV/ĐUK", "NGOAI", "LONG1", "LONG2",
    "dòng một", "gạch-nối", "LIENKET",
]  # fmt: skip


def test_a_file_with_everything_in_it_keeps_what_is_printed(files: Path) -> None:
    text = healed(files / "stress.docx").text

    assert [phrase for phrase in STRESS if text.count(phrase) != 1] == []
    assert "XOA15" not in text
    assert "ANCHU" not in text


@pytest.mark.slow
def test_an_older_file_with_everything_in_it_reads_the_same(files: Path) -> None:
    program()

    assert healed(files / "stress.doc").text == healed(files / "stress.docx").text


READABLE_BAD = {
    "docx_named.doc",
    "docx_named.pdf",
    "pdf_named.docx",
    "rtf_named.doc",
    "txt_named.doc",
}
OURS = {".docx", ".docm", ".doc"}


def test_hostile_and_broken_files_give_typed_errors_quickly(files: Path) -> None:
    took = {}
    for path in sorted((files / "bad").iterdir()):
        if path.suffix not in OURS or path.name in READABLE_BAD:
            continue
        began = time.monotonic()
        with pytest.raises((UnreadableDocument, UnsupportedFormat)) as raised:
            sandbox.load(path)
        assert raised.value.facts["path"] == path.name
        took[path.name] = time.monotonic() - began

    assert max(took.values()) < DEFAULT.wall_seconds / 10
    assert len(took) >= len(LOADERS)
