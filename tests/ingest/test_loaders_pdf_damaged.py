"""Files broken on purpose: read as far as they go, or refused in a way that is foreseen."""

import logging
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from ingest.blocks import Loaded
from ingest.limits import DEFAULT
from ingest.loaders.pdf import load
from ingest.loaders.pdf_words import AS_IT_IS, Style, words
from knowledge.errors import UnreadableDocument
from tests.bench.mutations import mutate
from tests.pdf_files import Paper

TEXT = "Ban Tổ chức Đảng ủy xã Đông Hạ theo dõi việc thực hiện Kế hoạch này."
ROWS = [("TT", "Nội dung", "Đơn vị", "Hạn"), ("1", "Kiểm tra", "Chi bộ", "Quý II")]


@pytest.fixture(autouse=True)
def _unheard() -> Iterator[None]:
    """Keep what pdfminer says of these files out of the report."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture(name="whole", scope="module")
def whole_(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    paper = Paper()
    paper.pdf.set_compression(False)
    paper.paragraph(TEXT)
    paper.table((85, 115, 345, 460, 545), ROWS)
    return paper.save(tmp_path_factory.mktemp("whole")).read_bytes()


def test_every_mutant_is_read_or_refused(whole: bytes, tmp_path: Path) -> None:
    path = tmp_path / "mutant.pdf"
    outcomes: Counter[object] = Counter()
    without_ocr = replace(DEFAULT, ocr_pages=0)

    for seed in range(80):
        random = Random(seed)  # noqa: S311  # a seed that can be told is the point
        path.write_bytes(mutate(whole, [whole], random).data)
        try:
            load(path, without_ocr)
        except UnreadableDocument as refused:
            outcomes[refused.facts["reason"]] += 1
        else:
            outcomes["read"] += 1

    assert set(outcomes) <= {"read", "damaged", "empty", "encrypted", "too_many_pages"}
    assert outcomes["read"] > 20 < outcomes["damaged"]


def broken(whole: bytes, old: bytes, new: bytes, folder: Path) -> Path:
    assert old in whole
    path = folder / "broken.pdf"
    path.write_bytes(whole.replace(old, new))
    return path


def rows(loaded: Loaded) -> list[tuple[str, ...]]:
    return [block.cells for block in loaded.blocks if block.cells]


def test_a_file_without_its_index_keeps_its_tables(whole: bytes, tmp_path: Path) -> None:
    read = load(broken(whole, b"startxref", b"startxxxx", tmp_path), DEFAULT)

    assert rows(read) == ROWS
    assert read.blocks[0].text.replace("\n", " ") == TEXT


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(b"841.89]", b"/A1.89]", id="size of the page"),
        pytest.param(b"/Type /Font", b"/Type 12345", id="font"),
        pytest.param(b"/W [", b"/W <", id="widths of letters"),
    ],
)
def test_where_only_pdfplumber_stumbles_the_words_of_a_table_are_kept(
    whole: bytes, tmp_path: Path, old: bytes, new: bytes
) -> None:
    read = load(broken(whole, old, new, tmp_path), DEFAULT)

    assert rows(read) == []
    kept = "".join(block.text for block in read.blocks)
    assert "".join(kept.split()) == "".join((TEXT + "".join(map("".join, ROWS))).split())


def test_letters_that_are_drawn_as_one_are_put_together() -> None:
    style = Style(size=10)
    drawn = [("o", 0), ("ffi", 5), ("\u0301", 15), ("ce", 15), ("ce", 15.5)]
    letters = [(text, x, 0.0, x + 5 * len(text), 0.0, style) for text, x in drawn]

    read = words(letters, AS_IT_IS)

    assert [word.text for word in read] == ["offi\u0301ce"]
