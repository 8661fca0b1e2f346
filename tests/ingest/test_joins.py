import pytest

from ingest.joins import (
    MARKER,
    Printed,
    foot_spans,
    goes_on,
    header_end,
    is_capitals,
    separator,
    wrap_width,
)

LONG = "Ban Thường vụ Đảng ủy giao Văn phòng chủ trì, phối hợp với các ban xây dựng đảng kiểm tra, "


def lines(*texts: str) -> list[Printed]:
    return [Printed(text=text) for text in texts]


JOINED = [
    pytest.param("triển khai kịp thời", "quán triệt nghị quyết", id="a line in lower case"),
    pytest.param("các nhà khoa học,", "nhà văn hóa lớn", id="after a comma"),
    pytest.param("- Tiếp tục quán triệt", "nghị quyết của Đảng", id="of a list item"),
    pytest.param("1. Công tác sơ kết, tổng", "kết nghị quyết", id="of a heading"),
    pytest.param(
        LONG + "giám sát, đôn đốc;", "định kỳ báo cáo", id="after a clause of a long paragraph"
    ),
    pytest.param("theo Kết luận của", "Ban Bí thư", id="a capital after a word that needs one"),
    pytest.param("theo Nghị quyết số", "45-NQ/TW của Trung ương", id="a number after số"),
    pytest.param("của Đại hội khóa", "XIII của Đảng", id="a numeral after khóa"),
    pytest.param(
        LONG + "giám sát, đôn đốc,", "Ủy ban Kiểm tra giám sát", id="a capital in a long sentence"
    ),
    pytest.param("Nghị quyết (khóa", "XI) về đổi mới", id="a bracket that closes"),
    pytest.param("về “Phát triển", "Văn hóa” của tỉnh", id="a quotation that closes"),
    pytest.param("*Lĩnh vực xã hội*: tuyên", "truyền về y tế", id="within emphasis"),
]


@pytest.mark.parametrize(("before", "after"), JOINED)
def test_a_broken_paragraph_is_joined(before: str, after: str) -> None:
    assert goes_on(Printed(text=before), Printed(text=after), None)


APART = [
    pytest.param("KẾ HOẠCH", "công tác năm 2025", id="a title and its subject"),
    pytest.param("đã thực hiện.", "còn lại", id="after a full stop"),
    pytest.param("như sau:", "xây dựng kế hoạch", id="after a colon"),
    pytest.param("bảo hiểm xã hội...", "và các việc khác", id="after dots"),
    pytest.param("triển khai thực hiện./.", "lưu", id="after the closing stroke"),
    pytest.param("đến năm 2025”.", "về thể thao", id="after a closing quotation mark"),
    pytest.param("xây dựng kế hoạch;", "tổ chức thực hiện;", id="items without marks"),
    pytest.param("về Ban Thường vụ Tỉnh ủy", "Trên đây là Hướng dẫn", id="before a capital"),
    pytest.param("triển khai thực hiện", "- Tăng cường kiểm tra", id="before a dash"),
    pytest.param("triển khai thực hiện", "+ chi bộ", id="before a plus"),
    pytest.param("triển khai thực hiện", "a) chi bộ", id="before a letter"),
    pytest.param("triển khai thực hiện", "đ) chi bộ", id="before a Vietnamese letter"),
    pytest.param("triển khai thực hiện", "(2). sơ kết", id="before a number in brackets"),
    pytest.param("triển khai thực hiện của", "2. Công tác kiểm tra", id="before a number"),
    pytest.param("theo quy định của", "ĐẢNG ỦY KHỐI", id="before capitals"),
    pytest.param("Website", "https://dangbo.vn", id="before an address"),
    pytest.param(LONG + "giám sát, đôn đốc,", "Căn cứ Điều lệ Đảng", id="before a legal basis"),
    pytest.param("Như trên,", "Các chi bộ trực thuộc,", id="short lines with commas"),
    pytest.param("Chi bộ Một", "Chi bộ Hai", id="two names"),
]


@pytest.mark.parametrize(("before", "after"), APART)
def test_what_is_whole_stays_apart(before: str, after: str) -> None:
    assert not goes_on(Printed(text=before), Printed(text=after), None)


def test_rows_columns_and_boxes_are_never_joined() -> None:
    flow = Printed(text="triển khai")

    assert not goes_on(flow, Printed(text="a\tb", cells=("a", "b")), None)
    assert not goes_on(flow, Printed(text="kịp thời", region="column"), None)
    assert not goes_on(Printed(text="triển khai", region="box"), Printed(text="kịp thời"), None)


def test_only_list_items_go_on_among_recipients() -> None:
    item, plain = Printed(text="- Các cơ quan tham mưu,"), Printed(text="Như trên,")

    assert goes_on(item, Printed(text="giúp việc,"), None, in_foot=True)
    assert not goes_on(plain, Printed(text="lưu Văn phòng"), None, in_foot=True)


FULL = "Ban Thường vụ Đảng ủy giao Văn phòng"  # 36 characters


def wrapped(text: str, **more: int) -> Printed:
    return Printed(text=text, begins_block=False, indent=more.get("indent", 0))


def test_a_line_that_was_wrapped_by_a_program_goes_on_even_with_a_capital() -> None:
    assert goes_on(Printed(text=FULL), wrapped("Đảng ủy"), 40)
    assert goes_on(Printed(text="x" * 37 + "."), wrapped("Đảng ủy"), 40)


def test_a_line_that_had_room_for_more_ends_its_paragraph() -> None:
    assert not goes_on(Printed(text=FULL), wrapped("Đảng ủy"), 60)


def test_an_indented_line_begins_a_paragraph() -> None:
    assert not goes_on(Printed(text=FULL + "."), wrapped("Đảng ủy", indent=4), 40)


def test_wrapping_is_seen_in_the_lines_themselves() -> None:
    text = [wrapped(FULL + " theo dõi, đôn") for _ in range(5)]

    assert wrap_width(text) == 50
    assert wrap_width(lines(*[LONG * 3] * 5)) is None
    assert wrap_width([wrapped("- Chi bộ Một,"), wrapped(FULL + " " + FULL)] * 3) is None


HEADER = ("ĐẢNG BỘ XÃ LONG HẠ", "*", "Số 7-KH/ĐU", "KẾ HOẠCH", "công tác năm 2025")


def test_the_header_ends_where_running_text_begins() -> None:
    assert header_end(lines(*HEADER, LONG)) == len(HEADER)


def test_a_text_without_a_header_has_none() -> None:
    assert header_end(lines("triển khai kịp thời", "quán triệt nghị quyết", LONG)) == 0


def test_the_foot_reaches_from_the_recipients_to_the_next_annex() -> None:
    text = lines("việc", "Nơi nhận:", "- Lưu.", "BÍ THƯ", "PHỤ LỤC", "Danh mục")

    assert foot_spans(text) == [False, True, True, True, False, False]


def test_a_number_broken_at_its_dash_is_joined_without_a_space() -> None:
    assert separator("Nghị quyết số 29-", "NQ/TW về giáo dục") == ""
    assert separator("giai đoạn 2020-", "2025") == " "
    assert separator("của", "Đảng") == " "


MARKERS = [
    "- Tiếp", "-Tiếp", "– Tiếp", "+ Chi bộ", "• Chi bộ", "1. Công tác", "4.1. Về", "(2). Tổng kết",
    "(3) Tổng kết", "1) Một", "1/ Một", "a) Báo cáo", "đ. Báo cáo", "II - NỘI DUNG", "IV. TỔ CHỨC",
    "Điều 5. Quyền", "Chương II", "Nơi nhận:", "NƠI NHẬN", "Kính gửi:", "PHỤ LỤC 1", "Phụ lục",
    "Căn cứ Luật",
]  # fmt: skip
NO_MARKERS = ["10.000 đồng", "12/2024 và", "Điều lệ Đảng", "IX của Đảng", "a", "ý kiến", "phụ lục"]


@pytest.mark.parametrize("text", MARKERS)
def test_what_begins_a_line_is_known(text: str) -> None:
    assert MARKER.match(text)


@pytest.mark.parametrize("text", NO_MARKERS)
def test_what_only_looks_like_a_beginning_is_not(text: str) -> None:
    assert not MARKER.match(text)


@pytest.mark.parametrize(
    ("text", "capitals"),
    [("ĐẢNG ỦY", True), ("**PHÓ BÍ THƯ**", True), ("Đảng", False), ("12", False)],
)
def test_capitals(text: str, *, capitals: bool) -> None:
    assert is_capitals(text) == capitals
