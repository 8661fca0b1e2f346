from __future__ import annotations

import pytest

from ingest import structure
from tests.factories import metadata_of, paper

HEAD = """
ĐẢNG BỘ TỈNH YÊN HÒA
ĐẢNG ỦY XÃ ĐỒI CHÈ
*
Số 12-KH/ĐU
ĐẢNG CỘNG SẢN VIỆT NAM
Đồi Chè, ngày 05 tháng 01 năm 2026
"""
BODY = """
Thực hiện chương trình công tác năm, Đảng ủy xã xây dựng kế hoạch như sau:
I. MỤC ĐÍCH
- Làm một việc.
"""
FOOT = """
Nơi nhận:
- Các chi bộ,
- Lưu VP.
T/M BAN THƯỜNG VỤ
BÍ THƯ
Lò Văn An
"""
TITLE = "KẾ HOẠCH\ncông tác tuyên giáo năm 2026\n-----\n"


def whole(*, head: str = HEAD, title: str = TITLE, body: str = BODY, foot: str = FOOT) -> str:
    return f"{head}\n{title}\n{body}\n{foot}"


def codes(text: str) -> list[str]:
    return [warning.code for warning in metadata_of(text).warnings]


def test_a_whole_paper_is_read_without_a_warning() -> None:
    found = metadata_of(whole())

    assert (found.number, found.type, found.issued_on) == ("12-KH/ĐU", "kế hoạch", "2026-01-05")
    assert found.issuer == "Đảng bộ tỉnh Yên Hòa - Đảng ủy xã Đồi Chè"
    assert (found.place, found.subject) == ("Đồi Chè", "công tác tuyên giáo năm 2026")
    assert found.recipients == ("Các chi bộ", "Lưu VP")
    assert found.bound_to_year == 2026
    assert found.warnings == ()


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Số 31-KH/BTGĐUK", "31-KH/BTGĐUK"),
        ("Số: 31 - KH/BTGĐUK", "31-KH/BTGĐUK"),
        ("SỐ 06-TBKL/ĐU", "06-TBKL/ĐU"),
        ("Số 12-KHPH/ĐU-UBND", "12-KHPH/ĐU-UBND"),
        ("Số: 15/QĐ-UBND", "15/QĐ-UBND"),
        ("Số: 123/UBND-NC", "123/UBND-NC"),
        ("Số: 49/2026/QĐ-UBND", "49/2026/QĐ-UBND"),
        ("Số 09 KH/ĐU", "09 KH/ĐU"),
        ("Số 16 -\nHD/BTCTW", "16-HD/BTCTW"),
        ("31-KH/ĐU", "31-KH/ĐU"),
        ("**Số 31-KH/ĐU**", "31-KH/ĐU"),
        ("Số - HD/ĐUK", None),
        ("Số       -CV/ĐU", None),
        ("Số: …-KH/ĐU", None),
        ("Số: /QĐ-UBND", None),
        ("Số ____-KL/TU", None),
    ],
)
def test_the_number_is_read_in_every_spelling(line: str, number: str | None) -> None:
    found = metadata_of(whole(head=HEAD.replace("Số 12-KH/ĐU", line)))

    assert found.number == number
    assert [w.code for w in found.warnings] == ([] if number else ["number_blank"])
    assert any(evidence.fact == "number" for evidence in found.evidence)


@pytest.mark.parametrize(
    ("title", "kind", "subject"),
    [
        ("KẾ HOẠCH công tác năm 2026", "kế hoạch", "công tác năm 2026"),
        ("**QUY ĐỊNH**\n**về chế độ báo cáo**", "quy định", "về chế độ báo cáo"),
        ("QUYẾT ĐỊNH\nvề việc lập tổ công tác", "quyết định", "về việc lập tổ công tác"),
        (
            "KẾT LUẬN\nCỦA BAN THƯỜNG VỤ ĐẢNG ỦY\nvề chuyển đổi số",
            "kết luận",
            "về chuyển đổi số",
        ),
        ("THÔNG BÁO KẾT LUẬN\nvề phòng chống lũ", "thông báo", "về phòng chống lũ"),
        ("CHƯƠNG TRÌNH HÀNH ĐỘNG\nthực hiện nghị quyết", "chương trình", "thực hiện nghị quyết"),
        ("Hướng dẫn\nsinh hoạt chi bộ", "hướng dẫn", "sinh hoạt chi bộ"),
        ("DỰ THẢO QUY CHẾ\nlàm việc", "quy chế", "làm việc"),
        (
            "BÁO CÁO\nkết quả công tác\nquý III của Đảng bộ",
            "báo cáo",
            "kết quả công tác quý III của Đảng bộ",
        ),
    ],
)
def test_type_and_subject_come_from_the_printed_title(title: str, kind: str, subject: str) -> None:
    found = metadata_of(whole(title=title))

    assert (found.type, found.subject) == (kind, subject)


def test_a_letter_has_its_subject_beside_v_v_and_its_addressees() -> None:
    found = metadata_of(
        HEAD.replace("Số 12-KH/ĐU", "Số 12-CV/ĐU\nV/v báo cáo quý III\nnăm 2026")
        + "Kính gửi: - Các chi bộ,\n- Văn phòng.\nĐề nghị gửi báo cáo./.\n"
        + FOOT
    )

    assert (found.type, found.subject) == ("công văn", "báo cáo quý III năm 2026")
    assert found.recipients == ("Các chi bộ", "Văn phòng", "Các chi bộ", "Lưu VP")


@pytest.mark.parametrize(
    ("lines", "issuer"),
    [
        ("TỈNH ỦY YÊN HÒA", "Tỉnh ủy Yên Hòa"),
        ("TỈNH ỦY X\nBAN TUYÊN GIÁO VÀ\nDÂN VẬN", "Tỉnh ủy X - Ban Tuyên giáo và Dân vận"),
        (
            "ĐẢNG ỦY KHỐI CÁC CƠ QUAN\nTỈNH YÊN HÒA\nVĂN PHÒNG",
            "Đảng ủy Khối các cơ quan tỉnh Yên Hòa - Văn phòng",
        ),
        ("ỦY BAN NHÂN DÂN\nXÃ ĐỒI CHÈ", "Ủy ban nhân dân xã Đồi Chè"),
        ("ĐẢNG UỶ XÃ ĐỒI CHÈ\nUỶ BAN KIỂM TRA", "Đảng ủy xã Đồi Chè - Ủy ban Kiểm tra"),
    ],
)
@pytest.mark.parametrize("nation_first", [True, False])
def test_the_issuer_is_joined_whichever_column_comes_first(
    lines: str, issuer: str, nation_first: bool
) -> None:
    left, right = f"{lines}\n*\nSố 1-KH/ĐU", "ĐẢNG CỘNG SẢN VIỆT NAM\nĐồi Chè, ngày 5/1/2026"
    head = f"{right}\n{left}" if nation_first else f"{left}\n{right}"

    assert metadata_of(whole(head=head)).issuer == issuer


def test_the_paper_s_own_words_decide_how_its_issuer_is_cased() -> None:
    body = "Công ty cổ phần Thép Hòa An giao các chi bộ thực hiện.\n" + BODY

    found = metadata_of(whole(head="CÔNG TY CỔ PHẦN THÉP HÒA AN\nSố 1-KH/ĐU", body=body))

    assert found.issuer == "Công ty cổ phần Thép Hòa An"


@pytest.mark.parametrize(
    ("body", "issuer"),
    [
        (
            "Trên đây là Kế hoạch năm 2026 của Đảng ủy xã Đồi Chè, đề nghị thực hiện./.",
            "Đảng ủy xã Đồi Chè",
        ),
        (
            "Thực hiện chương trình, Ban Tuyên giáo Đảng ủy Khối xây dựng kế hoạch như sau:",
            "Ban Tuyên giáo Đảng ủy Khối",
        ),
        ("Các chi bộ gửi báo cáo.", None),
    ],
)
def test_without_a_header_a_sentence_may_name_the_issuer(body: str, issuer: str | None) -> None:
    found = metadata_of(whole(head="", body=body))

    assert found.issuer == issuer
    assert ("issuer_missing" in [w.code for w in found.warnings]) is (issuer is None)


@pytest.mark.parametrize(
    ("line", "issued_on", "code"),
    [
        ("Đồi Chè, ngày 5/1/2026", "2026-01-05", None),
        ("*Đồi Chè, ngày 05 tháng 01 năm 2026*", "2026-01-05", None),
        ("Đồi Chè, ngày    tháng 01 năm 2026", "2026-01", "day_blank"),
        ("Đồi Chè, ngày … tháng … năm 2026", None, "date_missing"),
        ("", None, "date_missing"),
    ],
)
def test_a_blank_in_the_date_is_told(line: str, issued_on: str | None, code: str | None) -> None:
    found = metadata_of(whole(head=HEAD.replace("Đồi Chè, ngày 05 tháng 01 năm 2026", line)))

    assert found.issued_on == issued_on
    assert [w.code for w in found.warnings] == ([code] if code else [])


@pytest.mark.parametrize(
    ("foot", "signer"),
    [
        ("T/L BAN\nPHÓ BÍ THƯ\nLò Văn An", ("Lò Văn An", "PHÓ BÍ THƯ", "T/L BAN")),
        (
            "**T/M BAN THƯỜNG VỤ\nBÍ THƯ**\n(Đã ký)\n**Lò Văn An**",
            ("Lò Văn An", "BÍ THƯ", "T/M BAN THƯỜNG VỤ"),
        ),
        (
            "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLò Văn An",
            ("Lò Văn An", "PHÓ CHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH"),
        ),
        (
            "T/M BAN CHẤP HÀNH\nĐẢNG BỘ XÃ ĐỒI CHÈ\nBÍ THƯ\nLò Văn An",
            ("Lò Văn An", "BÍ THƯ", "T/M BAN CHẤP HÀNH ĐẢNG BỘ XÃ ĐỒI CHÈ"),
        ),
        ("Q. TRƯỞNG BAN\nLò Văn An", ("Lò Văn An", "TRƯỞNG BAN", "Q.")),
        ("TRƯỞNG BAN\nLò Văn An", ("Lò Văn An", "TRƯỞNG BAN", None)),
        ("Nơi nhận:\n- Lưu VP.\nLò Văn An", ("Lò Văn An", None, None)),
        ("T/M CHI BỘ\nBÍ THƯ", None),
    ],
)
def test_the_signature_is_read(
    foot: str, signer: tuple[str, str | None, str | None] | None
) -> None:
    found = metadata_of(whole(foot=foot))

    read = found.signer and (found.signer.name, found.signer.position, found.signer.authority)
    assert read == signer
    assert ("signer_missing" in [w.code for w in found.warnings]) is (signer is None)


@pytest.mark.parametrize(
    "foot",
    [
        "Nơi nhận:\n- Tỉnh ủy (b/c),\n- Các ban; Đoàn xã,\n- Lưu VP.",
        "Nơi nhận: - Tỉnh ủy (b/c); - Các ban; Đoàn xã; - Lưu VP.",
        "**Nơi nhận:**\nTỉnh ủy (b/c),\n+ Các ban; Đoàn xã,\n• Lưu VP.",
        "BÍ THƯ\nLò Văn An\nNơi nhận:\n- Tỉnh ủy\n(b/c),\n- Các ban; Đoàn xã,\n- Lưu VP.",
    ],
)
def test_the_recipients_are_read_one_by_one(foot: str) -> None:
    cleaned = paper(whole(foot=foot))

    found = metadata_of(whole(foot=foot))

    assert found.recipients == ("Tỉnh ủy (b/c)", "Các ban; Đoàn xã", "Lưu VP")
    span = next(e for e in found.evidence if e.fact == "recipients")
    assert cleaned.text[span.start : span.end].endswith("Lưu VP.")
    assert structure.parse(cleaned)[-1].kind == "foot"


@pytest.mark.parametrize(
    ("line", "urgency", "circulation"),
    [
        ("KHẨN", "khẩn", None),
        ("THƯỢNG KHẨN", "thượng khẩn", None),
        ("HOẢ TỐC", "hỏa tốc", None),
        ("Độ khẩn: KHẨN", "khẩn", None),
        ("LƯU HÀNH NỘI BỘ", None, "lưu hành nội bộ"),
        ("(Xem xong trả lại)", None, "xem xong trả lại"),
        ("Khẩn trương", None, None),
    ],
)
def test_marks_of_the_head_are_read(
    line: str, urgency: str | None, circulation: str | None
) -> None:
    found = metadata_of(whole(head=HEAD.replace("*", line)))

    assert (found.urgency, found.circulation) == (urgency, circulation)


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("KẾ HOẠCH\ncông tác năm 2026", 2026),
        ("HƯỚNG DẪN\ncông tác quý IV năm 2026", 2026),
        ("KẾ HOẠCH\nhọc tập giai đoạn 2025 - 2030", None),
        ("KẾ HOẠCH\ntrồng rừng đến năm 2030", None),
        ("KẾ HOẠCH\ncông tác năm 2025 - 2026", None),
        ("KẾ HOẠCH\ntuyên truyền Luật Đất đai năm 2024", None),
        ("KẾ HOẠCH\ntổng kết năm 2025, nhiệm vụ năm 2026", None),
        ("QUY ĐỊNH\nvề chi tiêu năm 2026", None),
        ("CHƯƠNG TRÌNH\ncông tác nhiệm kỳ 2025 - 2030", None),
    ],
)
def test_a_year_binds_only_as_the_subject_s_own(title: str, year: int | None) -> None:
    assert metadata_of(whole(title=title)).bound_to_year == year


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"head": HEAD.replace("Số 12-KH/ĐU", "")}, "number_missing"),
        ({"head": HEAD + "DỰ THẢO"}, "draft"),
        ({"head": HEAD + "(Dự thảo lần 2)"}, "draft"),
        ({"body": BODY + "II. HAI\nLàm theo danh sách (có Phụ lục kèm theo)."}, "appendix_missing"),
        ({"body": BODY + "- Chỉ tiêu theo Phụ lục 1 đính kèm."}, "appendix_missing"),
        (
            {"body": "Thực hiện Công văn số 9-CV/TU ngày 06/01/2026, Đảng ủy xã kế hoạch:"},
            "date_before_cited_document",
        ),
        (
            {"body": "- Tổng kết 10 năm thực hiện Chỉ thị số 9-CT/TU ngày 06/01/2015."},
            "anniversary_does_not_add_up",
        ),
        ({"title": "KẾ HOẠCH\ncông tác năm 2024"}, "date_year_differs_from_bound_year"),
    ],
)
def test_what_is_wrong_with_a_paper_is_told(change: dict[str, str], code: str) -> None:
    assert codes(whole(**change)) == [code]


@pytest.mark.parametrize(
    "body",
    [
        "- Tổng kết 10 năm thực hiện Chỉ thị số 9-CT/TU ngày 06/01/2016.",
        "Thực hiện Công văn số 9-CV/TU ngày 05/01/2026, Đảng ủy xã kế hoạch:",
        "- Lập theo mẫu tại Phụ lục kèm theo Quy định số 9-QĐ/TU.",
    ],
)
def test_what_adds_up_is_not_warned_of(body: str) -> None:
    assert codes(whole(body=body)) == []
