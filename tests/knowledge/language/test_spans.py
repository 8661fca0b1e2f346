from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.language import find_span, fold

TODAY = date(2026, 3, 18)  # a Wednesday


def _said(first: str, last: str) -> tuple[date, date]:
    return date.fromisoformat(first), date.fromisoformat(last)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("tháng này chi bộ phải nộp gì", "2026-03-01", "2026-03-31"),
        ("tuần này có gì đến hạn", "2026-03-16", "2026-03-22"),
        ("tuần sau", "2026-03-23", "2026-03-29"),
        ("tuần tới nộp gì", "2026-03-23", "2026-03-29"),
        ("hôm nay có gì không", "2026-03-18", "2026-03-18"),
        ("ngày mai phải nộp gì", "2026-03-19", "2026-03-19"),
        ("tháng sau", "2026-04-01", "2026-04-30"),
        ("tháng trước", "2026-02-01", "2026-02-28"),
        ("tháng 10 phải báo cáo gì", "2026-10-01", "2026-10-31"),
        ("tháng 2/2028", "2028-02-01", "2028-02-29"),
        ("tháng tư năm 2027", "2027-04-01", "2027-04-30"),
        ("bc t11", "2026-11-01", "2026-11-30"),
        ("quý này", "2026-01-01", "2026-03-31"),
        ("báo cáo quý 4", "2026-10-01", "2026-12-31"),
        ("báo cáo quý III năm 2025", "2025-07-01", "2025-09-30"),
        ("quý IV năm sau", "2027-10-01", "2027-12-31"),
        ("báo cáo 6 tháng đầu năm", "2026-01-01", "2026-06-30"),
        ("sáu tháng cuối năm 2027", "2027-07-01", "2027-12-31"),
        ("1 năm nộp mấy báo cáo", "2026-01-01", "2026-12-31"),
        ("cả năm 2027", "2027-01-01", "2027-12-31"),
        ("năm sau", "2027-01-01", "2027-12-31"),
        ("trong 10 ngày tới", "2026-03-18", "2026-03-28"),
        ("hai tuần nữa", "2026-03-18", "2026-04-01"),
        ("3 tháng tới", "2026-03-18", "2026-06-18"),
        ("từ nay đến cuối năm", "2026-03-18", "2026-12-31"),
        ("đến hết tháng 6", "2026-03-18", "2026-06-30"),
        ("từ tháng 3 đến tháng 5", "2026-03-01", "2026-05-31"),
        ("từ 1/3 đến 15/4/2026", "2026-03-01", "2026-04-15"),
        ("cuối tháng", "2026-03-18", "2026-03-31"),
        ("đầu tháng", "2026-03-01", "2026-03-15"),
        ("báo cáo cuối năm", "2026-10-01", "2026-12-31"),
        ("cuối năm ngoái", "2025-10-01", "2025-12-31"),
        ("đầu năm sau", "2027-01-01", "2027-03-31"),
        ("cuối quý sau", "2026-06-01", "2026-06-30"),
        ("tới cuối năm", "2026-03-18", "2026-12-31"),
        ("nửa cuối năm", "2026-07-01", "2026-12-31"),
        ("hết quý", "2026-01-01", "2026-03-31"),
        ("2026-12-01", "2026-12-01", "2026-12-01"),
        ("ngày 20 tháng 11 năm 2026", "2026-11-20", "2026-11-20"),
        ("20/11", "2026-11-20", "2026-11-20"),
    ],
)
def test_a_span_is_read_with_and_without_diacritics(text: str, first: str, last: str) -> None:
    for typed in (text, fold(text), text.upper()):
        found = find_span(typed, TODAY)
        assert found is not None
        assert (found.first, found.last) == _said(first, last)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("báo cáo tháng gửi về đâu", id="a period, no month"),
        pytest.param("tôi đã nộp rồi", id="nothing"),
        pytest.param("ngày 31/02/2026", id="a day that no calendar has"),
        pytest.param("Kế hoạch 12-KH/ĐU", id="a number"),
        pytest.param("tháng 13", id="a month that no year has"),
        pytest.param("quý 5", id="a quarter that no year has"),
        pytest.param("đồng chí quý mến", id="a word that looks like one"),
    ],
)
def test_what_names_no_span_gives_none(text: str) -> None:
    assert find_span(text, TODAY) is None


@given(
    st.dates(date(2020, 1, 1), date(2035, 12, 31)),
    st.sampled_from(["tuần này", "tháng sau", "quý tới", "năm nay", "5 ngày tới", "cuối tháng"]),
)
def test_a_span_never_ends_before_it_begins(today: date, text: str) -> None:
    found = find_span(text, today)

    assert found is not None
    assert found.first <= found.last


@given(st.text(alphabet="tháng quý năm ngày đến từ 0123456789/-", max_size=60))
def test_no_text_breaks_the_reading(text: str) -> None:
    find_span(text, TODAY)
