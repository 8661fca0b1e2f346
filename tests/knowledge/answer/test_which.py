from __future__ import annotations

import pytest

from knowledge.answer.which import live_among, meant
from knowledge.domain import Scope
from knowledge.question import understand
from tests.knowledge.answer.conftest import Opens
from tests.knowledge.answer.offices import TODAY, Office, paper


@pytest.mark.parametrize(
    ("asked", "by", "names"),
    [
        # by number, whole or as people shorten it
        pytest.param("12-KH/ĐU ai ký", "number", ["12-KH"], id="number"),
        pytest.param("kh 12 ai ki", "number", ["12-KH"], id="number of a type"),
        pytest.param("12 - kh/đu ai ký", "number", ["12-KH"], id="number with spaces"),
        pytest.param("12-KH/ĐU và 19-KH/ĐU", "number", ["12-KH", "19-KH"], id="two numbers"),
        # by what stands for a number where it is blank
        pytest.param("vb 4 ai ký", "handle", ["12-KH"], id="handle"),
        pytest.param("văn bản số 12 ai ký", "number", ["12-KH"], id="a number in words"),
        pytest.param("văn bản số 4 ai ký", "handle", ["12-KH"], id="or a handle"),
        # by type and subject, year or place
        pytest.param("kế hoạch tủ sách ai ký", "description", ["12-KH"], id="subject"),
        pytest.param("ke hoach tu sach ai ky", "description", ["12-KH"], id="bare subject"),
        pytest.param("văn bản về tủ sách ai ký", "description", ["12-KH"], id="any type"),
        pytest.param("kế hoạch năm 2024 ai ký", "description", ["19-KH"], id="year"),
        pytest.param("dự thảo ai ký", "description", ["KH-cho"], id="draft"),
        pytest.param("quy định về trực ban", "description", ["07-QD"], id="the one in force"),
        pytest.param(
            "kế hoạch của phường Hòa Sơn về trường học", "description", ["19-KH"], id="place, type"
        ),
        pytest.param(
            "phường Hòa Sơn làm gì", "description", ["19-KH", "45-CV", "KH-cho"], id="place alone"
        ),
        # not by words that only look like it
        pytest.param("mỗi ấp mấy tủ sách", None, [], id="a topic is no name"),
        pytest.param("kế hoạch nào nói về tủ sách", None, [], id="kế hoạch nào asks for one"),
        pytest.param("vb 99 ai ký", "handle", [], id="no such handle"),
    ],
)
def test_a_directive_is_named(office: Office, asked: str, by: str | None, names: list[str]) -> None:
    named = office.asking(asked).meant

    assert (named.by, office.names(named.directives)) == (by, names)


@pytest.mark.parametrize(
    ("asked", "by", "names"),
    [
        pytest.param("kế hoạch này ai ký", "turn", ["12-KH"], id="this plan"),
        pytest.param("còn kinh phí thì sao", "turn", ["12-KH"], id="còn"),
        pytest.param("trong đó có gì", "turn", ["12-KH"], id="in it"),
        pytest.param("kế hoạch đó của phường Hòa Sơn", "description", None, id="a place leads off"),
        pytest.param("19-KH/ĐU ai ký", "number", ["19-KH"], id="a number leads off"),
        pytest.param("mỗi ấp mấy tủ sách", None, [], id="a new question"),
    ],
)
def test_the_last_answer_is_meant_by_words_that_point_back(
    office: Office, asked: str, by: str | None, names: list[str] | None
) -> None:
    named = office.asking(asked, **office.after("12-KH")).meant

    assert named.by == by
    assert names is None or office.names(named.directives) == names


def test_without_an_earlier_turn_words_point_nowhere(office: Office) -> None:
    assert office.asking("nó quy định gì, trong đó có gì").meant.by is None


@pytest.mark.parametrize(
    ("asked", "offered"),
    [
        pytest.param("12-KH/BTGĐU", ["12-KH"], id="another organ"),
        pytest.param("08-HD/BDVTU", ["08-HD"], id="a sister of the organ"),
        pytest.param("19-NQ/ĐU", ["19-KH"], id="another type"),
    ],
)
def test_a_number_that_fits_but_for_a_part_is_offered_and_not_taken(
    office: Office, asked: str, offered: list[str]
) -> None:
    named = office.asking(f"{asked} ai ký").meant

    assert (named.directives, office.names(named.offers)) == ((), offered)


def test_a_number_that_is_only_cited_comes_with_the_places_that_cite_it(office: Office) -> None:
    (cited,) = office.asking("21-NQ/TU ai ký").meant.cited

    assert office.names([cited.held]) == ["12-KH"]
    assert cited.reference.number == "21-NQ/TU"


def test_a_number_that_nothing_fits_is_unknown(office: Office) -> None:
    named = office.asking("99-KH/ĐU ai ký").meant

    assert [number.number for number in named.unknown] == [99]
    assert (named.directives, named.offers, named.cited) == ((), (), ())


def test_of_two_with_one_number_the_place_decides(holding: Opens) -> None:
    office = holding(
        paper("12-KH"),
        paper("19-KH", ("19-KH/ĐU", "12-KH/ĐU")),
    )

    both = office.asking("12-KH/ĐU ai ký").meant
    one = office.asking("12-KH/ĐU của phường Hòa Sơn ai ký").meant

    assert office.names(both.directives) == ["12-KH", "19-KH"]
    assert office.names(one.directives) == ["19-KH"]


def test_each_of_a_few_is_meant_by_both(holding: Opens) -> None:
    office = holding(paper("12-KH"), paper("45-CV"))

    named = office.asking("cả hai văn bản ai ký").meant

    assert (named.by, office.names(named.directives)) == ("each", ["12-KH", "45-CV"])


def test_of_many_none_is_meant_by_both(office: Office) -> None:
    assert office.asking("cả hai văn bản ai ký").meant.by is None


def test_the_only_one_held_needs_no_name(holding: Opens) -> None:
    named = holding(paper("45-CV")).asking("ai ký").meant

    assert (named.by, len(named.directives), named.exact) == ("only", 1, True)


def test_a_description_leaves_doubt_and_a_number_does_not(office: Office) -> None:
    assert office.asking("12-KH/ĐU").meant.exact
    assert not office.asking("kế hoạch tủ sách ai ký").meant.exact


def test_nothing_held_is_nothing_meant() -> None:
    named = meant(understand("kế hoạch tủ sách ai ký"), Scope(today=TODAY), ())

    assert (named.by, named.directives) == (None, ())


def test_what_is_replaced_is_not_live(office: Office) -> None:
    live = office.names(live_among(office.held))

    assert "03-QD" not in live
    assert "07-QD" in live
