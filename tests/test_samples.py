"""The samples say what they were written to say, and the reader reads them so."""

from __future__ import annotations

import io
import json
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import ingest
from knowledge.domain import Directive, Unit
from knowledge.language import place_tones
from tests.make_samples import SAMPLES, SOURCES, build, parse

DATA = Path(__file__).parent / "data"
EXPECTED: dict[str, dict[str, Any]] = json.loads(
    (DATA / "expected_samples.json").read_text(encoding="utf-8")
)
# read line by line against each sample by a person
EXPECTED_DUTIES: dict[str, list[dict[str, Any]]] = json.loads(
    (DATA / "expected_duties.json").read_text(encoding="utf-8")
)
STATUSES = {"answered", "not_in_documents", "which_one", "refused"}


def rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (DATA / name).read_text(encoding="utf-8").splitlines()]


QUESTIONS = rows("questions_samples.jsonl")
QUESTIONS_REAL = rows("questions_real.jsonl")


@cache
def read(path: Path) -> Directive:
    return ingest.read(path)


def sample(name: str) -> Directive:
    return read(SAMPLES / name)


def loose(text: str) -> str:
    """Fold what printing varies: case, white space, tone placement, the last comma."""
    return spaced(place_tones(text).casefold()).rstrip(",.;")


def spaced(text: str) -> str:
    return " ".join(text.split())


def each(key: str) -> pytest.MarkDecorator:
    cases = [pytest.param(name, row[key], id=name[:2]) for name, row in EXPECTED.items()]
    return pytest.mark.parametrize(("name", "expected"), cases)


def test_every_sample_has_an_expected_row() -> None:
    assert sorted(path.name for path in SAMPLES.iterdir()) == sorted(EXPECTED)


@pytest.mark.parametrize("path", sorted(SOURCES.glob("*.txt")), ids=lambda path: path.name[:2])
def test_a_word_sample_is_what_its_source_builds(path: Path) -> None:
    built = zipfile.ZipFile(io.BytesIO(build(parse(path.read_text(encoding="utf-8")))))
    kept = zipfile.ZipFile(SAMPLES / f"{path.stem}.docx")

    assert kept.namelist() == built.namelist()
    assert all(kept.read(name) == built.read(name) for name in kept.namelist())


@pytest.mark.parametrize("key", ["number", "type", "issued_on", "place", "urgency", "circulation"])
@pytest.mark.parametrize("name", EXPECTED, ids=lambda name: name[:2])
def test_a_plain_fact_is_read(name: str, key: str) -> None:
    assert getattr(sample(name), key) == EXPECTED[name][key]


@each("bound_to_year")
def test_the_year_it_is_bound_to_is_read(
    name: str, expected: int | list[int | None] | None
) -> None:
    right = expected if isinstance(expected, list) else [expected]

    assert sample(name).bound_to_year in right


@each("issuer")
def test_the_issuer_is_read_in_full(name: str, expected: list[str]) -> None:
    issuer = loose(sample(name).issuer or "")

    places = [issuer.find(loose(part)) for part in expected]

    assert -1 not in places
    assert places == sorted(places)
    assert len(issuer) <= sum(len(part) + 3 for part in expected)


@each("subject")
def test_the_subject_is_read(name: str, expected: str) -> None:
    assert loose(sample(name).subject or "").endswith(loose(expected))


@each("signer")
def test_the_signer_is_read_with_function_and_authority(
    name: str, expected: dict[str, str] | None
) -> None:
    signer = sample(name).signer

    found = signer and {
        "name": signer.name,
        "position": signer.position,
        "authority": signer.authority,
    }

    assert found == expected


@each("recipients")
def test_the_recipients_are_read_one_by_one(name: str, expected: list[str]) -> None:
    assert [loose(one) for one in sample(name).recipients] == [loose(one) for one in expected]


@each("warnings")
def test_what_is_wrong_with_a_sample_is_told_and_nothing_else(
    name: str, expected: list[str]
) -> None:
    codes = {warning.code for warning in sample(name).warnings}

    assert codes >= set(expected)
    assert codes <= set(expected) | set(EXPECTED[name]["warnings_may"])


@each("markers")
def test_every_number_of_the_body_is_read_in_order(name: str, expected: list[str]) -> None:
    found = [printed(unit) for unit in sample(name).units if unit.kind in ("heading", "item")]

    assert [marker for marker in found if marker and marker != "-"] == expected


@each("dashes")
def test_every_dash_of_the_body_is_an_item(name: str, expected: int) -> None:
    found = [unit for unit in sample(name).units if unit.kind == "item" and unit.marker == "-"]

    assert len(found) == expected


@each("rows")
def test_every_row_of_an_appendix_is_a_unit(name: str, expected: int) -> None:
    found = [unit for unit in sample(name).units if unit.kind == "row"]

    assert len(found) == expected


@pytest.mark.parametrize(
    ("name", "path", "beginning"),
    [
        pytest.param(name, path, beginning, id=f"{name[:2]}-{path}")
        for name, row in EXPECTED.items()
        for path, beginning in row["paths"].items()
    ],
)
def test_a_path_leads_to_its_words(name: str, path: str, beginning: str) -> None:
    texts = [spaced(unit.text) for unit in sample(name).units if unit.path == path]

    assert any(text.replace("*", "").startswith(beginning) for text in texts)


@each("references")
def test_every_cited_directive_is_read_with_its_relation(
    name: str, expected: list[dict[str, str | None]]
) -> None:
    directive = sample(name)
    found = [ref for ref in directive.references if ref.number not in (None, directive.number)]

    assert {ref.number for ref in found} == {row["number"] for row in expected}
    for row in expected:
        facts = [(ref.type, ref.date) for ref in found if ref.number == row["number"]]
        relations = [ref.relation for ref in found if ref.number == row["number"]]
        assert (row["type"], row["date"]) in facts
        assert row["relation"] is None or row["relation"] in relations


@pytest.mark.parametrize(
    ("name", "due"),
    [
        pytest.param(
            name,
            due,
            id=f"{name[:2]}-{due['unit']}-{due['type']}-{at}",
        )
        for name, row in EXPECTED.items()
        for at, due in enumerate(row["dues"])
    ],
)
def test_a_due_day_is_read_where_it_stands(name: str, due: dict[str, Any]) -> None:
    found = [{"unit": duty.unit, **duty.due} for duty in sample(name).obligations]

    assert any(due.items() <= one.items() for one in found)


@pytest.mark.parametrize(
    ("name", "path"),
    [
        pytest.param(name, path, id=f"{name[:2]}-{path}")
        for name, row in EXPECTED.items()
        for path in row["not_duties"]
    ],
)
def test_what_is_no_duty_is_not_proposed(name: str, path: str) -> None:
    assert path not in {duty.unit for duty in sample(name).obligations}


@pytest.mark.parametrize(
    ("name", "expected"),
    [pytest.param(name, rows, id=name[:2]) for name, rows in EXPECTED_DUTIES.items()],
)
def test_every_duty_is_found_and_none_invented_with_its_actor_and_its_words(
    name: str, expected: list[dict[str, Any]]
) -> None:
    found = [
        {
            "unit": duty.unit, "kind": duty.kind, "period": duty.period, "due": dict(duty.due),
            "who": list(duty.who), "to": list(duty.to), "via": list(duty.via),
            "quote": duty.quote,
        }
        for duty in sample(name).obligations
    ]  # fmt: skip

    assert found == expected


def test_a_duty_to_watch_opinion_stays_text_and_is_never_proposed() -> None:
    directive = sample("09-KH-dan-so-gia-dinh-tre-em-2024.txt")

    assert "nắm tình hình tư tưởng" in directive.text
    assert not any("tư tưởng" in duty.quote for duty in directive.obligations)


def test_the_text_of_every_unit_stands_at_its_offsets() -> None:
    for name in EXPECTED:
        directive = sample(name)
        assert all(unit.text == directive.text[unit.start : unit.end] for unit in directive.units)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda row: row["id"])
def test_every_quote_of_a_question_stands_in_its_sample(question: dict[str, Any]) -> None:
    for support in question["support"]:
        assert spaced(support["quote"]) in spaced(sample(support["file"]).text)


@pytest.mark.parametrize("questions", [QUESTIONS, QUESTIONS_REAL], ids=["samples", "real"])
def test_questions_keep_their_form(questions: list[dict[str, Any]]) -> None:
    ids = [row["id"] for row in questions]

    assert len(set(ids)) == len(ids)
    assert {row["status"] for row in questions} == STATUSES
    assert all(row["answerable"] == (row["status"] == "answered") for row in questions)
    assert all(row["support"] for row in questions if row["answerable"])


@pytest.mark.parametrize("question", QUESTIONS_REAL, ids=lambda row: row["id"])
def test_every_anchor_of_a_question_stands_in_its_unit(
    question: dict[str, Any], shared: Path
) -> None:
    for support in question["support"]:
        directive = read(shared / "data" / "directives" / support["file"])
        texts = [spaced(unit.text) for unit in directive.units if unit.path == support["path"]]
        assert any(support["anchor"] in text for text in texts)


def printed(unit: Unit) -> str:
    """Return the marker without the sign that ends it: "1." -> "1", "a)" -> "a", "(2)" stays."""
    marker = unit.marker.rstrip(".")
    return marker if marker.startswith("(") else marker.rstrip(")")
