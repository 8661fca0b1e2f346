"""How the acts of the audit are named."""

from __future__ import annotations

from collections.abc import Mapping
from string import Template

from bot.texts.people import ROLES

ACTS: Mapping[str, str] = {
    "published": "đăng",
    "revised": "thay bản đọc",
    "approved": "đồng ý cho dùng",
    "withdrawn": "rút",
    "shown_to": "đặt ai được xem",
    "exported": "xuất",
    "invited": "tạo mã mời vào",
    "invite_revoked": "hủy mã mời vào",
    "let_in": "duyệt vào chi bộ",
    "not_let_in": "không duyệt",
    "appointed": "phân vai trò",
    "handed_over": "bàn giao chức trong",
    "taken_out": "đưa ra khỏi chi bộ",
    "unbound": "gỡ tài khoản",
    "claimed_admin": "nhận quyền quản trị",
    "admin_code": "lấy mã quản trị",
    "imported": "nhập danh sách",
    "erased": "xóa dữ liệu theo yêu cầu",
    "duty_confirmed": "xác nhận việc",
    "duty_rejected": "bỏ việc",
    "duty_bound": "gắn chi bộ cho việc",
    "duty_edited": "sửa việc",
    "duty_merged": "nhập làm một việc",
    "duty_split": "tách việc",
    "duty_day_set": "đặt ngày cho việc",
    "duty_day_cleared": "bỏ ngày của việc",
    "duty_event_set": "đặt ngày diễn ra cho việc",
    "duty_event_cleared": "bỏ ngày diễn ra của việc",
    "duty_continued": "cho việc tiếp sang năm",
}
_ROLES: Mapping[str, str] = {str(role): name for role, name in ROLES.items()}
COLUMNS = ("Lúc", "Ai", "Làm gì", "Với gì", "Thêm")
NOTHING = "Chưa có gì được ghi."
_SAID = {
    "reason": "lý do: $value",
    "cell": "$value",
    "role": "thành $value",
    "was": "trước là $value",
    "waits": "chờ: $value",
    "file": "$value",
    "people": "$value người",
}


def named(act: str) -> str:
    """Name what was done; an act without a name is shown as it is held."""
    return ACTS.get(act, act)


def about(held: str, people: Mapping[int, str], cells: Mapping[str, str]) -> str:
    """Name what it was done to: a person and a cell by name, where they are still held."""
    kind, _, number = held.partition(" ")
    if kind == "person" and number.isdecimal():
        return people.get(int(number), f"người số {number} (đã xóa)")
    return cells.get(held, held)


def facts(held: Mapping[str, object], cells: Mapping[str, str]) -> str:
    """Say the rest of an act in a few words."""
    parts = []
    for name, value in held.items():
        template = _SAID.get(name)
        if template is None or value in (None, "", []):
            continue
        said = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
        said = cells.get(said) or _ROLES.get(said, said)
        parts.append(Template(template).substitute(value=said))
    return "; ".join(parts)
