from __future__ import annotations

import pytest

from tests.factories import paper, references_of

HEAD = "ĐẢNG ỦY XÃ ĐỒI CHÈ\nSố 12-KH/ĐU\nKẾ HOẠCH\ncông tác năm 2026\n"

NESTED = (
    "Sơ kết 05 năm thực hiện Kết luận số 49-KL/TW của Ban Bí thư khóa XII về tiếp tục thực hiện"
    " Chỉ thị số 11-CT/TW, ngày 13/4/2007 của Bộ Chính trị về khuyến học."
)


def cited(text: str) -> list[tuple[str | None, str | None, str | None, str | None, str]]:
    return [(r.number, r.type, r.issuer, r.date, r.relation) for r in references_of(HEAD + text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Thực hiện Hướng dẫn số 85-HD/BTGTU ngày 28/12/2025 của Ban Dân vận Tỉnh ủy hướng dẫn",
            [("85-HD/BTGTU", "hướng dẫn", "Ban Dân vận Tỉnh ủy", "2025-12-28", "thực hiện")],
        ),
        (
            "Căn cứ Quy định số 24-QĐ/TW của Ban Chấp hành Trung ương, ngày 30/7/2021;",
            [("24-QĐ/TW", "quy định", "Ban Chấp hành Trung ương", "2021-07-30", "căn cứ")],
        ),
        (
            "Thực hiện Nghị quyết 24-NQ/TW (ngày 03/6/2013) của Ban Bí thư (khóa XI) “Về X”.",
            [("24-NQ/TW", "nghị quyết", "Ban Bí thư (khóa XI)", "2013-06-03", "thực hiện")],
        ),
        (
            "Thực hiện 24-QĐ/TW và 07-CT/TU.",
            [
                ("24-QĐ/TW", None, None, None, "thực hiện"),
                ("07-CT/TU", "chỉ thị", None, None, "thực hiện"),
            ],
        ),
        (
            NESTED,
            [
                ("49-KL/TW", "kết luận", "Ban Bí thư khóa XII", None, "sơ kết"),
                ("11-CT/TW", "chỉ thị", "Bộ Chính trị", "2007-04-13", "viện dẫn"),
            ],
        ),
        (
            "Thực hiện Nghị quyết Đại hội XIV của Đảng và nghị quyết đại hội các cấp.",
            [(None, "nghị quyết", "Đại hội XIV của Đảng", None, "thực hiện")],
        ),
        (
            "Căn cứ Điều lệ Đảng Cộng sản Việt Nam;",
            [(None, "điều lệ", "Đảng Cộng sản Việt Nam", None, "căn cứ")],
        ),
        (
            "Căn cứ Quy chế làm việc của Ban Chấp hành Đảng bộ xã khóa I, nhiệm kỳ 2025 - 2030,",
            [(None, "quy chế", "Ban Chấp hành Đảng bộ xã khóa I", None, "căn cứ")],
        ),
        ("Kèm theo Kế hoạch số 12-KH/ĐU ngày 05/01/2026.", []),
        ("Các chi bộ thực hiện các nghị quyết, chỉ thị, kết luận của Đảng.", []),
        ("Thực hiện Kế hoạch này, các chi bộ báo cáo.", []),
    ],
)
def test_cited_papers_are_read(
    text: str, expected: list[tuple[str | None, str | None, str | None, str | None, str]]
) -> None:
    assert cited(text) == expected


def test_a_mention_that_adds_nothing_is_left_out_and_its_date_kept() -> None:
    found = cited(
        "Thực hiện Nghị quyết số 05-NQ/TU về nước sạch.\n"
        "Theo báo cáo, Nghị quyết số 05-NQ/TU, ngày 02/3/2024 của Tỉnh ủy đã đến cơ sở."
    )

    assert found == [("05-NQ/TU", "nghị quyết", "Tỉnh ủy", "2024-03-02", "thực hiện")]


def test_the_same_number_of_another_date_is_another_paper() -> None:
    found = cited(
        "Thực hiện Hướng dẫn số 01-HD/ĐU ngày 02/3/2024; Hướng dẫn số 01-HD/ĐU ngày 05/4/2025."
    )

    assert [row[3] for row in found] == ["2024-03-02", "2025-04-05"]


def test_a_citation_stands_where_it_says() -> None:
    text = HEAD + "Thực hiện Chỉ thị số 07-CT/TU, ngày 01/3/2021 của Tỉnh ủy về y tế."

    reference = references_of(text)[0]

    printed = paper(text).text[reference.start : reference.end]
    assert printed == "Chỉ thị số 07-CT/TU, ngày 01/3/2021 của Tỉnh ủy"


def test_head_and_foot_cite_nothing() -> None:
    assert cited("I. MỘT\n- Hai./.\nNơi nhận:\n- Như Công văn số 5-CV/ĐU,\n- Lưu VP.") == []
