from __future__ import annotations

import numpy as np
import pytest
from matplotlib import font_manager
from PIL import Image, ImageDraw, ImageFont

from ingest.scans.arrays import Gray
from ingest.scans.overlooked import count
from knowledge.domain import Box

_MM = 8.0  # pixels: 200 dpi
_SIZE = (round(210 * _MM), round(100 * _MM))


def _ink(draw_more: bool = False) -> Gray:
    """Return a mask of two lines of print, with a seal and specks where *draw_more*."""
    page = Image.new("L", _SIZE, 0)
    pen = ImageDraw.Draw(page)
    font = ImageFont.truetype(font_manager.findfont("DejaVu Serif"), round(4.2 * _MM))
    pen.text((30 * _MM, 20 * _MM), "Các chi bộ gửi báo cáo về Văn phòng", fill=255, font=font)
    pen.text((30 * _MM, 40 * _MM), "ngày 05/12/2026.", fill=255, font=font)
    if draw_more:
        pen.ellipse((120 * _MM, 55 * _MM, 156 * _MM, 91 * _MM), outline=255, width=6)
        for at in range(20):
            pen.point((at * 60, 60 * _MM + at), fill=255)
    return np.asarray(page, dtype=np.uint8)


def _box(top: float, bottom: float, left: float = 0.1, right: float = 0.9) -> Box:
    return Box(left=left, top=top, right=right, bottom=bottom)


_FIRST, _SECOND = _box(0.19, 0.27), _box(0.39, 0.47)


@pytest.mark.parametrize(
    ("read", "unread"),
    [([], 2), ([_FIRST], 1), ([_FIRST, _SECOND], 0), ([_FIRST, _box(0.39, 0.47, 0.1, 0.2)], 1)],
)
def test_print_that_no_line_covers_is_counted(read: list[Box], unread: int) -> None:
    assert count(_ink(), _MM, read) == unread


def test_a_seal_and_specks_are_no_print() -> None:
    assert count(_ink(draw_more=True), _MM, [_FIRST, _SECOND]) == 0
