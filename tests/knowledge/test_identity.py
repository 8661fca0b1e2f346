from __future__ import annotations

import pytest

from knowledge.identity import issuer_key, number_key, same_term


@pytest.mark.parametrize(
    ("number", "key"),
    [
        # the printed form, and what a scan or a tired typist makes of it
        pytest.param("31-KH/BTGĐUK", "31-kh/btgduk", id="party"),
        pytest.param("31 - KH/BTGĐUK", "31-kh/btgduk", id="spaces"),
        pytest.param("031–KH/BTGĐUK", "31-kh/btgduk", id="leading zero and a long dash"),
        pytest.param("49/2022/NĐ-CP", "49/2022-nd/cp", id="state, with its year"),
        pytest.param("15/QĐ-UBND", "15-qd/ubnd", id="state"),
        pytest.param("123/X9", "123/x9", id="no form that is known"),
        pytest.param("-KH/ĐU", None, id="blank"),
        pytest.param(None, None, id="absent"),
    ],
)
def test_one_number_has_one_key(number: str | None, key: str | None) -> None:
    assert number_key(number) == key


def test_an_issuer_is_compared_with_tones_placed_and_without_case() -> None:
    assert issuer_key("ĐẢNG UỶ XÃ HOÀ AN") == issuer_key("Đảng ủy xã Hòa An")


def test_issuers_that_differ_in_a_diacritic_are_two() -> None:
    assert issuer_key("Đảng ủy xã Bình Thạnh") != issuer_key("Đảng ủy xã Bình Thành")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param("2021-03-01", "2024-12-31", True, id="within a term"),
        pytest.param("2024-05-01", "2026-05-01", False, id="a congress between"),
        pytest.param("2019-05-01", "2020-02-01", True, id="before the congress of that year"),
        pytest.param("2020-11-01", "2021-02-01", True, id="after the congress of that year"),
        pytest.param("2020-11-01", "2025-02-01", True, id="the whole of a term"),
        pytest.param("2014-11-01", "2025-02-01", False, id="two congresses between"),
        pytest.param(None, "2025-02-01", True, id="a date that is missing speaks against nothing"),
        pytest.param("2025-09", "2025-02-01", True, id="a blank day"),
    ],
)
def test_two_dates_lie_in_one_term_unless_a_congress_stands_between(
    one: str | None, other: str | None, *, same: bool
) -> None:
    assert same_term(one, other) is same
    assert same_term(other, one) is same
