from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document

import ingest
from bot.reminders import urging
from bot.reminders.progress import Progress
from knowledge.domain import Directive
from tests.bot import dues
from tests.bot.reminders.progresses import DAY, HOSTILE, TODAY, entry, mixed, progress, row

QUOTE = "Các chi bộ gửi báo cáo về Văn phòng trước ngày 20 hằng tháng."


def _letter(of: Progress, **changes: Any) -> bytes:
    fields: dict[str, Any] = {
        "organisation": "Đảng ủy xã Suối Mơ",
        "office": "Văn phòng Đảng ủy (0200 000 000)",
        "superior": "Đảng bộ tỉnh Vĩnh Lam",
        "place": "Suối Mơ",
        "today": TODAY,
    }
    return urging.written(of, **(fields | changes))


def _opened(letter: bytes) -> Document:
    return docx.Document(io.BytesIO(letter))


def _lines(letter: bytes) -> list[str]:
    """List all paragraphs, those of the head and the foot too."""
    opened = _opened(letter)
    head, foot = ([p.text for c in t.rows[0].cells for p in c.paragraphs] for t in opened.tables)
    return [*head, *(p.text for p in opened.paragraphs), *foot]


def _read(letter: bytes, folder: Path) -> Directive:
    path = folder / "don-doc.docx"
    path.write_bytes(letter)
    return ingest.read(path)


def test_it_has_the_form_of_a_letter_of_the_party() -> None:
    letter = _opened(_letter(mixed(5)))

    left, right = letter.tables[0].rows[0].cells
    assert [one.text for one in left.paragraphs] == [
        "ĐẢNG BỘ TỈNH VĨNH LAM",
        "ĐẢNG ỦY XÃ SUỐI MƠ",
        "*",
        "Số        -CV",
        "V/v đôn đốc báo cáo công tác quý – quý I/2026",
    ]
    assert [one.text for one in right.paragraphs] == [
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "Suối Mơ, ngày …… tháng 03 năm 2026",
    ]
    assert right.paragraphs[1].runs[0].italic
    normal = letter.styles["Normal"]
    assert normal.font.name == "Times New Roman"
    assert normal.font.size.pt == 14
    page = letter.sections[0]
    assert page.left_margin is not None
    assert round(page.left_margin.mm) == 30
    assert letter.core_properties.author == ""


def test_it_names_those_behind_and_nobody_else() -> None:
    lines = _lines(_letter(mixed(5)))

    to = lines.index("Kính gửi:")
    assert lines[to + 1 : to + 3] == ["- Chi bộ 1;", "- Chi bộ 4."]
    assert "- Chi bộ 4 (đã trả lại để bổ sung)." in lines
    assert not any(f"Chi bộ {number}" in line for number in (2, 3, 5) for line in lines)


def test_it_says_under_what_which_duty_and_by_when() -> None:
    lines = _lines(_letter(mixed(5)))

    assert "Căn cứ Kế hoạch 31-KH/ĐU ngày 05/01/2026, tại mục II.1 quy định:" in lines
    assert f"“{QUOTE}”" in lines
    assert "Việc phải nộp: Báo cáo công tác quý – quý I/2026." in lines
    assert any(
        line.startswith("Hạn nộp là hết ngày 14/03/2026. Đến ngày 16/03/2026,") for line in lines
    )
    assert any("báo lại Văn phòng Đảng ủy (0200 000 000)" in line for line in lines)


def test_the_reader_of_papers_finds_a_letter_without_a_number(tmp_path: Path) -> None:
    read = _read(_letter(mixed(5)), tmp_path)

    assert (read.type, read.number, read.signer) == ("công văn", None, None)
    assert {"number_blank", "day_blank"} <= {one.code for one in read.warnings}
    assert read.issuer == "Đảng bộ tỉnh Vĩnh Lam - Đảng ủy xã Suối Mơ"
    assert read.subject == "đôn đốc báo cáo công tác quý – quý I/2026"
    assert read.recipients[:2] == ("Chi bộ 1", "Chi bộ 4")
    assert f"“{QUOTE}”" in read.text


def test_what_is_not_given_stays_blank(tmp_path: Path) -> None:
    letter = _letter(mixed(5), organisation="", office="", superior=None, place="")
    lines = _lines(letter)

    assert lines[0] == "………………………………"
    assert "………, ngày …… tháng 03 năm 2026" in lines
    assert any("báo lại Văn phòng để được ghi nhận" in line for line in lines)
    assert lines[-1] == "………………………………"
    assert _read(letter, tmp_path).number is None


def _stating(**changes: Any) -> Progress:
    stated = dues.obligation(**changes)
    due = dues.due(duty=dues.duty(obligation=stated))
    return progress([row("Chi bộ 1", due=due)])


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param(
            {"quote": ""}, ["Căn cứ Kế hoạch 31-KH/ĐU ngày 05/01/2026."], id="no exact words"
        ),
        pytest.param(
            {"unit": ""},
            ["Căn cứ Kế hoạch 31-KH/ĐU ngày 05/01/2026 quy định:", f"“{QUOTE}”"],
            id="no place",
        ),
        pytest.param(
            {"quote": "Các chi bộ:\n- gửi báo cáo;\n- nộp danh sách."},
            [
                "Căn cứ Kế hoạch 31-KH/ĐU ngày 05/01/2026, tại mục II.1 quy định:",
                "“Các chi bộ:",
                "- gửi báo cáo;",
                "- nộp danh sách.”",
            ],
            id="lines",
        ),
    ],
)
def test_it_quotes_what_stands_there(changes: dict[str, str], expected: list[str]) -> None:
    lines = _lines(_letter(_stating(**changes)))

    at = lines.index(expected[0])
    assert lines[at : at + len(expected)] == expected
    assert lines[at + len(expected)].startswith("Việc phải nộp:")


def test_more_time_is_told() -> None:
    more = entry("extended", day=DAY.replace(day=20), note="mưa lũ")

    lines = _lines(_letter(progress([row("Chi bộ 1", more)])))

    assert "- Chi bộ 1 (được gia hạn đến hết ngày 20/03/2026)." in lines


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    of = progress([row(HOSTILE)], what=HOSTILE, directive=HOSTILE)

    letter = _letter(of, organisation=HOSTILE, office=HOSTILE, superior=HOSTILE, place=HOSTILE)

    assert "- <b>Chi bộ</b> =cmd() $x & \"1\" 'a' số." in _lines(letter)
    assert _read(letter, tmp_path).number is None


def test_two_hundred_cells_are_all_named() -> None:
    lines = _lines(_letter(progress([row(f"Chi bộ {at}") for at in range(1, 201)])))

    assert sum(line in {"- Chi bộ 200.", "- Chi bộ 7;"} for line in lines) == 4
