"""Lines cut out of scanned pages by the child process."""

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from ingest import pictures
from ingest.scans.engine import tessdata
from knowledge.domain import Box
from knowledge.errors import PartMissing, UnreadableDocument, UnsupportedFormat

pytestmark = pytest.mark.slow


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    """Return a page upside down, one of its lines red."""
    try:
        tessdata()
    except PartMissing:
        pytest.skip("tesseract's Vietnamese (tesseract-ocr-vie) is not installed")
    page = Image.new("RGB", (1240, 1754), "white")
    draw = ImageDraw.Draw(page)
    font = ImageFont.truetype("DejaVuSans.ttf", 30)
    for at in range(20):
        colour = "#b02020" if at == 6 else "black"
        words = f"Điểm {at + 1}. Các chi bộ gửi báo cáo về Văn phòng Đảng ủy xã"
        draw.text((120, 150 + at * 60), words, fill=colour, font=font)
    path = tmp_path / "quet.png"
    page.rotate(180).save(path)
    return path


def test_the_lines_are_cut_from_the_page_as_it_was_read(scan: Path) -> None:
    top = (150 + 6 * 60) / 1754
    box = Box(left=0.09, top=top, right=0.8, bottom=top + 36 / 1754)

    shown = np.asarray(Image.open(io.BytesIO(pictures.cut(scan, 1, [box]))))

    assert shown.shape[0] < 90
    assert (shown[:, :, 0].astype(int) - shown[:, :, 1] > 80).sum() > 1000
    assert not (shown.max(axis=2) < 60).any()


def test_what_has_no_such_page_is_refused(scan: Path, tmp_path: Path) -> None:
    box = Box(left=0.1, top=0.1, right=0.9, bottom=0.12)
    text = tmp_path / "a.txt"
    text.write_text("Kế hoạch", encoding="utf-8")

    with pytest.raises(UnreadableDocument):
        pictures.cut(scan, 2, [box])
    with pytest.raises(UnreadableDocument):
        pictures.cut(scan, 1, [])
    with pytest.raises(UnsupportedFormat):
        pictures.cut(text, 1, [box])
