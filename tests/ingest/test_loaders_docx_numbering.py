from pathlib import Path

import pytest

from ingest.limits import DEFAULT
from ingest.loaders.docx import load
from ingest.loaders.docx_numbering import letters, roman
from tests.word_files import levels, numbered, p, word_file


def printed(folder: Path, body: str, numbering: str, styles: str = "") -> list[str]:
    path = word_file(folder, body, numbering=numbering, styles=styles)
    return [block.text for block in load(path, DEFAULT).blocks]


def abstract(number: int, inner: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{number}">{inner}</w:abstractNum>'


def num(number: int, of: int, overrides: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{overrides}</w:num>'


def test_levels_count_and_restart_below_a_higher_one(tmp_path: Path) -> None:
    numbering = abstract(
        0, levels(("upperRoman", "%1."), ("decimal", "%2."), ("decimal", "%2.%3."))
    ) + num(1, 0)
    body = "".join(
        numbered(text, 1, level)
        for text, level in [
            ("A", 0),
            ("b", 1),
            ("c", 2),
            ("d", 2),
            ("e", 1),
            ("f", 2),
            ("G", 0),
            ("h", 1),
        ]
    )

    assert printed(tmp_path, body, numbering) == [
        "I. A", "1. b", "1.1. c", "1.2. d", "2. e", "2.1. f", "II. G", "1. h",
    ]  # fmt: skip


FORMATS = [
    ("decimal", "%1.", "3. x"),
    ("decimalZero", "%1)", "03) x"),
    ("upperRoman", "%1 -", "III - x"),
    ("lowerRoman", "(%1)", "(iii) x"),
    ("upperLetter", "%1.", "C. x"),
    ("lowerLetter", "%1)", "c) x"),
    ("decimal", "Điều %1.", "Điều 3. x"),
    ("none", "", "x"),
    ("bullet", "-", "- x"),
    ("bullet", "–", "- x"),
    ("bullet", "+", "+ x"),
    ("bullet", "\uf0b7", "- x"),
]


@pytest.mark.parametrize(("form", "text", "third"), FORMATS)
def test_each_format_is_written_as_word_prints_it(
    tmp_path: Path, form: str, text: str, third: str
) -> None:
    numbering = abstract(0, levels((form, text))) + num(1, 0)

    assert printed(tmp_path, numbered("x", 1) * 3, numbering)[2] == third


def test_a_symbol_bullet_below_the_first_level_is_a_plus(tmp_path: Path) -> None:
    numbering = abstract(0, levels(("bullet", "\uf0b7"), ("bullet", "o"))) + num(1, 0)

    assert printed(tmp_path, numbered("a", 1) + numbered("b", 1, 1), numbering) == ["- a", "+ b"]


def test_two_lists_of_one_kind_count_on_unless_told_to_start_again(tmp_path: Path) -> None:
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    numbering = abstract(0, levels(("decimal", "%1."))) + num(1, 0) + num(2, 0) + num(3, 0, again)
    body = numbered("a", 1) + numbered("b", 2) + numbered("c", 3) + numbered("d", 3)

    assert printed(tmp_path, body, numbering) == ["1. a", "2. b", "5. c", "6. d"]


def test_a_list_may_replace_a_level_of_its_kind(tmp_path: Path) -> None:
    own = f'<w:lvlOverride w:ilvl="0">{levels(("lowerLetter", "%1)"))}</w:lvlOverride>'
    numbering = abstract(0, levels(("decimal", "%1."))) + num(1, 0, own)

    assert printed(tmp_path, numbered("x", 1), numbering) == ["a) x"]


def test_a_level_may_be_set_not_to_restart(tmp_path: Path) -> None:
    inner = levels(("decimal", "%1."), ("lowerLetter", "%2)")).replace(
        '<w:lvlText w:val="%2)"/>', '<w:lvlRestart w:val="0"/><w:lvlText w:val="%2)"/>'
    )
    body = numbered("A", 1) + numbered("x", 1, 1) + numbered("B", 1) + numbered("y", 1, 1)

    lines = printed(tmp_path, body, abstract(0, inner) + num(1, 0))

    assert lines == ["1. A", "a) x", "2. B", "b) y"]


def test_legal_numbering_writes_all_levels_in_digits(tmp_path: Path) -> None:
    inner = levels(("upperRoman", "%1."), ("decimal", "%1.%2.")).replace(
        '<w:lvlText w:val="%1.%2."/>', '<w:isLgl/><w:lvlText w:val="%1.%2."/>'
    )
    body = numbered("A", 1) + numbered("b", 1, 1)

    assert printed(tmp_path, body, abstract(0, inner) + num(1, 0)) == ["I. A", "1.1. b"]


def test_nothing_stands_between_where_the_list_says_so(tmp_path: Path) -> None:
    inner = levels(("decimal", "%1/")).replace("</w:lvl>", '<w:suff w:val="nothing"/></w:lvl>')

    assert printed(tmp_path, numbered("x", 1), abstract(0, inner) + num(1, 0)) == ["1/x"]


def test_a_style_numbers_its_paragraphs_at_the_level_that_names_it(tmp_path: Path) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Muc"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
        "</w:pPr></w:style>"
        '<w:style w:type="paragraph" w:styleId="MucCon"><w:basedOn w:val="Muc"/></w:style>'
    )
    inner = levels(("upperRoman", "%1."), ("decimal", "%2.")).replace(
        '<w:lvlText w:val="%2."/>', '<w:pStyle w:val="Muc"/><w:lvlText w:val="%2."/>'
    )
    body = (
        numbered("A", 1)
        + p("b", '<w:pStyle w:val="Muc"/>')
        + p("c", '<w:pStyle w:val="MucCon"/>')
        + p("d", '<w:pStyle w:val="Muc"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    )

    lines = printed(tmp_path, body, abstract(0, inner) + num(1, 0), styles)

    assert lines == ["I. A", "1. b", "2. c", "d"]


def test_a_list_borrows_the_levels_of_a_list_style(tmp_path: Path) -> None:
    styles = (
        '<w:style w:type="numbering" w:styleId="DanhSach"><w:pPr><w:numPr><w:numId w:val="1"/>'
        "</w:numPr></w:pPr></w:style>"
    )
    numbering = (
        abstract(0, '<w:styleLink w:val="DanhSach"/>' + levels(("upperLetter", "%1.")))
        + abstract(1, '<w:numStyleLink w:val="DanhSach"/>')
        + num(1, 0)
        + num(2, 1)
    )

    assert printed(tmp_path, numbered("x", 2), numbering, styles) == ["A. x"]


def test_a_paragraph_deleted_with_its_mark_does_not_count(tmp_path: Path) -> None:
    numbering = abstract(0, levels(("decimal", "%1."))) + num(1, 0)
    deleted = numbered("", 1).replace("<w:pPr>", "<w:pPr><w:rPr><w:del/></w:rPr>")

    lines = printed(tmp_path, numbered("a", 1) + deleted + numbered("b", 1), numbering)

    assert lines == ["1. a", "2. b"]


def test_a_number_beyond_all_numerals_is_written_in_digits(tmp_path: Path) -> None:
    inner = levels(("upperRoman", "%1.")).replace('w:start w:val="1"', 'w:start w:val="999999999"')

    lines = printed(tmp_path, numbered("x", 1), abstract(0, inner) + num(1, 0))

    assert lines == ["999999999. x"]


def test_an_unknown_list_prints_no_number(tmp_path: Path) -> None:
    assert printed(tmp_path, numbered("x", 9), "") == ["x"]


@pytest.mark.parametrize(
    ("number", "written"),
    [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (40, "XL"), (1990, "MCMXC")],
)
def test_roman_numerals(number: int, written: str) -> None:
    assert roman(number) == written


@pytest.mark.parametrize(
    ("number", "written"), [(1, "a"), (26, "z"), (27, "aa"), (53, "aaa"), (0, "")]
)
def test_letters_repeat_after_z(number: int, written: str) -> None:
    assert letters(number) == written
