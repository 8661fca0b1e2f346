"""Each statement about two papers passes its rule, and none that says otherwise does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

import ingest
from knowledge.answer.asking import answered, missing, recorded
from knowledge.answer.verify import verify
from knowledge.domain import Statement
from knowledge.errors import UncitedAnswer
from tests.knowledge.answer.offices import Office, opened
from tests.test_questions import DATA


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    papers = sorted((DATA / "lineage").iterdir())
    with opened(tmp_path_factory.mktemp("evidence"), map(ingest.read, papers)) as lineage:
        yield lineage


def _told(office: Office, asked: str, code: str) -> Statement:
    return next(s for s in office.ask(asked).statements if s.code == code)


def _stands(office: Office, statement: Statement) -> bool:
    try:
        return statement in verify(answered(statement), office.held).statements
    except UncitedAnswer:
        return False


ASKED = {
    "replaced_by": "văn bản nào thay thế hướng dẫn 13-HD/ĐU",
    "replaced_in_turn": "văn bản nào thay thế hướng dẫn 06-HD/ĐU",
    "changed_by": "văn bản nào sửa đổi quy định 09-QĐ/ĐU",
    "changed_here": "khoản 1 Điều 3 quy định 09-QĐ/ĐU",
    "linked": "văn bản nào thực hiện kế hoạch 40-KH/ĐU",
    "difference": "hướng dẫn 20 khác gì hướng dẫn 13",
    "comparison": "hướng dẫn 20 khác gì hướng dẫn 13",
    "superseded_last": "mục I.1 hướng dẫn 06-HD/ĐU",
}


@pytest.mark.parametrize(("code", "asked"), ASKED.items(), ids=ASKED)
def test_what_is_told_stands(office: Office, code: str, asked: str) -> None:
    assert _stands(office, _told(office, asked, code))


@pytest.mark.parametrize("code", ["replaced_by", "replaced_in_turn", "changed_by", "changed_here"])
def test_it_does_not_stand_for_another_directive(office: Office, code: str) -> None:
    told = _told(office, ASKED[code], code)
    other = office.by_name["05-KH"].id

    assert not _stands(office, replace(told, facts={**told.facts, "directive_id": other}))


@pytest.mark.parametrize("code", ["replaced_by", "linked", "changed_by", "difference"])
def test_it_does_not_stand_on_other_words_of_the_same_directive(office: Office, code: str) -> None:
    told = _told(office, ASKED[code], code)
    citing = office.shelf[told.citations[-1].directive_id]
    unit = next(u for u in citing.directive.units if u.kind == "title")
    other = replace(told.citations[-1], quote=unit.text[:9], start=unit.start, end=unit.start + 9)

    assert not _stands(office, replace(told, citations=(other,)))


def test_a_relation_is_not_told_as_another(office: Office) -> None:
    told = _told(office, ASKED["linked"], "linked")

    assert not _stands(office, replace(told, facts={**told.facts, "act": "review"}))


def test_counts_of_changes_are_those_of_the_comparison(office: Office) -> None:
    told = _told(office, ASKED["comparison"], "comparison")

    assert not _stands(office, replace(told, facts={**told.facts, "added": 7}))


@pytest.mark.parametrize(
    "statement",
    [
        pytest.param(missing("no_link", directive_id=0, act="base"), id="no such directive"),
        pytest.param(recorded("superseded_last", directive_id=1, by=(1,)), id="not the last"),
        pytest.param(
            recorded("replaced_without_words", directive_id=1, by=(2,), how="cited"), id="has words"
        ),
    ],
)
def test_what_no_row_says_is_not_told(office: Office, statement: Statement) -> None:
    assert not _stands(office, statement)


def test_a_lack_is_not_told_of_a_directive_that_has_it(office: Office) -> None:
    amended, carried_out = office.by_name["09-QD"].id, office.by_name["40-KH"].id
    compared = office.by_name["20-HD"].id

    for told in (
        missing("change_unstated", directive_id=amended),
        missing("no_link", directive_id=carried_out, act="base"),
        missing("no_earlier", directive_id=compared),
    ):
        assert not _stands(office, told), told.code
