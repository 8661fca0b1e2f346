"""The same plan as three .pdf files, and files made to break a reader, where they are at hand."""

import json
import time
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pytest

import ingest
from ingest import sandbox
from ingest.clean import heal
from ingest.limits import DEFAULT, OCR, Progress
from knowledge.errors import PartMissing, UnreadableDocument


@pytest.fixture(scope="session")
def files(shared: Path) -> Path:
    return shared / "data" / "files"


def truth(files: Path, name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((files / name).read_text("utf-8"))
    return found


TEXT_PDF = [
    ("kh31.pdf", "kh31.json"), ("kh31_nfd.pdf", "kh31_noapp.json"),
    ("kh31_fallbackfont.pdf", "kh31.json"), ("bad/encrypted_owner_only.pdf", "kh31.json"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "expected_in"), TEXT_PDF)
def test_a_pdf_with_text_is_read_without_loss(files: Path, name: str, expected_in: str) -> None:
    expected = truth(files, expected_in)

    cleaned = heal(sandbox.load(files / name).blocks)

    prose = expected["head"] + expected["body"] + expected["tail"] + expected.get("app", [])[:2]
    read = [cleaned.text[line.start : line.end] for line in cleaned.lines if not line.cells]
    assert read == prose
    rows = [line.cells for line in cleaned.lines if line.cells]
    assert rows == [tuple(row) for row in expected.get("rows", [])]


@pytest.mark.parametrize("name", ["kh31.pdf", "kh31_nfd.pdf", "kh31_fallbackfont.pdf"])
def test_head_and_foot_of_a_pdf_are_those_of_the_word_file(files: Path, name: str) -> None:
    word, pdf = ingest.read(files / "kh31.docx"), ingest.read(files / name)

    for fact in ("number", "type", "issuer", "issued_on", "place", "subject", "signer"):
        assert getattr(pdf, fact) == getattr(word, fact)
    assert pdf.recipients == word.recipients
    assert [page.number for page in pdf.pages] == list(range(1, len(pdf.pages) + 1))
    assert {unit.page for unit in pdf.units} == {page.number for page in pdf.pages}


def test_a_broken_text_layer_is_said_to_be_repaired(files: Path) -> None:
    ways = {
        name: {page.read_by for page in sandbox.load(files / name).pages}
        for name in ("kh31.pdf", "kh31_fallbackfont.pdf")
    }

    assert ways == {"kh31.pdf": {"text"}, "kh31_fallbackfont.pdf": {"repaired"}}


REFUSED = {
    "bad/encrypted_user_pw.pdf": "encrypted", "bad/truncated.pdf": "damaged",
    "bad/zero.pdf": "empty",
}  # fmt: skip


@pytest.mark.parametrize(("name", "reason"), REFUSED.items())
def test_a_bad_pdf_is_refused_with_its_reason(files: Path, name: str, reason: str) -> None:
    with pytest.raises(UnreadableDocument) as raised:
        sandbox.load(files / name)

    assert raised.value.facts["reason"] == reason


@pytest.mark.slow
def test_a_pdf_of_three_hundred_pages_is_read_within_the_limits(files: Path) -> None:
    began = time.monotonic()

    loaded = sandbox.load(files / "bad" / "pages300.pdf")

    assert len(loaded.pages) == 300
    assert time.monotonic() - began < DEFAULT.wall_seconds / 2


def test_a_pdf_named_docx_is_read_as_what_it_is(files: Path) -> None:
    named, plain = files / "bad" / "pdf_named.docx", files / "kh31.pdf"

    assert sandbox.load(named).blocks == sandbox.load(plain).blocks


@pytest.mark.slow
def test_pages_of_text_and_scanned_ones_are_each_read_in_their_way(
    files: Path, tmp_path: Path
) -> None:
    made = pdfium.PdfDocument.new()
    for name, page in (("kh31.pdf", 0), ("kh31_scan200.pdf", 1), ("kh31.pdf", 2), ("kh31.pdf", 3)):
        made.import_pages(pdfium.PdfDocument(files / name), [page])
    made.save(tmp_path / "mixed.pdf")
    told: list[Progress] = []

    try:
        loaded = sandbox.load(tmp_path / "mixed.pdf", progress=told.append)
    except PartMissing as missing:
        pytest.skip(f"{missing.facts} is not on this machine")

    assert [page.read_by for page in loaded.pages] == ["text", "ocr", "text", "text"]
    assert [(one.done, one.total) for one in told if one.stage == OCR] == [(1, 4)]
    assert {block.page for block in loaded.blocks if block.scanned} == {2}
    assert [block.cells for block in loaded.blocks if block.cells] == [
        tuple(row) for row in truth(files, "kh31.json")["rows"]
    ]
