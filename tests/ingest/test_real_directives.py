"""The two real directives, read against values that a person reviewed line by line.

``tests/data/expected/<first 12 hex of the file's sha256>.json`` holds facts and, for each unit,
[path, kind, marker, length, crc32 of its text]; for each duty, [unit, kind, period, rule, how many
act, receive, pass it on, length of its quote, crc32 of quote and names]. It holds no text of the
directives.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from ingest import metadata, obligations, references, structure
from ingest.clean import Cleaned, heal
from ingest.limits import Limits
from ingest.loaders import txt

EXPECTED = sorted((Path(__file__).parents[1] / "data" / "expected").glob("*.json"))
each = pytest.mark.parametrize("path", EXPECTED, ids=lambda path: path.stem[:6])


@cache
def read(shared: Path, path: Path) -> tuple[Cleaned, dict[str, Any]]:
    for file in sorted((shared / "data" / "directives").glob("*.txt")):
        if hashlib.sha256(file.read_bytes()).hexdigest().startswith(path.stem):
            blocks = txt.load(file, Limits(), lambda _: None).blocks
            return heal(blocks), json.loads(path.read_text(encoding="utf-8"))
    pytest.skip(f"no directive of ../shared has the hash {path.stem}")


@each
def test_every_unit_has_its_path_kind_mark_and_words(path: Path, shared: Path) -> None:
    cleaned, expected = read(shared, path)

    units = [
        [unit.path, unit.kind, unit.marker, len(unit.text), zlib.crc32(unit.text.encode())]
        for unit in structure.parse(cleaned)
    ]

    assert units == expected["units"]


@each
def test_every_fact_of_the_paper_itself_is_read(path: Path, shared: Path) -> None:
    cleaned, expected = read(shared, path)

    found = metadata.find(cleaned, structure.parse(cleaned))

    facts = {name: getattr(found, name) for name in expected["facts"]}
    assert facts == expected["facts"]
    signer = found.signer
    assert signer is not None
    assert [signer.name, signer.position, signer.authority] == expected["signer"]
    assert list(found.recipients) == expected["recipients"]
    assert [[w.code, dict(w.facts)] for w in found.warnings] == expected["warnings"]


@each
def test_every_fact_is_shown_where_it_is_printed(path: Path, shared: Path) -> None:
    cleaned, expected = read(shared, path)

    found = metadata.find(cleaned, structure.parse(cleaned))

    printed = [[e.fact, len(cleaned.text[e.start : e.end])] for e in found.evidence]
    assert printed == expected["evidence"]


@each
def test_every_reference_is_read_with_its_relation(path: Path, shared: Path) -> None:
    cleaned, expected = read(shared, path)

    found = references.find(cleaned, structure.parse(cleaned))

    assert [[r.number, r.type, r.issuer, r.date, r.relation] for r in found] == expected[
        "references"
    ]


@each
def test_every_duty_is_read_with_who_owes_it_to_whom_and_none_has_a_day(
    path: Path, shared: Path
) -> None:
    cleaned, expected = read(shared, path)

    duties, _ = obligations.find(cleaned, structure.parse(cleaned))

    found = [
        [
            duty.unit, duty.kind, duty.period, dict(duty.due), len(duty.who), len(duty.to),
            len(duty.via), len(duty.quote), _sum(duty.quote, *duty.who, *duty.to, *duty.via),
        ]
        for duty in duties
    ]  # fmt: skip
    assert found == expected["duties"]
    assert {duty.due["type"] for duty in duties} == {"none"}


def _sum(*texts: str) -> int:
    return zlib.crc32("|".join(texts).encode())


@each
def test_every_anniversary_is_a_window_with_the_year_it_reaches(path: Path, shared: Path) -> None:
    cleaned, expected = read(shared, path)

    _, windows = obligations.find(cleaned, structure.parse(cleaned))

    keys = ("years", "base", "year", "stated_year")
    found = [[one.kind, *(one.facts.get(key) for key in keys)] for one in windows]
    assert found == expected["windows"]
