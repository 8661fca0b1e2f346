from __future__ import annotations

import pytest

from ingest.duties import limits
from ingest.duties.text import hide, plain


@pytest.mark.parametrize(
    "text",
    [
        "Qua kiểm tra, đến ngày 15/3/2026 mới có 9/20 chi bộ gửi báo cáo tháng",
        "Tính đến ngày 30/6/2026, các chi bộ đã nộp đủ đảng phí",
        "Đến hết tháng 5 còn 04 chi bộ nộp hồ sơ chậm",
        "Trong quý II, các chi bộ cơ bản đã kiện toàn cấp ủy",
        "Qua rà soát, một số chi bộ còn lúng túng khi triển khai",
    ],
)
def test_a_remark_on_where_things_stand_is_no_duty(text: str) -> None:
    assert limits.is_no_duty(plain(text))


@pytest.mark.parametrize(
    "text",
    [
        "Chậm nhất đến ngày 15/3/2026 các chi bộ gửi báo cáo về Đảng ủy",
        "Đến ngày 15/3/2026 các chi bộ gửi báo cáo về Đảng ủy",
        "Trong quý II, các chi bộ đã sáp nhập bàn giao hồ sơ trước ngày 30/6/2026",
        "Phấn đấu đến hết năm 2026 có 90% chi bộ hoàn thành tốt nhiệm vụ",
        "Văn phòng thông báo để các chi bộ biết, gửi báo cáo trước ngày 10/5/2026",
    ],
)
def test_a_day_ahead_stays_a_duty(text: str) -> None:
    assert not limits.is_no_duty(plain(text))


@pytest.mark.parametrize(
    "text",
    [
        "Văn phòng Huyện ủy thông báo để các đơn vị biết, thực hiện./.",
        "Xin thông báo đến các chi bộ biết và tổ chức thực hiện",
    ],
)
def test_a_closing_notice_is_no_duty(text: str) -> None:
    assert limits.is_no_duty(plain(text))


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("không được gửi tài liệu mật qua thư điện tử", ""),
        ("nghiêm cấm cung cấp hồ sơ cho người ngoài, gửi báo cáo", "gửi báo cáo"),
        ("nghiêm cấm cán bộ, đảng viên cung cấp hồ sơ cho tổ chức, cá nhân khác", ""),
        ("không được quá 05 ngày", "không được quá 05 ngày"),
        ("chi bộ không gửi báo cáo phải giải trình", "chi bộ phải giải trình"),
    ],
)
def test_a_prohibition_is_taken_out_of_view(text: str, left: str) -> None:
    seen = hide(text, limits.asides(text)).replace("¦", "")

    assert " ".join(seen.strip(" ,").split()) == left
