"""What is said of files that staff take away."""

from __future__ import annotations

from string import Template

SHEET = "Bảng tiến độ để in hoặc lưu."
URGE = "Công văn đôn đốc, điền sẵn tên các chi bộ còn thiếu."
URGE_NOTE = "Số, ngày và người ký để trống: đồng chí xem lại, điền và trình ký."
EVIDENCE = "$cell gửi kèm ($by)."
EVIDENCE_GONE = "Tệp này không còn trên máy chủ của Văn phòng."
NOBODY = "Không có chi bộ nào cần báo bằng cách khác lúc này."
COPY = "Mỗi tin dưới đây cho một chi bộ: đồng chí giữ tay vào tin, chọn Sao chép, rồi dán vào Zalo."
CALLS = "Danh sách gọi điện, in ra được."


def put(template: str, **facts: object) -> str:
    """Fill in a sentence."""
    return Template(template).substitute(facts)
