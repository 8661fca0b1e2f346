import cv2
import numpy as np
import pytest

from ingest.scans import skew
from ingest.scans.arrays import Gray


def lines_of_words() -> Gray:
    """Return a page of black words in level lines."""
    page = np.full((1000, 800), 255, np.uint8)
    for top in range(100, 900, 40):
        for left in range(100, 700, 60):
            page[top : top + 14, left : left + 45] = 0
    return page


def turned(page: Gray, degrees: float) -> Gray:
    matrix = cv2.getRotationMatrix2D((400, 500), degrees, 1)
    return cv2.warpAffine(page, matrix, (800, 1000), borderValue=[255]).astype(np.uint8)


@pytest.mark.parametrize("degrees", [-4.3, -1.2, 0.0, 0.4, 2.0, 5.5])
def test_the_angle_of_a_page_is_found(degrees: float) -> None:
    page = turned(lines_of_words(), degrees)

    found = skew.angle(page)

    assert found == pytest.approx(-degrees, abs=0.11)
    assert skew.angle(skew.straightened(page, found)) == pytest.approx(0, abs=0.11)


def test_a_blank_page_lies_straight() -> None:
    blank = np.full((500, 400), 255, np.uint8)

    assert skew.angle(blank) == 0
    assert skew.straightened(blank, 0) is blank
