import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.blocks import Block
from ingest.clean import Cleaned, heal, normalised


def healed(*texts: str) -> Cleaned:
    return heal([Block(text=text) for text in texts])


def printed_lines(cleaned: Cleaned) -> list[str]:
    return [cleaned.text[line.start : line.end] for line in cleaned.lines]


NORMALISED = [
    pytest.param(unicodedata.normalize("NFD", "Đảng ủy Khối"), "Đảng ủy Khối", id="form D"),
    pytest.param("Đảng\u00a0ủy\u202fxã", "Đảng ủy xã", id="non-breaking spaces"),
    pytest.param("nghị\u00ad quyết\u200b", "nghị quyết", id="invisible characters"),
    pytest.param("\ufeffKế hoạch", "Kế hoạch", id="a byte order mark"),
    pytest.param("ÐẢNG", "ĐẢNG", id="an Icelandic letter"),
    pytest.param("\uf02d Chi bộ", "- Chi bộ", id="a dash of a symbol font"),
    pytest.param("ngày      tháng 9", "ngày tháng 9", id="several spaces"),
    pytest.param("uỷ và hoà", "uỷ và hoà", id="older spelling stays"),
    pytest.param("*Lĩnh vực*", "*Lĩnh vực*", id="emphasis stays"),
]


@pytest.mark.parametrize(("raw", "text"), NORMALISED)
def test_one_form_of_each_letter_and_space(raw: str, text: str) -> None:
    assert normalised(raw) == text


def test_each_line_is_a_span_of_the_text() -> None:
    cleaned = heal([Block(text="Một"), Block.row(["1", "Họp"], page=2), Block(text="Hai")])

    assert cleaned.text == "Một\n1\tHọp\nHai"
    assert printed_lines(cleaned) == ["Một", "1\tHọp", "Hai"]
    assert [(line.cells, line.page) for line in cleaned.lines] == [
        ((), None),
        (("1", "Họp"), 2),
        ((), None),
    ]


def test_a_broken_paragraph_is_joined_and_the_break_is_kept() -> None:
    cleaned = healed("Các cấp ủy kịp thời", "quán triệt nghị quyết.", "Chi bộ báo cáo.")

    assert cleaned.text == "Các cấp ủy kịp thời quán triệt nghị quyết.\nChi bộ báo cáo."
    (repair,) = cleaned.repairs
    assert (repair.kind, repair.printed) == ("joined_lines", "\n")
    assert cleaned.text[: repair.start] == "Các cấp ủy kịp thời"
    assert cleaned.text[repair.end :].startswith("quán")


def test_the_header_stays_line_by_line() -> None:
    header = ["ĐẢNG BỘ TỈNH", "ĐẢNG ỦY XÃ LONG HẠ", "Số 7-KH/ĐU", "KẾ HOẠCH", "công tác dân vận",
              "và xây dựng đội ngũ năm 2025"]  # fmt: skip

    cleaned = healed(*header, "Thực hiện Kế hoạch số 3, Đảng ủy xã Long Hạ xây dựng kế hoạch sau:")

    assert printed_lines(cleaned)[: len(header)] == header


def test_a_page_number_within_a_paragraph_is_dropped_and_kept_as_a_repair() -> None:
    cleaned = healed("Các cấp ủy kịp thời", "2", "quán triệt nghị quyết.")

    assert cleaned.text == "Các cấp ủy kịp thời quán triệt nghị quyết."
    assert [repair.printed for repair in cleaned.repairs] == ["\n2\n"]


def test_a_page_number_between_paragraphs_is_kept_before_the_next_one() -> None:
    cleaned = heal(
        [Block(text="Một.", page=1), Block(text="2", page=2), Block(text="Hai.", page=2)]
    )

    assert cleaned.text == "Một.\nHai."
    (repair,) = cleaned.repairs
    assert (repair.kind, repair.printed, repair.start, repair.end) == (
        "dropped_page_number", "2", 5, 5,
    )  # fmt: skip


def test_a_page_number_at_the_very_end_is_kept_too() -> None:
    cleaned = heal([Block(text="Một.", page=1), Block(text="1", page=1)])

    assert cleaned.text == "Một."
    assert [(repair.printed, repair.start) for repair in cleaned.repairs] == [("1", 4)]


def test_a_restored_space_is_kept_as_a_repair_and_moves_the_others() -> None:
    cleaned = healed("Báo cáo của Đảng uỷtrước", "ngày03/10.")

    assert cleaned.text == "Báo cáo của Đảng uỷ trước ngày 03/10."
    assert [(repair.kind, cleaned.text[: repair.start][-5:]) for repair in cleaned.repairs] == [
        ("restored_space", "ng uỷ"),
        ("joined_lines", "trước"),
        ("restored_space", " ngày"),
    ]


def test_a_line_whose_letters_had_to_change_keeps_what_was_printed() -> None:
    raw = unicodedata.normalize("NFD", "Đảng ủy xã")

    (repair,) = healed(raw).repairs

    assert (repair.kind, repair.printed, repair.start, repair.end) == ("normalised", raw, 0, 10)


def test_lines_that_ran_out_of_room_are_one_paragraph_whatever_their_words() -> None:
    lines = ("V/v cử cán bộ dự lớp Mác-", "Lênin do Ban Tuyên giáo", "Tỉnh ủy mở.")

    cleaned = heal([Block(text="\n".join(lines), wrapped=True, region="column")])

    assert cleaned.text == "V/v cử cán bộ dự lớp Mác-Lênin do Ban Tuyên giáo Tỉnh ủy mở."


def test_a_block_goes_on_with_the_page_before_past_its_number() -> None:
    blocks = [
        Block(text="Chi bộ gửi báo cáo về Ban", page=1, wrapped=True),
        Block(text="2", page=2),
        Block(text="Tổ chức Đảng ủy.", page=2, wrapped=True, goes_on=True),
    ]

    cleaned = heal(blocks)

    assert cleaned.text == "Chi bộ gửi báo cáo về Ban Tổ chức Đảng ủy."
    assert [repair.printed for repair in cleaned.repairs] == ["\n2\n"]


def test_a_hard_wrapped_text_is_unwrapped() -> None:
    text = (
        "- Ban Thường vụ Đảng ủy xã Long Hạ giao Văn phòng\n"
        "Đảng ủy chủ trì, phối hợp với Ban Xây dựng Đảng,\n"
        "Ủy ban Kiểm tra theo dõi việc thực hiện. Định kỳ\n"
        "hằng quý báo cáo Ban Thường vụ Đảng ủy.\n"
        "- Các chi bộ trực thuộc căn cứ Kế hoạch này xây\n"
        "dựng kế hoạch của mình."
    )

    lines = printed_lines(healed(text))

    assert [line[:16] for line in lines] == ["- Ban Thường vụ ", "- Các chi bộ trự"]


WORDS = st.sampled_from(
    [
        "KẾ_HOẠCH",
        "Số_7-KH/ĐU",
        "kịp_thời",
        "quán_triệt",
        "-",
        "Chi_bộ,",
        "1.",
        "ủytrước",
        "2",
        "ngày03/10",
        "của",
        "a)",
        "(khóa",
        "XI)",
        "./.",
        "đôn_đốc;",
        "Nơi_nhận:",
        "29-",
        "NQ/TW",
        "\xad",
        "nghị",
        "Ð",
        "\xa0",
        "\n",
    ]
)
TEXTS = st.lists(WORDS, max_size=8).map(lambda words: " ".join(words).replace("_", " ")) | st.text(
    max_size=30
)
PARAGRAPHS = st.builds(
    Block,
    text=TEXTS,
    page=st.none() | st.integers(1, 3),
    wrapped=st.booleans(),
    goes_on=st.booleans(),
)
ROWS = st.lists(TEXTS, min_size=1, max_size=3).map(Block.row)


def visible(text: str) -> str:
    return "".join(normalised(text).split())


def as_printed(cleaned: Cleaned) -> str:
    """Put back what the repairs record, innermost last, and return its letters."""
    text = cleaned.text
    for repair in reversed(cleaned.repairs):
        if repair.kind != "normalised":
            text = text[: repair.start] + repair.printed + text[repair.end :]
    return visible(text)


@settings(deadline=None)
@given(st.lists(PARAGRAPHS | ROWS, max_size=10))
def test_no_letter_is_lost_or_moved_but_what_a_repair_records(blocks: list[Block]) -> None:
    cleaned = heal(blocks)

    assert as_printed(cleaned) == visible("\n".join(block.text for block in blocks))


@settings(deadline=None)
@given(st.lists(PARAGRAPHS | ROWS, max_size=10))
def test_lines_and_repairs_are_spans_of_the_text(blocks: list[Block]) -> None:
    cleaned = heal(blocks)

    assert "\n".join(printed_lines(cleaned)) == cleaned.text
    assert all(
        "\t".join(line.cells) in ("", cleaned.text[line.start : line.end]) for line in cleaned.lines
    )
    assert all(0 <= r.start <= r.end <= len(cleaned.text) for r in cleaned.repairs)


@settings(deadline=None)
@given(st.lists(PARAGRAPHS, max_size=6))
def test_healing_what_is_healed_changes_no_letter(blocks: list[Block]) -> None:
    once = heal(blocks)

    again = healed(*printed_lines(once))

    assert visible(again.text) == visible(once.text) or again.repairs
