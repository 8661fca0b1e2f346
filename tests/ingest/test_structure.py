from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest import metadata, structure
from knowledge.domain import UnitKind
from tests.factories import cleaned_of, units_of

OPENING = "Thực hiện chương trình công tác năm, Đảng ủy xã xây dựng kế hoạch như sau:"


def tree(*lines: str) -> Sequence[tuple[str, UnitKind]]:
    """List (path, kind) of the running text of a plan that holds *lines*."""
    units = units_of("\n".join(["KẾ HOẠCH", "công tác năm 2026", OPENING, *lines]))
    return [(unit.path, unit.kind) for unit in units if unit.kind != "title"][1:]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(
            ["I. MỘT", "1. Hai", "- Ba.", "- Bốn.", "II. NĂM", "1. Sáu", "Bảy."],
            [
                ("I", "heading"),
                ("I.1", "heading"),
                ("I.1-1", "item"),
                ("I.1-2", "item"),
                ("II", "heading"),
                ("II.1", "heading"),
                ("II.1", "body"),
            ],
            id="numbers begin anew under each roman",
        ),
        pytest.param(
            ["II. MỘT", "2.1. Hai;", "2.2. Ba."],
            [("II", "heading"), ("II.2.1", "item"), ("II.2.2", "item")],
            id="decimals without their number above",
        ),
        pytest.param(
            ["1. Một", "a) Hai:", "- Ba;", "+ Bốn;", "+ Năm;", "- Sáu;", "b) Bảy."],
            [
                ("1", "heading"),
                ("1.a", "heading"),
                ("1.a-1", "item"),
                ("1.a-1+1", "item"),
                ("1.a-1+2", "item"),
                ("1.a-2", "item"),
                ("1.b", "item"),
            ],
            id="letters, dashes and pluses nest",
        ),
        pytest.param(
            ["1. Một gồm: (1) hai; (2) ba."],
            [("1", "heading"), ("1(1)", "item"), ("1(2)", "item")],
            id="a list inside a line",
        ),
        pytest.param(
            ["1. Gửi báo cáo. Báo cáo nêu rõ:", "- Một;", "- Hai."],
            [("1", "item"), ("1-1", "item"), ("1-2", "item")],
            id="a sentence with a list below stays an item",
        ),
        pytest.param(
            ["1. Gửi về Văn phòng trước ngày 15/11, gồm:", "a) Một;", "b) Hai."],
            [("1", "item"), ("1.a", "item"), ("1.b", "item")],
            id="a short duty with a list below stays an item",
        ),
        pytest.param(
            ["1. Làm một việc.", "Thêm một câu.", "2. Làm hai việc.", "Đề nghị các nơi thực hiện."],
            [("1", "item"), ("1", "body"), ("2", "item"), ("", "body")],
            id="a paragraph closes a list unless the list goes on",
        ),
        pytest.param(
            ["I. MỘT", "1. Hai.", "Trên đây là Kế hoạch công tác, đề nghị thực hiện./."],
            [("I", "heading"), ("I.1", "item"), ("", "body")],
            id="the closing sentence stands under nothing",
        ),
        pytest.param(
            [
                "Chương I",
                "QUY ĐỊNH CHUNG",
                "Điều 1. Phạm vi",
                "Một.",
                "Chương II",
                "HAI",
                "Điều 2. Ba.",
            ],
            [
                ("Chương I", "heading"),
                ("Điều 1", "heading"),
                ("Điều 1", "body"),
                ("Chương II", "heading"),
                ("Điều 2", "item"),
            ],
            id="articles are numbered through the chapters",
        ),
        pytest.param(
            ["MỤC ĐÍCH", "Một.", "NHIỆM VỤ TRỌNG TÂM", "1. Hai."],
            [("", "heading"), ("", "body"), ("", "heading"), ("1", "item")],
            id="a line in capitals is a heading",
        ),
        pytest.param(
            ["C. Một", "Hai."],
            [("", "body"), ("", "body")],
            id="a capital letter out of order is no mark",
        ),
        pytest.param(
            ["I. MỤC ĐÍCH", "YÊU CẦU", "Một."],
            [("I", "heading"), ("I", "body")],
            id="a heading over two lines",
        ),
    ],
)
def test_running_text_becomes_a_tree(
    lines: list[str], expected: list[tuple[str, UnitKind]]
) -> None:
    assert tree(*lines) == expected


def test_headings_above_are_told_outermost_first_without_emphasis() -> None:
    units = units_of("KẾ HOẠCH\n**I. MỘT VIỆC**\n*1. Hai việc*\n- Ba.")

    assert units[-1].heading == ("MỘT VIỆC", "Hai việc")


def test_emphasis_stays_in_the_text_but_not_around_a_unit() -> None:
    units = units_of("KẾ HOẠCH\n**I. MỘT**\n- *Lĩnh vực y tế*: làm việc.")

    assert [unit.text for unit in units[1:]] == ["MỘT", "*Lĩnh vực y tế*: làm việc."]


def test_nothing_in_head_or_foot_is_an_item() -> None:
    units = units_of(
        "ĐẢNG ỦY XÃ ĐỒI CHÈ\nSố 1-KH/ĐU\nKẾ HOẠCH\nI. MỘT\n1. Hai.\nNơi nhận:\n- Ba,\n- Lưu VP."
    )

    assert [unit.kind for unit in units] == [
        *("head", "head", "title", "heading", "item"),
        *("foot", "foot", "foot"),
    ]


def test_rows_are_cited_by_their_printed_number_or_their_place() -> None:
    cleaned = cleaned_of(
        *("KẾ HOẠCH", "I. MỘT", "- Hai./.", "Lò Văn A", "PHỤ LỤC", "Danh mục"),
        ("TT", "Việc", "Hạn"),
        ("1", "Soạn đề cương", "15/3"),
        ("In tài liệu", "20/3"),
        ("2", "Gửi", "25/3"),
    )

    rows = [unit for unit in structure.parse(cleaned) if unit.path.startswith("PL.")]

    assert [(row.path, row.kind, row.marker) for row in rows] == [
        ("PL.r1", "heading", ""),
        ("PL.1", "row", "1"),
        ("PL.r3", "row", ""),
        ("PL.2", "row", "2"),
    ]
    assert rows[1].text == "Soạn đề cương\t15/3"
    assert rows[1].heading == ("Danh mục",)


@pytest.mark.parametrize(
    ("titles", "paths"),
    [
        (["PHỤ LỤC"], ["PL"]),
        (["PHỤ LỤC 1", "PHỤ LỤC 2"], ["PL1", "PL2"]),
        (["PHỤ LỤC I: Biểu mẫu", "PHỤ LỤC II"], ["PL1", "PL2"]),
        (["PHỤ LỤC", "PHỤ LỤC"], ["PL1", "PL2"]),
        (["Phụ lục số 03"], ["PL3"]),
        (["DANH MỤC BIỂU MẪU"], ["PL"]),
    ],
)
def test_appendices_are_told_apart(titles: list[str], paths: list[str]) -> None:
    text = "\n".join(["KẾ HOẠCH", "I. MỘT", "- Hai./.", "Lò Văn A", *titles])

    found = [unit.path for unit in units_of(text) if unit.kind == "appendix"]

    assert found == paths


def test_a_mention_of_an_appendix_starts_none() -> None:
    units = units_of("KẾ HOẠCH\nI. MỘT\nPhụ lục kèm theo gồm 03 biểu.\n- Hai.")

    assert "appendix" not in [unit.kind for unit in units]


def test_text_without_head_or_title_is_all_body() -> None:
    units = units_of("Các chi bộ gửi báo cáo trước ngày 15/11.\nĐề nghị thực hiện đúng hạn.")

    assert [unit.kind for unit in units] == ["body", "body"]


def test_an_empty_paper_has_no_units() -> None:
    assert structure.parse(cleaned_of("")) == ()


FRAGMENTS = st.sampled_from(
    [
        *("I. MỘT", "II - HAI", "1. Ba", "2. Bốn.", "1.1. Năm;", "a) Sáu", "b) Bảy;", "(1) Tám;"),
        *("- Chín", "+ Mười", "* Sao", "• Chấm", "Điều 3. Ba", "Chương I", "CHỮ HOA TO", "**đậm**"),
        *("KẾ HOẠCH", "PHỤ LỤC", "PHỤ LỤC 2: Danh mục", "Nơi nhận:", "- Lưu VP.", "T/M BAN", "./."),
        *(
            "Kính gửi: - Các chi bộ,",
            "V/v báo cáo",
            "Gồm: (1) một; (2) hai.",
            "Lò Văn An",
            "BÍ THƯ",
        ),
        *("Số 1-KH/ĐU", "Đồi Chè, ngày 5 tháng 1 năm 2026", "Thực hiện Chỉ thị số 7-CT/TU, làm."),
    ]
)
ROWS = st.lists(st.sampled_from(["TT", "1", "II", "a)", "Việc", ""]), min_size=1, max_size=3)


@given(st.lists(st.one_of(FRAGMENTS, ROWS), max_size=25))
def test_any_order_of_lines_is_read_with_true_spans(lines: list[str | list[str]]) -> None:
    cleaned = cleaned_of(*lines)

    units = structure.parse(cleaned)

    assert all(unit.text == cleaned.text[unit.start : unit.end] for unit in units)
    assert [unit.start for unit in units] == sorted(unit.start for unit in units)
    assert all(before.end <= after.start for before, after in pairwise(units))
    found = metadata.find(cleaned, units)
    assert all(0 <= e.start <= e.end <= len(cleaned.text) for e in found.evidence)


def test_a_function_in_capitals_inside_the_text_is_no_signature() -> None:
    units = units_of(
        "KẾ HOẠCH\nI. MỘT\nTRƯỞNG BAN\nLò Văn An\nII. HAI\n1. Họp.\nTRƯỞNG BAN\nLò Văn An"
    )

    assert [unit.text for unit in units if unit.kind == "foot"] == ["TRƯỞNG BAN", "Lò Văn An"]
    assert "II.1" in [unit.path for unit in units]
