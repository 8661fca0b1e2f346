from pathlib import Path

import pytest

from ingest.limits import DEFAULT
from ingest.loaders.docx import load
from tests.word_files import RULED, borders, cell, levels, numbered, p, table, word_file

NONE = borders("none")
GRID = (
    f'<w:style w:type="table" w:styleId="Grid"><w:tblPr>{RULED}</w:tblPr></w:style>'
    '<w:style w:type="table" w:styleId="Mine"><w:basedOn w:val="Grid"/></w:style>'
)
FRAME, BARE = borders("single", "tc"), borders("nil", "tc")


def rows(path: Path) -> list[tuple[str, ...]]:
    return [block.cells for block in load(path, DEFAULT).blocks]


def one_paragraph_cells(*texts: str, properties: str = "") -> tuple[str, ...]:
    return tuple(cell(p(text), properties=properties) for text in texts)


def test_a_ruled_table_is_read_row_by_row(tmp_path: Path) -> None:
    body = table(one_paragraph_cells("TT", "Nội dung"), one_paragraph_cells("1", "Học tập"))

    blocks = load(word_file(tmp_path, body), DEFAULT).blocks

    assert [block.text for block in blocks] == ["TT\tNội dung", "1\tHọc tập"]
    assert [block.cells for block in blocks] == [("TT", "Nội dung"), ("1", "Học tập")]


def test_merged_cells_are_read_once(tmp_path: Path) -> None:
    wide = (cell(p("I")), cell(p("LĨNH VỰC"), properties='<w:gridSpan w:val="2"/>'))
    begins = '<w:vMerge w:val="restart"/>'
    first = (cell(p("1")), cell(p("Việc một")), cell(p("Chi bộ"), properties=begins))
    second = (cell(p("2")), cell(p("Việc hai")), cell(p(), properties="<w:vMerge/>"))

    path = word_file(tmp_path, table(wide, first, second))

    assert rows(path) == [("I", "LĨNH VỰC"), ("1", "Việc một", "Chi bộ"), ("2", "Việc hai")]


def test_an_empty_cell_keeps_its_place_and_an_empty_row_goes(tmp_path: Path) -> None:
    body = table(
        one_paragraph_cells("1", "", "Quý I"),
        one_paragraph_cells("", "", ""),
        one_paragraph_cells("2", "Họp", "Quý II"),
    )

    assert rows(word_file(tmp_path, body)) == [("1", "", "Quý I"), ("2", "Họp", "Quý II")]


def test_the_paragraphs_of_a_cell_become_one_line(tmp_path: Path) -> None:
    body = table((cell(p("Chi bộ 1,"), p("Chi bộ 2")), cell(p("Quý I"))), properties=RULED)

    assert rows(word_file(tmp_path, body)) == [("Chi bộ 1, Chi bộ 2", "Quý I")]


def test_a_table_in_a_cell_is_part_of_the_cell(tmp_path: Path) -> None:
    inner = table(one_paragraph_cells("trong 1", "trong 2"))

    path = word_file(tmp_path, table((cell(p("ngoài")), cell(inner, p()))))

    assert rows(path) == [("ngoài", "trong 1 trong 2")]


def test_automatic_numbers_stand_in_their_cells(tmp_path: Path) -> None:
    body = table(*[(cell(numbered("", 1)), cell(p(text))) for text in "ab"])
    numbering = (
        f'<w:abstractNum w:abstractNumId="0">{levels(("decimal", "%1"))}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )

    path = word_file(tmp_path, body, numbering=numbering)

    assert rows(path) == [("1", "a"), ("2", "b")]


def test_rows_and_cells_in_content_controls_are_read_and_deleted_rows_are_not(
    tmp_path: Path,
) -> None:
    row = f"<w:tr>{cell(p('a'))}<w:sdt><w:sdtContent>{cell(p('b'))}</w:sdtContent></w:sdt></w:tr>"
    gone = f"<w:tr><w:trPr><w:del/></w:trPr>{cell(p('c'))}{cell(p('d'))}</w:tr>"
    controlled = f"<w:sdt><w:sdtContent>{row}</w:sdtContent></w:sdt>"
    body = f"<w:tbl><w:tblPr>{RULED}</w:tblPr>{controlled}{gone}</w:tbl>"

    assert rows(word_file(tmp_path, body)) == [("a", "b")]


TWO = (one_paragraph_cells("trái", "phải"), one_paragraph_cells("dưới", "cuối"))
LAYOUTS = [
    pytest.param(table(*TWO, properties=""), True, id="no rules at all"),
    pytest.param(table(*TWO, properties=RULED), False, id="rules of its own"),
    pytest.param(table(*TWO, properties='<w:tblStyle w:val="Mine"/>'), False, id="rules by style"),
    pytest.param(
        table(*TWO, properties=f'<w:tblStyle w:val="Grid"/>{NONE}'), True, id="style overruled"
    ),
    pytest.param(
        table(one_paragraph_cells("a", "b", properties=FRAME), properties=""), False,
        id="cells framed by themselves",
    ),
    pytest.param(
        table(one_paragraph_cells("a", "b", properties=BARE)), True, id="cells freed of rules"
    ),
    pytest.param(
        table((cell(p("Nơi nhận:"), p("- Lưu VP.")), cell(p("BÍ THƯ")))), True,
        id="a signature block with rules",
    ),
    pytest.param(
        table(*[one_paragraph_cells("Họ và tên", "Chức vụ")] * 4, properties=""), False,
        id="many rows without rules are data",
    ),
    pytest.param(
        table(*[(cell(p("a"), p("b")), cell(p("c")))] * 4, properties=""), True,
        id="whole paragraphs without rules are layout",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("body", "is_layout"), LAYOUTS)
def test_a_layout_table_is_told_from_a_table_of_data(
    tmp_path: Path, body: str, *, is_layout: bool
) -> None:
    blocks = load(word_file(tmp_path, body, styles=GRID), DEFAULT).blocks

    assert {block.region for block in blocks} == ({"column"} if is_layout else {"flow"})
    assert all(bool(block.cells) != is_layout for block in blocks)


def test_columns_of_uneven_rows_stay_apart(tmp_path: Path) -> None:
    across = (cell(p("ngang"), properties='<w:gridSpan w:val="2"/>'),)
    body = table(
        one_paragraph_cells("trái 1", "phải 1"),
        one_paragraph_cells("trái 2", "ĐẢNG CỘNG SẢN VIỆT NAM"),
        across,
        properties="",
    )

    texts = [block.text for block in load(word_file(tmp_path, body), DEFAULT).blocks]

    assert texts == ["trái 1", "trái 2", "phải 1", "ĐẢNG CỘNG SẢN VIỆT NAM", "ngang"]


def test_a_table_within_a_layout_table_is_read_too(tmp_path: Path) -> None:
    inner = table(one_paragraph_cells("x", "y"))
    body = table((cell(p("trái")), cell(p(), inner)), properties="")

    blocks = load(word_file(tmp_path, body), DEFAULT).blocks

    assert [(block.region, block.text) for block in blocks] == [
        ("column", "trái"),
        ("flow", "x\ty"),
    ]
