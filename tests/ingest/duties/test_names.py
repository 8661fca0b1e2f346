from __future__ import annotations

import pytest

from ingest.duties import names as duty_names
from ingest.duties.text import cased, number


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ban Tuyên giáo và Dân vận Tỉnh ủy, Văn phòng Tỉnh ủy và Sở Nội vụ trước ngày", 3),
        ("Sở Kế hoạch và Đầu tư để tổng hợp", 1),
        ("Thường trực, Ban Thường vụ và Đảng ủy", 1),
        ("Ban Xây dựng Đảng xây dựng kế hoạch", 1),
        ("Cấp ủy các chi, đảng bộ cơ sở tổ chức phổ biến", 1),
        ("các cơ quan tham mưu, giúp việc Đảng ủy", 1),
        ("trường hợp cần thiết", 0),
    ],
)
def test_a_list_of_names_is_cut_where_a_new_body_begins(text: str, names: int) -> None:
    named = duty_names.at(cased(text, ""), text, 0)

    assert len(named.names if named else ()) == names


@pytest.mark.parametrize(
    ("heading", "names"),
    [
        ("Đối với các chi bộ trực thuộc:", ("các chi bộ trực thuộc",)),
        ("6.3. Ban Xây dựng Đảng", ("Ban Xây dựng Đảng",)),
        ("Công tác kiểm tra, giám sát", ()),
        ("Tổ chức thực hiện", ()),
    ],
)
def test_a_heading_gives_an_actor_only_if_it_is_nothing_but_names(
    heading: str, names: tuple[str, ...]
) -> None:
    assert duty_names.heading_actors(heading) == names


@pytest.mark.parametrize(
    ("words", "value"),
    [("05", 5), ("mười", 10), ("mười lăm", 15), ("ba mươi", 30), ("hai mươi mốt", 21), ("năm", 5)],
)
def test_a_number_is_read_in_digits_and_in_words(words: str, value: int) -> None:
    assert number(words) == value
