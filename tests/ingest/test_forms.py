"""Whole papers of many forms, all invented, against values reviewed line by line.

``tests/data/forms/<name>.txt`` beside ``<name>.json``: facts, units as [path, kind, mark, first
words], references, warnings. A line "a | b" is a row of a ruled table.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ingest import metadata, references, structure
from tests.factories import paper

FORMS = sorted((Path(__file__).parents[1] / "data" / "forms").glob("*.txt"))
each = pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)


def expected(path: Path) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    return value


@each
def test_the_tree_of_a_form_is_read(path: Path) -> None:
    units = structure.parse(paper(path.read_text(encoding="utf-8")))

    found = [[u.path, u.kind, u.marker, " ".join(u.text.split()[:5])] for u in units]

    assert found == expected(path)["units"]


@each
def test_the_facts_of_a_form_are_read(path: Path) -> None:
    cleaned = paper(path.read_text(encoding="utf-8"))

    found = metadata.find(cleaned, structure.parse(cleaned))

    want = expected(path)
    assert {name: getattr(found, name) for name in want["facts"]} == want["facts"]
    signer = found.signer and [found.signer.name, found.signer.position, found.signer.authority]
    assert signer == want["signer"]
    assert list(found.recipients) == want["recipients"]
    assert [[w.code, dict(w.facts)] for w in found.warnings] == want["warnings"]


@each
def test_what_a_form_cites_is_read(path: Path) -> None:
    cleaned = paper(path.read_text(encoding="utf-8"))

    found = references.find(cleaned, structure.parse(cleaned))

    rows = [[r.number, r.type, r.issuer, r.date, r.relation] for r in found]
    assert rows == expected(path)["references"]


@each
def test_every_span_stands_in_the_text(path: Path) -> None:
    cleaned = paper(path.read_text(encoding="utf-8"))
    units = structure.parse(cleaned)

    found = metadata.find(cleaned, units)

    assert all(unit.text == cleaned.text[unit.start : unit.end] for unit in units)
    assert all(cleaned.text[e.start : e.end].strip() for e in found.evidence)
