from ctypes import c_ushort
from pathlib import Path

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pytest
from pypdfium2 import raw

import ingest
from ingest.blocks import Block
from ingest.limits import DEFAULT
from ingest.loaders import load
from ingest.stamps import apart
from tests.pdf_files import HEIGHT, LEFT, Paper

HEAD = ("ĐẢNG ỦY XÃ VẠN THỦY", "*", "Số      -KH/ĐU", "ĐẢNG CỘNG SẢN VIỆT NAM",
        "Vạn Thủy, ngày      tháng 9 năm 2025", "KẾ HOẠCH", "nuôi cá lồng năm 2025")  # fmt: skip
BODY = (
    "Thực hiện Công văn số 12-CV/TU, ngày 03/02/2025 của Tỉnh ủy, Đảng ủy xã xây dựng"
    " Kế hoạch nuôi cá lồng trên hồ chứa như sau:"
)
FOOT = ("Nơi nhận:", "- Các chi bộ;", "- Lưu VP", "T/M ĐẢNG ỦY", "BÍ THƯ", "Kha Thị Lan")
SIGNATURE = (
    "Người ký: Văn phòng Đảng ủy",
    "Email: vanphong@vanthuy.example",
    "Cơ quan: Đảng ủy xã Vạn Thủy",
    "Thời gian ký: 29-09-2025 13:41:12 +07:00",
)
TIME = "29-09-2025 13:41:12 +07:00"


def paper(*more: str) -> str:
    return "\n\n".join([*HEAD, BODY, *FOOT, *more])


STAMPED = [
    pytest.param(["100", TIME], id="number, then time"),
    pytest.param([TIME, "100"], id="time, then number"),
    pytest.param([*SIGNATURE, "100"], id="a whole signature"),
]


@pytest.mark.parametrize("lines", STAMPED)
def test_blanks_are_filled_from_the_stamps_below_a_text_and_that_is_told(lines: list[str]) -> None:
    read = ingest.read_text(paper(*lines), "a.txt")

    assert (read.number, read.issued_on) == ("100-KH/ĐU", "2025-09-29")
    codes = {warning.code: warning.facts for warning in read.warnings}
    assert codes["number_from_stamp"] == {"number": "100-KH/ĐU", "printed": "100"}
    assert codes["date_from_stamp"]["date"] == "2025-09-29"
    assert not {"number_blank", "day_blank", "date_missing"} & set(codes)
    quoted = [read.text[one.start : one.end] for one in read.evidence if one.fact == "number"]
    assert quoted == ["Số -KH/ĐU", "100"]


@pytest.mark.parametrize("lines", STAMPED)
def test_stamps_are_kept_but_are_no_text_of_the_paper(lines: list[str]) -> None:
    plain, read = ingest.read_text(paper(), "a.txt"), ingest.read_text(paper(*lines), "a.txt")

    assert read.text.startswith(plain.text)
    assert sorted(read.text[len(plain.text) :].split("\n")[1:]) == sorted(lines)
    assert (read.units, read.recipients, read.signer) == (
        plain.units, plain.recipients, plain.signer,
    )  # fmt: skip


def test_the_first_date_of_the_text_is_never_the_day_of_issue() -> None:
    assert ingest.read_text(paper(), "a.txt").issued_on == "2025-09"


def test_what_the_header_prints_is_not_touched() -> None:
    whole = paper("100", TIME).replace("Số      -KH", "Số 7-KH").replace("ngày      ", "ngày 05 ")

    read = ingest.read_text(whole, "a.txt")

    assert (read.number, read.issued_on) == ("7-KH/ĐU", "2025-09-05")
    assert not [one for one in read.warnings if "stamp" in one.code]


def test_a_signature_of_another_month_fills_no_day_and_is_told() -> None:
    read = ingest.read_text(paper("02-11-2025 08:00:00 +07:00"), "a.txt")

    assert read.issued_on == "2025-09"
    assert "stamp_date_differs" in [warning.code for warning in read.warnings]


NOT_STAMPS = [
    pytest.param(["Người ký: ghi rõ họ tên, chức vụ", "Nội dung khác"], id="a form's label"),
    pytest.param(["Chi bộ báo cáo lúc 14-02-2025 08:30 như đã hẹn."], id="a time in a sentence"),
    pytest.param(["3"], id="a number without a signature"),
    pytest.param(["Cơ quan: Văn phòng", "Email: a@b.example"], id="an address"),
]


@pytest.mark.parametrize("lines", NOT_STAMPS)
def test_other_lines_stay_where_they_are(lines: list[str]) -> None:
    blocks = [Block(text=line) for line in lines]

    assert apart(blocks) == blocks


def signed_pdf(folder: Path) -> Path:
    """Print the paper, then its number in the blank and what a signature says beside the name."""
    print_ = Paper()
    print_.header(HEAD[:3], HEAD[3:5])
    for line in HEAD[5:]:
        print_.centre(line)
    print_.paragraph(BODY)
    top = print_.y + 20
    for at, text in enumerate(FOOT[:3]):
        print_.put(LEFT, top + at * 18, text)
    for at, text in enumerate(FOOT[3:]):
        print_.put(380, top + at * 40, text)
    blank = print_.pdf.get_string_width("Số ")
    width = print_.pdf.get_string_width(HEAD[2])
    put = [(175 - width / 2 + blank, 60 + 2 * print_.step, "100", 12.0)]
    put += [(330, top + 45 + at * 9, text, 7.0) for at, text in enumerate(SIGNATURE)]
    for x, y, text, size in put:
        print_.put(x, y, text, size=size)
    return print_.save(folder)


def test_a_signature_drawn_on_a_pdf_is_found(tmp_path: Path) -> None:
    read = ingest.read(signed_pdf(tmp_path))

    assert (read.number, read.issued_on) == ("100-KH/ĐU", "2025-09-29")
    assert read.recipients == ("Các chi bộ", "Lưu VP")
    assert getattr(read.signer, "name", None) == "Kha Thị Lan"
    assert {"number_from_stamp", "date_from_stamp"} <= {one.code for one in read.warnings}
    assert read.text.split("\n")[-5:] == ["100", *SIGNATURE]


def with_note(path: Path, text: str, x: float, y: float) -> Path:
    """Put a stamp that prints *text* on the first page, from its lower left, as a note on it."""
    document = pdfium.PdfDocument(path)
    page = document[0]
    note = raw.FPDFPage_CreateAnnot(page, raw.FPDF_ANNOT_STAMP)
    raw.FPDFAnnot_SetRect(note, raw.FS_RECTF(x, y + 14, x + 150, y - 4))
    print_ = raw.FPDFPageObj_NewTextObj(document, b"Helvetica", 12)
    units = (c_ushort * (len(text) + 1))(*text.encode())
    raw.FPDFText_SetText(print_, units)
    raw.FPDFPageObj_Transform(print_, 1, 0, 0, 1, x, y)
    raw.FPDFAnnot_AppendObject(note, print_)
    raw.FPDFPage_CloseAnnot(note)
    noted = path.with_stem(f"{path.stem}-noted")
    document.save(noted)
    return noted


def test_a_number_put_on_a_pdf_as_a_note_is_found(tmp_path: Path) -> None:
    written = Paper()
    written.header(HEAD[:3], HEAD[3:5])
    written.centre(HEAD[5])
    written.paragraph(BODY)
    after = 175 - written.pdf.get_string_width(HEAD[2]) / 2 + written.pdf.get_string_width("Số ")
    noted = with_note(written.save(tmp_path), "100", after, HEIGHT - 60 - 2 * written.step)

    read = ingest.read(with_note(noted, "29-09-2025 13:41:12 +07:00", 300, 200))

    assert (read.number, read.issued_on) == ("100-KH/ĐU", "2025-09-29")
    assert read.text.split("\n")[-3:] == [BODY, "100", TIME]


# An empty page whose signature was made on 29 September 2025, and nothing that prints it.
SIGNED_FIELD = """%PDF-1.7
1 0 obj <</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[4 0 R]/SigFlags 3>>>> endobj
2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Annots[4 0 R]>> endobj
4 0 obj <</Type/Annot/Subtype/Widget/FT/Sig/T(a)/Rect[0 0 0 0]/V 5 0 R>> endobj
5 0 obj <</Type/Sig/Filter/Adobe.PPKLite/M(D:20250929134112+07'00')/Contents<00>>> endobj
trailer <</Root 1 0 R>>
%%EOF
"""


@pytest.mark.parametrize(
    ("stated", "times"),
    [
        pytest.param("D:20250929134112+07'00'", ("2025-09-29T13:41:12+07:00",), id="here"),
        pytest.param("D:20250928201500Z", ("2025-09-29T03:15:00+07:00",), id="of Greenwich"),
        pytest.param("D:20250929134112-05'30", ("2025-09-30T02:11:12+07:00",), id="from afar"),
        pytest.param("D:202509291341", ("2025-09-29T13:41:00",), id="of no zone"),
        pytest.param("D:20251329134112+07'00'", (), id="a month that is none"),
        pytest.param("D:20250929134112+99'00'", (), id="a zone that is none"),
    ],
)
def test_the_time_kept_in_a_signature_is_handed_on_as_it_stands_here(
    tmp_path: Path, stated: str, times: tuple[str, ...]
) -> None:
    path = tmp_path / "a.pdf"
    field = SIGNED_FIELD.replace("D:20250929134112+07'00'", stated)
    path.write_text(field, encoding="ascii")

    assert load(path, DEFAULT).signed_at == times
