from __future__ import annotations

import pytest

from tests.knowledge.answer.offices import Office, codes, quotes

OPENING = "Thực hiện Nghị quyết số 21-NQ/TU, ngày 14/11/2025"


@pytest.mark.parametrize(
    "asked",
    [
        "21-NQ/TU ai ký",
        "nghị quyết 21-NQ/TU nói gì",
        "21-NQ/TU gửi những nơi nào",
        "21-NQ/TU thay thế văn bản nào",
        "hạn báo cáo của 21-NQ/TU là ngày nào",
        "trích nguyên văn 21-NQ/TU",
    ],
)
def test_what_only_the_cited_paper_can_tell_is_not_told(office: Office, asked: str) -> None:
    answer = office.ask(asked)

    (statement,) = answer.statements
    assert (answer.status, statement.code) == ("not_in_documents", "cited_only")
    assert statement.facts["number"] == "21-NQ/TU"
    assert quotes(answer)[0].startswith(OPENING)


def test_the_date_that_the_citing_paper_prints_is_told_as_such(office: Office) -> None:
    (statement,) = office.ask("21-NQ/TU ban hành ngày nào").statements

    assert (statement.code, statement.facts["date"]) == ("cited_date", "2025-11-14")
    assert statement.citations[0].quote.startswith(OPENING)


@pytest.mark.parametrize(
    ("asked", "quote"),
    [
        pytest.param(
            "Chỉ thị 15-CT/TU tổng kết mấy năm",
            "Tổng kết 10 năm thực hiện Chỉ thị số 15-CT/TU",
            id="reviewed after how long",
        ),
        pytest.param(
            "bao giờ sơ kết Kết luận 33-KL/TU",
            "Sơ kết 5 năm thực hiện Kết luận số 33-KL/TU",
            id="reviewed when",
        ),
        pytest.param(
            "21-NQ/TU về phát triển văn hóa đọc được thực hiện thế nào", OPENING, id="its subject"
        ),
    ],
)
def test_what_a_held_paper_says_of_it_is_told_with_its_words(
    office: Office, asked: str, quote: str
) -> None:
    answer = office.ask(asked)

    assert (answer.status, codes(answer)[0]) == ("answered", "content")
    assert quotes(answer)[0].startswith(quote)


def test_a_held_paper_is_not_treated_as_cited(office: Office) -> None:
    assert codes(office.ask("03-QĐ/ĐU ai ký"))[0] == "signer"
