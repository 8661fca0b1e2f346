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
        ("Phòng Tuyên giáo, Văn hóa - Văn nghệ", 1),
        ("Sở Nông nghiệp, Thủy sản và Môi trường", 1),
        ("Sở Nông nghiệp, Văn phòng Tỉnh ủy", 2),
        ("Văn phòng Huyện ủy, Báo Sông Lam", 2),
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
        ("3. Sở Nông nghiệp, Thủy sản và Môi trường", ("Sở Nông nghiệp, Thủy sản và Môi trường",)),
        ("Đảng ủy Quân sự xã lãnh đạo Ban Chỉ huy Quân sự xã:", ("Đảng ủy Quân sự xã",)),
        ("Đảng ủy lãnh đạo công tác thi đua", ()),
        ("Công tác kiểm tra, giám sát", ()),
        ("Tổ chức thực hiện", ()),
    ],
)
def test_a_heading_gives_an_actor_only_if_it_is_nothing_but_names(
    heading: str, names: tuple[str, ...]
) -> None:
    assert duty_names.heading_actors(heading) == names


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Đảng bộ bộ phận sinh hoạt định kỳ mỗi tháng một lần", "Đảng bộ bộ phận"),
        ("thủ trưởng đơn vị tập trung chỉ đạo", "thủ trưởng đơn vị"),
        ("Các chi đoàn chưa gửi hồ sơ khẩn trương hoàn thành", "Các chi đoàn chưa gửi hồ sơ"),
        ("Ban Thường vụ Huyện ủy giám sát chuyên đề tại 02 đảng bộ", "Ban Thường vụ Huyện ủy"),
        ("Công đoàn xã vận động đoàn viên hiến máu", "Công đoàn xã"),
        ("tập thể lãnh đạo Ủy ban nhân dân xã", "tập thể lãnh đạo Ủy ban nhân dân xã"),
    ],
)
def test_an_actor_ends_where_what_it_does_begins(text: str, actor: str) -> None:
    assert duty_names.actors(cased(text, ""), text, []) == (actor,)


@pytest.mark.parametrize(
    ("words", "value"),
    [("05", 5), ("mười", 10), ("mười lăm", 15), ("ba mươi", 30), ("hai mươi mốt", 21), ("năm", 5)],
)
def test_a_number_is_read_in_digits_and_in_words(words: str, value: int) -> None:
    assert number(words) == value
