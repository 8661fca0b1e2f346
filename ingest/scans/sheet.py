"""The sheet of paper on a photograph: cut out, laid flat, its light made even."""

from __future__ import annotations

import math
from itertools import combinations
from typing import TypeAlias

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.scans.arrays import Colour, Gray

# distance from the upper left corner, and angle, as HoughLines gives them
Line: TypeAlias = tuple[float, float]

_WORK_SIDE = 700  # pixels
_SMALLEST = 0.2  # of the picture; a smaller sheet is too far away to be read
_WHOLE = 0.96  # of the picture: it is all paper, a scan
_DARKEST = 12  # of 255: below it, noise has edges too
_RIM = 6  # pixels at the picture's edges
_AS_LIGHT, _FILLED = 0.8, 0.85  # of the paper's lightness; of the rim that must be so light
_SHORTEST_EDGE = 0.22  # of the shorter side of the picture, in pixels of edge on one line
_TILT = 25  # degrees: a sheet that lies more askew is not looked for
_MOST_EDGES = 12  # of each direction: lines of text and the table's own edges are among them
_SAME_PLACE = 6  # pixels
_SAME_TILT = 0.05  # sine of the angle between two lines
_PROBES = 40  # along each edge
_REACH = 5  # pixels from an edge to where its two sides are compared
_LIGHTER, _LIGHTER_BY = 1.12, 4
_PARTED = 0.75  # of an edge: it may run over something as light as paper
_RATES = 12  # steps in which two sheets are compared before the larger one counts
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
    """Return the corners of the sheet, shape (4, 2), from the top left around to the right.

    Paper in the shade may be darker than a table in the light, so no shade of gray parts the two;
    the sheet is what four straight edges close in that are lighter on their inner side.
    """
    scale = _WORK_SIDE / max(picture.shape[:2])
    small = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    light = cv2.GaussianBlur(small.min(axis=2), (5, 5), 0).astype(np.uint8)
    if _fills(light):
        return None
    across, down = _edges(light)
    meet = {
        (a, d): _meeting(across[a], down[d]) for a in range(len(across)) for d in range(len(down))
    }
    rated = [
        (_parted(light, quad), float(cv2.contourArea(quad)), quad)
        for top, bottom in combinations(range(len(across)), 2)
        for left, right in combinations(range(len(down)), 2)
        if (
            quad := _quad(
                meet[top, left], meet[top, right], meet[bottom, right], meet[bottom, left]
            )
        )
        is not None
        and cv2.contourArea(quad) >= _SMALLEST * light.size
    ]
    likely = [found for found in rated if found[0] >= _PARTED]
    if not likely:
        return None
    best = max(likely, key=lambda found: (round(found[0] * _RATES), found[1]))[2]
    return None if _is_whole(best, light.shape) else _in_order(best / scale)


def _edges(light: Gray) -> tuple[list[Line], list[Line]]:
    """Return the likeliest straight edges, those across and those down, the longest first.

    On the logarithm of light, where a shadow's border stays as soft as it is and an edge in the
    shade is as steep as one in the light.
    """
    logarithm = np.log(light.astype(np.float32) + _DARKEST)
    darkest = float(logarithm.min())
    scaled = (logarithm - darkest) * (255 / max(float(logarithm.max()) - darkest, 1e-3))
    outline = cv2.Canny(scaled.astype(np.uint8), 20, 60)
    found = cv2.HoughLines(outline, 1, np.pi / 720, int(_SHORTEST_EDGE * min(light.shape)))
    across: list[Line] = []
    down: list[Line] = []
    for rho, theta in found[:, 0].tolist() if found is not None else ():
        tilt = abs(math.degrees(theta) - 90)
        kind = across if tilt <= _TILT else down if tilt >= 90 - _TILT else None
        if kind is not None and len(kind) < _MOST_EDGES and not _is_known(rho, theta, kind):
            kind.append((rho, theta))
    return across, down


def _is_known(rho: float, theta: float, lines: list[Line]) -> bool:
    return any(
        abs(abs(rho) - abs(other)) < _SAME_PLACE and abs(math.sin(theta - turn)) < _SAME_TILT
        for other, turn in lines
    )


def _fills(light: Gray) -> bool:
    """Say whether the picture is paper to its edges, as a scan is."""
    rim = np.concatenate(
        [
            light[:_RIM].ravel(),
            light[-_RIM:].ravel(),
            light[:, :_RIM].ravel(),
            light[:, -_RIM:].ravel(),
        ]
    )
    return bool(np.mean(rim > _AS_LIGHT * np.median(light)) >= _FILLED)


def _meeting(one: Line, other: Line) -> tuple[float, float] | None:
    """Return where a line across and a line down meet."""
    (rho, theta), (distance, turn) = one, other
    across = math.cos(theta) * math.sin(turn) - math.sin(theta) * math.cos(turn)
    if abs(across) < _SAME_TILT:
        return None
    x = (rho * math.sin(turn) - distance * math.sin(theta)) / across
    y = (distance * math.cos(theta) - rho * math.cos(turn)) / across
    return x, y


def _quad(*corners: tuple[float, float] | None) -> NDArray[np.float32] | None:
    """Return four places as corners, None where one is missing or they do not go around."""
    if None in corners:
        return None
    quad = np.array(corners, np.float32)
    return quad if cv2.isContourConvex(quad) else None


def _parted(light: Gray, quad: NDArray[np.float32]) -> float:
    """Return on what share of the edges of *quad* it is lighter inside than outside.

    The weakest edge counts: three good ones and one through the middle of the sheet are no sheet.
    """
    centre = quad.mean(axis=0)
    steps = np.linspace(0.04, 0.96, _PROBES)[:, None]
    shares = []
    for one, other in zip(quad, np.roll(quad, -1, axis=0), strict=True):
        edge = one + (other - one) * steps
        along = (other - one) / max(float(np.linalg.norm(other - one)), 1)
        inward = np.array([-along[1], along[0]]) * _REACH
        inward = inward if np.dot(inward, centre - edge.mean(axis=0)) > 0 else -inward
        inside, outside = _sampled(light, edge + inward), _sampled(light, edge - inward)
        shares.append(np.mean(inside > outside * _LIGHTER + _LIGHTER_BY))
    return float(min(shares))


def _sampled(light: Gray, places: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the shades at *places*, black beyond the picture: there the sheet may go on."""
    x, y = np.rint(places).astype(int).T
    height, width = light.shape
    within = (x >= 0) & (x < width) & (y >= 0) & (y < height)
    shades = np.zeros(len(places))
    shades[within] = light[y[within], x[within]]
    return shades


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
