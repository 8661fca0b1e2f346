"""The plan as it was scanned and photographed, where the real data is at hand."""

import json
from pathlib import Path
from typing import Any

import pytest
from rapidfuzz.distance import Levenshtein

import ingest
from ingest.scans.engine import tessdata
from knowledge.domain import Directive
from knowledge.errors import PartMissing

pytestmark = pytest.mark.slow

# shares of wrong characters that are asked for; measured are 0.2 % and 0.4 %
SCANS, PHOTOS = 0.005, 0.06


@pytest.fixture(scope="module")
def files(shared: Path) -> Path:
    try:
        tessdata()
    except PartMissing:
        pytest.skip("tesseract's Vietnamese (tesseract-ocr-vie) is not installed")
    return shared / "data" / "files"


@pytest.fixture(scope="module")
def truth(files: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((files / "kh31.json").read_text("utf-8"))
    return found


@pytest.fixture(scope="module")
def scanned(files: Path) -> Directive:
    """Return the scan with one page upside down and one on its side."""
    return ingest.read(files / "kh31_scan_turned.pdf", not_secret=True)


def error(read: str, printed: str) -> float:
    """Return the share of wrong characters where *printed* is best found in *read*."""
    read, printed = " ".join(read.split()), " ".join(printed.split())
    start = max(0, read.find(printed[:20]))
    return Levenshtein.distance(read[start : start + len(printed)], printed) / len(printed)


def test_the_running_text_of_a_turned_scan_is_read(
    scanned: Directive, truth: dict[str, Any]
) -> None:
    assert error(scanned.text, " ".join(truth["body"])) <= SCANS


def test_the_facts_of_a_turned_scan_are_read(scanned: Directive, truth: dict[str, Any]) -> None:
    assert (scanned.number, scanned.type, scanned.issued_on) == (
        "31-KH/BTGĐUK",
        "kế hoạch",
        "2023-01-05",
    )
    assert scanned.signer is not None
    assert scanned.signer.name == truth["tail"][-1]
    assert len(scanned.recipients) == 6


def test_the_rows_of_a_scanned_table_are_those_of_the_word_file(
    files: Path, scanned: Directive
) -> None:
    def cells(directive: Directive) -> list[int]:
        rows = [unit for unit in directive.units if unit.kind == "row"]
        return [unit.text.count("\t") for unit in rows]

    assert cells(scanned) == cells(ingest.read(files / "kh31.docx"))


def test_a_photograph_is_read_with_the_name_below_the_seal(
    files: Path, truth: dict[str, Any]
) -> None:
    read = ingest.read(files / "kh31_photo_sign.jpg", not_secret=True)

    last = " ".join(truth["body"][-3:])
    assert error(read.text, last) <= PHOTOS
    assert "Lệ Thủy" in read.text
