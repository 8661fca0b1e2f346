"""What is said about the links into cells."""

from __future__ import annotations

from string import Template

WHICH_CELL = "Mời người vào chi bộ nào?"
MORE = "Chi bộ khác…"
INVITE = "Mã mời vào $cell, dùng đến $until."
LINK = "Bấm hoặc quét mã: $link"
TYPED = "Người được mời nhắn cho trợ lý: /start $code"
RULE = "Ai dùng mã này vẫn phải được duyệt. Đã dùng: $used lượt."
TO_PRINT = "Bản để in (SVG)"
NEW = "Đổi mã mới"
REVOKE = "Hủy mã"
REVOKED = "Đã hủy mã mời của $cell. Gõ /moi để có mã mới."
NO_CELLS = "Chưa có chi bộ nào; xin nhập danh sách trước."


def put(template: str, **facts: object) -> str:
    """Fill in a sentence."""
    return Template(template).substitute(facts)
