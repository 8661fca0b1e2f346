"""A drawn page, read from its picture to the facts of a directive."""

import numpy as np
import pytest
from matplotlib import font_manager
from PIL import Image, ImageDraw, ImageFont

import ingest
from ingest.scans.engine import tessdata
from knowledge.domain import Directive
from knowledge.errors import PartMissing
from tests.scans.wear import Wear, worn

pytestmark = pytest.mark.slow

DPI = 200
MM = DPI / 25.4
BODY: list[tuple[str, float]] = [
    ("Thực hiện Hướng dẫn số 17-HD/TU, ngày 15/6/2026 của Ban Thường vụ Tỉnh", 12),
    ("ủy, Ban Thường vụ Đảng ủy xây dựng kế hoạch như sau:", 0),
    ("I. MỤC ĐÍCH, YÊU CẦU", 0),
    ("1. Các chi bộ gửi báo cáo về Văn phòng Đảng ủy trước ngày 25/9/2026.", 12),
    ("2. Văn phòng Đảng ủy tổng hợp, báo cáo Thường trực Đảng ủy hằng quý.", 12),
]
ROWS = [("TT", "Nội dung", "Thời gian"), ("1", "Họp chi bộ", "Tháng 9/2026")]


def font(points: float, *, bold: bool = False) -> ImageFont.FreeTypeFont:
    name = font_manager.FontProperties(family="DejaVu Serif", weight="bold" if bold else "normal")
    return ImageFont.truetype(font_manager.findfont(name), round(points * DPI / 72))


def page() -> Image.Image:
    picture = Image.new("RGB", (round(210 * MM), round(297 * MM)), "white")
    draw = ImageDraw.Draw(picture)

    def centred(text: str, x: float, y: float, points: float = 12, *, bold: bool = False) -> None:
        draw.text((x * MM, y * MM), text, fill="black", font=font(points, bold=bold), anchor="mm")

    centred("ĐẢNG BỘ TỈNH TÂN GIANG", 66, 25)
    centred("ĐẢNG ỦY XÃ LONG HẠ", 66, 32, bold=True)
    centred("Số 45-KH/ĐU", 66, 40)
    centred("ĐẢNG CỘNG SẢN VIỆT NAM", 152, 25, bold=True)
    centred("Long Hạ, ngày 05 tháng 8 năm 2026", 152, 32)
    centred("KẾ HOẠCH", 110, 55, 14, bold=True)
    centred("công tác báo cáo quý III năm 2026", 110, 63, bold=True)
    for at, (text, indent) in enumerate(BODY):
        place = ((30 + indent) * MM, (76 + at * 8) * MM)
        draw.text(place, text, fill="black", font=font(12))
    for at, cells in enumerate(ROWS):
        for left, right, text in zip((30, 50, 130), (50, 130, 190), cells, strict=True):
            top = 122 + at * 10
            box = (left * MM, top * MM, right * MM, (top + 10) * MM)
            draw.rectangle(box, outline="black", width=2)
            draw.text(((left + 3) * MM, (top + 2) * MM), text, fill="black", font=font(12))
    for at, text in enumerate(("Nơi nhận:", "- Tỉnh ủy (b/c),", "- Các chi bộ,", "- Lưu VP.")):
        draw.text((30 * MM, (155 + at * 6) * MM), text, fill="black", font=font(11))
    centred("T/M BAN THƯỜNG VỤ", 145, 157, bold=True)
    centred("BÍ THƯ", 145, 164, bold=True)
    centred("Hoàng Đình Mạc", 145, 195, bold=True)
    return picture


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Directive:
    """Return what is read of the page, stamped, signed, scanned askew and upside down."""
    try:
        tessdata()
    except PartMissing:
        pytest.skip("tesseract's Vietnamese (tesseract-ocr-vie) is not installed")
    wear = Wear(dpi=DPI, stamped=True, turned=1.3, noise=5, dust=80, jpeg=75, sideways=2)
    scan = worn(np.asarray(page()), wear, (145 * MM, 195 * MM), np.random.default_rng(3))
    path = tmp_path_factory.mktemp("scan") / "quet.png"
    Image.fromarray(scan).save(path)
    return ingest.read(path, not_secret=True)


def test_the_facts_of_head_and_foot_come_out_of_their_columns(read: Directive) -> None:
    assert (read.number, read.type, read.issued_on) == ("45-KH/ĐU", "kế hoạch", "2026-08-05")
    assert read.issuer == "Đảng bộ tỉnh Tân Giang - Đảng ủy xã Long Hạ"
    assert read.place == "Long Hạ"
    assert read.subject == "công tác báo cáo quý III năm 2026"
    assert read.recipients == ("Tỉnh ủy (b/c)", "Các chi bộ", "Lưu VP")
    assert read.signer is not None
    assert (read.signer.name, read.signer.position) == ("Hoàng Đình Mạc", "BÍ THƯ")


def test_the_text_and_the_table_are_read(read: Directive) -> None:
    joined = "Ban Thường vụ Tỉnh ủy, Ban Thường vụ Đảng ủy xây dựng kế hoạch như sau:"

    assert joined in read.text
    assert "1. Các chi bộ gửi báo cáo về Văn phòng Đảng ủy trước ngày 25/9/2026." in read.text
    assert "1\tHọp chi bộ\tTháng 9/2026" in read.text


def test_each_line_says_where_on_the_page_it_is_printed(read: Directive) -> None:
    (page_read,) = read.pages
    tops = {read.text[one.start : one.end]: one.box.top for one in read.printed_lines}

    assert page_read.read_by == "ocr"
    assert page_read.sure > 0.9
    assert tops["KẾ HOẠCH"] == pytest.approx(52 / 297, abs=0.015)
    assert tops["Hoàng Đình Mạc"] == pytest.approx(192 / 297, abs=0.015)
