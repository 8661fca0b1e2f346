from pathlib import Path
from textwrap import wrap

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pytest
from fpdf import FPDF

from ingest.blocks import Block
from ingest.clean import heal
from ingest.legacy_fonts import from_tcvn3
from ingest.limits import DEFAULT
from ingest.loaders import load
from ingest.loaders.pdf_gate import is_blank, is_scan, is_scattered, is_sound
from ingest.loaders.pdf_lines import lines
from ingest.loaders.pdf_words import Word
from knowledge.language import fold
from tests.pdf_files import HEIGHT, WIDTH, Paper, font, scan

SENTENCE = (
    "Chi bộ thôn Thượng báo cáo kết quả thực hiện nghị quyết chuyên đề về nuôi cá lồng, gửi Đảng ủy"
    " xã Vạn Thủy trước ngày 15 tháng 6 năm 2027 để tổng hợp."
)


def words(text: str) -> list[Word]:
    """Print *text* word by word on one endless line."""
    return [
        Word(text=part, left=at * 90, right=at * 90 + 80, base=100, size=12, order=at)
        for at, part in enumerate(text.split())
    ]


SOUND = [
    pytest.param(SENTENCE, True, id="Vietnamese"),
    pytest.param(fold(SENTENCE), True, id="Vietnamese without its marks"),
    pytest.param("The committee shall report to the board every month on all of the " * 3, True,
                 id="English"),
    pytest.param("31-KH/BTG 12-CV/ĐU 07-HD/VPTU 19-QĐ/TW Số Kế hoạch " * 5, True, id="numbers"),
    pytest.param("12 400 1.250 98,5 " * 10, True, id="a table of figures"),
    pytest.param("Phụ lục", True, id="few words"),
    pytest.param(" ".join(SENTENCE.replace(" ", "")), False, id="single letters"),
    pytest.param("Gkm cq zjw xtr pqz hjkl mnb vcx wq rt " * 4, False, id="another alphabet"),
    pytest.param("Chi b\ue012 th\ue013n Th\ue014\ue012ng " * 8, False, id="letters of no alphabet"),
    pytest.param("", False, id="nothing"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "sound"), SOUND)
def test_text_is_sound_if_people_could_have_written_it(text: str, sound: bool) -> None:
    assert is_sound(lines(words(text), page=1)) is sound


def test_words_drawn_letter_by_letter_are_scattered() -> None:
    assert is_scattered(words("Đ NG Y X V N TH Y ả ủ ã ạ ủ " * 3))
    assert not is_scattered(words(SENTENCE))


def mixed(folder: Path) -> Path:
    """Print a page in two fonts, the letters with marks after all others of their line."""
    pdf = FPDF(unit="pt", format=(WIDTH, HEIGHT))
    paper = Paper(pdf=pdf)
    pdf.add_font("other", fname=font("DejaVuSans"))
    plain = set("abcdeghiklmnopqrstuvxyBCDTV,.0123456789 ")
    for at, line in enumerate(wrap(SENTENCE, 60)):
        later, x = [], 85.0
        for letter in line:
            if letter in plain:
                paper.put(x, 100 + at * 20, letter)
            else:
                later.append((x, letter))
            x += pdf.get_string_width(letter)
        for place, letter in later:
            paper.put(place, 100 + at * 20, letter)
    return paper.save(folder)


def test_a_page_drawn_in_pieces_is_read_whole(tmp_path: Path) -> None:
    assert heal(load(mixed(tmp_path), DEFAULT).blocks).text == SENTENCE


def in_tcvn3(text: str) -> str:
    """Return small letters as a TCVN3 font takes them; the soft hyphen, which no font of ours
    draws, is left out by the choice of words.
    """
    coded = {from_tcvn3(chr(code)): chr(code) for code in range(0xA1, 0x100)}
    return "".join(coded.get(letter, letter) for letter in text)


def test_a_page_in_an_old_font_is_repaired(tmp_path: Path) -> None:
    text = "chi bộ thôn báo cáo kết quả nuôi cá lồng, gửi đảng ủy xã vạn thủy để tổng hợp."
    paper = Paper()
    paper.paragraph(in_tcvn3(text))

    read = load(paper.save(tmp_path), DEFAULT)

    assert heal(read.blocks).text == text
    assert [page.read_by for page in read.pages] == ["repaired"]


def test_a_picture_of_a_page_is_a_scan_whatever_little_is_put_on_it(tmp_path: Path) -> None:
    page = pdfium.PdfDocument(scan(tmp_path, dpi=72))[0]
    hidden = [
        Word(text="van", left=0, right=9, base=9, size=9, order=at, hidden=True)
        for at in range(900)
    ]

    assert is_scan(page, [])
    assert is_scan(page, words("Ký bởi: Văn phòng Đảng ủy"))
    assert is_scan(page, hidden)
    assert not is_scan(page, words(SENTENCE * 4))


def test_a_page_without_a_picture_is_no_scan(tmp_path: Path) -> None:
    paper = Paper()
    paper.turn()
    paper.put(100, 100, "Chữ")
    document = pdfium.PdfDocument(paper.save(tmp_path))

    assert [is_blank(page) for page in document] == [True, False]
    assert not any(is_scan(page, []) for page in document)


def test_a_blank_page_is_read_as_nothing(tmp_path: Path) -> None:
    paper = Paper()
    paper.turn()
    paper.put(100, 100, "Chữ")

    read = load(paper.save(tmp_path), DEFAULT)

    assert read.blocks == (Block(text="Chữ", page=2, wrapped=True),)
    assert [page.read_by for page in read.pages] == ["text", "text"]
