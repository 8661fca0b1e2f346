from dataclasses import replace
from pathlib import Path

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pytest
from fpdf import FPDF

from ingest.limits import DEFAULT
from ingest.loaders.pdf_render import render
from knowledge.errors import UnreadableDocument
from tests.pdf_files import scan


def blank(folder: Path, sides: tuple[float, float]) -> Path:
    pdf = FPDF(unit="pt", format=sides)
    pdf.add_page()
    path = folder / "blank.pdf"
    pdf.output(str(path))
    return path


@pytest.mark.parametrize("dpi", [100, 150, 200, 300])
def test_a_scan_is_drawn_in_its_own_resolution(tmp_path: Path, dpi: int) -> None:
    page = pdfium.PdfDocument(scan(tmp_path, dpi=dpi))[0]

    picture = render(page, DEFAULT)

    height, width, channels = picture.shape
    assert abs(height - 841.89 / 72 * dpi) < 2
    assert abs(width - 595.28 / 72 * dpi) < 2
    assert channels == 3
    assert picture[5, 5].tolist() == [0, 0, 0]
    assert picture[-5, -5].tolist() == [200, 200, 200]


def test_a_fine_scan_is_drawn_at_300_dpi(tmp_path: Path) -> None:
    page = pdfium.PdfDocument(scan(tmp_path, dpi=600, sides=(200, 200)))[0]

    assert render(page, DEFAULT).shape[0] == pytest.approx(200 / 72 * 300, abs=1)


def test_a_turned_page_is_drawn_upright(tmp_path: Path) -> None:
    page = pdfium.PdfDocument(scan(tmp_path, dpi=100))[0]
    page.set_rotation(90)

    height, width, _ = render(page, DEFAULT).shape

    assert width > height


def test_a_page_without_a_picture_is_drawn_white_at_200_dpi(tmp_path: Path) -> None:
    page = pdfium.PdfDocument(blank(tmp_path, (595.28, 841.89)))[0]

    picture = render(page, DEFAULT)

    assert picture.shape == (2339, 1654, 3)
    assert picture.min() == 255


@pytest.mark.parametrize("sides", [(14400, 14400), (14400, 300), (30, 14400)])
def test_no_page_is_drawn_larger_than_the_limit(tmp_path: Path, sides: tuple[int, int]) -> None:
    limits = replace(DEFAULT, picture_pixels=500_000)
    page = pdfium.PdfDocument(blank(tmp_path, sides))[0]

    height, width, _ = render(page, limits).shape

    assert height * width <= limits.picture_pixels


def test_a_picture_far_beyond_the_limit_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    limits = replace(DEFAULT, picture_pixels=10_000)
    page = pdfium.PdfDocument(scan(tmp_path, dpi=72))[0]

    with pytest.raises(UnreadableDocument) as raised:
        render(page, limits)

    assert raised.value.facts["reason"] == "too_many_pixels"
