"""Which program wrote an OLE container (.doc, .xls, .ppt), and whether it asks for a password.

Source: [MS-CFB] for the directory, [MS-DOC] 2.5.1 for the head of a Word file.
"""

from __future__ import annotations

from pathlib import Path

_ENTRY_BYTES = 128  # of the directory; its sectors begin at multiples of this
_NAME_BYTES = 64
_SECTOR_BYTES = 512
_WORD_IDENT = b"\xec\xa5"
_FLAGS, _ENCRYPTED = 0x0B, 0x01  # the second byte of the flags, its first bit
_START_AT = 0x74  # of the entry: first sector of the stream


def has_stream(path: Path, name: str) -> bool:
    """Say whether the directory of a container names a stream."""
    return _entry(path.read_bytes(), name) is not None


def is_encrypted_word(path: Path) -> bool:
    """Say whether a .doc has a password."""
    data = path.read_bytes()
    at = _entry(data, "WordDocument")
    if at is None:
        return False
    sector = int.from_bytes(data[at + _START_AT : at + _START_AT + 4], "little")
    head = data[(sector + 1) * _SECTOR_BYTES :][:32]
    return head.startswith(_WORD_IDENT) and bool(head[_FLAGS] & _ENCRYPTED)


def _entry(data: bytes, name: str) -> int | None:
    """Return where the directory entry of a stream begins, or None."""
    wanted = name.encode("utf-16-le").ljust(_NAME_BYTES, b"\x00")
    at = data.find(wanted)
    while at >= 0 and at % _ENTRY_BYTES:
        at = data.find(wanted, at + 1)
    return None if at < 0 else at
