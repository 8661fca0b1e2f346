import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.blocks import Block
from ingest.columns import apart
from ingest.loaders.txt import blocks


def read(text: str) -> list[tuple[str, str]]:
    return [(block.region, " ".join(block.text.split())) for block in apart(blocks(text))]


BY_SPACES = """\
  ĐẢNG BỘ TỈNH AN SƠN                ĐẢNG CỘNG SẢN VIỆT NAM
  ĐẢNG ỦY XÃ LONG HẠ
          *                     Long Hạ, ngày     tháng 9 năm 2026
   Số:      -CV/ĐU
                         KẾ HOẠCH
"""
BY_TABS = """\
ĐẢNG BỘ TỈNH AN SƠN\tĐẢNG CỘNG SẢN VIỆT NAM
ĐẢNG ỦY XÃ LONG HẠ
*\t\tLong Hạ, ngày     tháng 9 năm 2026
Số:      -CV/ĐU
KẾ HOẠCH
"""


def test_a_header_set_with_spaces_is_read_column_by_column() -> None:
    assert read(BY_SPACES) == [
        ("column", "ĐẢNG BỘ TỈNH AN SƠN"),
        ("column", "ĐẢNG ỦY XÃ LONG HẠ"),
        ("column", "*"),
        ("column", "Số: -CV/ĐU"),
        ("column", "ĐẢNG CỘNG SẢN VIỆT NAM"),
        ("column", "Long Hạ, ngày tháng 9 năm 2026"),
        ("flow", "KẾ HOẠCH"),
    ]


def test_a_header_set_with_tabs_is_read_the_same() -> None:
    assert read(BY_TABS) == read(BY_SPACES)


FOOT = """\
Các chi bộ thực hiện Kế hoạch này.

Nơi nhận:                        T/M ĐẢNG ỦY
- Các chi bộ,                    BÍ THƯ
- Lưu VP.

                                 Lê Văn An
PHỤ LỤC
"""


def test_recipients_come_before_the_signature_beside_them() -> None:
    assert read(FOOT) == [
        ("flow", "Các chi bộ thực hiện Kế hoạch này."),
        ("column", "Nơi nhận:"),
        ("column", "- Các chi bộ,"),
        ("column", "- Lưu VP."),
        ("column", "T/M ĐẢNG ỦY"),
        ("column", "BÍ THƯ"),
        ("column", "Lê Văn An"),
        ("flow", "PHỤ LỤC"),
    ]


def test_the_columns_of_a_short_paper_do_not_run_into_each_other() -> None:
    both = read(BY_SPACES + "\n" + FOOT)

    assert both == read(BY_SPACES) + read(FOOT)


PLAIN = [
    pytest.param("ĐẢNG CỘNG SẢN VIỆT NAM\n\nngày     tháng 9", id="a blank day is no column"),
    pytest.param("Họ tên     Chức vụ\nLê An     Bí thư", id="a gap without a header"),
    pytest.param("Nơi nhận:\n- Các chi bộ,\n- Lưu VP.", id="recipients alone"),
]


@pytest.mark.parametrize("text", PLAIN)
def test_other_text_is_left_as_it_is(text: str) -> None:
    assert apart(blocks(text)) == blocks(text)


def test_rows_and_columns_of_tables_stay_where_they_are() -> None:
    row = Block.row(["1", "Nơi nhận"])
    column = Block(text="ĐẢNG CỘNG SẢN VIỆT NAM", region="column")

    assert apart([column, row]) == [column, row]


WORDS = st.sampled_from(
    ["ĐẢNG CỘNG SẢN VIỆT NAM", "     ", "\t", "\n", "\n\n", "Nơi nhận:", "Số", "a b", "PHỤ LỤC"]
)


@settings(deadline=None)
@given(st.lists(WORDS, max_size=25).map("".join))
def test_columns_are_moved_and_nothing_is_lost(text: str) -> None:
    before = sorted("".join(block.text for block in blocks(text)).split())
    after = sorted("".join(f" {block.text} " for block in apart(blocks(text))).split())

    assert sorted("".join(after)) == sorted("".join(before))
