from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.answer.asking import absent, answered, missing, quoted, recorded
from knowledge.answer.citing import cite
from knowledge.answer.verify import _is_said, verify
from knowledge.curated import Curated, fingerprint
from knowledge.domain import Answer, Citation, Statement, Warning  # noqa: A004
from knowledge.errors import UncitedAnswer
from tests.knowledge.answer.offices import Office, codes

STANDS = recorded("decline_write")  # keeps an answer alive beside what is dropped


def citation(office: Office, name: str, words: str) -> Citation:
    held = office.by_name[name]
    start = held.directive.text.index(words)
    return cite(held, start, start + len(words))


def left(office: Office, *statements: Statement) -> list[str]:
    """Verify *statements* and name those that stand."""
    return codes(verify(answered(*statements, STANDS), office.held))[:-1]


@given(data=st.data())
def test_any_edit_of_a_quote_makes_it_fall(office: Office, data: st.DataObject) -> None:
    held = data.draw(st.sampled_from(office.held))
    unit = data.draw(st.sampled_from([u for u in held.directive.units if u.text.strip()]))
    whole = cite(held, unit.start, unit.end)
    at = data.draw(st.integers(0, len(whole.quote)))
    gone = data.draw(st.integers(0, 3))
    added = data.draw(st.text("aạ09 .,*\n", max_size=3))
    edited = whole.quote[:at] + added + whole.quote[at + gone :]

    stands = left(office, quoted("content", replace(whole, quote=edited)))

    assert stands == (["content"] if edited == whole.quote else [])


@given(data=st.data())
def test_any_shift_of_a_quote_makes_it_fall(office: Office, data: st.DataObject) -> None:
    whole = citation(office, "12-KH", "Mỗi ấp xây dựng một tủ sách cộng đồng")
    start = data.draw(st.integers(-3, 3)) + whole.start
    end = data.draw(st.integers(-3, 3)) + whole.end

    stands = left(office, quoted("content", replace(whole, start=start, end=end)))

    assert stands == (["content"] if (start, end) == (whole.start, whole.end) else [])


@pytest.mark.parametrize(
    ("code", "facts", "stands"),
    [
        # names and functions, whatever their case and line breaks
        pytest.param("signer", {"name": "Đinh Thị Lụa"}, True, id="the name printed"),
        pytest.param("signer", {"name": "Đinh Thị Gấm"}, False, id="another name"),
        pytest.param("signer", {"position": "Bí thư"}, True, id="a function in other letters"),
        pytest.param("signer", {"position": "Phó Bí thư"}, False, id="another function"),
        pytest.param("signer", {"position": None}, True, id="nothing said"),
        pytest.param("signer", {"authority": "T/M BAN THƯỜNG VỤ"}, False, id="another authority"),
    ],
)
def test_a_signer_is_told_as_printed(
    office: Office, code: str, facts: dict[str, Any], stands: bool
) -> None:
    foot = citation(office, "12-KH", "T/M ĐẢNG ỦY\nBÍ THƯ\n\nĐinh Thị Lụa".replace("\n\n", "\n"))

    assert bool(left(office, quoted(code, foot, **facts))) is stands


@pytest.mark.parametrize(
    ("facts", "stands"),
    [
        pytest.param({"date": "2025-11-14"}, True, id="the date printed"),
        pytest.param({"date": "2025-11-15"}, False, id="another day"),
        pytest.param({"cited_on": "2024-11-14"}, False, id="another year"),
        pytest.param({"number": "21-NQ/TU"}, True, id="the number printed"),
        pytest.param({"number": "21 - NQ/TU"}, True, id="the number in other spacing"),
        pytest.param({"number": "21-NQ/HU"}, False, id="another organ"),
        pytest.param({"numbers": ("21-NQ/TU", "22-NQ/TU")}, False, id="one of several"),
        pytest.param({"to": ("Đảng ủy xã",)}, True, id="the addressee printed"),
        pytest.param({"via": ("Ban Xây dựng Đảng",)}, False, id="a body of another sentence"),
    ],
)
def test_numbers_dates_and_bodies_are_told_as_printed(
    office: Office, facts: dict[str, Any], stands: bool
) -> None:
    opening = citation(
        office,
        "12-KH",
        "Thực hiện Nghị quyết số 21-NQ/TU, ngày 14/11/2025 của Ban Chấp hành Đảng bộ tỉnh về phát"
        " triển văn hóa đọc, Đảng ủy xã ban hành kế hoạch như sau:",
    )

    assert bool(left(office, quoted("basis", opening, **facts))) is stands


def test_a_blank_number_is_not_any_number(office: Office) -> None:
    blank = citation(office, "KH-cho", "Số -KH/ĐU")

    assert left(office, quoted("number", blank, number="12-KH/ĐU")) == []


@pytest.mark.parametrize(
    "statement",
    [
        pytest.param(quoted("content"), id="quoted, without a quote"),
        pytest.param(recorded("made_up"), id="recorded, of no row of ours"),
        pytest.param(recorded("superseded", directive_id=99), id="recorded, of nothing held"),
        pytest.param(Statement(kind="by_office", code="curated"), id="curated, not kept yet"),
    ],
)
def test_what_nothing_supports_falls(office: Office, statement: Statement) -> None:
    assert left(office, statement) == []


def test_the_quote_of_a_directive_that_is_not_held_falls(office: Office) -> None:
    quote = citation(office, "12-KH", "Mỗi ấp")

    assert left(office, quoted("content", replace(quote, directive_id=99))) == []


def test_of_several_quotes_one_wrong_one_fells_the_statement(office: Office) -> None:
    good = citation(office, "12-KH", "Mỗi ấp")
    bad = replace(good, quote="Mọi ấp")

    assert left(office, quoted("content", good, bad), quoted("unit", good)) == ["unit"]


@pytest.mark.parametrize(
    ("code", "name", "stands"),
    [
        ("number_blank", "KH-cho", True),
        ("number_blank", "12-KH", False),
        ("date_missing", "45-CV", True),
        ("date_missing", "KH-cho", False),
        ("signer_missing", "45-CV", True),
        ("signer_missing", "08-HD", False),
    ],
)
def test_what_is_said_to_be_blank_is_blank(
    office: Office, code: str, name: str, stands: bool
) -> None:
    statement = missing(code, directive_id=office.by_name[name].id)

    assert bool(left(office, statement)) is stands


def test_an_answer_of_which_nothing_stands_is_not_sent(office: Office) -> None:
    quote = replace(citation(office, "12-KH", "Mỗi ấp"), quote="Mọi ấp")

    with pytest.raises(UncitedAnswer) as failed:
        verify(answered(quoted("content", quote)), office.held)

    assert failed.value.facts == {"codes": ("content",)}


def test_an_answer_without_statements_has_nothing_to_verify(office: Office) -> None:
    offer = Answer(status="which_one", statements=())

    assert verify(offer, office.held) == offer


def lacking(office: Office) -> Statement:
    return missing("urgency_missing", directive_id=office.by_name["12-KH"].id)


def test_an_answer_of_which_only_what_is_absent_stands_is_no_answer(office: Office) -> None:
    quote = replace(citation(office, "12-KH", "Mỗi ấp"), quote="Mọi ấp")

    verified = verify(answered(quoted("content", quote), lacking(office)), office.held)

    assert (verified.status, codes(verified)) == ("not_in_documents", ["urgency_missing"])


def test_a_refusal_stays_one(office: Office) -> None:
    refusal = absent(missing("nothing_found", looked_for=("học phí",)))

    assert verify(refusal, office.held) == refusal


@pytest.mark.parametrize(
    ("quotes", "stands"),
    [
        pytest.param("Số -KH/ĐU \n 100", True, id="the blank line and the stamp"),
        pytest.param("Số: …-KH/ĐU \n 100", True, id="a blank of dots"),
        pytest.param("Số -KH/ĐU", False, id="the blank line alone"),
        pytest.param("Số -KH/ĐU \n 1000", False, id="another stamp"),
        pytest.param("Số -HD/ĐU \n 100", False, id="another blank line"),
        pytest.param("chỉ tiêu 100 người \n Số -KH/ĐU", False, id="a number in a sentence"),
    ],
)
def test_a_number_put_together_stands_in_the_blank_line_and_the_stamp(
    quotes: str, stands: bool
) -> None:
    assert _is_said("number", "100-KH/ĐU", quotes) is stands


@pytest.mark.parametrize(
    ("facts", "stands"),
    [
        pytest.param({}, True, id="as the signature says"),
        pytest.param({"date": "2025-09-30"}, False, id="another day"),
        pytest.param({"signature": "2025-09-29T00:00:00"}, False, id="another time"),
        pytest.param({"directive_id": 99}, False, id="of nothing held"),
    ],
)
def test_a_day_of_a_signature_stands_if_the_directive_has_it_from_there(
    office: Office, facts: dict[str, Any], stands: bool
) -> None:
    signature = "2025-09-29T13:41:12+07:00"
    warning = Warning(code="date_from_stamp", facts={"date": "2025-09-29", "printed": signature})
    held = office.by_name["45-CV"]
    signed = replace(held.directive, issued_on="2025-09-29", warnings=(warning,))
    told = {"directive_id": held.id, "date": "2025-09-29", "signature": signature, **facts}
    statement = recorded("issued_on_signature", **told)

    answer = verify(answered(statement, STANDS), [replace(held, directive=signed)])

    assert ("issued_on_signature" in codes(answer)) == stands


def test_a_recorded_statement_falls_with_a_quote_that_is_not_printed(office: Office) -> None:
    whole = citation(office, "12-KH", "Mỗi ấp xây dựng một tủ sách cộng đồng")

    assert left(office, replace(STANDS, citations=(whole,))) == ["decline_write"]
    assert left(office, replace(STANDS, citations=(replace(whole, quote="Mỗi ấp"),))) == []


_CURATED = Curated(
    id=4,
    question="Ai chi tiền?",
    text="Văn phòng chi.",
    directive_id=None,
    text_sha256=None,
    by="An",
    at=datetime(2026, 3, 18, tzinfo=UTC),
    state="live",
)
_SAID = {name: getattr(_CURATED, name) for name in ("id", "text", "directive_id")}


@pytest.mark.parametrize(
    ("row", "facts", "stands"),
    [
        pytest.param({}, {}, True, id="as it is kept"),
        pytest.param({}, {"text": "Chi bộ chi."}, False, id="another text"),
        pytest.param({}, {"directive_id": 1}, False, id="another source"),
        pytest.param({}, {"id": 5}, False, id="another row"),
        pytest.param({"state": "review"}, {}, False, id="to be looked at again"),
        pytest.param({"state": "draft"}, {}, False, id="not given yet"),
        pytest.param({"state": "ended"}, {}, False, id="ended"),
    ],
)
def test_an_answer_of_the_office_stands_as_its_row_says(
    office: Office, row: dict[str, Any], facts: dict[str, Any], stands: bool
) -> None:
    kept = replace(_CURATED, **row)
    said = Statement(kind="by_office", code="curated", facts=_SAID | facts)

    verified = verify(answered(said, STANDS), office.held, curated={4: kept}.get)

    assert (codes(verified) == ["curated", STANDS.code]) is stands


@pytest.mark.parametrize(
    ("name", "changed", "stands"),
    [
        pytest.param("12-KH", False, True, id="says what it said"),
        pytest.param("12-KH", True, False, id="says something else now"),
        pytest.param(None, False, False, id="not there for the reader"),
    ],
)
def test_an_answer_of_the_office_falls_with_its_directive(
    office: Office, name: str | None, changed: bool, stands: bool
) -> None:
    source = office.by_name["12-KH"]
    mark = "0" * 64 if changed else fingerprint(source)
    kept = replace(_CURATED, directive_id=source.id, text_sha256=mark)
    said = Statement(kind="by_office", code="curated", facts=_SAID | {"directive_id": source.id})
    held = [one for one in office.held if name or one.id != source.id]

    verified = verify(answered(said, STANDS), held, curated={4: kept}.get)

    assert (codes(verified) == ["curated", STANDS.code]) is stands
