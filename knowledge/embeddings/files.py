"""Which model a folder holds: another one as soon as what it computes may differ."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# of a file up to the first size every byte counts, of a larger one so many samples
_WHOLE_BYTES = 32 * 1024 * 1024
_SAMPLES, _SAMPLE_BYTES = 512, 16 * 1024
# what a vector depends on; README, images and other formats of the same weights are left out
_SUFFIXES = frozenset({".json", ".txt", ".model", ".safetensors", ".bin", ".py"})
_DIGITS = 12


def digest(*parts: str) -> str:
    """Shorten *parts* to a few hexadecimal digits, the same on every machine."""
    made = hashlib.blake2b()
    for part in parts:
        made.update(f"{len(part)}:{part}".encode())
    return made.hexdigest()[:_DIGITS]


def fingerprint(folder: Path) -> str:
    """Say which model *folder* holds, by what is in its files; a copy of it says the same.

    Reading gigabytes at each start would take seconds, so of large files only samples are read,
    all over the file: training a model further changes nearly every weight of it.
    """
    made = hashlib.blake2b()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix in _SUFFIXES:
            made.update(f"{path.relative_to(folder).as_posix()}:{path.stat().st_size}\n".encode())
            for part in _parts(path):
                made.update(part)
    return made.hexdigest()[:_DIGITS]


def _parts(path: Path) -> Iterator[bytes]:
    size = path.stat().st_size
    if size <= _WHOLE_BYTES:
        yield path.read_bytes()
        return
    with path.open("rb") as file:
        for sample in range(_SAMPLES):
            file.seek(sample * (size - _SAMPLE_BYTES) // (_SAMPLES - 1))
            yield file.read(_SAMPLE_BYTES)
