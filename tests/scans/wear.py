"""What happens to a page between the printer and the reader: stamped, signed, scanned, snapped."""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

Picture = NDArray[np.uint8]
_RED, _BLUE = (196, 32, 48), (30, 50, 160)
_STAMP = 17  # millimetres from its middle to its edge
_STAMP_FONT = "DejaVuSans-Bold.ttf"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wear:
    """How a page was scanned or photographed."""

    dpi: int = 200
    # degrees to the left
    turned: float = 0.0
    # of 255, standard deviation
    noise: float = 0.0
    # dots of dust on a page
    dust: int = 0
    # millimetres, standard deviation
    blur: float = 0.0
    # quality of the JPEG, 0 for none
    jpeg: int = 0
    gray: bool = False
    stamped: bool = False
    # the ink of a weak printer, 0 to 1 of black
    faint: float = 0.0
    photo: bool = False
    # quarter turns to the left
    sideways: int = 0


def worn(
    page: Picture, wear: Wear, signed_at: tuple[float, float] | None, rng: np.random.Generator
) -> Picture:
    """Return *page*, white with black print, as it comes out of the scanner or the telephone."""
    millimetre = wear.dpi / 25.4
    picture = page.astype(np.float32)
    if wear.faint:
        picture = 255 - (255 - picture) * (1 - wear.faint)
    if wear.stamped and signed_at:
        picture = _signed(_stamped(picture, signed_at, millimetre), signed_at, millimetre, rng)
    if wear.photo:
        picture = _photographed(picture, rng)
    elif wear.turned:
        picture = _turned(picture, wear.turned)
    if wear.blur:
        picture = cv2.GaussianBlur(picture, (0, 0), wear.blur * millimetre).astype(np.float32)
    picture = _dusty(picture, wear, millimetre, rng)
    found = np.clip(picture + rng.normal(0, wear.noise, picture.shape), 0, 255).astype(np.uint8)
    if wear.gray:
        gray = cv2.cvtColor(found, cv2.COLOR_RGB2GRAY)
        found = cv2.cvtColor(gray, cv2.COLOR_GRAY2RGB).astype(np.uint8)
    if wear.jpeg:
        found = _squeezed(found, wear.jpeg)
    return np.ascontiguousarray(np.rot90(found, wear.sideways))


def _stamped(
    page: NDArray[np.float32], at: tuple[float, float], millimetre: float
) -> NDArray[np.float32]:
    """Press a round red seal over the left third of the signature, as the rules ask."""
    radius = _STAMP * millimetre
    middle = at[0] - 0.6 * radius, at[1] - 0.7 * radius
    seal = Image.new("L", page.shape[1::-1], 0)
    draw = ImageDraw.Draw(seal)
    for reach_share, width in ((1.0, 0.8), (0.62, 0.4)):
        reach = radius * reach_share
        box = (middle[0] - reach, middle[1] - reach, middle[0] + reach, middle[1] + reach)
        draw.ellipse(box, outline=210, width=max(1, int(width * millimetre)))
    draw.regular_polygon((*middle, radius * 0.3), 5, fill=210)
    font = ImageFont.truetype(_STAMP_FONT, int(3.2 * millimetre))
    words = "ĐẢNG CỘNG SẢN VIỆT NAM * ĐẢNG ỦY XÃ *"
    for number, letter in enumerate(words):
        angle = -math.pi + 2 * math.pi * number / len(words)
        tile = Image.new("L", (int(5 * millimetre),) * 2, 0)
        half = tile.width / 2
        ImageDraw.Draw(tile).text((half, half), letter, fill=210, font=font, anchor="mm")
        tile = tile.rotate(-math.degrees(angle) - 90)
        x = middle[0] + 0.81 * radius * math.cos(angle) - half
        y = middle[1] + 0.81 * radius * math.sin(angle) - half
        seal.paste(tile, (int(x), int(y)), tile)
    share = np.asarray(seal, np.float32)[:, :, None] / 255
    ink = np.array(_RED, np.float32) / 255
    return (page * (1 - share + share * ink)).astype(np.float32)


def _signed(
    page: NDArray[np.float32],
    at: tuple[float, float],
    millimetre: float,
    rng: np.random.Generator,
) -> NDArray[np.float32]:
    """Draw a signature in blue ink above the name and a little into it."""
    steps = np.linspace(0, 1, 160)
    turns = np.outer((2, 3, 5), steps) + rng.uniform(size=(3, 1))
    waves = (rng.uniform(0.4, 1, (3, 1)) * np.sin(2 * math.pi * turns)).sum(axis=0)
    x = at[0] + (steps - 0.5) * 38 * millimetre
    y = at[1] - 9 * millimetre + waves * 3.6 * millimetre
    layer = Image.new("L", page.shape[1::-1], 0)
    points = list(zip(x.tolist(), y.tolist(), strict=True))
    ImageDraw.Draw(layer).line(points, fill=230, width=max(2, int(0.6 * millimetre)))
    share = np.asarray(layer, np.float32)[:, :, None] / 255
    ink = np.array(_BLUE, np.float32) / 255
    return (page * (1 - share + share * ink)).astype(np.float32)


def _turned(page: NDArray[np.float32], degrees: float) -> NDArray[np.float32]:
    height, width = page.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1)
    turned = cv2.warpAffine(page, matrix, (width, height), borderValue=(236, 236, 232))
    return turned.astype(np.float32)


def _dusty(
    page: NDArray[np.float32], wear: Wear, millimetre: float, rng: np.random.Generator
) -> NDArray[np.float32]:
    page = page.copy()
    height, width = page.shape[:2]
    for _ in range(wear.dust):
        x, y = int(rng.uniform(0, width)), int(rng.uniform(0, height))
        size = max(1, int(rng.uniform(0.1, 0.35) * millimetre))
        page[y : y + size, x : x + size] = rng.uniform(60, 170)
    return page


def _squeezed(page: Picture, quality: int) -> Picture:
    bgr = cv2.cvtColor(page, cv2.COLOR_RGB2BGR)
    _, jpeg = cv2.imencode(".jpg", bgr, [cv2.IMWRITE_JPEG_QUALITY, quality])
    decoded = cv2.imdecode(jpeg, cv2.IMREAD_COLOR)
    if decoded is None:
        raise ValueError("the JPEG did not open")
    return cv2.cvtColor(decoded, cv2.COLOR_BGR2RGB).astype(np.uint8)


def _photographed(page: NDArray[np.float32], rng: np.random.Generator) -> NDArray[np.float32]:
    """Lay the sheet on a desk, look at it from a slant, let a shadow fall on it."""
    height, width = page.shape[:2]
    tall, wide = int(height * 1.18), int(width * 1.22)
    grain = rng.normal(0, 12, (tall // 4, wide // 4, 1)).astype(np.float32)
    grain = cv2.resize(grain, (wide, tall))[:, :, None].astype(np.float32)
    desk = np.array([rng.uniform(80, 140), rng.uniform(60, 100), rng.uniform(40, 80)], np.float32)
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    edge_x, edge_y = (wide - width) / 2, (tall - height) / 2
    slant = rng.uniform(-0.035, 0.035, (4, 2)).astype(np.float32) * width
    target = corners + np.array([edge_x, edge_y], np.float32) + slant
    matrix = cv2.getPerspectiveTransform(corners, target.astype(np.float32))
    paper = page * np.array([0.97, 0.95, 0.88], np.float32)
    shown = cv2.warpPerspective(paper, matrix, (wide, tall), flags=cv2.INTER_LINEAR)
    where = cv2.warpPerspective(np.ones((height, width), np.float32), matrix, (wide, tall))
    scene = np.where(where[:, :, None] > 0.5, shown, desk + grain)
    return (scene * _shadow(tall, wide, rng)[:, :, None]).astype(np.float32)


def _shadow(tall: int, wide: int, rng: np.random.Generator) -> NDArray[np.float32]:
    y, x = np.mgrid[0:tall, 0:wide].astype(np.float32)
    slope = rng.uniform(-0.4, 0.4)
    beyond = (x / wide + slope * (y / tall - 0.5) - rng.uniform(0.55, 0.8)) / 0.06
    dark = rng.uniform(0.5, 0.7)
    falls = dark + (1 - dark) / (1 + np.exp(np.clip(beyond, -30, 30)))
    lamp = 1 - 0.18 * ((x / wide - 0.3) ** 2 + (y / tall - 0.3) ** 2)
    light: NDArray[np.float32] = (falls * lamp).astype(np.float32)
    return light
