from __future__ import annotations

import re

import pytest

from bot.texts import documents as texts
from ingest import contradictions
from knowledge.domain import Warning  # noqa: A004  # the domain's word
from tests.bot.factories import directive, held


@pytest.mark.parametrize(
    ("issued_on", "said"),
    [
        pytest.param("2026-01-05", "05/01/2026", id="a whole date"),
        pytest.param("2025-09", "tháng 9/2025 (ngày để trống)", id="a blank day"),
        pytest.param(None, "không ghi", id="no date"),
    ],
)
def test_a_date_is_said_as_people_do(issued_on: str | None, said: str) -> None:
    assert texts.dated(issued_on) == said


def test_a_directive_without_number_is_named_by_its_type() -> None:
    assert texts.name(directive(number=None, type="hướng dẫn")) == "Hướng dẫn (chưa ghi số)"


def test_a_replaced_directive_says_by_which() -> None:
    one = held(3, status="superseded")

    assert texts.status(one) == "đã được thay thế"


def test_a_directive_bound_to_a_year_says_which() -> None:
    assert texts.status(held(bound_to_year=2024, status="bound_to_year")).endswith("năm 2024")


# the closed list in the docstring of the module that finds them
_CODES = re.findall(r"^``(\w+)``", contradictions.__doc__ or "", re.MULTILINE)


def test_every_warning_of_ingest_has_its_sentence() -> None:
    assert set(texts.WARNINGS) == set(_CODES)


def test_a_warning_says_dates_as_people_do() -> None:
    facts = {"issued_on": "2026-01-05", "number": "85-HD/BTGTU", "date": "2026-02-01"}

    said = texts.warning(Warning(code="date_before_cited_document", facts=facts))

    assert "(05/01/2026)" in said
    assert "85-HD/BTGTU (01/02/2026)" in said


def test_a_warning_without_its_facts_is_still_said() -> None:
    warning = Warning(code="date_before_cited_document")

    assert texts.warning(warning).startswith("Ngày ban hành sớm hơn")
