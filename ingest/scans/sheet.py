"""The sheet of paper on a photograph: cut out, laid flat, its light made even."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.scans.arrays import Colour, Gray

_WORK_SIDE = 700  # pixels
_SMALLEST = 0.2  # of the picture; a smaller sheet is too far away to be read
_WHOLE = 0.96  # of the picture: it is all paper, a scan
_STRAIGHT = 0.93  # of the corners' area that the sheet must fill: else it is no sheet
_LARGEST_SIDE = 3508  # pixels of A4 at 300 dpi; more makes OCR slower and no better
_A4 = 297 / 210
_NEARLY_A4 = 0.12
_MARGIN = 0.004  # of a side, left out all around: the shadow at the edge of the sheet
_LIGHT_SIDE = 300  # pixels at which light is measured
_LIGHT_REACH = 15  # of those pixels: wider than a letter of a heading
_EVEN = 12  # of 255: light that varies less is left alone


def flattened(picture: Colour) -> Colour:
    """Return the sheet that lies on *picture*, or *picture* itself where no edge of one is seen."""
    corners = find(picture)
    return picture if corners is None else _warped(picture, corners)


def find(picture: Colour) -> NDArray[np.float32] | None:
    """Return the corners of the sheet, shape (4, 2), from the top left around to the right."""
    scale = _WORK_SIDE / max(picture.shape[:2])
    small = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    quads = [quad for mask in _masks(small.astype(np.uint8)) if (quad := _quad(mask)) is not None]
    if not quads:
        return None
    best = max(quads, key=cv2.contourArea)
    return None if _is_whole(best, small.shape) else _in_order(best / scale)


def _masks(small: NDArray[np.uint8]) -> list[Gray]:
    """Guess the paper in two ways: light in every colour, and closed in by edges."""
    light = cv2.GaussianBlur(small.min(axis=2), (9, 9), 0)
    _, bright = cv2.threshold(light, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    wide = cv2.getStructuringElement(cv2.MORPH_RECT, (15, 15))
    closed = cv2.morphologyEx(bright, cv2.MORPH_CLOSE, wide)
    edges = cv2.dilate(cv2.Canny(cv2.medianBlur(small, 9), 30, 90), np.ones((3, 3), np.uint8))
    return [closed.astype(np.uint8), (255 - edges).astype(np.uint8)]


def _quad(mask: Gray) -> NDArray[np.float32] | None:
    """Return the four corners of the largest part of *mask*, if it has four."""
    contours, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    if not contours:
        return None
    hull = cv2.convexHull(max(contours, key=cv2.contourArea))
    area = cv2.contourArea(hull)
    if area < _SMALLEST * mask.size:
        return None
    for share in np.arange(0.01, 0.08, 0.005):
        corners = cv2.approxPolyDP(hull, share * cv2.arcLength(hull, closed=True), closed=True)
        if len(corners) == 4:  # noqa: PLR2004
            fills = area / max(cv2.contourArea(corners), 1)
            found = corners.reshape(4, 2).astype(np.float32)
            return found if _STRAIGHT <= fills <= 1 / _STRAIGHT else None
    return None


def _is_whole(quad: NDArray[np.float32], shape: tuple[int, ...]) -> bool:
    return bool(cv2.contourArea(quad) >= _WHOLE * shape[0] * shape[1])


def _in_order(corners: NDArray[np.float32]) -> NDArray[np.float32]:
    total, difference = corners.sum(axis=1), np.diff(corners, axis=1)[:, 0]
    order = [total.argmin(), difference.argmin(), total.argmax(), difference.argmax()]
    return corners[order].astype(np.float32)


def _warped(picture: Colour, corners: NDArray[np.float32]) -> Colour:
    width, height = _size(corners)
    target = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    matrix = cv2.getPerspectiveTransform(corners, target)
    flat = cv2.warpPerspective(picture, matrix, (width, height), flags=cv2.INTER_AREA)
    edge_x, edge_y = int(_MARGIN * width), int(_MARGIN * height)
    return flat[edge_y : height - edge_y, edge_x : width - edge_x].astype(np.uint8)


def _size(corners: NDArray[np.float32]) -> tuple[int, int]:
    """Return the width and height of the sheet laid flat, those of A4 where they come near it."""
    sides = np.linalg.norm(corners - np.roll(corners, -1, axis=0), axis=1)
    width, height = max(sides[0], sides[2]), max(sides[1], sides[3])
    for ratio in (_A4, 1 / _A4):
        if abs(height / width / ratio - 1) < _NEARLY_A4:
            height = width * ratio
    shrink = min(1.0, _LARGEST_SIDE / max(width, height))
    return int(width * shrink), int(height * shrink)


def evened(picture: Colour) -> Colour:
    """Return *picture* as if lit the same everywhere; one that is, comes back as it was."""
    light = _light(picture)
    if float(np.percentile(light, 95) - np.percentile(light, 5)) < _EVEN:
        return picture
    full = cv2.resize(light, picture.shape[1::-1], interpolation=cv2.INTER_CUBIC)
    lit = picture.astype(np.float32) * (245 / np.maximum(full, 32))
    return np.clip(lit, 0, 255).astype(np.uint8)


def _light(picture: Colour) -> NDArray[np.float32]:
    """Measure the paper's own brightness in each channel, print taken away."""
    scale = _LIGHT_SIDE / max(picture.shape[:2])
    small = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    reach = np.ones((_LIGHT_REACH, _LIGHT_REACH), np.uint8)
    paper = cv2.morphologyEx(small, cv2.MORPH_CLOSE, reach)
    return cv2.GaussianBlur(paper.astype(np.float32), (0, 0), _LIGHT_REACH / 2).astype(np.float32)
