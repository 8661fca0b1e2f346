from __future__ import annotations

import pytest

from ingest.relations import relation


@pytest.mark.parametrize(
    ("before", "how"),
    [
        ("Thực hiện ", "thực hiện"),
        ("Xây dựng kế hoạch thực hiện có hiệu quả ", "thực hiện"),
        ("Tiếp tục quán triệt, tuyên truyền ", "thực hiện"),
        ("Căn cứ ", "căn cứ"),
        ("Trên cơ sở ", "căn cứ"),
        ("tiến hành theo ", "căn cứ"),
        ("theo quy định tại khoản 2 Điều 5 ", "căn cứ"),
        ("Quy định này có hiệu lực kể từ ngày ký và thay thế ", "thay thế"),
        ("Thông báo này thay cho ", "thay thế"),
        ("Sửa đổi, bổ sung một số điều của ", "sửa đổi"),
        ("Bãi bỏ ", "bãi bỏ"),
        ("Sơ kết 05 năm thực hiện ", "sơ kết"),
        ("sơ kết 3 năm ", "sơ kết"),
        ("Tổng kết 15 năm tổ chức triển khai thực hiện ", "tổng kết"),
        ("Tổng kết việc thực hiện ", "tổng kết"),
        ("Kiểm tra việc lãnh đạo, chỉ đạo thực hiện ", "viện dẫn"),
        ("kiểm tra tiến độ thực hiện nội dung về gia đình trong ", "viện dẫn"),
        ("(Biểu 01 kèm theo ", "viện dẫn"),
        ("Ban Thường vụ đã ban hành ", "viện dẫn"),
        ("", "viện dẫn"),
    ],
)
def test_the_words_before_a_citation_say_how_it_is_cited(before: str, how: str) -> None:
    assert relation(before, None, None, "") == how


@pytest.mark.parametrize(
    ("gap", "last", "how"),
    [
        ("; ", "thực hiện", "thực hiện"),
        (" về giáo dục; ", "căn cứ", "căn cứ"),
        (" về giáo dục và ", "thực hiện", "thực hiện"),
        (" về tiếp tục thực hiện ", "sơ kết", "viện dẫn"),
        (" về sửa đổi, bổ sung ", "thực hiện", "viện dẫn"),
        (" về khuyến học và sơ kết 3 năm ", "sơ kết", "sơ kết"),
        (", sửa đổi, bổ sung ", "thay thế", "sửa đổi"),
        (" và bãi bỏ ", "thay thế", "bãi bỏ"),
        (" nêu trong ", "thực hiện", "viện dẫn"),
    ],
)
def test_the_citation_before_it_counts(gap: str, last: str, how: str) -> None:
    before = f"Thực hiện Nghị quyết số 1-NQ/TU{gap}"

    assert relation(before, gap, last, "") == how  # type: ignore[arg-type]  # plain str of the table


def test_what_no_longer_holds_is_repealed() -> None:
    assert relation("Kể từ ngày ký, ", None, None, " hết hiệu lực thi hành") == "bãi bỏ"
