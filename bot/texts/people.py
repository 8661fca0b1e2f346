"""What is said and pressed about people and their roles."""

from __future__ import annotations

from collections.abc import Mapping
from string import Template

from bot.organisation import Role

# Administrators.
CLAIM = "Gõ: /quantri rồi mã quản trị. Mã hiện trên máy chạy trợ lý."
CLAIMED = "Đồng chí $name nay là quản trị của trợ lý."
CLAIMED_NEXT = "Gõ /thanhvien để phân vai trò; /moi để mời người vào chi bộ."
WRONG_CODE = "Mã này không đúng hoặc đã hết hạn. Người trực máy lấy mã mới: troly admin --new-code"
NAMELESS = "Quản trị"

# Lists.
WHICH_CELL = "Xem người của chi bộ nào?"
MORE = "Xem tiếp…"
WAITING = "Chờ duyệt: $count người"
NOBODY_WAITS = "Không có ai chờ duyệt."
WAITS = "$name · $cell"
CELL = "$cell: $count người, $using người đã dùng trợ lý."
NOBODY = "$cell chưa có ai. Gõ /moi để mời người vào."
MEMBER = "$name · $title"
INVITE = "Mời người vào"
HAND_OVER_OWN = "Bàn giao chức $title"

# One person.
POSTS = "$post: $role"
USING = "Đang dùng trợ lý ($count tài khoản)."
NOT_USING = "Chưa dùng trợ lý."
CHANGE_ROLE = "Đổi vai trò"
HAND_OVER = "Bàn giao chức $title"
TAKE_OUT = "Đưa ra khỏi $cell"
LOST = "Mất điện thoại"
BACK = "Thôi"
WHICH_ROLE = "$name ở $cell: vai trò nào?"
ROLE_SET = "$name nay là $role ($cell)."
HAND_TO = "Bàn giao chức $title của $name ($cell) cho ai?"
NOBODY_ELSE = "$cell chưa có ai khác để bàn giao. Gõ /moi để mời người vào."
HANDED = "Đã bàn giao: $new nay là $title $cell, $old là thành viên."
HANDED_TO_YOU = "Đồng chí nay là $title $cell (do $by bàn giao)."
HANDED_FROM_YOU = "Đồng chí đã thôi $title $cell (bàn giao cho $new)."
TAKE_OUT_SURE = "Đưa $name ra khỏi $cell? Người này sẽ không hỏi trợ lý bằng $cell được nữa."
TAKE_OUT_DO = "Đưa ra"
TAKEN_OUT = "Đã đưa $name ra khỏi $cell."
LOST_SURE = "Gỡ mọi tài khoản của $name? Sau đó người này ghi danh lại từ điện thoại mới."
LOST_DO = "Gỡ tài khoản"
UNBOUND = "Đã gỡ $count tài khoản của $name."
YOUR_ROLE = "Đồng chí nay là $role ($cell)."

ROLES: Mapping[Role, str] = {
    "member": "thành viên",
    "secretary": "bí thư, cấp ủy",
    "office": "cán bộ Văn phòng",
    "admin": "quản trị",
}
SECRETARY = "bí thư"  # a title, where none is held


def put(template: str, **facts: object) -> str:
    """Fill in a sentence."""
    return Template(template).substitute(facts)
