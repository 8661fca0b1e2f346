import numpy as np

from ingest.scans import excerpt
from ingest.scans.arrays import Colour
from knowledge.domain import Box


def page() -> Colour:
    """Return a page of 1000 by 800 whose rows are as gray as they are far down, in tens."""
    return np.repeat((np.arange(1000) // 10)[:, None, None], 800, 1).repeat(3, 2).astype(np.uint8)


def line(top: float, left: float = 0.1, right: float = 0.9) -> Box:
    return Box(left=left, top=top, right=right, bottom=top + 0.02)


def test_a_line_is_cut_out_with_a_little_of_the_page_around_it() -> None:
    shown = excerpt.lines(page(), [line(0.5)])

    assert shown.shape == (36, 656, 3)
    assert (shown.min(), shown.max()) == (49, 52)


def test_lines_of_one_quote_stand_as_on_the_page_and_others_apart() -> None:
    together = excerpt.lines(page(), [line(0.53), line(0.5)])
    apart = excerpt.lines(page(), [line(0.5), line(0.8, left=0.5)])

    assert together.shape[0] == 66
    assert apart.shape[0] == 36 + 14 + 36
    assert (apart[36:50] == 255).all()
    assert (apart[50:, 400:] == 255).all()


def test_a_box_beyond_the_page_shows_what_there_is_and_a_wide_page_is_made_narrow() -> None:
    wide = np.zeros((100, 4000, 3), np.uint8)

    assert excerpt.lines(page(), [line(1.2, left=-1, right=3)]).size
    assert excerpt.lines(wide, [line(0.1, left=0, right=1)]).shape[1] == 1600
