import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from ingest.limits import DEFAULT, Limits
from ingest.loaders import image_size
from knowledge.errors import UnreadableDocument


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def promising(folder: Path, width: int, height: int) -> Path:
    """Write the head of a PNG of any size, with nothing behind it."""
    path = folder / "a.png"
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IEND", b""))
    return path


def test_the_size_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    Image.new("RGB", (30, 20)).save(path)

    assert image_size.check(path, DEFAULT) == (30, 20)


@pytest.mark.parametrize("side", [9_000, 15_000, 60_000])
def test_too_many_pixels_are_refused_before_one_is_decoded(tmp_path: Path, side: int) -> None:
    with pytest.raises(UnreadableDocument) as raised:
        image_size.check(promising(tmp_path, side, side), DEFAULT)

    assert raised.value.facts["reason"] == "too_many_pixels"


def test_the_limit_itself_is_allowed(tmp_path: Path) -> None:
    path = promising(tmp_path, 100, 80)

    assert image_size.check(path, Limits(picture_pixels=8000)) == (100, 80)


def test_what_is_no_picture_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n")

    with pytest.raises(UnreadableDocument) as raised:
        image_size.check(path, DEFAULT)

    assert raised.value.facts["reason"] == "damaged"
