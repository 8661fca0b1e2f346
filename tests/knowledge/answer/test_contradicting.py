from __future__ import annotations

import pytest

from knowledge.answer.asking import answered, missing, quoted
from knowledge.answer.citing import cite_unit
from knowledge.answer.contradicting import contradictions
from tests.knowledge.answer.offices import Office, codes


def told(office: Office, name: str, path: str) -> list[str]:
    """Name what is to be said beside a quote of the unit at *path*."""
    held = office.by_name[name]
    unit = next(unit for unit in held.directive.units if unit.path == path and unit.marker)
    answer = answered(quoted("content", cite_unit(held, unit)))
    return [statement.code for statement in contradictions(held, answer)]


@pytest.mark.parametrize(
    ("name", "path", "codes_told"),
    [
        # three years after 2022 are no year of a guidance for 2026
        pytest.param("08-HD", "II-1", ["anniversary_does_not_add_up"], id="the years differ"),
        pytest.param("08-HD", "I-1", [], id="the years fit"),
        pytest.param("KH-cho", "I.1", ["draft"], id="a draft"),
        pytest.param("12-KH", "II.1", [], id="nothing odd"),
    ],
)
def test_what_does_not_add_up_is_said_beside_its_quote(
    office: Office, name: str, path: str, codes_told: list[str]
) -> None:
    assert told(office, name, path) == codes_told


def test_the_anniversary_is_shown_with_the_paper_it_is_counted_from(office: Office) -> None:
    answer = office.ask("những cuộc sơ kết nào lĩnh vực thể thao")

    note = next(s for s in answer.statements if s.code == "anniversary_does_not_add_up")
    assert note.facts["expected_year"] == "2025"
    assert note.citations[0].quote == "Nghị quyết số 40-NQ/TU, ngày 17/3/2022 của Tỉnh ủy"


def test_without_a_quote_nothing_is_added(office: Office) -> None:
    answer = answered(missing("urgency_missing"))

    assert contradictions(office.by_name["KH-cho"], answer) == []


def test_a_draft_is_called_one_in_every_answer_that_quotes_it(office: Office) -> None:
    assert codes(office.ask("chợ phiên họp vào lúc nào")) == ["content", "draft"]
