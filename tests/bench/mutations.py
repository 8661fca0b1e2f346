"""Files made worse on purpose: bits, cuts and splices, also inside the members of an archive."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

_MOST_FLIPS = 60
_MOST_MOVED = 4096  # bytes
_ZIP_START = b"PK\x03\x04"
# what parsers count by: zero, the largest of each width, one less than none
_NUMBERS = (b"\x00\x00\x00\x00", b"\xff\xff\xff\x7f", b"\xff\xff\xff\xff", b"\x00\x00\x00\x80")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutant:
    """A changed file, and what was done to it."""

    data: bytes
    how: str


def mutate(data: bytes, others: Sequence[bytes], random: Random) -> Mutant:
    """Return *data* changed in one to three ways; *others* are what is spliced in."""
    how = []
    for _ in range(random.choice((1, 1, 1, 2, 3))):
        ways = [*_RAW, *_INSIDE, *_INSIDE] if data.startswith(_ZIP_START) else list(_RAW)
        way = random.choice(ways)
        data = way(data, random.choice(others), random)
        how.append(way.__name__.strip("_"))
    return Mutant(data=data, how="+".join(how))


Way = Callable[[bytes, bytes, Random], bytes]


def _place(data: bytes, random: Random) -> tuple[int, int]:
    start = random.randrange(len(data) + 1)
    return start, min(len(data), start + random.randint(1, _MOST_MOVED))


def _flipped(data: bytes, _other: bytes, random: Random) -> bytes:
    changed = bytearray(data)
    for _ in range(random.randint(1, _MOST_FLIPS) if data else 0):
        changed[random.randrange(len(changed))] ^= 1 << random.randrange(8)
    return bytes(changed)


def _cut(data: bytes, _other: bytes, random: Random) -> bytes:
    return data[: random.randrange(len(data) + 1)]


def _without_a_piece(data: bytes, _other: bytes, random: Random) -> bytes:
    start, end = _place(data, random)
    return data[:start] + data[end:]


def _with_a_piece_twice(data: bytes, _other: bytes, random: Random) -> bytes:
    start, end = _place(data, random)
    return data[:end] + data[start:end] * random.randint(1, 20) + data[end:]


def _spliced(data: bytes, other: bytes, random: Random) -> bytes:
    start, end = _place(other, random)
    at, until = _place(data, random)
    return data[:at] + other[start:end] + data[until:]


def _miscounted(data: bytes, _other: bytes, random: Random) -> bytes:
    changed = bytearray(data)
    for _ in range(random.randint(1, 8) if len(data) > len(_NUMBERS[0]) else 0):
        at = random.randrange(len(data) - len(_NUMBERS[0]))
        changed[at : at + len(_NUMBERS[0])] = random.choice(_NUMBERS)
    return bytes(changed)


_RAW: tuple[Way, ...] = (
    _flipped, _flipped, _cut, _without_a_piece, _with_a_piece_twice, _spliced, _miscounted,
)  # fmt: skip


def _rewritten(data: bytes, change: Callable[[list[tuple[str, bytes]]], None]) -> bytes:
    """Return an archive with its members changed; one that does not open stays as it is."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = [(name, archive.read(name)) for name in archive.namelist()]
    except Exception:  # noqa: BLE001  # an earlier change broke it, in whatever way
        return data
    change(members)
    written = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of names that come twice
        with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in members:
                # without a time of day, so that a seed gives the same bytes again
                archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return written.getvalue()


def _with_a_changed_member(data: bytes, other: bytes, random: Random) -> bytes:
    def change(members: list[tuple[str, bytes]]) -> None:
        if members:
            at = random.randrange(len(members))
            name, content = members[at]
            members[at] = (name, random.choice(_RAW)(content, other, random))

    return _rewritten(data, change)


def _without_a_member(data: bytes, _other: bytes, random: Random) -> bytes:
    return _rewritten(data, lambda members: members.pop(random.randrange(len(members))) and None)


def _with_a_member_twice(data: bytes, _other: bytes, random: Random) -> bytes:
    return _rewritten(data, lambda members: members.append(random.choice(members)))


def _with_members_swapped(data: bytes, _other: bytes, random: Random) -> bytes:
    def change(members: list[tuple[str, bytes]]) -> None:
        contents = [content for _, content in members]
        random.shuffle(contents)
        members[:] = [(name, new) for (name, _), new in zip(members, contents, strict=True)]

    return _rewritten(data, change)


def _inflated(data: bytes, _other: bytes, random: Random) -> bytes:
    """Let the directory promise other sizes than the members have."""
    changed = bytearray(data)
    at = changed.find(b"PK\x01\x02")
    while at >= 0:
        if random.random() < 1 / 2:
            size = random.choice((0, 1, 50 << 20, 0x7FFFFFFF, 0xFFFFFFFF))
            field = random.choice((20, 24))  # of the compressed size, of the size
            changed[at + field : at + field + 4] = size.to_bytes(4, "little")
        at = changed.find(b"PK\x01\x02", at + 1)
    return bytes(changed)


_INSIDE: tuple[Way, ...] = (
    _with_a_changed_member, _with_a_changed_member, _without_a_member, _with_a_member_twice,
    _with_members_swapped, _inflated,
)  # fmt: skip
