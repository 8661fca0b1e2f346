import unicodedata
from itertools import pairwise
from pathlib import Path

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pytest

from ingest.blocks import Block, Loaded
from ingest.clean import heal
from ingest.limits import DEFAULT, Limits, Progress
from ingest.loaders import load
from knowledge.domain import Page
from knowledge.errors import UnreadableDocument
from tests.pdf_files import LEFT, RIGHT, Paper

ISSUER = ("ĐẢNG ỦY XÃ ĐÔNG HẠ", "BAN TỔ CHỨC", "*", "Số 14-KH/BTC")
PARTY = ("ĐẢNG CỘNG SẢN VIỆT NAM", "Đông Hạ, ngày 06 tháng 4 năm 2026")
OPENING = (
    "Thực hiện Chương trình công tác năm 2026 của Ban Thường vụ Đảng ủy xã về việc củng cố các chi"
    " bộ thôn, Ban Tổ chức xây dựng Kế hoạch kiểm tra nền nếp sinh hoạt tại Chi bộ Trường tiểu học,"
    " Chi bộ Trạm y tế và các chi bộ thôn như sau:"
)
AIM = (
    "- Giúp các chi bộ thấy rõ việc làm được, việc chưa làm được; kịp thời uốn nắn những sai sót"
    " trong ghi chép sổ sách, thu nộp đảng phí và quản lý hồ sơ đảng viên."
)
BOOKS = "+ Mỗi chi bộ chuẩn bị sổ nghị quyết, sổ đảng phí của hai năm 2025 và 2026."
FIRST = (
    "a) Chi bộ Trạm y tế Đông Hạ làm trước, gửi biên bản về Ban Tổ chức Đảng ủy xã Đông Hạ trước"
    " ngày 20 tháng 4 năm 2026."
)
PARAGRAPHS = (OPENING, AIM, BOOKS, FIRST)
STYLES = [
    pytest.param(("DejaVuSerif", 14, True, 36), id="serif 14 justified"),
    pytest.param(("DejaVuSans", 12, False, 28), id="sans 12 ragged"),
    pytest.param(("DejaVuSans-Oblique", 11, False, 0), id="oblique 11 without indents"),
    pytest.param(("DejaVuSerif-Bold", 13, True, 20), id="bold serif 13 justified"),
]


def texts(loaded: Loaded) -> list[str]:
    cleaned = heal(loaded.blocks)
    return [cleaned.text[line.start : line.end] for line in cleaned.lines]


@pytest.mark.parametrize("across", [False, True], ids=["by columns", "line by line"])
@pytest.mark.parametrize("style", STYLES)
def test_columns_are_apart_and_paragraphs_whole(
    tmp_path: Path, style: tuple[str, int, bool, int], across: bool
) -> None:
    family, size, justified, indent = style
    paper = Paper(family=family, size=size, justified=justified, indent=indent)
    paper.header(ISSUER, PARTY, across=across)
    paper.centre("KẾ HOẠCH")
    for paragraph in PARAGRAPHS:
        paper.paragraph(paragraph)

    read = load(paper.save(tmp_path), DEFAULT)

    assert texts(read) == [*ISSUER, *PARTY, "KẾ HOẠCH", *PARAGRAPHS]
    assert {block.text for block in read.blocks if block.region == "column"} == {*ISSUER, *PARTY}
    assert read.pages == (Page(number=1, source="a.pdf", in_source=1, read_by="text"),)


def test_a_signature_beside_recipients_is_read_after_them(tmp_path: Path) -> None:
    paper = Paper()
    paper.paragraph(OPENING)
    top = paper.y + 10
    recipients = ["Nơi nhận:", "- Ban Thường vụ Đảng ủy", "xã Đông Hạ (để báo cáo),", "- Lưu BTC."]
    signature = ["T/M BAN TỔ CHỨC", "TRƯỞNG BAN", "Lò Văn Quý"]
    for at, text in enumerate(recipients):
        paper.put(LEFT, top + at * 15, text, size=11)
    for at, text in enumerate(signature):  # its lines stand between those of the left column
        paper.put(360, top + 4 + at * 34, text)

    read = load(paper.save(tmp_path), DEFAULT)

    listed = "- Ban Thường vụ Đảng ủy xã Đông Hạ (để báo cáo),"
    assert texts(read)[1:] == ["Nơi nhận:", listed, "- Lưu BTC.", *signature]


def test_a_signature_block_goes_on_over_pages(tmp_path: Path) -> None:
    paper = Paper()
    paper.paragraph(OPENING)
    paper.put(LEFT, 780, "Nơi nhận:")
    paper.put(350, 780, "T/M ĐẢNG ỦY")
    paper.turn()
    paper.put(300, 40, "2")
    for at, text in enumerate(("- Như trên,", "- Lưu BTC.")):
        paper.put(LEFT, 70 + at * 20, text, size=11)
    for at, text in enumerate(("BÍ THƯ", "Lò Văn Quý")):
        paper.put(370, 70 + at * 40, text)

    read = texts(load(paper.save(tmp_path), DEFAULT))

    assert read[1:] == [
        "Nơi nhận:", "- Như trên,", "- Lưu BTC.", "T/M ĐẢNG ỦY", "BÍ THƯ", "Lò Văn Quý",
    ]  # fmt: skip


def test_for_whom_is_signed_may_end_a_page_above_the_recipients(tmp_path: Path) -> None:
    paper = Paper()
    paper.paragraph(OPENING)
    paper.put(350, 780, "T/M ĐẢNG ỦY")
    paper.turn()
    for at, text in enumerate(("Nơi nhận:", "- Như trên,", "- Lưu BTC.")):
        paper.put(LEFT, 70 + at * 20, text, size=11)
    for at, text in enumerate(("BÍ THƯ", "Lò Văn Quý")):
        paper.put(370, 70 + at * 40, text)

    read = texts(load(paper.save(tmp_path), DEFAULT))

    assert read[1:] == [
        "Nơi nhận:", "- Như trên,", "- Lưu BTC.", "T/M ĐẢNG ỦY", "BÍ THƯ", "Lò Văn Quý",
    ]  # fmt: skip


def test_a_name_alone_on_the_last_page_is_that_of_the_signature_before(tmp_path: Path) -> None:
    paper = Paper()
    paper.paragraph(OPENING)
    paper.y = 700
    paper.put(LEFT, 740, "Nơi nhận:", size=11)
    paper.put(LEFT, 760, "- Như trên,", size=11)
    paper.put(350, 740, "T/M ĐẢNG ỦY")
    paper.put(370, 760, "BÍ THƯ")
    paper.turn()
    paper.put(365, 100, "Lò Văn Quý")

    read = texts(load(paper.save(tmp_path), DEFAULT))

    assert read[1:] == ["Nơi nhận:", "- Như trên,", "T/M ĐẢNG ỦY", "BÍ THƯ", "Lò Văn Quý"]


def test_numbers_of_pages_counted_from_the_second_are_dropped_and_kept_as_repairs(
    tmp_path: Path,
) -> None:
    paper = Paper()
    paper.centre("KẾ HOẠCH")
    for number in ("1", "2"):
        paper.turn()
        paper.put(300, 40, number)
        paper.paragraph(f"{number}. {AIM[2:]}")
    paper.turn()
    paper.paragraph(OPENING)
    paper.put(470, 815, "Trang 3/5")

    cleaned = heal(load(paper.save(tmp_path), DEFAULT).blocks)

    assert cleaned.text.split("\n") == ["KẾ HOẠCH", f"1. {AIM[2:]}", f"2. {AIM[2:]}", OPENING]
    dropped = [one.printed for one in cleaned.repairs if one.kind == "dropped_page_number"]
    assert dropped == ["1", "2", "Trang 3/5"]


def test_a_paragraph_goes_on_over_pages_and_their_numbers(tmp_path: Path) -> None:
    paper = Paper()
    paper.paragraph(AIM)
    paper.y = 780
    paper.paragraph(OPENING, bottom=785)
    paper.put(300, 40, "2")
    paper.y = 770
    paper.paragraph(FIRST, bottom=775)
    paper.put(290, 815, "- 3 -")

    read = load(paper.save(tmp_path), DEFAULT)

    assert texts(read) == [AIM, OPENING, FIRST]
    assert [page.number for page in read.pages] == [1, 2, 3]
    assert {block.page for block in read.blocks} == {1, 2, 3}


def test_a_number_within_a_date_does_not_count_on_to_the_next_item(tmp_path: Path) -> None:
    paper = Paper(justified=False, indent=0)
    first = "1. Các chi bộ thôn báo cáo việc này xong trước ngày 15/11."
    paper.paragraph(OPENING)
    paper.y -= 0.4 * paper.size  # no room between paragraphs shows where one begins
    room = RIGHT - paper.pdf.get_string_width(first)  # the line is full
    paper.put(room, paper.y, first)
    paper.put(LEFT, paper.y + paper.step, "2. Văn phòng tổng hợp.")

    assert texts(load(paper.save(tmp_path), DEFAULT)) == [OPENING, first, "2. Văn phòng tổng hợp."]


def test_full_lines_that_end_paragraphs_do_not_swallow_the_next(tmp_path: Path) -> None:
    paper = Paper(justified=False)
    full = "Ban Tổ chức Đảng ủy xã theo dõi việc thực hiện Kế hoạch này"
    for _ in range(3):
        paper.paragraph(full)
    paper.paragraph(OPENING)

    assert texts(load(paper.save(tmp_path), DEFAULT)) == [full] * 3 + [OPENING]


ROWS = (
    ("TT", "Nội dung", "Đơn vị", "Hạn"),
    ("1", "Kiểm tra theo Hướng dẫn số 12-\nHD/BTC của Ban", "Chi bộ thôn\nTrung", "Quý II"),
    ("2", "Sơ kết đợt thi đua", "Chi bộ Mác-\nLênin", ""),
)  # fmt: skip
CELLS = [
    ("TT", "Nội dung", "Đơn vị", "Hạn"),
    ("1", "Kiểm tra theo Hướng dẫn số 12-HD/BTC của Ban", "Chi bộ thôn Trung", "Quý II"),
    ("2", "Sơ kết đợt thi đua", "Chi bộ Mác-Lênin", ""),
]
COLUMNS = (85, 115, 345, 460, 545)


def rows(loaded: Loaded) -> list[tuple[str, ...]]:
    return [block.cells for block in loaded.blocks if block.cells]


def test_a_ruled_table_is_rows_and_no_running_text(tmp_path: Path) -> None:
    paper = Paper(size=12)
    paper.paragraph(OPENING)
    paper.table(COLUMNS, ROWS)
    paper.paragraph(AIM)

    read = load(paper.save(tmp_path), DEFAULT)

    assert rows(read) == CELLS
    assert [block.text for block in read.blocks if not block.cells] != []
    assert texts(read) == [OPENING, *("\t".join(row) for row in CELLS), AIM]


def test_a_table_goes_on_over_pages_without_its_head_and_with_its_row_whole(tmp_path: Path) -> None:
    paper = Paper(size=12)
    paper.y = 640
    paper.table(COLUMNS, [ROWS[0], ("1", "Rà soát hồ sơ đảng viên của", "Chi bộ thôn", "")])
    paper.turn()
    paper.put(300, 40, "2")
    paper.table(COLUMNS, [ROWS[0], ("", "các chi bộ thôn", "Trung", ""), ROWS[2]])

    assert rows(load(paper.save(tmp_path), DEFAULT)) == [
        CELLS[0],
        ("1", "Rà soát hồ sơ đảng viên của các chi bộ thôn", "Chi bộ thôn Trung", ""),
        CELLS[2],
    ]


def test_another_table_on_the_next_page_keeps_its_head(tmp_path: Path) -> None:
    paper = Paper(size=12)
    paper.y = 640
    paper.table(COLUMNS, [ROWS[0], ROWS[2]])
    paper.turn()
    paper.table((85, 200, 345, 545), [ROWS[0][:3], ("", "Cộng", "")])

    assert rows(load(paper.save(tmp_path), DEFAULT))[2:] == [ROWS[0][:3], ("", "Cộng", "")]


def test_a_merged_cell_is_read_once(tmp_path: Path) -> None:
    paper = Paper()
    xs, ys = (85, 120, 330, 545), (100, 130, 160, 190)
    for y in (100, 160, 190):
        paper.pdf.line(xs[0], y, xs[-1], y)
    paper.pdf.line(xs[0], 130, xs[2], 130)  # the last column of two rows is one cell
    for x in (xs[0], xs[-1]):
        paper.pdf.line(x, ys[0], x, ys[-1])
    for x in xs[1:-1]:
        paper.pdf.line(x, ys[0], x, 160)  # the last row is one cell
    for x, y, text in (
        (90, 120, "1"), (125, 120, "Họp chi bộ"), (335, 145, "Ban Tổ chức"),
        (90, 150, "2"), (125, 150, "Nộp đảng phí"), (90, 180, "Cộng: hai việc"),
    ):  # fmt: skip
        paper.put(x, y, text)

    assert rows(load(paper.save(tmp_path), DEFAULT)) == [
        ("1", "Họp chi bộ", "Ban Tổ chức"), ("2", "Nộp đảng phí"), ("Cộng: hai việc",),
    ]  # fmt: skip


def test_a_header_set_in_a_ruled_table_is_no_table(tmp_path: Path) -> None:
    paper = Paper(size=12)
    paper.rules((80, 290, 550), (40, 130))
    paper.header(ISSUER, PARTY)
    paper.paragraph(OPENING)

    read = load(paper.save(tmp_path), DEFAULT)

    assert rows(read) == []
    assert texts(read) == [*ISSUER, *PARTY, OPENING]


def test_letters_in_pieces_are_put_together(tmp_path: Path) -> None:
    paper = Paper()
    for text in PARAGRAPHS:
        paper.paragraph(unicodedata.normalize("NFD", text))

    assert texts(load(paper.save(tmp_path), DEFAULT)) == list(PARAGRAPHS)


def test_words_printed_twice_to_be_bold_are_read_once(tmp_path: Path) -> None:
    paper = Paper()
    for shift in (0, 0.4):
        paper.put(100 + shift, 100, "I. MỤC ĐÍCH")

    assert texts(load(paper.save(tmp_path), DEFAULT)) == ["I. MỤC ĐÍCH"]


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_turned_page_is_read_as_it_is_shown(tmp_path: Path, quarters: int) -> None:
    paper = Paper()
    with paper.pdf.rotation(90 * quarters, x=297, y=297):
        paper.put(100, 100, "Điều 1. Giao Chi bộ thôn Trung")
        paper.put(100, 120, "chuẩn bị hội trường.")
    document = pdfium.PdfDocument(paper.save(tmp_path))
    document[0].set_rotation(90 * quarters)
    document.save(tmp_path / "turned.pdf")

    read = load(tmp_path / "turned.pdf", DEFAULT)

    assert next(block.text for block in read.blocks).startswith("Điều 1. Giao")


def test_text_that_runs_aslant_is_kept_apart(tmp_path: Path) -> None:
    paper = Paper()
    paper.paragraph(OPENING)
    with paper.pdf.rotation(45, x=300, y=400):
        paper.put(250, 400, "DỰ THẢO", size=60)

    read = load(paper.save(tmp_path), DEFAULT)

    assert texts(read) == [OPENING, "DỰ THẢO"]
    assert read.blocks[-1] == Block(text="DỰ THẢO", page=1, region="box")


def test_progress_counts_pages(tmp_path: Path) -> None:
    paper = Paper()
    for _ in range(24):
        paper.put(100, 100, "Chữ")
        paper.turn()
    paper.put(100, 100, "Chữ")
    told: list[Progress] = []

    load(paper.save(tmp_path), DEFAULT, told.append)

    assert [(one.stage, one.done, one.total) for one in told] == [("load", 0, 25), ("load", 20, 25)]


def reason(path: Path, limits: Limits = DEFAULT) -> object:
    with pytest.raises(UnreadableDocument) as raised:
        load(path, limits)
    assert raised.value.facts["path"] == path.name
    return raised.value.facts["reason"]


def test_a_file_that_cannot_be_opened_says_why(tmp_path: Path) -> None:
    paper = Paper()
    paper.put(100, 100, "Chữ")
    whole = paper.save(tmp_path).read_bytes()
    (tmp_path / "cut.pdf").write_bytes(whole[:200])

    assert reason(tmp_path / "cut.pdf") == "damaged"
    assert reason(tmp_path / "a.pdf", Limits(pdf_pages=0)) == "too_many_pages"


@pytest.mark.parametrize(("user", "opens"), [("", True), ("mo", False)])
def test_a_password_to_open_is_told_and_one_to_change_is_not_needed(
    tmp_path: Path, user: str, opens: bool
) -> None:
    paper = Paper()
    paper.paragraph(OPENING)
    paper.pdf.set_encryption(owner_password="khoa", user_password=user)  # noqa: S106  # a test's
    path = paper.save(tmp_path)

    assert (texts(load(path, DEFAULT)) == [OPENING]) if opens else reason(path) == "encrypted"


def test_pages_of_one_line_stay_apart(tmp_path: Path) -> None:
    paper = Paper()
    for text, after in pairwise(["Phụ lục 1", "Phụ lục 2", "Phụ lục 3", ""]):
        paper.centre(text)
        if after:
            paper.turn()

    assert texts(load(paper.save(tmp_path), DEFAULT)) == ["Phụ lục 1", "Phụ lục 2", "Phụ lục 3"]
