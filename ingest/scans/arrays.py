"""What the stages hand to one another: pictures and the places in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

# (height, width, 3), red, green, blue
Colour: TypeAlias = NDArray[np.uint8]
# (height, width): 0 is black, 255 is white; of a mask, 255 is ink
Gray: TypeAlias = NDArray[np.uint8]

_A4_WIDTH = 210  # millimetres
_A4_HEIGHT = 297


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle in pixels, right and bottom not included."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> int:
        """Pixels across."""
        return self.right - self.left

    @property
    def height(self) -> int:
        """Pixels down."""
        return self.bottom - self.top

    @property
    def centre(self) -> float:
        """Where its middle lies across."""
        return (self.left + self.right) / 2

    @property
    def middle(self) -> float:
        """Where its middle lies down."""
        return (self.top + self.bottom) / 2

    def cut(self, picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
        """Return this part of *picture*, without copying it."""
        return picture[max(0, self.top) : self.bottom, max(0, self.left) : self.right]

    def moved(self, right: int, down: int) -> Rect:
        """Return it so many pixels further right and down."""
        return Rect(self.left + right, self.top + down, self.right + right, self.bottom + down)

    def shrunk(self, by: int) -> Rect:
        """Return it smaller by so many pixels on each side."""
        return Rect(self.left + by, self.top + by, self.right - by, self.bottom - by)

    def grown(self, by: int, height: int, width: int) -> Rect:
        """Return it larger by so many pixels on each side, within a picture of that size."""
        return Rect(
            max(0, self.left - by),
            max(0, self.top - by),
            min(width, self.right + by),
            min(height, self.bottom + by),
        )


def around(rects: list[Rect]) -> Rect:
    """Return the smallest rectangle that holds all of *rects*, of which there is one at least."""
    return Rect(
        min(rect.left for rect in rects),
        min(rect.top for rect in rects),
        max(rect.right for rect in rects),
        max(rect.bottom for rect in rects),
    )


def per_millimetre(shape: tuple[int, ...]) -> float:
    """Return how many pixels of an A4 page of this *shape* make a millimetre, in either position.

    The page may be cut off at the bottom, so the shorter side counts unless it is too short.
    """
    short, long = sorted(shape[:2])
    return max(short / _A4_WIDTH, long / _A4_HEIGHT)
