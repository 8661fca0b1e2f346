from __future__ import annotations

import pytest

from ingest.duties import telling
from ingest.duties.limits import asides
from ingest.duties.text import cased, hide, plain


def _tells(text: str) -> bool:
    lowered = plain(text)
    visible = hide(lowered, asides(lowered))
    return telling.tells(visible, cased(text, visible))


@pytest.mark.parametrize(
    "text",
    [
        "Ủy ban Kiểm tra Đảng ủy đã giám sát 04 chi bộ trong quý II",
        "Chi bộ thôn Đông và Chi bộ thôn Đoài chưa họp định kỳ tháng 9",
        "Đảng ủy xã Đồng Nguyên sẽ báo cáo kết quả với Tỉnh ủy trước ngày 20/12/2026",
        "Chi ủy hứa hoàn thành việc này trước ngày 30/11/2026",
        "Có 5 chi bộ nộp báo cáo tháng sau ngày quy định",
        "Chiều 12/5, Đảng ủy xã tổ chức hội nghị sơ kết công tác quý I",
        "Trong tháng 8, Văn phòng tiếp nhận 118 văn bản, gửi 14 báo cáo lên cấp trên",
        "Việc báo cáo hằng tháng ở vài nơi còn mang tính hình thức",
        "Bí thư chi bộ là người ký báo cáo định kỳ",
        "Căn cứ Kế hoạch số 45-KH/TU, ngày 12/3/2026 về kiểm tra, và báo cáo trước ngày 15/12,",
        "Nhìn chung, chế độ báo cáo định kỳ được các chi bộ thực hiện nghiêm túc",
        "Xin gửi đến các đồng chí lời chào trân trọng",
        "Lịch trực hằng tuần: thứ Năm",
        "Chế độ báo cáo tháng được áp dụng từ kỳ báo cáo tháng 01 năm 2027",
        "Căn cứ Quy định số 12-QĐ/TU, ngày 30/7/2026 về sinh hoạt, theo đó mỗi tháng một lần",
    ],
)
def test_what_was_or_will_be_is_told(text: str) -> None:
    assert _tells(text)


@pytest.mark.parametrize(
    "text",
    [
        "Các chi bộ chưa gửi báo cáo phải gửi trước ngày 10/5/2026",
        "Ủy ban Kiểm tra là cơ quan thường trực, có trách nhiệm báo cáo hằng quý",
        "Ban Xây dựng Đảng là cơ quan thường trực, hằng tháng cập nhật tiến độ",
        "Trong quý III, kiểm tra 02 chi bộ, giám sát 01 chi bộ",
        "Căn cứ Kế hoạch số 45-KH/TU, ngày 12/3/2026, các chi bộ gửi báo cáo về Đảng ủy",
        "Nếu chi bộ có vướng mắc thì báo cáo Đảng ủy",
        "Trường hợp còn nhiều ý kiến khác nhau, chi bộ báo cáo Đảng ủy",
        "Các chi bộ chưa có chi ủy báo cáo Đảng ủy hằng tháng",
        "Những nội dung chưa được giải quyết, chi bộ báo cáo Đảng ủy",
        "Thực hiện Công văn số 27-CV/TU, ngày 12/5/2026, các chi bộ gửi báo cáo về Đảng ủy",
        "Sáng thứ Hai hằng tuần, Văn phòng báo cáo Thường trực Đảng ủy",
    ],
)
def test_what_is_asked_is_not_told(text: str) -> None:
    assert not _tells(text)
