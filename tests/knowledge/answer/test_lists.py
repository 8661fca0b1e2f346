from __future__ import annotations

import pytest

from tests.knowledge.answer.offices import Office, codes, quotes

MALARIA = "Tổng kết 10 năm thực hiện Chỉ thị số 15-CT/TU"
CLINICS = "Sơ kết 5 năm thực hiện Kết luận số 33-KL/TU"
SWIMMING = "Sơ kết 3 năm thực hiện Nghị quyết số 40-NQ/TU"


@pytest.mark.parametrize(
    ("asked", "quoted"),
    [
        pytest.param(
            "liệt kê các cuộc sơ kết, tổng kết", [MALARIA, CLINICS, SWIMMING], id="all of them"
        ),
        pytest.param(
            "liệt kê các cuộc sơ kết, tổng kết lĩnh vực y tế", [MALARIA, CLINICS], id="of a field"
        ),
        pytest.param("những cuộc sơ kết nào lĩnh vực thể thao", [SWIMMING], id="of another field"),
        pytest.param("các cuộc tổng kết nào trong năm 2026", [MALARIA], id="tổng kết alone"),
        pytest.param("có những cuộc sơ kết nào", [CLINICS, SWIMMING], id="sơ kết alone"),
        pytest.param("có những cuộc tổng kết nào về sốt rét", [MALARIA], id="of a subject"),
    ],
)
def test_reviews_are_listed_all_and_no_others(
    office: Office, asked: str, quoted: list[str]
) -> None:
    answer = office.ask(asked)

    assert (answer.status, codes(answer)[0]) == ("answered", "list")
    first = answer.statements[0]
    assert first.facts["count"] == len(quoted)
    assert all(
        citation.quote.startswith(words)
        for citation, words in zip(first.citations, quoted, strict=True)
    )


@pytest.mark.parametrize(
    "asked",
    [
        pytest.param("sơ kết, tổng kết gửi cho ai", id="to whom"),
        pytest.param("báo cáo sơ kết, tổng kết hạn ngày nào", id="when"),
        pytest.param("sơ kết bể bơi xã", id="nothing that lists"),
    ],
)
def test_other_questions_about_reviews_are_not_lists(office: Office, asked: str) -> None:
    assert "list" not in codes(office.ask(asked))


def test_papers_cited_are_listed_once_each_in_the_order_of_the_text(office: Office) -> None:
    first = office.ask("08-HD/BTGTU viện dẫn những văn bản nào").statements[0]

    assert first.code == "list"
    assert [citation.quote.split(",")[0] for citation in first.citations] == [
        "Chương trình số 05-CTr/TU",
        "Chỉ thị số 15-CT/TU",
        "Kết luận số 33-KL/TU",
        "Nghị quyết số 40-NQ/TU",
    ]


def test_a_paper_that_cites_nothing_has_no_list_of_papers(office: Office) -> None:
    assert "list" not in codes(office.ask("45-CV/ĐU viện dẫn những văn bản nào"))


def test_deadlines_of_a_directive_are_those_with_a_time(office: Office) -> None:
    answer = office.ask("12-KH/ĐU có những mốc thời gian nào")

    assert codes(answer) == ["list"]
    assert [quote.split(" trước ")[1] for quote in quotes(answer)] == [
        "ngày 21/4/2026.",
        "ngày 25 hằng tháng.",
    ]


def test_a_question_for_the_time_of_one_thing_is_no_list_of_deadlines(office: Office) -> None:
    asked = "12-KH/ĐU: thời hạn mở tủ sách thiếu nhi ở nhà văn hóa là những ngày nào"

    assert "list" not in codes(office.ask(asked))


def test_reports_of_a_directive_are_listed_with_or_without_a_day(office: Office) -> None:
    answer = office.ask("12-KH/ĐU có mấy báo cáo")

    assert codes(answer) == ["list"]
    assert [quote[:20] for quote in quotes(answer)] == [
        "Các chi bộ ấp báo cá",
        "Trạm y tế xã định kỳ",
    ]


def test_reports_are_listed_by_directive_where_none_is_named(office: Office) -> None:
    answer = office.ask("có những báo cáo nào phải nộp")

    lists = [statement for statement in answer.statements if statement.code == "list"]
    # neither the plan of a year gone by nor the draft
    assert office.cited(answer) == ["08-HD", "12-KH", "45-CV"]
    assert [statement.facts["count"] for statement in lists] == [2, 2, 1]


def test_reports_about_one_thing_are_listed_alone(office: Office) -> None:
    answer = office.ask("có những báo cáo nào về dạy bơi")

    assert quotes(answer)[0].startswith("Các trường học báo cáo kết quả dạy bơi")
    assert office.cited(answer) == ["19-KH"]
