from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from matplotlib import font_manager
from PIL import Image, ImageDraw, ImageFont

from ingest.scans import marks
from ingest.scans.arrays import Colour
from ingest.scans.engine import Engine
from knowledge.errors import PartMissing, SecretDocument

pytestmark = pytest.mark.slow

_MM = 150 / 25.4  # pixels, at 150 dpi
_RED = (200, 30, 40)


@pytest.fixture(scope="module")
def engine() -> Engine:
    try:
        return Engine()
    except PartMissing:
        pytest.skip("tesseract's Vietnamese is not installed: make system-deps")


def _font(millimetres: float) -> ImageFont.FreeTypeFont:
    name = font_manager.FontProperties(family="DejaVu Serif", weight="bold")
    return ImageFont.truetype(Path(font_manager.findfont(name)), round(millimetres * _MM))


def _stamped(
    words: str,
    *,
    degrees: float = 0,
    frame: bool = True,
    colour: tuple[int, int, int] = _RED,
) -> Colour:
    """Draw an A4 page with one stamp on it."""
    page = Image.new("RGB", (round(210 * _MM), round(297 * _MM)), "white")
    font = _font(5.5)
    left, top, right, bottom = ImageDraw.Draw(page).textbbox((0, 0), words, font=font)
    size = (round(right - left + 6 * _MM), round(bottom - top + 5 * _MM))
    stamp = Image.new("RGBA", size, (0, 0, 0, 0))
    pen = ImageDraw.Draw(stamp)
    pen.text((3 * _MM - left, 2.5 * _MM - top), words, font=font, fill=colour)
    if frame:
        pen.rectangle((1, 1, size[0] - 2, size[1] - 2), outline=colour, width=3)
    stamp = stamp.rotate(degrees, expand=True, resample=Image.Resampling.BICUBIC)
    page.paste(stamp, (round(25 * _MM), round(45 * _MM)), stamp)
    return np.asarray(page)


@pytest.mark.parametrize("words", ["MẬT", "TỐI MẬT", "TUYỆT MẬT"])
@pytest.mark.parametrize(
    ("degrees", "frame"),
    [
        pytest.param(0, True, id="level, in a frame"),
        pytest.param(0, False, id="without a frame"),
        pytest.param(3, True, id="askew"),
        pytest.param(-8, True, id="very much askew"),
    ],
)
def test_a_red_stamp_is_read(engine: Engine, words: str, degrees: float, *, frame: bool) -> None:
    page = _stamped(words, degrees=degrees, frame=frame)

    with pytest.raises(SecretDocument) as raised:
        marks.urgency(page, engine)
    assert raised.value.facts == {"mark": words}


@pytest.mark.parametrize("words", ["KHẨN", "HỎA TỐC", "CÔNG VĂN ĐẾN", "BẢO MẬT WIFI", "DỰ THẢO"])
def test_other_stamps_are_no_secrecy_mark(engine: Engine, words: str) -> None:
    marks.urgency(_stamped(words), engine)  # refuses nothing


def test_black_words_are_no_stamp(engine: Engine) -> None:
    assert marks.urgency(_stamped("MẬT", colour=(20, 20, 20)), engine) is None


@pytest.mark.parametrize("words", ["KHẨN", "HỎA TỐC"])
def test_a_stamp_of_urgency_is_read_with_its_place(engine: Engine, words: str) -> None:
    found = marks.urgency(_stamped(words), engine)

    assert found is not None
    text, rect = found
    assert text.strip(" |[]") == words
    assert 20 * _MM < rect.left < 30 * _MM


def test_other_red_words_are_no_urgency(engine: Engine) -> None:
    assert marks.urgency(_stamped("CÔNG VĂN ĐẾN"), engine) is None
