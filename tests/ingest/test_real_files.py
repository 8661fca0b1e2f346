"""The same plan in every form, and files made to break a reader, where the real data is at hand."""

import contextlib
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from bot.texts.errors import sentence
from ingest import read, sandbox
from ingest.clean import Cleaned, heal
from knowledge.errors import PartMissing, UnreadableDocument
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


@pytest.mark.parametrize("name", ["kh31.html", "bad/html_named.doc"])
def test_a_saved_web_page_is_read_without_what_stands_around_it(files: Path, name: str) -> None:
    expected = truth(files, "kh31.json")

    cleaned = healed(files / name)

    prose = expected["head"] + expected["body"] + expected["tail"] + expected["app"][:2]
    assert same(lines(cleaned)) == same(prose)
    # its maker wrote a merged cell as "^", and empty cells beside a heading
    rows = [tuple(cell for cell in line.cells if cell not in {"", "^"}) for line in cleaned.lines]
    assert [row for row in rows if row] == [tuple(row) for row in expected["rows"]]


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


# what each file made to break a reader comes to: its reason, or None where it is read
HOSTILE = {
    "deepnest.html": "too_deep",
    "docx_named.doc": None,
    "docx_named.pdf": None,
    "encrypted_owner_only.pdf": None,
    "encrypted_user_pw.pdf": "encrypted",
    "html_named.doc": None,
    "hugepage.pdf": "empty",
    "jpg_named.pdf": None,
    "macro.docm": None,
    "macro_named.docx": None,
    "ole_header_only.doc": "damaged",
    "pdf_named.docx": None,
    "pixelbomb.png": "too_many_pixels",
    "rtf_named.doc": None,
    "truncated.doc": "damaged",
    "truncated.docx": "damaged",
    "truncated.pdf": "damaged",
    "txt_named.doc": None,
    "xml_billion_laughs.docx": "doctype",
    "xml_xxe.docx": "doctype",
    "zero.docx": "empty",
    "zero.pdf": "empty",
    "zipbomb_docxml.docx": "too_large_unpacked",
    "zipbomb_media.docx": "too_large_unpacked",
}
# one of each kind goes with the fast tests
QUICK = {"macro.docm", "xml_xxe.docx", "zipbomb_docxml.docx", "pixelbomb.png", "deepnest.html"}


def test_the_table_of_hostile_files_is_whole(files: Path) -> None:
    elsewhere = {"pages300.pdf"}  # long alone: test_real_pdf

    assert {path.name for path in (files / "bad").iterdir()} == HOSTILE.keys() | elsewhere


@pytest.mark.parametrize(
    "name",
    [pytest.param(one, marks=[] if one in QUICK else [pytest.mark.slow]) for one in HOSTILE],
)
def test_a_hostile_file_ends_in_its_text_or_in_one_sentence_and_leaves_nothing(
    files: Path, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    reason, said = outcome(files / "bad" / name)

    assert reason == HOSTILE[name]
    assert name in said
    assert list(tmp_path.iterdir()) == []
    assert running_in(tmp_path) == []


def outcome(path: Path) -> tuple[str | None, str]:
    """Return why a file is refused, None if it is read, and what is said then."""
    try:
        return None, read(path, not_secret=True).source
    except PartMissing as error:
        pytest.skip(sentence(error))
    except UnreadableDocument as error:
        return str(error.facts["reason"]), sentence(error)


def running_in(folder: Path) -> list[str]:
    """List the processes whose command names *folder*, or a file in it."""
    commands = []
    for process in Path("/proc").glob("[0-9]*/cmdline"):
        with contextlib.suppress(OSError):
            commands.append(process.read_bytes().decode("utf-8", errors="replace"))
    return [command for command in commands if str(folder) in command]
