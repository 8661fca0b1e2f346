"""What is said to somebody who wants what is kept about them deleted."""

from __future__ import annotations

from string import Template

ASKED = "Xóa những gì trợ lý giữ về đồng chí?"
GOES = (
    "Sẽ xóa: tài khoản này, tin nhắn hỏi và đáp, câu hỏi đã gửi Văn phòng, yêu cầu ghi danh."
    " Sau đó muốn dùng lại thì ghi danh từ đầu."
)
STAYS = (
    "Còn lại: tên trong danh sách do Văn phòng lập; sổ ghi những việc đồng chí đã làm thay mặt chi"
    " bộ, Văn phòng (nộp, xác nhận, duyệt). Muốn sửa danh sách, xin gọi $office."
)
DO = "Xóa"
KEEP = "Thôi, không xóa"
KEPT = "Không xóa gì."
DONE = "Đã xóa. Cảm ơn đồng chí đã dùng trợ lý."


def put(template: str, **facts: object) -> str:
    """Fill in a sentence."""
    return Template(template).substitute(facts)
