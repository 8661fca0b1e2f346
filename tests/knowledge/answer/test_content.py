from __future__ import annotations

import pytest

from knowledge.answer.content import answers, dated
from tests.knowledge.answer.conftest import Opens
from tests.knowledge.answer.offices import Office, codes, paper, quotes

MONEY = "Kinh phí mua sách là 45.000.000 đồng, lấy từ nguồn xã hội hóa."
POOR = "Các ấp không được tự đặt ra khoản đóng góp bắt buộc"
THREE_HUNDRED = "Mỗi ấp xây dựng một tủ sách cộng đồng có ít nhất 300 đầu sách"
HUNDRED_FIFTY = "Mỗi ấp xây dựng một tủ sách cộng đồng có ít nhất 150 đầu sách"
FEWER = ("150 đầu sách về nông nghiệp", "300 đầu sách, đặt tại nhà văn hóa ấp")
PER_VILLAGE = "mỗi ấp xây dựng tủ sách có bao nhiêu đầu sách"


@pytest.mark.parametrize(
    ("asked", "quoted"),
    [
        # of a long paragraph, the sentence that answers
        pytest.param("kinh phí mua sách bao nhiêu tiền", [MONEY], id="its first sentence"),
        pytest.param("không được đặt khoản đóng góp bắt buộc với hộ nào", [POOR], id="its last"),
        # of a list, its lead and all that stands under it
        pytest.param(
            "ngày hội đọc sách có những hoạt động gì",
            [
                "Ngày hội đọc sách có các hoạt động sau:",
                "Thi kể chuyện theo sách cho học sinh tiểu học",
                "Trưng bày sách về quê hương Bình Thạnh",
                "Đổi sách cũ lấy cây xanh.",
            ],
            id="a lead with its dashes",
        ),
        pytest.param(
            "nguoi truc ban co cac trach nhiem gi",
            [
                "Người trực ban có các trách nhiệm sau:",
                "Đọc mực nước trên thước đo",
                "Gõ kẻng báo động khi nước vượt vạch đỏ.",
            ],
            id="a lead with its letters",
        ),
        # a short unit whole
        pytest.param(
            "ai chủ trì ngày hội đọc sách",
            ["Đoàn Thanh niên xã chủ trì tổ chức ngày hội đọc sách trước ngày 21/4/2026."],
            id="who",
        ),
        pytest.param(
            "12-KH/ĐU: ngày hội đọc sách trước ngày nào",
            ["Đoàn Thanh niên xã chủ trì tổ chức ngày hội đọc sách trước ngày 21/4/2026."],
            id="when, of one named",
        ),
    ],
)
def test_the_words_that_answer_are_quoted(office: Office, asked: str, quoted: list[str]) -> None:
    answer = office.ask(asked)

    assert (answer.status, codes(answer)) == ("answered", ["content"])
    told = "\n".join(quotes(answer))
    places = [told.find(words) for words in quoted]
    assert places[0] == 0
    assert places == sorted(places)


def test_of_a_long_paragraph_only_the_sentence_that_answers_is_quoted(office: Office) -> None:
    assert quotes(office.ask("kinh phí mua sách bao nhiêu tiền")) == [MONEY]


def test_what_organisations_say_differently_is_shown_of_both(office: Office) -> None:
    first, second = quotes(office.ask(PER_VILLAGE))

    assert first.startswith(THREE_HUNDRED)
    assert second.startswith(HUNDRED_FIFTY)


@pytest.mark.parametrize(
    ("organisation", "quote"),
    [
        ("Đảng ủy xã Bình Thạnh", THREE_HUNDRED),
        ("Đảng ủy phường Hòa Sơn", HUNDRED_FIFTY),
    ],
)
def test_the_asker_is_answered_from_the_own_organisation_first(
    office: Office, organisation: str, quote: str
) -> None:
    (told,) = quotes(office.ask(PER_VILLAGE, organisation=organisation))

    assert told.startswith(quote)


def test_where_the_own_organisation_says_nothing_others_answer(office: Office) -> None:
    answer = office.ask("kinh phí mua sách bao nhiêu tiền", organisation="Đảng ủy phường Hòa Sơn")

    assert office.cited(answer) == ["12-KH"]


def test_the_same_words_of_two_directives_are_shown_once(holding: Opens) -> None:
    office = holding(paper("12-KH"), paper("45-CV", FEWER))

    assert len(quotes(office.ask(PER_VILLAGE))) == 1


@pytest.mark.parametrize(
    ("asked", "looked_for"),
    [
        pytest.param("học phí trường mầm non bao nhiêu", ("học phí trường mầm non",), id="nothing"),
        pytest.param("quy định về nuôi chó thả rông", ("nuôi chó thả rông",), id="a word alike"),
        pytest.param(
            "tủ sách cộng đồng cho người khiếm thị", ("người khiếm thị",), id="a part is missing"
        ),
    ],
)
def test_what_is_not_said_is_refused_with_what_was_looked_for(
    office: Office, asked: str, looked_for: tuple[str, ...]
) -> None:
    answer = office.ask(asked)

    assert (answer.status, answer.statements[0].code) == ("not_in_documents", "nothing_found")
    assert answer.statements[0].facts["looked_for"] == looked_for


def test_what_comes_near_is_shown_beside_a_refusal(office: Office) -> None:
    answer = office.ask("tủ sách cộng đồng cho người khiếm thị")

    assert codes(answer) == ["nothing_found", "nearby"]
    assert office.cited(answer) == ["12-KH"]


def test_nothing_is_shown_where_nothing_comes_near(office: Office) -> None:
    assert quotes(office.ask("học phí trường mầm non bao nhiêu")) == []


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        # the unit speaks of it, but holds no sum, no telephone
        pytest.param("Đổi sách cũ lấy cây xanh số tiền bao nhiêu", "not_in_documents", id="money"),
        pytest.param("số điện thoại Ban quản lý chợ", "not_in_documents", id="contact"),
        pytest.param("chợ phiên họp vào ngày nào", "answered", id="a weekday is a day"),
    ],
)
def test_a_unit_answers_only_with_the_kind_of_thing_asked_for(
    office: Office, asked: str, status: str
) -> None:
    assert office.ask(asked).status == status


def test_what_is_dated_is_found_for_a_question_of_time(office: Office) -> None:
    asking = office.asking("ngày hội đọc sách tổ chức trước ngày nào")

    best = dated(asking)[0]

    assert best.unit.path == "III.1"
    assert answers(asking, best)
