from __future__ import annotations

import pytest

from knowledge.language import fold
from knowledge.wants import WANTS


def wants(asked: str) -> set[str]:
    return {name for name, pattern in WANTS.items() if pattern.search(fold(asked))}


@pytest.mark.parametrize(
    ("asked", "want"),
    [
        ("ai ký kế hoạch này", "signer"),
        ("ke hoach nay do dong chi nao ki vay", "signer"),
        ("công văn ban hành ngày nào", "issued_on"),
        ("hd nay ra khi nao", "issued_on"),
        ("cơ quan nào ban hành", "issuer"),
        ("hướng dẫn số mấy", "number"),
        ("so hieu van ban", "number"),
        ("kế hoạch gửi cho những đâu", "recipients"),
        ("nơi nhận", "recipients"),
        ("căn cứ vào đâu", "basis"),
        ("thực hiện chỉ thị nào", "basis"),
        ("thay thế văn bản nào", "replaces"),
        ("còn hiệu lực không", "status"),
        ("da bi thay chua", "status"),
        ("có phụ lục không", "appendix"),
        ("về việc gì", "subject"),
        ("áp dụng cho năm nào", "bound_to_year"),
        ("có khẩn không", "urgency"),
        ("trích nguyên văn mục 2", "verbatim"),
        ("liệt kê các cuộc sơ kết", "list"),
        ("gồm những nội dung gì", "list"),
        ("có mấy mục", "outline"),
        ("hạn nộp là bao giờ", "due"),
        ("truoc ngay may", "due"),
        ("báo cáo theo kỳ nào", "period"),
        ("bao lâu báo cáo một lần", "period"),
        ("nộp báo cáo cho ai", "addressee"),
        ("gui qua dau", "addressee"),
        ("tổng kết mấy năm", "count"),
        ("đơn vị nào chủ trì", "who"),
        ("viết giúp tôi bài phản bác", "write"),
        ("soan ho em bai tuyen truyen", "write"),
        ("ai hay nói xấu lãnh đạo", "watch"),
    ],
)
def test_a_want_is_seen(asked: str, want: str) -> None:
    assert want in wants(asked)


@pytest.mark.parametrize(
    ("asked", "want"),
    [
        pytest.param("báo cáo theo kỳ nào", "signer", id="kỳ is not ký"),
        pytest.param("cần sơ kết những văn bản nào", "who", id="văn bản nào is no body"),
        pytest.param("trích yếu là gì", "verbatim", id="trích yếu is no extract"),
        pytest.param("văn bản yêu cầu phản bác thế nào", "write", id="what the text says"),
        pytest.param("ai viết báo cáo", "write", id="who writes it"),
        pytest.param("mục đích có mấy ý", "outline", id="mục đích is a heading"),
    ],
)
def test_a_want_is_not_seen_where_there_is_none(asked: str, want: str) -> None:
    assert want not in wants(asked)
