import numpy as np

from ingest.scans import gutters
from ingest.scans.arrays import Gray

MILLIMETRE = 8.0
# the text of a page lies between
LEFT, RIGHT = 200, 1500


def page(*words: tuple[int, int, int]) -> Gray:
    """Return a page with a bar for each (top, left, right)."""
    ink = np.zeros((2300, 1650), np.uint8)
    for top, left, right in words:
        ink[top : top + 24, left:right] = 255
    return ink


BODY = [(top, LEFT, RIGHT) for top in range(700, 1100, 45)]


def test_a_header_is_parted_at_its_gutter_and_the_title_stays_whole() -> None:
    header = [(200, 250, 800), (250, 400, 650), (350, 380, 670), (200, 900, 1450), (250, 950, 1400)]
    title = [(450, 760, 940)]

    (found,) = gutters.find(page(*header, *title, *BODY), MILLIMETRE)

    assert 800 <= found.at <= 900
    assert (len(found.left), len(found.right)) == (3, 2)
    assert found.rect.bottom < 450


def test_a_signature_block_is_parted_and_the_last_line_of_the_text_is_not_in_it() -> None:
    last = [(1145, LEFT, 600)]
    foot = [(1200, LEFT, 400), (1230, 1000, 1400), (1245, LEFT, 700), (1290, LEFT, 650),
            (1335, LEFT, 500), (1290, 1050, 1350)]  # fmt: skip

    (found,) = gutters.find(page(*BODY, *last, *foot), MILLIMETRE)

    assert found.rect.top >= 1190
    assert found.rect.bottom >= 1355


def test_a_narrow_gutter_counts_only_near_the_top() -> None:
    top = [(200, 250, 830), (250, 400, 830), (200, 860, 1450), (250, 870, 1400)]
    (header,) = gutters.find(page(*top, (350, 700, 1000), *BODY), MILLIMETRE)
    below = [(row + 1200, left, right) for row, left, right in top]

    assert header.narrow
    assert gutters.find(page((150, LEFT, RIGHT), *BODY, *below), MILLIMETRE) == []


def test_running_text_has_no_gutter() -> None:
    assert gutters.find(page(*BODY, (1145, LEFT, 500)), MILLIMETRE) == []
    assert gutters.find(page(), MILLIMETRE) == []
