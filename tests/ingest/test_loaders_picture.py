import struct
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from ingest.limits import DEFAULT, Limits
from ingest.loaders import media_type, picture
from knowledge.errors import UnreadableDocument

KINDS = [
    pytest.param("a.png", media_type.PNG, id="png"),
    pytest.param("a.jpg", media_type.JPEG, id="jpeg"),
    pytest.param("a.tif", media_type.TIFF, id="tiff"),
    pytest.param("a.webp", media_type.WEBP, id="webp"),
    pytest.param("a.bmp", media_type.BMP, id="bmp"),
]


@pytest.mark.parametrize(("name", "kind"), KINDS)
def test_each_kind_of_picture_is_known_and_opens(tmp_path: Path, name: str, kind: str) -> None:
    path = tmp_path / name
    Image.new("RGB", (30, 20), "white").save(path)

    assert media_type.of(path) == kind
    assert picture.page(path, 1, DEFAULT).shape == (20, 30, 3)


def test_a_telephone_that_was_held_sideways_says_so_and_is_believed(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    exif = Image.Exif()
    exif[0x0112] = 6  # turn a quarter to the right
    Image.new("RGB", (30, 20), "white").save(path, exif=exif)

    assert picture.page(path, 1, DEFAULT).shape == (30, 20, 3)


@pytest.mark.parametrize("mode", ["1", "L", "P", "CMYK"])
def test_paper_is_white_in_every_kind_of_colour(tmp_path: Path, mode: str) -> None:
    path = tmp_path / ("a.tif" if mode == "CMYK" else "a.png")
    Image.new("RGB", (30, 20), "white").convert(mode).save(path)

    assert (picture.page(path, 1, DEFAULT) == 255).all()


def test_what_is_transparent_is_paper(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    Image.new("RGBA", (30, 20), (0, 0, 0, 0)).save(path)

    assert (picture.page(path, 1, DEFAULT) == 255).all()


def test_sixteen_bits_of_gray_are_read_as_eight(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    Image.fromarray(np.full((20, 30), 40_000, np.uint16)).save(path)

    assert (picture.page(path, 1, DEFAULT) == 156).all()


def test_the_pages_of_a_tif_are_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "a.tif"
    pages = [Image.new("L", (30, 20), shade) for shade in (10, 200)]
    pages[0].save(path, save_all=True, append_images=pages[1:])

    assert [int(picture.page(path, n, DEFAULT)[0, 0, 0]) for n in (1, 2)] == [10, 200]
    with pytest.raises(UnreadableDocument):
        picture.page(path, 3, DEFAULT)


def reason(path: Path, limits: Limits) -> object:
    with pytest.raises(UnreadableDocument) as raised:
        picture.load(path, limits)
    return raised.value.facts["reason"]


def test_a_picture_is_refused_by_its_header_before_it_is_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    Image.new("1", (14_000, 14_000)).save(path)

    assert reason(path, DEFAULT) == "too_many_pixels"
    assert reason(path, Limits(picture_pixels=10)) == "too_many_pixels"


def test_too_many_pages_and_a_damaged_file_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.tif"
    pages = [Image.new("L", (30, 20)) for _ in range(3)]
    pages[0].save(path, save_all=True, append_images=pages[1:])
    assert reason(path, Limits(ocr_pages=2)) == "too_many_pages"

    noise = np.random.default_rng(1).integers(0, 255, (200, 200, 3), np.uint8)
    whole = tmp_path / "whole.jpg"
    Image.fromarray(noise).save(whole)
    cut = tmp_path / "cut.jpg"
    cut.write_bytes(whole.read_bytes()[:2000])
    assert reason(cut, DEFAULT) == "damaged"


@pytest.mark.parametrize(
    ("tag", "kind"),
    [
        (273, 2),  # where the rows begin: as letters
        (257, 5),  # how high it is: as a fraction, of zero
        (258, 2),
    ],
)
def test_a_tag_of_a_tif_that_holds_another_kind_of_value_is_damage(
    tmp_path: Path, tag: int, kind: int
) -> None:
    path = tmp_path / "a.tif"
    Image.new("L", (40, 30), 200).save(path)
    data = bytearray(path.read_bytes())
    (first,) = struct.unpack_from("<I", data, 4)
    (count,) = struct.unpack_from("<H", data, first)
    places = {
        struct.unpack_from("<H", data, place)[0]: place
        for place in range(first + 2, first + 2 + 12 * count, 12)
    }
    struct.pack_into("<H", data, places[tag] + 2, kind)
    path.write_bytes(data)

    with pytest.raises(UnreadableDocument) as refused:
        picture.page(path, 1, DEFAULT)

    assert refused.value.facts["reason"] == "damaged"
