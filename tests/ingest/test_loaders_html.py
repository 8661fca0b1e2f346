from pathlib import Path

import pytest

from ingest.blocks import Block
from ingest.limits import DEFAULT, Limits
from ingest.loaders import html
from knowledge.errors import UnreadableDocument


def load(folder: Path, body: str, *, head: str = "", encoding: str = "utf-8") -> list[Block]:
    path = folder / "a.html"
    page = f"<html><head><meta charset={encoding}>{head}</head><body>{body}</body></html>"
    path.write_bytes(page.encode(encoding))
    return list(html.load(path, DEFAULT).blocks)


def texts(folder: Path, body: str, **more: str) -> list[str]:
    return [block.text for block in load(folder, body, **more)]


PRINTED = [
    pytest.param("<p>Kế\n  hoạch</p><p>năm</p>", ["Kế hoạch", "năm"], id="paragraphs"),
    pytest.param("<p>KẾ HOẠCH<br>năm 2026</p>", ["KẾ HOẠCH\nnăm 2026"], id="a line break"),
    pytest.param("<div>một<p>hai</p>ba</div>", ["một", "hai", "ba"], id="text between blocks"),
    pytest.param("<p>K<b>ế</b> <i>hoạch</i></p>", ["Kế hoạch"], id="marks of letters"),
    pytest.param("<pre>a\n  b</pre>", ["a\nb"], id="text as typed"),
    pytest.param("<p>a</p><script>x</script><style>y</style>b", ["a", "b"], id="no scripts"),
    pytest.param("<p>a<span style='display: none'>x</span>b</p>", ["ab"], id="no hidden text"),
    pytest.param("<p>a<span style='mso-hide:all'>x</span></p>", ["a"], id="hidden as by Word"),
    pytest.param("<p hidden>x</p><p>a</p>", ["a"], id="hidden by its attribute"),
    pytest.param("<p>ngày <del>15</del><ins>20</ins></p>", ["ngày 20"], id="tracked changes"),
    pytest.param("<p>a<!-- x -->b<?php x ?></p>", ["ab"], id="no comments"),
    pytest.param("<p>a<script>x</script>b&#1;\x0ec</p>", ["abc"], id="control characters"),
    pytest.param("<p>&#272;&#7843;ng &amp; d&acirc;n</p>", ["Đảng & dân"], id="entities"),
    pytest.param(
        "<ol><li>một<li>hai<ol type=a><li>a</ol></ol>", ["1. một", "2. hai", "a. a"],
        id="numbers",
    ),
    pytest.param("<ol start=4><li>bốn<li value=9>chín<li>mười</ol>",
                 ["4. bốn", "9. chín", "10. mười"], id="numbers that begin later"),
    pytest.param("<ol type=I><li>một<li>hai</ol>", ["I. một", "II. hai"], id="Roman numbers"),
    pytest.param("<ul><li>a<ul><li>b</ul></ul>", ["- a", "+ b"], id="dashes"),
    pytest.param("<ul><li>- a<li>1. b</ul>", ["- a", "1. b"], id="marks of their own"),
    pytest.param("<ul style='list-style:none'><li>a</ul>", ["a"], id="no marks"),
    pytest.param("<ol><li><p>một</p><p>thêm</p></ol>", ["1. một", "thêm"], id="once an item"),
    pytest.param(
        "<p><![if !supportLists]><span>1.<span>&nbsp; </span></span><![endif]>Họp</p>",
        ["1.\xa0 Họp"], id="a number as Word writes it",
    ),
    pytest.param(
        "<ol><li><p><span class='ListLabel_1' style='float:left'>Điều 2.</span>Họp</p></ol>",
        ["Điều 2. Họp"], id="a number as LibreOffice writes it",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("body", "printed"), PRINTED)
def test_what_a_browser_prints_is_read(tmp_path: Path, body: str, printed: list[str]) -> None:
    assert texts(tmp_path, body) == printed


HEAD = (
    "<table><tr><td>ĐẢNG ỦY XÃ SUỐI NGÀN<br>*<br>Số 12-KH/ĐU</td>"
    "<td>ĐẢNG CỘNG SẢN VIỆT NAM<br>Suối Ngàn, ngày 05/02/2026</td></tr></table>"
)


def test_the_columns_of_a_header_are_read_one_after_the_other(tmp_path: Path) -> None:
    assert load(tmp_path, HEAD) == [
        Block(text="ĐẢNG ỦY XÃ SUỐI NGÀN\n*\nSố 12-KH/ĐU", region="column"),
        Block(text="ĐẢNG CỘNG SẢN VIỆT NAM\nSuối Ngàn, ngày 05/02/2026", region="column"),
    ]


def test_columns_of_several_rows_stay_apart(tmp_path: Path) -> None:
    body = "<table><tr><td>ĐẢNG ỦY XÃ<td>ĐẢNG CỘNG SẢN VIỆT NAM<tr><td>Số 5<td>Ngày 6</table>"

    assert texts(tmp_path, body) == ["ĐẢNG ỦY XÃ", "Số 5", "ĐẢNG CỘNG SẢN VIỆT NAM", "Ngày 6"]


TABLES = [
    pytest.param("<table border=1><tr><td>1<td>Họp</table>", [("1", "Họp")], id="rules"),
    pytest.param(
        "<table><tr><td style='border:solid windowtext 1.0pt'>1</table>", [("1",)],
        id="rules of the cells",
    ),
    pytest.param("<table><tr><th>TT<th>Việc<tr><td>1<td>Họp</table>",
                 [("TT", "Việc"), ("1", "Họp")], id="heads of columns"),
    pytest.param(
        "<table border=1><tr><td rowspan=2>1<td>a<tr><td>b<tr><td colspan=2>c</table>",
        [("1", "a"), ("b",), ("c",)], id="merged cells once",
    ),
    pytest.param("<table border=1><tr><td><p>a</p><p>b</p><td>c</table>", [("a b", "c")],
                 id="paragraphs of a cell"),
    pytest.param(
        "<table border=1><tr><td>x<table><tr><td>y<td>z</table><td>c</table>", [("x y z", "c")],
        id="a table in a cell",
    ),
    pytest.param("<table border=1><tr><td><td> <tr><td>a<td></table>", [("a", "")],
                 id="an empty row goes"),
    pytest.param("<table><tr><td>1<td>a<tr><td>2<td>b<tr><td>3<td>c</table>",
                 [("1", "a"), ("2", "b"), ("3", "c")], id="rows without rules"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "rows"), TABLES)
def test_tables_of_data_are_read_row_by_row(
    tmp_path: Path, body: str, rows: list[tuple[str, ...]]
) -> None:
    assert [block.cells for block in load(tmp_path, body)] == rows


def test_a_table_around_a_whole_page_is_no_table(tmp_path: Path) -> None:
    body = (
        f"<table><tr><td>{HEAD}<p>Một</p><table border=1><tr><td>1<td>a</table></td></tr></table>"
    )

    blocks = load(tmp_path, body)

    assert [block.region for block in blocks] == ["column", "column", "flow", "flow"]
    assert blocks[3].cells == ("1", "a")


SENTENCE = "Các chi bộ quán triệt và tổ chức thực hiện nghiêm túc Kế hoạch này, báo cáo kết quả. "


def test_of_a_saved_page_the_document_alone_is_read(tmp_path: Path) -> None:
    menu = "".join(f"<li><a href=#>Mục {number}</a>" for number in range(8))
    page = (
        f"<header><h1>Cổng thông tin</h1><nav><ul>{menu}</ul></nav></header>"
        f"<div class=wrap><div id=content>{HEAD}<p>KẾ HOẠCH<br>năm 2026</p>"
        f"<ol><li>{SENTENCE * 3}<li>{SENTENCE * 2}</ol>"
        "<div class='social-share'>Chia sẻ Facebook</div></div>"
        f"<div class=sidebar><ul>{menu}</ul></div></div>"
        "<aside>Tin liên quan: Lễ phát động</aside><footer>Bản quyền 2026</footer>"
    )

    found = texts(tmp_path, page)

    assert found[2:4] == ["KẾ HOẠCH\nnăm 2026", f"1. {(SENTENCE * 3).strip()}"]
    assert len(found) == 5


ENCODED = [
    pytest.param("Ñaûng uûy xaõ Long Haï", "<meta charset=iso-8859-1>", id="VNI"),
    pytest.param("§¶ng ñy x· Long H¹", "<meta charset=windows-1252>", id="TCVN3"),
    pytest.param("<font face='.VnTime'>§¶ng ñy x· Long H¹</font>", "", id="TCVN3 by its font"),
]


@pytest.mark.parametrize(("body", "head"), ENCODED)
def test_old_fonts_are_read(tmp_path: Path, body: str, head: str) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(f"<html><head>{head}</head><p>{body}</p></html>".encode("cp1252"))

    assert html.load(path, DEFAULT).blocks[0].text == "Đảng ủy xã Long Hạ"


def test_a_font_of_capitals_holds_for_what_is_inside_it(tmp_path: Path) -> None:
    body = "<p style='font-family:.VnTimeH'>kÕ <b>ho¹ch</b></p><p>c«ng t¸c n¨m</p>"

    assert texts(tmp_path, body) == ["KẾ HOẠCH", "công tác năm"]


def test_declared_and_marked_encodings_are_kept(tmp_path: Path) -> None:
    assert texts(tmp_path, "<p>Отчёт</p>", encoding="windows-1251") == ["Отчёт"]
    assert html.decode("\ufeffĐảng".encode("utf-16-le")) == "Đảng"
    assert html.decode(b"<meta charset=never-heard-of>\xe9") == "<meta charset=never-heard-of>é"


def test_a_page_header_is_left_out_but_for_a_mark(tmp_path: Path) -> None:
    body = "<div title=header><p>3</p><p>TỐI MẬT</p></div><p>Nội dung</p>"

    assert load(tmp_path, body) == [
        Block(text="TỐI MẬT", region="box"),
        Block(text="Nội dung"),
    ]


REFUSED = [
    pytest.param("<div>" * 100_000, Limits(), "too_deep", id="nested without end"),
    pytest.param("<p>a</p>" * 20, Limits(html_bytes=50), "too_large", id="too large"),
]


@pytest.mark.parametrize(("page", "limits", "reason"), REFUSED)
def test_a_page_beyond_its_limits_is_refused(
    tmp_path: Path, page: str, limits: Limits, reason: str
) -> None:
    path = tmp_path / "a.html"
    path.write_text(page, encoding="utf-8")

    with pytest.raises(UnreadableDocument) as raised:
        html.load(path, limits)

    assert raised.value.facts == {"path": "a.html", "format": "html", "reason": reason}
