from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import ingest
from knowledge.answer.facts import TELLERS
from knowledge.wants import WANTS
from tests.knowledge.answer.conftest import Opens
from tests.knowledge.answer.offices import Office, codes, paper, quotes
from tests.pdf_files import Paper, sign

ANSWERED, ABSENT = "answered", "not_in_documents"


@pytest.mark.parametrize(
    ("asked", "status", "code", "quote"),
    [
        # printed in the head or foot
        ("12-KH/ĐU ai ký", ANSWERED, "signer", "Đinh Thị Lụa"),
        ("ke hoach tu sach ai ki", ANSWERED, "signer", "Đinh Thị Lụa"),
        ("12-KH/ĐU ban hành ngày nào", ANSWERED, "issued_on", "ngày 09 tháng 02 năm 2026"),
        ("cơ quan nào ban hành 12-KH/ĐU", ANSWERED, "issuer", "ĐẢNG ỦY XÃ BÌNH THẠNH"),
        ("kế hoạch tủ sách số bao nhiêu", ANSWERED, "number", "Số 12-KH/ĐU"),
        ("12-KH/ĐU gửi những nơi nào", ANSWERED, "recipients", "- Đoàn Thanh niên xã,"),
        ("45-CV/ĐU gửi những nơi nào", ANSWERED, "recipients", "Các chi bộ khu phố"),
        ("12-KH/ĐU về việc gì", ANSWERED, "subject", "văn hóa đọc năm 2026"),
        ("12-KH/ĐU có mấy mục", ANSWERED, "outline", "Ngày hội đọc sách"),
        ("12-KH/ĐU áp dụng cho năm nào", ANSWERED, "bound_to_year", "năm 2026"),
        # printed in the body
        ("12-KH/ĐU căn cứ vào đâu", ANSWERED, "basis", "Thực hiện Nghị quyết số 21-NQ/TU"),
        ("07-QĐ/ĐU thay thế văn bản nào", ANSWERED, "replaces", "thay thế Quy định số 03-QĐ/ĐU"),
        ("03-QĐ/ĐU còn hiệu lực không", ANSWERED, "replaced_by", "thay thế Quy định số 03-QĐ/ĐU"),
        ("12-KH/ĐU còn hiệu lực không", ANSWERED, "bound_to_year", "năm 2026"),
        # blank: the blank line is shown
        ("dự thảo kế hoạch chợ phiên số bao nhiêu", ABSENT, "number_blank", "-KH/ĐU"),
        ("dự thảo kế hoạch chợ phiên ra ngày nào", ABSENT, "day_blank", "tháng 10 năm 2026"),
        # not there
        ("công văn 45-CV/ĐU ban hành ngày nào", ABSENT, "date_missing", ""),
        ("45-CV/ĐU ai ký", ABSENT, "signer_missing", ""),
        ("19-KH/ĐU nơi nhận", ABSENT, "recipients_missing", ""),
        ("45-CV/ĐU căn cứ văn bản nào", ABSENT, "basis_missing", ""),
        ("12-KH/ĐU thay thế văn bản nào", ABSENT, "replaces_missing", ""),
        ("07-QĐ/ĐU còn hiệu lực không", ABSENT, "end_unstated", ""),
        ("19-KH/ĐU có phụ lục không", ABSENT, "appendix_missing", ""),
        ("12-KH/ĐU có phụ lục không", ABSENT, "appendix_not_attached", "theo phụ lục kèm theo"),
        ("45-CV/ĐU áp dụng cho năm nào", ABSENT, "year_unstated", ""),
        ("45-CV/ĐU có khẩn không", ABSENT, "urgency_missing", ""),
    ],
)
def test_a_fact_of_a_paper_is_told_with_its_printed_line(
    office: Office, asked: str, status: str, code: str, quote: str
) -> None:
    answer = office.ask(asked)

    assert (answer.status, codes(answer)[0]) == (status, code)
    assert quote in "\n".join(quotes(answer))


@pytest.mark.parametrize(
    ("asked", "facts"),
    [
        (
            "12-KH/ĐU ai ký",
            {"name": "Đinh Thị Lụa", "position": "BÍ THƯ", "authority": "T/M ĐẢNG ỦY"},
        ),
        ("08-HD/BTGTU ai ký", {"name": "Lương Văn Tấm", "position": None, "authority": None}),
        ("07-QĐ/ĐU thay thế văn bản nào", {"numbers": ("03-QĐ/ĐU",)}),
        ("dự thảo kế hoạch chợ phiên ra ngày nào", {"date": "2026-10"}),
        ("12-KH/ĐU áp dụng cho năm nào", {"year": 2026}),
    ],
)
def test_what_is_said_is_what_is_printed_and_no_more(
    office: Office, asked: str, facts: dict[str, Any]
) -> None:
    first = office.ask(asked).statements[0]

    assert first.facts.items() >= facts.items()


def test_a_date_before_that_of_a_cited_paper_is_shown_and_not_mended(office: Office) -> None:
    date, doubt = office.ask("19-KH/ĐU ban hành ngày nào").statements

    assert date.facts == {"date": "2023-01-05"}
    assert doubt.code == "date_before_cited_document"
    assert (doubt.facts["cited"], doubt.facts["cited_on"]) == ("77-HD/BTGTU", "2023-12-28")
    assert doubt.citations[0].quote.startswith("Thực hiện Hướng dẫn số 77-HD/BTGTU")


def test_a_question_for_two_facts_gets_both(office: Office) -> None:
    answer = office.ask("12-KH/ĐU ai ký, căn cứ vào đâu")

    assert codes(answer) == ["signer", "basis"]


def test_the_subject_comes_with_the_headings_of_the_first_level(office: Office) -> None:
    answer = office.ask("12-KH/ĐU về việc gì")

    assert codes(answer) == ["subject", "outline"]
    assert quotes(answer)[1:] == ["MỤC ĐÍCH, YÊU CẦU", "NHIỆM VỤ", "TỔ CHỨC THỰC HIỆN"]


def test_of_several_of_a_type_the_asker_chooses(office: Office) -> None:
    answer = office.ask("kế hoạch ai ký")

    assert (answer.status, office.offered(answer)) == ("which_one", ["KH-cho", "19-KH", "12-KH"])
    assert answer.choices[-1].question == "vb 4: kế hoạch ai ký"


def test_the_question_behind_a_choice_is_answered_from_it(office: Office) -> None:
    choice = office.ask("kế hoạch ai ký").choices[1]

    assert quotes(office.ask(choice.question)) == ["T/M ĐẢNG ỦY\nBÍ THƯ\nKiều Văn Sáng"]


def test_several_that_say_the_same_need_no_choice(holding: Opens) -> None:
    office = holding(paper("12-KH"), paper("19-KH", ("Kiều Văn Sáng", "Đinh Thị Lụa")))

    answer = office.ask("kế hoạch ai ký")

    assert (answer.status, codes(answer)[0]) == ("answered", "signer")


def test_each_is_told_where_both_are_asked_for(holding: Opens) -> None:
    office = holding(paper("12-KH"), paper("08-HD"))

    answer = office.ask("cả hai văn bản ai ký")

    assert codes(answer) == ["signer", "signer"]
    assert sorted(office.cited(answer)) == ["08-HD", "12-KH"]


def test_an_appendix_that_is_there_is_shown(holding: Opens) -> None:
    signed = "Đinh Thị Lụa\n"
    office = holding(
        paper("12-KH", (signed, f"{signed}\nPHỤ LỤC\nBiểu thống kê đầu sách\n")),
    )

    answer = office.ask("12-KH/ĐU có phụ lục không")

    assert (answer.status, codes(answer)) == ("answered", ["appendix"])
    assert "Biểu thống kê đầu sách" in quotes(answer)[-1]


@pytest.mark.parametrize(
    "asked",
    [
        pytest.param("12-KH/ĐU yêu cầu ai chủ trì ngày hội đọc sách", id="who, of the body"),
        pytest.param("kinh phí mua sách của 12-KH/ĐU bao nhiêu tiền", id="money"),
        pytest.param("12-KH/ĐU quy định tổ chức ngày hội đọc sách ngày nào", id="day, of a task"),
    ],
)
def test_a_question_with_a_topic_of_its_own_is_not_about_the_paper(
    office: Office, asked: str
) -> None:
    assert codes(office.ask(asked)) == ["content"]


def test_every_fact_told_can_be_asked_for() -> None:
    assert TELLERS.keys() <= WANTS.keys()


SIGNED = "2025-09-29T13:41:12+07:00"


@pytest.mark.parametrize(
    ("dated", "quote"),
    [
        pytest.param(
            ("Vạn Thủy, ngày      tháng 9 năm 2025",),
            ["Vạn Thủy, ngày tháng 9 năm 2025"],
            id="day blank",
        ),
        pytest.param((), [], id="no date at all"),
    ],
)
@pytest.mark.parametrize(
    "asked", ["văn bản 15-KH/ĐU ban hành ngày nào", "van ban 15-kh/du ban hanh ngay nao"]
)
def test_a_day_that_only_a_signature_keeps_is_told_as_no_word_of_the_text(
    holding: Opens, tmp_path: Path, dated: tuple[str, ...], quote: list[str], asked: str
) -> None:
    print_ = Paper()
    print_.header(("ĐẢNG ỦY XÃ VẠN THỦY", "*", "Số 15-KH/ĐU"), ("ĐẢNG CỘNG SẢN VIỆT NAM", *dated))
    print_.centre("KẾ HOẠCH")
    print_.paragraph("Các chi bộ nuôi cá lồng trên hồ chứa, báo cáo kết quả về Đảng ủy xã.")
    read = ingest.read(sign(print_.save(tmp_path), "D:20250929134112+07'00'"))

    answer = holding(read).ask(asked)

    assert (answer.status, codes(answer)) == ("answered", ["issued_on_signature"])
    assert answer.statements[0].kind == "recorded"
    facts = answer.statements[0].facts
    assert (facts["date"], facts["signature"]) == ("2025-09-29", SIGNED)
    assert quotes(answer) == quote


def test_a_day_of_a_printed_stamp_is_quoted_from_it(holding: Opens) -> None:
    whole = paper("12-KH", ("ngày 09 tháng 02 năm 2026", "ngày    tháng 02 năm 2026"))
    stamped = ingest.read_text(f"{whole.text}\n\n09-02-2026 08:15:00 +07:00", "12-KH.txt")

    answer = holding(stamped).ask("12-KH/ĐU ban hành ngày nào")

    assert codes(answer)[0] == "issued_on_stamp"
    assert "09-02-2026 08:15:00 +07:00" in quotes(answer)
