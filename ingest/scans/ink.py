"""Which pixels are print: stamps and pens seen through, dust and drawn lines left out."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.scans.arrays import Colour, Gray

# How much stronger a colour must be than the others before the pixel is all of that colour.
_FULL_COLOUR = 50
_PAPER = 40  # percent of inked pixels are darker: those with print below, and the darkest strokes
_BLACKEST = 0.5  # percent of a page's pixels are as black as its print is at its blackest
_STEP = 75  # of 255, from there to the darkest of a red stamp in gray
_WRITTEN = 0.0005  # of the pixels
_SPECK = 0.2  # millimetres; a full stop at 12 points is 0.5
_LETTER = 0.9  # millimetres; the lowest letters at 10 points are 1.6
_NEAR = 1.2  # millimetres from a letter to its accent, or to the full stop after it
_BLOCK = 15  # millimetres around a pixel that it is compared with
DARKER = 25  # than the paper around it, of 255; thin lines that were drawn askew are less
DARKER_LINES = 12


def without_red(page: Colour) -> Gray:
    """Return the page as its red channel shows it, stamps and red pens faded to paper.

    Blue headings stay dark, which they do not in the brightest of the channels.
    """
    red, green, blue = (page[:, :, channel].astype(np.int16) for channel in range(3))
    return _seen_through(red, red, red - (green + blue) // 2)


def without_blue(page: Colour) -> Gray:
    """Return the page with red and blue faded: what is printed in black below a signature."""
    shown = without_red(page).astype(np.int16)
    blue = page[:, :, 2].astype(np.int16)
    return _seen_through(shown, blue, blue - page[:, :, 0])


def darkest(shown: Gray) -> Gray:
    """Return only what is nearly as black as the blackest: print under a stamp scanned gray."""
    black = float(np.percentile(shown, _BLACKEST))
    stretched = (shown.astype(np.float32) - black) * (255 / _STEP)
    return stretched.clip(0, 255).astype(np.uint8)


def is_written_on(part: Colour) -> bool:
    """Say whether *part* of a page bears enough blue ink for a signature or a blue heading."""
    blueness = part[:, :, 2].astype(np.int16) - part[:, :, 0]
    return bool((blueness > _FULL_COLOUR).mean() > _WRITTEN)


def red_alone(page: Colour) -> Gray:
    """Return what is red on the page, black on white."""
    red = page[:, :, 0].astype(np.int16)
    redness = red - page[:, :, 1:].max(axis=2)
    return (255 - _share(redness) * 255).astype(np.uint8)


def _share(strength: NDArray[np.int16]) -> NDArray[np.float32]:
    """Return from 0 to 1 how much of a colour each pixel has."""
    share: NDArray[np.float32] = np.clip(strength * np.float32(1 / _FULL_COLOUR), 0, 1)
    return share


def _seen_through(
    shown: NDArray[np.int16], channel: NDArray[np.int16], strength: NDArray[np.int16]
) -> Gray:
    """Return *shown*, and *channel* wherever there is ink of its colour, that ink taken for paper.

    Ink dims a channel by one factor over paper and over print alike, so dividing by what it lets
    through brings back both, faint print too.

    Args:
        shown: The page as it is elsewhere.
        channel: The one that the ink is lightest in.
        strength: How much of the ink's colour each pixel has.
    """
    share = _share(strength)
    inked = channel[strength >= _FULL_COLOUR]
    if not inked.size:
        return shown.astype(np.uint8)
    through = max(float(np.percentile(inked, _PAPER)), 1.0)
    lifted = (channel * np.float32(255 / through)).clip(0, 255)
    return (shown * (1 - share) + lifted * share).astype(np.uint8)


def dark(page: Gray, millimetre: float, by: int = DARKER) -> Gray:
    """Return 255 wherever *page* is darker than the paper around.

    Args:
        page: Dark print on lighter paper, its light uneven or not.
        millimetre: In pixels.
        by: How much darker, of 255.
    """
    block = int(_BLOCK * millimetre) | 1
    return cv2.adaptiveThreshold(
        page, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, block, by
    ).astype(np.uint8)


def without_specks(spots: Gray, millimetre: float) -> Gray:
    """Keep what is as large as a letter, and what stands as near to one as dots and accents do.

    Args:
        spots: Mask, see ``dark``.
        millimetre: In pixels.
    """
    count, labels, stats, _ = cv2.connectedComponentsWithStats(spots, connectivity=8)
    size = stats[:count, [cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT]].max(axis=1)
    large = size >= _LETTER * millimetre
    large[0] = False
    reach = 2 * int(_NEAR * millimetre) + 1
    near = cv2.dilate(large[labels].astype(np.uint8), np.ones((reach, reach), np.uint8))
    touched = np.zeros(count, np.bool_)
    touched[np.unique(labels[near > 0])] = True
    keep = large | ((size >= _SPECK * millimetre) & touched)
    keep[0] = False
    return np.where(keep[labels], np.uint8(255), np.uint8(0))
