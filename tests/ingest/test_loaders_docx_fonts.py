from pathlib import Path

import pytest

from ingest.limits import DEFAULT
from ingest.loaders import docx
from tests import old_fonts
from tests.word_files import cell, levels, numbered, p, table, word_file


def font(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}"/>'


def run(text: str, name: str) -> str:
    return f'<w:r><w:rPr>{font(name)}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str) -> str:
    return f"<w:p>{''.join(runs)}</w:p>"


def texts(path: Path) -> list[str]:
    return [block.text for block in docx.load(path, DEFAULT).blocks]


PRINTED = [
    pytest.param(
        paragraph(run("kÕ ho¹ch", ".VnTimeH"), run(" c«ng t¸c", ".VnTime")),
        "KẾ HOẠCH công tác", id="a font of capitals for a part",
    ),
    pytest.param(paragraph(run("a) Ban", ".VnTimeH")), "A) BAN", id="capitals of plain letters"),
    pytest.param(
        paragraph(run("Ñaûng boä xa", "VNI-Times"), run("õ Long Ha", "VNI-Times"))
        + paragraph(run("ï", "VNI-Times")),
        "Đảng bộ xã Long Ha", id="a letter parted by the end of a run",
    ),
    pytest.param(
        paragraph(run("Soá 5 ", "VNI-Times"), run("của Đảng ủy", "Times New Roman")),
        "Số 5 của Đảng ủy", id="two fonts in one line",
    ),
    pytest.param(
        paragraph(run("Các cấp ủy xã Bình An gửi báo cáo", ".VnTime")),
        "Các cấp ủy xã Bình An gửi báo cáo", id="a name that lies",
    ),
    pytest.param(
        paragraph(run("C¸c cÊp ñy göi b¸o c¸o", "Times New Roman")),
        "Các cấp ủy gửi báo cáo", id="old text in a new font",
    ),
    pytest.param(
        "<w:p><w:r><w:rPr>" + font(".VnTime") + "</w:rPr><w:t>nh</w:t><w:softHyphen/>"
        '<w:t xml:space="preserve"> sau</w:t></w:r></w:p>',
        "như sau", id="the soft hyphen of TCVN3",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("body", "printed"), PRINTED)
def test_each_run_is_read_by_its_font_and_its_words(
    tmp_path: Path, body: str, printed: str
) -> None:
    assert texts(word_file(tmp_path, body))[0] == printed


def test_the_font_of_the_document_counts_where_a_run_has_none(tmp_path: Path) -> None:
    run = f"<w:rPr>{font('.VnTime')}</w:rPr>"
    styles = f"<w:docDefaults><w:rPrDefault>{run}</w:rPrDefault></w:docDefaults>"

    assert texts(word_file(tmp_path, p("Sè 5"), styles=styles)) == ["Số 5"]


def test_the_text_of_a_list_level_is_read_too(tmp_path: Path) -> None:
    level = levels(("decimal", "§iÒu %1.")).replace(
        "</w:lvl>", f"<w:rPr>{font('.VnTime')}</w:rPr></w:lvl>"
    )
    numbering = (
        f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )

    assert texts(word_file(tmp_path, numbered("Chung", 1), numbering=numbering)) == [
        "Điều 1. Chung"
    ]


def test_a_ruled_header_in_an_old_font_is_known_by_its_words(tmp_path: Path) -> None:
    left = cell(p(old_fonts.vni("ĐẢNG ỦY XÃ SUỐI NGÀN")), p("*"))
    right = cell(p(old_fonts.vni("ĐẢNG CỘNG SẢN VIỆT NAM")))

    blocks = docx.load(word_file(tmp_path, table((left, right))), DEFAULT).blocks

    assert [block.region for block in blocks] == ["column"] * 3
    assert blocks[2].text == "ĐẢNG CỘNG SẢN VIỆT NAM"
