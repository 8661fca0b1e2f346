from ingest.scans.arrays import Rect
from ingest.scans.engine import Row, Word
from ingest.scans.paragraphs import column_paragraphs, goes_on, measures, paragraphs

LEFT, RIGHT, PITCH, LETTER = 200, 1400, 45, 12


def row(text: str, line: float, left: int = LEFT, right: int | None = None) -> Row:
    """Return a printed line whose letters are equally wide, *line* lines down."""
    top = round(100 + line * PITCH)
    words, at = [], left
    step = LETTER if right is None else (right - left) / max(len(text), 1)
    for one in text.split():
        end = at + round(len(one) * step)
        words.append(Word(text=one, rect=Rect(at, top, end, top + 30), sure=0.9, letters=()))
        at = end + round(step)
    return Row(words=tuple(words), base=top + 25)


def full(text: str, line: float, left: int = LEFT) -> Row:
    return row(text, line, left, RIGHT)


def grouped(*rows: Row) -> list[list[str]]:
    return [[one.text for one in group] for group in paragraphs(rows, measures(rows))]


def test_lines_that_ran_out_of_room_go_on_whatever_they_begin_with() -> None:
    found = grouped(
        full("Các cấp ủy phối hợp với Đảng", 0, LEFT + 80),
        full("Ủy viên phụ trách và Mặt trận", 1),
        row("Tổ quốc.", 2),
        full("Chi bộ báo cáo về Văn phòng", 3, LEFT + 80),
        row("Đảng ủy xã.", 4),
    )

    assert [len(group) for group in found] == [3, 2]


def test_a_line_that_had_room_ends_its_paragraph() -> None:
    found = grouped(full("một hai ba bốn năm", 0), row("Chi bộ", 1), row("Đảng ủy", 2))

    assert found == [["một hai ba bốn năm", "Chi bộ"], ["Đảng ủy"]]


def test_more_space_a_list_item_or_capitals_begin_a_paragraph() -> None:
    found = grouped(
        full("một hai ba bốn năm sáu bảy", 0),
        full("- tám chín mười", 1),
        full("II. NỘI DUNG", 2),
        full("mười một mười hai", 4),
        full("mười ba", 5),
    )

    assert [group[0].split()[0] for group in found] == ["một", "-", "II.", "mười"]


def test_an_article_pointed_at_within_a_sentence_begins_no_paragraph() -> None:
    found = grouped(full("theo quy định tại khoản 2", 0), full("Điều 5 Quy định này về", 1))

    assert len(found) == 1


def test_centred_lines_of_a_title_stay_apart() -> None:
    found = grouped(
        row("KẾ HOẠCH", 0, 750),
        row("công tác dân vận năm 2026", 1, 650),
        full("Thực hiện Hướng dẫn của Ban", 3, LEFT + 80),
        full("Dân vận Tỉnh ủy về công tác", 4),
    )

    assert [len(group) for group in found] == [1, 1, 2]


def test_a_date_broken_in_a_column_goes_on_and_other_lines_do_not() -> None:
    rows = [
        row("ĐẢNG CỘNG SẢN VIỆT NAM", 0),
        row("Long Hạ, ngày 16 tháng 01 năm", 1),
        row("2026", 2),
        row("V/v báo cáo kết quả", 3),
        row("quý III", 4),
        row("- Như trên,", 5),
        row("- Lưu VP.", 6),
    ]

    found = [[one.text for one in group] for group in column_paragraphs(rows)]

    assert [len(group) for group in found] == [1, 2, 2, 1, 1]


def test_a_recipient_goes_on_until_its_comma() -> None:
    texts = [
        "- Thường trực Đảng ủy,",
        "- Các cơ quan tham mưu, giúp việc",
        "Đảng ủy,",
        "- Ban Xây dựng Đảng",
        "(b/c),",
        "Lưu VP.",
        "T/M BAN THƯỜNG VỤ",
    ]

    found = column_paragraphs([row(text, at) for at, text in enumerate(texts)])

    assert [len(group) for group in found] == [1, 2, 2, 1, 1]


def continues(*rows: Row) -> bool:
    page = measures(rows)
    return goes_on(paragraphs(rows, page), page)


INNER = [
    full("Chi bộ báo cáo về Văn phòng", 3, LEFT + 80),
    row("Đảng ủy xã.", 4),
    full("Văn phòng tổng hợp và trình", 5, LEFT + 80),
    row("Thường trực.", 6),
]


def test_a_page_that_begins_at_the_margin_goes_on_with_the_page_before() -> None:
    begun = [row("2", 0, 800), full("Đảng ủy Khối và các tổ chức", 1), row("đoàn thể.", 2)]

    assert continues(*begun, *INNER)


def test_a_page_that_begins_with_a_paragraph_or_a_heading_does_not() -> None:
    indented = [full("Đảng ủy Khối và các tổ chức", 1, LEFT + 80), row("đoàn thể.", 2)]

    assert not continues(*indented, *INNER)
    assert not continues(full("III. TỔ CHỨC THỰC HIỆN", 1), *INNER)
    assert not continues(row("Công tác phối hợp", 1), *INNER)
    assert not continues(full("Đảng ủy Khối và các", 1), row("đoàn thể.", 2))
