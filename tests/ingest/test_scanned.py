from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.blocks import Block, Misread, ScannedLine, Unsure
from ingest.clean import Cleaned, heal
from knowledge.domain import Box


def box(top: float) -> Box:
    return Box(left=0.1, top=top, right=0.9, bottom=top + 0.02)


def scanned(*lines: str, page: int = 1, doubted: str = "", wrapped: bool = True) -> Block:
    """Return a paragraph read from a picture, unsure of the words *doubted*."""
    shown = []
    for at, line in enumerate(lines):
        start = line.find(doubted) if doubted else -1
        unsure = (Unsure(start=start, end=start + len(doubted), sure=0.3),) if start >= 0 else ()
        shown.append(ScannedLine(box=box(at / 10), unsure=unsure))
    return Block(text="\n".join(lines), page=page, wrapped=wrapped, scanned=tuple(shown))


def printed(cleaned: Cleaned) -> list[str]:
    return [cleaned.text[line.start : line.end] for line in cleaned.printed_lines]


def doubted(cleaned: Cleaned) -> list[tuple[str, str]]:
    return [(one.kind, cleaned.text[one.start : one.end]) for one in cleaned.doubts]


def test_each_printed_line_of_a_joined_paragraph_is_found_on_its_page() -> None:
    first = scanned("- Các chi bộ gửi báo cáo về", "Văn phòng Đảng ủy trước", page=1)
    second = scanned("ngày 25 hằng tháng.", page=2)

    cleaned = heal([first, second])

    assert cleaned.text == (
        "- Các chi bộ gửi báo cáo về Văn phòng Đảng ủy trước ngày 25 hằng tháng."
    )
    assert printed(cleaned) == [
        "- Các chi bộ gửi báo cáo về",
        "Văn phòng Đảng ủy trước",
        "ngày 25 hằng tháng.",
    ]
    assert [(line.page, line.box.top) for line in cleaned.printed_lines] == [
        (1, 0.0),
        (1, 0.1),
        (2, 0.0),
    ]


def test_a_doubt_moves_with_the_spaces_put_in_before_it() -> None:
    cleaned = heal(
        [scanned("Thực hiện Hướng dẫn ngày03/10/2026 củaBan, số 85-HD/TU", doubted="85-HD/TU")]
    )

    assert "của Ban, số" in cleaned.text
    assert doubted(cleaned) == [("number", "85-HD/TU")]


def test_what_was_put_right_is_a_repair_that_keeps_what_was_read() -> None:
    line = "Các  chi bộ gửi về ngày03/10/2026"
    shown = ScannedLine(box=box(0), misread=(Misread(start=5, end=8, read="chỉ"),))

    cleaned = heal([Block(text=line, page=1, wrapped=True, scanned=(shown,))])

    found = [one for one in cleaned.repairs if one.kind == "misread"]
    assert [(cleaned.text[one.start : one.end], one.printed) for one in found] == [("chi", "chỉ")]


def test_a_doubt_about_part_of_a_date_is_about_the_date_and_told_once() -> None:
    line = "Long Hạ, ngày 05 tháng 01 năm 2026"
    parts = (Unsure(start=14, end=16, sure=0.4), Unsure(start=23, end=25, sure=0.2))
    block = Block(text=line, page=1, scanned=(ScannedLine(box=box(0), unsure=parts),))

    (doubt,) = heal([block]).doubts

    assert (doubt.kind, doubt.sure, doubt.page) == ("date", 0.2, 1)
    assert line[doubt.start : doubt.end] == "ngày 05 tháng 01 năm 2026"


def test_words_and_roman_numbers_are_doubted_by_their_kind() -> None:
    word = scanned("Đảng ủy xã Lorg Hạ", doubted="Lorg")
    roman = scanned("III. TỔ CHỨC THỰC HIỆN", doubted="III.")

    assert doubted(heal([word, roman])) == [("word", "Lorg"), ("number", "III.")]


def test_a_doubt_in_a_cell_stands_in_the_row() -> None:
    unsure = (Unsure(start=len("1\tHọp\t"), end=len("1\tHọp\t12/2O26"), sure=0.3),)
    row = Block(
        text="1\tHọp\t12/2O26",
        cells=("1", "Họp", "12/2O26"),
        page=3,
        scanned=(ScannedLine(box=box(0), unsure=unsure),),
    )

    cleaned = heal([row])

    assert doubted(cleaned) == [("number", "12/2O26")]
    assert printed(cleaned) == ["1\tHọp\t12/2O26"]


def test_a_dropped_page_number_has_no_line() -> None:
    blocks = [scanned("Các cấp ủy kịp thời"), scanned("2", page=2), scanned("quán triệt.", page=2)]

    assert printed(heal(blocks)) == ["Các cấp ủy kịp thời", "quán triệt."]


WORDS = st.sampled_from(
    [
        "báo",
        "cáo",
        "củaBan",
        "ngày03/10",
        "31-KH/ĐU",
        "Đảng",
        "ủy",
        "-",
        "1.",
        "III",
        "hộị",
        "năm2026",
    ]
)
LINES = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)
PARAGRAPHS = st.lists(st.tuples(st.lists(LINES, min_size=1, max_size=4), st.booleans()), max_size=6)


@settings(deadline=None)
@given(PARAGRAPHS, st.sampled_from(["báo", "ngày03/10", "ủy", "III"]))
def test_what_was_printed_on_a_line_is_what_its_span_holds(
    paragraphs: list[tuple[list[str], bool]], word: str
) -> None:
    blocks = [scanned(*lines, doubted=word, wrapped=wraps) for lines, wraps in paragraphs]

    cleaned = heal(blocks)

    lines = [line for paragraph, _ in paragraphs for line in paragraph]
    kept = [line for line in lines if not line.isdigit()]
    assert [line.replace(" ", "") for line in printed(cleaned)] == [
        line.replace(" ", "") for line in kept
    ]
    unsure = [line for line in kept if word in line]
    assert len(cleaned.doubts) == len(unsure)
    assert all(word in text.replace(" ", "") for _, text in doubted(cleaned))
