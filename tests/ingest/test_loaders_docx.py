from collections.abc import Sequence
from pathlib import Path

import docx
import pytest

from ingest.blocks import Block
from ingest.limits import DEFAULT, Progress
from ingest.loaders.docx import load
from knowledge.errors import UnreadableDocument
from tests.word_files import cell, p, part, table, word_file


def texts(path: Path) -> list[str]:
    return [block.text for block in load(path, DEFAULT).blocks]


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def line(inner: str) -> str:
    return f"<w:p>{inner}</w:p>"


BOX = "<w:txbxContent><w:p><w:r><w:t>Trong khung</w:t></w:r></w:p></w:txbxContent>"

PRINTED = [
    pytest.param(
        line(
            run("trước ngày ")
            + '<w:del w:id="1"><w:r><w:delText>15</w:delText></w:r></w:del>'
            + f'<w:ins w:id="2">{run("20")}</w:ins>'
            + run(" tháng 6")
        ),
        ["trước ngày 20 tháng 6"],
        id="a tracked insertion stays and a deletion goes",
    ),
    pytest.param(
        line(f"<w:moveFrom>{run('dời đi')}</w:moveFrom><w:moveTo>{run('dời đến')}</w:moveTo>"),
        ["dời đến"],
        id="what moved is read where it stands now",
    ),
    pytest.param(
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
        + run("Chi bộ họp ")
        + "</w:p>"
        + p("mỗi tháng một lần."),
        ["Chi bộ họp mỗi tháng một lần."],
        id="a deleted paragraph mark joins two paragraphs",
    ),
    pytest.param(
        p("Hiện") + p("Ẩn", run="<w:vanish/>") + line(run("Có") + run(" giấu", "<w:vanish/>")),
        ["Hiện", "Có"],
        id="hidden text goes",
    ),
    pytest.param(
        p("Bật lại", properties='<w:pStyle w:val="An"/>', run='<w:vanish w:val="0"/>')
        + p("Theo kiểu", properties='<w:pStyle w:val="An"/>')
        + p("Theo kiểu con", properties='<w:pStyle w:val="AnCon"/>'),
        ["Bật lại"],
        id="text hidden by its style goes, unless the run says otherwise",
    ),
    pytest.param(p("kế hoạch", run="<w:caps/>"), ["KẾ HOẠCH"], id="all caps are read as printed"),
    pytest.param(
        f"<w:sdt><w:sdtContent>{p('Cả đoạn')}</w:sdtContent></w:sdt>"
        + line(run("Số ") + f"<w:sdt><w:sdtContent>{run('12')}</w:sdtContent></w:sdt>"),
        ["Cả đoạn", "Số 12"],
        id="content controls are read, around paragraphs and within",
    ),
    pytest.param(
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
        + p("Bấm vào đây để nhập")
        + "</w:sdtContent></w:sdt>"
        + p("Thật"),
        ["Thật"],
        id="the prompt of an empty content control is no text",
    ),
    pytest.param(
        line(
            run("Neo")
            + f"<w:r><w:pict><v:shape><v:textbox>{BOX}</v:textbox></v:shape></w:pict></w:r>"
        ),
        ["Neo", "Trong khung"],
        id="a text box follows the paragraph it is anchored in",
    ),
    pytest.param(
        line(
            "<w:r><mc:AlternateContent>"
            f'<mc:Choice Requires="wps"><wps:txbx>{BOX}</wps:txbx></mc:Choice>'
            f"<mc:Fallback><w:pict><v:textbox>{BOX}</v:textbox></w:pict></mc:Fallback>"
            "</mc:AlternateContent></w:r>"
        ),
        ["Trong khung"],
        id="a text box that is written twice is read once",
    ),
    pytest.param(
        line(
            "<w:r><mc:AlternateContent>"
            '<mc:Choice Requires="wpg"/>'
            f"<mc:Fallback><w:pict><v:textbox>{BOX}</v:textbox></w:pict></mc:Fallback>"
            "</mc:AlternateContent></w:r>"
        ),
        ["Trong khung"],
        id="a text box that only the fallback has is read",
    ),
    pytest.param(
        line("<w:r><w:t>31</w:t><w:noBreakHyphen/><w:t>KH</w:t><w:softHyphen/></w:r>"),
        ["31-KH"],
        id="a non-breaking hyphen is printed, a soft one is not",
    ),
    pytest.param(
        line("<w:r><w:t>một</w:t><w:br/><w:t>hai</w:t><w:tab/><w:t>ba</w:t></w:r>"),
        ["một\nhai\tba"],
        id="line breaks and tabs are kept",
    ),
    pytest.param(
        line(
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r>'
            "<w:instrText>REF x</w:instrText></w:r>"
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
            + run("Điều 5")
            + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        ),
        ["Điều 5"],
        id="a field prints its result and not its code",
    ),
    pytest.param(
        line(
            f"<w:hyperlink>{run('liên kết')}</w:hyperlink><w:smartTag>{run(' thẻ')}</w:smartTag>"
            f"<w:fldSimple>{run(' trường')}</w:fldSimple>"
        ),
        ["liên kết thẻ trường"],
        id="links, smart tags and simple fields are read through",
    ),
    pytest.param(
        line('<w:r><w:sym w:font="Symbol" w:char="F02D"/><w:t> mục</w:t></w:r>'),
        ["- mục"],
        id="a dash drawn by a symbol font is a dash",
    ),
    pytest.param("<w:p/>" + p(" ") + p("Có chữ"), ["Có chữ"], id="empty paragraphs print nothing"),
]

STYLES = (
    '<w:style w:type="paragraph" w:styleId="An"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="AnCon"><w:basedOn w:val="An"/></w:style>'
)


@pytest.mark.parametrize(("body", "printed"), PRINTED)
def test_what_is_printed_is_read_and_nothing_else(
    tmp_path: Path, body: str, printed: list[str]
) -> None:
    path = word_file(tmp_path, body, styles=STYLES)

    assert texts(path) == printed


def test_a_text_box_is_told_from_the_running_text(tmp_path: Path) -> None:
    box = f"<w:p><w:r><w:pict>{BOX}</w:pict></w:r></w:p>"

    blocks = load(word_file(tmp_path, p("Chữ") + box), DEFAULT).blocks

    assert [block.region for block in blocks] == ["flow", "box"]


def test_notes_follow_the_text_in_the_order_they_are_pointed_to(tmp_path: Path) -> None:
    pointing = line(run("Hai") + '<w:r><w:footnoteReference w:id="3"/></w:r>')
    notes = (
        f'<w:footnote w:id="0">{p("vạch")}</w:footnote><w:footnote w:id="3">{p("Chú")}</w:footnote>'
    )

    path = word_file(tmp_path, pointing + p("Ba"), footnotes=notes)

    assert texts(path) == ["Hai", "Ba", "Chú"]


HEADERS = [
    pytest.param("TỐI MẬT", ["TỐI MẬT", "Nội dung số 12-CV/ĐU"], id="a secrecy mark"),
    pytest.param("Số 31-KH/ĐU", ["Số 31-KH/ĐU", "Nội dung số 12-CV/ĐU"], id="a number"),
    pytest.param("Trang 2", ["Nội dung số 12-CV/ĐU"], id="anything else is left out"),
    pytest.param("Nội dung số 12-CV/ĐU", ["Nội dung số 12-CV/ĐU"], id="nothing comes twice"),
]


@pytest.mark.parametrize(("header", "printed"), HEADERS)
def test_a_page_header_is_read_only_for_what_must_not_be_missed(
    tmp_path: Path, header: str, printed: list[str]
) -> None:
    reference = '<w:sectPr><w:headerReference w:type="default" r:id="header"/></w:sectPr>'

    path = word_file(tmp_path, p("Nội dung số 12-CV/ĐU") + reference, header=p(header))

    assert texts(path) == printed


def test_the_strict_variant_of_the_format_reads_the_same(tmp_path: Path) -> None:
    strict = part("document", f"<w:body>{p('Chữ')}</w:body>").replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )

    path = word_file(tmp_path, "", more={"word/document.xml": strict})

    assert texts(path) == ["Chữ"]


def test_a_file_of_python_docx_is_read_with_its_numbers(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Mở đầu")
    document.add_paragraph("Việc một", style="List Number")
    document.add_paragraph("Việc hai", style="List Number")
    document.add_paragraph("Ý", style="List Bullet")
    document.save(str(tmp_path / "a.docx"))

    assert texts(tmp_path / "a.docx") == ["Mở đầu", "1. Việc một", "2. Việc hai", "- Ý"]


def test_progress_is_told(tmp_path: Path) -> None:
    told: list[Progress] = []

    load(word_file(tmp_path, p("Chữ") * 450), DEFAULT, told.append)

    assert [progress.done for progress in told] == [0, 200, 400]


DAMAGED: list[tuple[str, dict[str, str | bytes]]] = [
    ("a main part that is no XML", {"word/document.xml": "<w:document"}),
    ("a main part without a body", {"word/document.xml": part("document", "")}),
    ("no relations", {"_rels/.rels": "<", "word/document.xml": part("document", "")}),
]


@pytest.mark.parametrize("more", [pytest.param(more, id=name) for name, more in DAMAGED])
def test_a_damaged_file_is_said_to_be_so(tmp_path: Path, more: dict[str, str | bytes]) -> None:
    path = word_file(tmp_path, p("Chữ"), more=more)

    with pytest.raises(UnreadableDocument) as raised:
        load(path, DEFAULT)

    assert raised.value.facts == {"path": "a.docx", "format": "docx", "reason": "damaged"}


def regions(blocks: Sequence[Block]) -> list[tuple[str, str]]:
    return [(block.region, block.text) for block in blocks]


def test_the_header_table_is_read_column_by_column(tmp_path: Path) -> None:
    header = table(
        (
            cell(p("ĐẢNG ỦY XÃ LONG HẠ"), p("*"), p("Số 7-KH/ĐU")),
            cell(p("ĐẢNG CỘNG SẢN VIỆT NAM"), p("Long Hạ, ngày 3 tháng 5 năm 2026")),
        ),
    )

    blocks = load(word_file(tmp_path, header + p("KẾ HOẠCH")), DEFAULT).blocks

    assert regions(blocks) == [
        ("column", "ĐẢNG ỦY XÃ LONG HẠ"),
        ("column", "*"),
        ("column", "Số 7-KH/ĐU"),
        ("column", "ĐẢNG CỘNG SẢN VIỆT NAM"),
        ("column", "Long Hạ, ngày 3 tháng 5 năm 2026"),
        ("flow", "KẾ HOẠCH"),
    ]
