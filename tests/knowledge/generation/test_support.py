from __future__ import annotations

import pytest

from knowledge.generation.support import faults

QUOTE = (
    "Các chi bộ gửi báo cáo về Văn phòng Đảng ủy trước ngày 15 tháng cuối quý; không gửi qua"
    " tài khoản cá nhân."
)
MEETING = "Trừ chi bộ ở thôn Vạn Lộc, các chi bộ họp ít nhất mỗi tháng 01 lần, từ năm 2026."
LETTER = "Đồng chí Trần Thị Mai phụ trách theo Kế hoạch số 12-KH/ĐU ngày 03/02/2026."


@pytest.mark.parametrize(
    ("claim", "quote"),
    [
        pytest.param(QUOTE, QUOTE, id="the_quote_itself"),
        pytest.param(
            "Các chi bộ gửi báo cáo về Văn phòng Đảng ủy trước ngày 15 tháng cuối quý.",
            QUOTE,
            id="a_part_of_it",
        ),
        pytest.param(
            "Theo quy định, chi bộ gửi báo cáo về Văn phòng Đảng ủy trước ngày 15 tháng cuối quý.",
            QUOTE,
            id="led_over_to",
        ),
        pytest.param("Chi bộ không gửi qua tài khoản cá nhân.", QUOTE, id="what_is_forbidden"),
        pytest.param(
            "Trừ chi bộ ở thôn Vạn Lộc, các chi bộ họp ít nhất mỗi tháng 1 lần.",
            MEETING,
            id="a_number_without_its_zero",
        ),
        pytest.param(
            "Đồng chí Trần Thị Mai phụ trách theo Kế hoạch số 12-KH/ĐU ngày 3/2/2026.",
            LETTER,
            id="a_date_in_another_form",
        ),
    ],
)
def test_what_the_quote_says_stands(claim: str, quote: str) -> None:
    assert faults(claim, [quote]) == ()


@pytest.mark.parametrize(
    ("claim", "quote", "fault"),
    [
        pytest.param(QUOTE.replace("15", "25"), QUOTE, "number", id="another_day"),
        pytest.param(
            "Các chi bộ gửi báo cáo về Văn phòng Đảng ủy trước 15 ngày.", QUOTE, "number", id="unit"
        ),
        pytest.param(
            "Trừ chi bộ ở thôn Vạn Lộc, các chi bộ họp ít nhất mỗi tháng hai lần.",
            MEETING,
            "number",
            id="a_number_in_words",
        ),
        pytest.param(LETTER.replace("03/02", "03/12"), LETTER, "date", id="another_date"),
        pytest.param(LETTER.replace("12-KH", "21-KH"), LETTER, "document", id="another_document"),
        pytest.param(LETTER.replace("Thị Mai", "Thị Lan"), LETTER, "name", id="another_person"),
        pytest.param(QUOTE.replace("Văn phòng", "Ban Tổ chức"), QUOTE, "name", id="another_body"),
        pytest.param(
            "Các chi bộ gửi qua tài khoản cá nhân.", QUOTE, "polarity", id="without_its_not"
        ),
        pytest.param(
            "Các chi bộ không gửi báo cáo về Văn phòng Đảng ủy trước ngày 15 tháng cuối quý.",
            QUOTE,
            "polarity",
            id="with_a_not_of_another_clause",
        ),
        pytest.param(
            "Các chi bộ họp ít nhất mỗi tháng 01 lần.", MEETING, "polarity", id="no_exception"
        ),
        pytest.param(
            "Các chi bộ phải gửi báo cáo về Văn phòng Đảng ủy trước ngày 15 tháng cuối quý.",
            QUOTE,
            "words",
            id="stronger_than_said",
        ),
        pytest.param(
            "Các chi bộ và bí thư gửi báo cáo về Văn phòng Đảng ủy trước ngày 15 tháng cuối quý.",
            QUOTE,
            "words",
            id="somebody_more",
        ),
        pytest.param(
            "Văn phòng Đảng ủy gửi báo cáo về các chi bộ trước ngày 15.",
            QUOTE,
            "words",
            id="turned_round",
        ),
        pytest.param(QUOTE + " Xem http://vi-du.vn", QUOTE, "markup", id="a_link"),
        pytest.param("**" + QUOTE + "**", QUOTE, "markup", id="marks"),
        pytest.param("", QUOTE, "empty", id="nothing"),
        pytest.param("Các chi bộ họp.", "", "not_quoted", id="no_quote"),
    ],
)
def test_what_the_quote_does_not_say_is_named(claim: str, quote: str, fault: str) -> None:
    assert fault in faults(claim, [quote])


def test_a_claim_may_name_the_document_that_it_quotes() -> None:
    claim = (
        "Kế hoạch 7-KH/ĐU yêu cầu các chi bộ gửi báo cáo về Văn phòng Đảng ủy trước ngày 15"
        " tháng cuối quý."
    )

    assert "document" in faults(claim, [QUOTE])
    assert faults(claim, [QUOTE], ["Kế hoạch 7-KH/ĐU"]) == ()


def test_a_claim_may_join_what_two_quotes_say() -> None:
    first, second = "Chi bộ lập sổ đảng phí.", "Chi ủy ký sổ cuối tháng."

    assert faults("Chi bộ lập sổ đảng phí và chi ủy ký sổ cuối tháng.", [first, second]) == ()
