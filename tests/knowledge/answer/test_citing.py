from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.answer.citing import (
    children,
    cite,
    cite_unit,
    clauses,
    components,
    lead_rows,
    sentence_at,
    sentences,
    under,
    unit_at,
)
from tests.bot.factories import held
from tests.factories import units_of
from tests.knowledge.answer.offices import Office


def pieces(text: str, spans: list[tuple[int, int]]) -> list[str]:
    return [text[start:end].strip() for start, end in spans]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mua sách. Mở sổ.", ["Mua sách.", "Mở sổ."]),
        # a number or a small letter goes on
        ("Nộp ngày 5.000 bản. v.v. và gửi đi.", ["Nộp ngày 5.000 bản. v.v. và gửi đi."]),
        ("Kính gửi (Văn phòng.) Các ấp nhận.", ["Kính gửi (Văn phòng.)", "Các ấp nhận."]),
        ("Một dòng\nhai dòng", ["Một dòng", "hai dòng"]),
        ("mua sách; mở sổ", ["mua sách; mở sổ"]),
        ("   ", []),
    ],
)
def test_a_text_is_cut_into_sentences(text: str, expected: list[str]) -> None:
    assert pieces(text, sentences(text, 0, len(text))) == expected


def test_clauses_end_at_semicolons_too() -> None:
    text = "Mua sách; mở sổ. Báo cáo"

    assert pieces(text, clauses(text, 0, len(text))) == ["Mua sách;", "mở sổ.", "Báo cáo"]


@given(st.text("aÂ .;\n?”", max_size=40))
def test_nothing_but_space_is_lost_between_sentences(text: str) -> None:
    kept = "".join(text[start:end] for start, end in sentences(text, 0, len(text)))

    assert "".join(kept.split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "start", "end", "quote"),
    [
        pytest.param("  mua sách ;\n", 0, 13, "mua sách", id="space and semicolon go"),
        pytest.param("mua sách./.", 0, 8, "mua sách./.", id="the last full stop stays"),
        pytest.param("mua sách.”", 0, 8, "mua sách.”", id="so do closing marks"),
        pytest.param("mua 5.000 bản", 0, 5, "mua 5", id="a point in a number is no end"),
    ],
)
def test_a_quote_is_trimmed_and_keeps_its_end(text: str, start: int, end: int, quote: str) -> None:
    citation = cite(held(text=text, units=()), start, end)

    assert citation.quote == quote == text[citation.start : citation.end]


def test_a_citation_bears_the_place_and_exact_words(office: Office) -> None:
    plan = office.by_name["12-KH"]
    at = plan.directive.text.index("ít nhất 300")

    citation = cite(plan, at, at + len("ít nhất 300"))

    assert (citation.directive_id, citation.path) == (plan.id, "II.1")
    assert citation.quote == "ít nhất 300"


def test_every_unit_is_cited_with_its_own_words(office: Office) -> None:
    for one in office.held:
        for unit in one.directive.units:
            citation = cite_unit(one, unit)
            assert citation.quote == one.directive.text[citation.start : citation.end]
            assert citation.path == unit.path


def test_no_unit_stands_outside_the_text(office: Office) -> None:
    assert unit_at(office.by_name["12-KH"], 10**6) is None


def test_the_sentence_around_a_place_is_cut_to_its_clause_only_where_long(office: Office) -> None:
    plan = office.by_name["12-KH"]
    at = plan.directive.text.index("hộ nghèo")

    whole = sentence_at(plan, at)
    clause = sentence_at(plan, at, longest=150)

    assert whole.quote.startswith("Các ấp không được")
    assert whole.quote.endswith("đúng mục đích.")
    assert clause.quote.endswith("hộ cận nghèo")


def test_what_stands_under_a_unit_ends_with_its_part(office: Office) -> None:
    units = office.by_name["12-KH"].directive.units
    by_path = {unit.path: unit for unit in reversed(units)}

    assert [u.path for u in children(units, by_path["II.2"])] == [
        "II.2",
        "II.2-1",
        "II.2-2",
        "II.2-3",
    ]
    assert children(units, by_path["III.4"]) == ()
    assert children(units, units[0]) == ()


def test_a_row_is_read_with_its_header_and_the_row_it_goes_on_from() -> None:
    units = units_of(
        """
        KẾ HOẠCH
        I. NHIỆM VỤ
        PHỤ LỤC
        TT | Việc | Hạn
        1 | Mua sách | 20/4
        | Đóng dấu | 25/4
        2 | Mở sổ | 30/4
        """
    )
    paper = held(units=units)
    header, first, merged, second = [unit for unit in units if "\t" in unit.text]

    assert lead_rows(paper, first) == (header,)
    assert lead_rows(paper, merged) == (header, first)
    assert lead_rows(paper, second) == (header,)
    assert lead_rows(paper, units[0]) == ()


@pytest.mark.parametrize(
    ("path", "parts"),
    [
        ("II.4.2(3)", ("ii", "4", "2", "(3)")),
        ("Điều 1.2.a", ("điều", "1", "2", "a")),
        ("II.1-2+1", ("ii", "1", "-2", "+1")),
        ("", ()),
    ],
)
def test_a_path_has_components(path: str, parts: tuple[str, ...]) -> None:
    assert components(path) == parts


@pytest.mark.parametrize(
    ("path", "parent", "stands"),
    [("II.1", "II", True), ("II.1", "II.1", True), ("III", "II", False), ("II.10", "II.1", False)],
)
def test_a_path_stands_under_its_parent_by_components(path: str, parent: str, stands: bool) -> None:
    assert under(path, parent) is stands
