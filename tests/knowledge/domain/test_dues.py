from __future__ import annotations

from datetime import date

import pytest

from knowledge.domain import ALL, NOBODY, OFFICE, OWN, Bound, Period

SCHOOLS = Bound(kind="groups", members=frozenset({"trường học"}))
CHOSEN = Bound(kind="cells", members=frozenset({"c3"}))


@pytest.mark.parametrize(
    ("kind", "start", "end", "key"),
    [
        ("monthly", date(2026, 2, 1), date(2026, 2, 28), "2026-M02"),
        ("quarterly", date(2026, 10, 1), date(2026, 12, 31), "2026-Q4"),
        ("semiannual", date(2026, 7, 1), date(2026, 12, 31), "2026-H2"),
        ("annual", date(2026, 1, 1), date(2026, 12, 31), "2026"),
        # Thursday 31/12/2026 lies in the last week of 2026, which ends in January
        ("weekly", date(2026, 12, 28), date(2027, 1, 3), "2026-W53"),
        ("five_yearly", date(2025, 1, 1), date(2029, 12, 31), "2025+5"),
        ("once", date(2026, 3, 20), date(2026, 3, 20), "once"),
        ("per_meeting", date(2026, 3, 20), date(2026, 3, 20), "2026-03-20"),
    ],
)
def test_a_period_has_a_name_of_its_own(kind: str, start: date, end: date, key: str) -> None:
    assert Period(kind=kind, start=start, end=end).key == key


@pytest.mark.parametrize(
    ("bound", "cell", "groups", "covered"),
    [
        pytest.param(NOBODY, "c3", (), False, id="nobody"),
        pytest.param(ALL, "c3", (), True, id="all-cells"),
        pytest.param(ALL, OFFICE, (), False, id="the-office-is-no-cell"),
        pytest.param(OWN, OFFICE, (), True, id="the-office-itself"),
        pytest.param(OWN, "c3", (), False, id="the-office-alone"),
        pytest.param(SCHOOLS, "c3", ("trường học",), True, id="of-the-group"),
        pytest.param(SCHOOLS, "c3", ("thôn",), False, id="of-another-group"),
        pytest.param(CHOSEN, "c3", (), True, id="chosen"),
        pytest.param(CHOSEN, "c4", (), False, id="not-chosen"),
    ],
)
def test_a_duty_binds_whom_staff_said(
    bound: Bound, cell: str, groups: tuple[str, ...], covered: bool
) -> None:
    assert bound.covers(cell, groups) is covered
