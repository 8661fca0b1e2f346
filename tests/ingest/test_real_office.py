"""Word files that LibreOffice turned into its other formats, and back through the sandbox."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from ingest import read, sandbox
from ingest.clean import heal
from knowledge.errors import UnreadableDocument
from tests.office_files import CONTENT_TYPES, converted, program
from tests.old_fonts import tcvn3, vni
from tests.word_files import cell, levels, numbered, p, table, word_file

pytestmark = pytest.mark.slow

FORMS = ["doc", "rtf", "odt"]
PLAIN = '<w:tblBorders><w:insideV w:val="nil"/></w:tblBorders>'
NUMBERING = (
    f'<w:abstractNum w:abstractNumId="0">{levels(("decimal", "%1."), ("lowerLetter", "%2)"))}'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)


def inserted(text: str) -> str:
    return (
        f'<w:ins w:id="1" w:author="A" w:date="2026-01-01T00:00:00Z"><w:r><w:t>{text}</w:t></w:r>'
        "</w:ins>"
    )


def deleted(text: str) -> str:
    return (
        '<w:del w:id="2" w:author="A" w:date="2026-01-01T00:00:00Z">'
        f"<w:r><w:delText>{text}</w:delText></w:r></w:del>"
    )


def paper(title: str, inner: str) -> str:
    header = table(
        (
            cell(p("ĐẢNG BỘ TỈNH AN SƠN"), p("ĐẢNG ỦY XÃ LONG HẠ"), p("*"), p("Số 7-KH/ĐU")),
            cell(p("ĐẢNG CỘNG SẢN VIỆT NAM"), p("Long Hạ, ngày 03 tháng 5 năm 2026")),
        ),
        properties=PLAIN,
    )
    foot = table(
        (
            cell(p("Nơi nhận:"), p("- Tỉnh ủy (b/c),"), p("- Các chi bộ,"), p("- Lưu VP.")),
            cell(p("T/M ĐẢNG ỦY"), p("BÍ THƯ"), p(""), p("Lê Văn An")),
        ),
        properties=PLAIN,
    )
    # between two tables Word has a paragraph; without one, LibreOffice makes them one table
    return header + p("KẾ HOẠCH") + p(title) + inner + p() + foot + p()


TRACKED = (
    '<w:p><w:r><w:t xml:space="preserve">Nộp trước ngày </w:t></w:r>'
    f"{deleted('15')}{inserted('20')}"
    '<w:r><w:t xml:space="preserve"> tháng 6.</w:t></w:r></w:p>'
    + p("Không ai in dòng này", run="<w:vanish/>")
    + p("viết hoa", run="<w:caps/>")
)
LISTED = "".join(
    numbered(text, 1, level)
    for text, level in (("Mục một", 0), ("Điểm a", 1), ("Điểm b", 1), ("Mục hai", 0), ("Điểm a", 1))
)
INNER = table((cell(p("trong 1")), cell(p("trong 2"))))
FIRST, GOES_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
TABLES = table(
    (cell(p("TT")), cell(p("Nội dung")), cell(p("Thời hạn"))),
    (cell(p("1")), cell(p("Gửi báo cáo")), cell(p("20/6"), properties=FIRST)),
    (cell(p("2")), cell(p("Họp chi bộ")), cell(p(), properties=GOES_ON)),
    (cell(p("3")), cell(p("Lồng nhau"), INNER, p()), cell(p("30/6"))),
)  # fmt: skip


def font(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:cs="{name}"/>'


FONTS = (
    p(tcvn3("Các chi bộ thường xuyên kiểm tra, hướng dẫn"), run=font(".VnTime"))
    + p(tcvn3("mục đích"), run=font(".VnTimeH"))
    + p(vni("Những người được phân công phải nghiêm túc"), run=font("VNI-Times"))
    + p("Chữ Unicode nằm giữa")
)
TYPED: dict[str, str | bytes] = {"[Content_Types].xml": CONTENT_TYPES}
PAPERS = {
    "theo-doi.docx": paper("theo dõi thay đổi năm 2026", TRACKED),
    "danh-sach.docx": paper("công tác năm 2026", LISTED),
    "bang.docx": paper("thực hiện nhiệm vụ năm 2026", TABLES),
    "phong-chu.docx": paper("kiểm tra năm 2026", FONTS),
}


@pytest.fixture(scope="module")
def word(tmp_path_factory: pytest.TempPathFactory) -> Sequence[Path]:
    folder = tmp_path_factory.mktemp("word")
    return [
        word_file(folder, body, name=name, numbering=NUMBERING, more=TYPED)
        for name, body in PAPERS.items()
    ]


@pytest.fixture(scope="module", params=FORMS)
def others(
    request: pytest.FixtureRequest, word: Sequence[Path], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Path]:
    return converted(word, request.param, tmp_path_factory.mktemp("others"))


def test_each_format_reads_as_the_word_file_that_it_was_made_of(
    word: Sequence[Path], others: dict[str, Path]
) -> None:
    for path in word:
        expected, found = read(path), read(others[path.name])

        # LibreOffice writes a table within a table to .rtf with empty cells after it
        assert re.sub(r"\t+\n", "\n", found.text) == expected.text, path.name
        assert (found.number, found.issuer, found.issued_on) == (
            expected.number, expected.issuer, expected.issued_on,
        )  # fmt: skip
        assert found.signer == expected.signer
        assert found.recipients == expected.recipients == ("Tỉnh ủy (b/c)", "Các chi bộ", "Lưu VP")
        assert [unit.path for unit in found.units] == [unit.path for unit in expected.units]


def test_what_the_word_files_hold_is_what_was_meant(word: Sequence[Path]) -> None:
    texts = {path.name: read(path).text for path in word}

    assert "Nộp trước ngày 20 tháng 6.\nVIẾT HOA" in texts["theo-doi.docx"]
    assert "in dòng này" not in texts["theo-doi.docx"]
    assert "2. Mục hai\na) Điểm a" in texts["danh-sach.docx"]
    assert "3\tLồng nhau trong 1 trong 2\t30/6" in texts["bang.docx"]
    assert "MỤC ĐÍCH\nNhững người được phân công" in texts["phong-chu.docx"]


RTF = r"""{\rtf1\ansi\ansicpg1258\deff0{\fonttbl{\f0 Times New Roman;}}
{\*\listtable{\list\listtemplateid1{\listlevel\levelnfc0\leveljc0\levelstartat1\levelfollow2
{\leveltext\'07\u272 ?i\u7873 ?u \'00.;}{\levelnumbers\'06;}}\listid1}}
{\*\listoverridetable{\listoverride\listid1\listoverridecount0\ls1}}
\pard\ls1\ilvl0 Ph\u7841 ?m vi\par \pard X\'e3 Su\u7889 ?i Ng\'e0n{\v kh\u244 ?ng in}\par
{\field{\*\fldinst INCLUDETEXT "PATH"}{\fldrslt }}\par}"""


def test_rich_text_as_word_writes_it_is_read_and_fetches_no_file(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("KHONG DUOC LAY", encoding="ascii")
    path = tmp_path / "a.rtf"
    path.write_text(RTF.replace("PATH", str(secret)), encoding="ascii")
    program()

    text = heal(sandbox.load(path).blocks).text

    assert text.split("\n")[0] == "Điều 1.Phạm vi"
    assert "không in" not in text
    assert "KHONG DUOC LAY" not in text


def test_a_damaged_file_is_refused(others: dict[str, Path], tmp_path: Path) -> None:
    whole = others["bang.docx"]
    cut = tmp_path / f"cut{whole.suffix}"
    cut.write_bytes(whole.read_bytes()[:700])

    with pytest.raises(UnreadableDocument):
        sandbox.load(cut)
