"""Footnotes: apart from the running text, and their marks apart from its words."""

from pathlib import Path

import pytest

import ingest
from ingest.clean import heal
from ingest.limits import DEFAULT
from ingest.loaders import load
from tests.office_files import converted
from tests.pdf_files import LEFT, Paper

LINE = "Các chi bộ thôn rà soát việc thực hiện các nhiệm vụ đã giao năm 2025"
NEXT = "và báo cáo kết quả về Văn phòng Đảng ủy xã trước ngày 15 tháng 11."
AFTER = "2. Văn phòng Đảng ủy xã tổng hợp, báo cáo Ban Thường vụ."
NOTES = (
    "1 Theo Kế hoạch số 12-KH/ĐU, ngày 03/02/2025 của Đảng ủy xã về nuôi cá lồng, giai đoạn",
    "2025 - 2030.",
    "2 Gồm cả Chi bộ Trạm y tế.",
)
RULE = 700.0


def paper(*notes: str, size: float = 9, rule: bool = True, number: str | None = None) -> Paper:
    """Print a paragraph that goes on over the page, with *notes* below it on the first."""
    made = Paper(justified=False)
    made.paragraph("1. Tổ chức quán triệt nội dung Kế hoạch đến từng đảng viên trong chi bộ.")
    made.put(LEFT, 690, LINE)
    made.put(LEFT + made.pdf.get_string_width(LINE), 685, "1", size=7)
    if rule:
        made.pdf.line(LEFT, RULE, LEFT + 140, RULE)
    for at, text in enumerate(notes):
        made.put(LEFT, RULE + 16 + at * 13, text, size=size)
    if number:
        made.put(300, 800, number)
    made.turn()
    made.put(LEFT, made.y, NEXT)
    made.y += made.step + 0.4 * made.size
    made.paragraph(AFTER)
    return made


def lines(path: Path) -> list[tuple[str, str]]:
    """Return the healed lines of a file, each with its region."""
    cleaned = heal(load(path, DEFAULT).blocks)
    return [(line.region, cleaned.text[line.start : line.end]) for line in cleaned.lines]


@pytest.mark.parametrize("number", [None, "1", "- 1 -"])
def test_a_paragraph_goes_on_above_footnotes_which_stand_behind_it(
    tmp_path: Path, number: str | None
) -> None:
    read = lines(paper(*NOTES, number=number).save(tmp_path))

    assert read[1:] == [
        ("flow", f"{LINE} {NEXT}"),
        ("box", f"{NOTES[0]} {NOTES[1]}"),
        ("box", NOTES[2]),
        ("flow", AFTER),
    ]


def test_a_note_goes_on_below_the_next_page(tmp_path: Path) -> None:
    made = paper(NOTES[2].replace("2", "1"))
    made.pdf.line(LEFT, RULE, LEFT + 140, RULE)
    made.put(LEFT, RULE + 16, "và Chi bộ Quân sự.", size=9)

    read = lines(made.save(tmp_path))

    assert read[1:] == [
        ("flow", f"{LINE} {NEXT}"),
        ("box", "1 Gồm cả Chi bộ Trạm y tế."),
        ("flow", AFTER),
        ("box", "và Chi bộ Quân sự."),
    ]


@pytest.mark.parametrize(
    "made",
    [
        pytest.param(paper(*NOTES, rule=False), id="no rule above it"),
        pytest.param(paper(*NOTES, size=13), id="as large as the text"),
        pytest.param(paper("Nơi nhận:", "- Các chi bộ;"), id="no number before it"),
    ],
)
def test_small_print_that_is_no_footnote_stays_in_the_text(tmp_path: Path, made: Paper) -> None:
    assert {region for region, _ in lines(made.save(tmp_path))} <= {"flow", "column"}


def test_raised_numbers_are_kept_where_no_note_has_them(tmp_path: Path) -> None:
    made = Paper()
    made.put(LEFT, 100, "Diện tích 250 m")
    made.put(LEFT + made.pdf.get_string_width("Diện tích 250 m"), 95, "2", size=7)

    assert lines(made.save(tmp_path)) == [("flow", "Diện tích 250 m2")]


_ODT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">
<office:styles>
<style:style style:name="Footnote" style:family="paragraph">
<style:text-properties fo:font-size="10pt"/></style:style>
</office:styles>
<office:automatic-styles><style:style style:name="B" style:family="paragraph">
<style:paragraph-properties fo:text-indent="1.27cm" fo:text-align="justify"/>
<style:text-properties fo:font-size="14pt"/></style:style></office:automatic-styles>
<office:body><office:text>{paragraphs}</office:text></office:body></office:document>
"""
_NOTE = (
    '<text:note text:id="n{mark}" text:note-class="footnote">'
    "<text:note-citation>{mark}</text:note-citation><text:note-body>"
    '<text:p text:style-name="Footnote">{text}</text:p></text:note-body></text:note>'
)


@pytest.mark.slow
def test_footnotes_that_libreoffice_prints_are_apart(tmp_path: Path) -> None:
    said = [NOTES[0].partition(" ")[2] + " 2025 - 2030.", NOTES[2].partition(" ")[2]]
    wholes = [f"{at}. {LINE}: " + f"{LINE} {NEXT} " * 6 for at in range(1, 9)]
    marked = [_NOTE.format(mark=at, text=text) for at, text in enumerate(said, 1)]
    printed = [
        f'<text:p text:style-name="B">{whole.replace(f"{LINE}:", f"{LINE}{mark}:", 1)}</text:p>'
        for whole, mark in zip(wholes, ["", *marked, *[""] * 5], strict=True)
    ]
    written = tmp_path / "a.fodt"
    written.write_text(_ODT.format(paragraphs="".join(printed)), encoding="utf-8")

    read = lines(converted([written], "pdf", tmp_path)["a.fodt"])

    assert [text for region, text in read if region == "flow"] == [one.strip() for one in wholes]
    assert [text for region, text in read if region == "box"] == [
        f"{at} {text}" for at, text in enumerate(said, 1)
    ]


def test_a_note_is_found_but_is_no_part_of_the_paragraph(tmp_path: Path) -> None:
    read = ingest.read(paper(*NOTES).save(tmp_path))

    (unit,) = [unit for unit in read.units if LINE in unit.text]
    assert unit.text.endswith(NEXT)
    assert NOTES[2] in read.text
