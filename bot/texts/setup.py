"""What ``troly setup``, ``troly backup`` and ``troly restore`` say."""

from __future__ import annotations

from collections.abc import Iterable
from string import Template

_MEGABYTE = 1_000_000

HELLO = "Đồng chí trả lời từng câu rồi nhấn Enter. Dừng lúc nào cũng được: Ctrl+C, chưa ghi gì cả."
ORGANISATION = "Tên đầy đủ của tổ chức (ví dụ: Đảng ủy xã Suối Ngàn)"
PARENT = "Tổ chức cấp trên trực tiếp"
OFFICE = "Nơi đảng viên hỏi khi cần người giúp (ví dụ: Văn phòng Đảng ủy xã)"
PHONE = "Số điện thoại nơi ấy"
TOKEN = "Mã bot do @BotFather cấp (không hiện khi gõ hoặc dán)"  # noqa: S105  # asks for one
KEEP = "$words [đang là: $before; Enter: giữ nguyên]"
SKIP = "$words [Enter: bỏ qua]"
HIDDEN = "đã có"
NO_NAME = "Tên cần ít nhất 3 chữ cái, nhiều nhất 150 chữ; đồng chí gõ lại."
NO_LEVEL = "Đồng chí gõ một số từ 1 đến 5."
NO_PHONE = "Số điện thoại gồm 6 đến 15 chữ số; đồng chí gõ lại, ví dụ 0256 000 000."
NO_TOKEN = "Mã bot có dạng 123456789:AA…; đồng chí chép cả dòng từ @BotFather."  # noqa: S105
REFUSED = "Telegram không nhận mã này; đồng chí chép lại mã từ @BotFather."
UNREACHABLE = "t = thử lại, l = lưu mà không kiểm tra, n = nhập mã khác"
KNOWN = "Telegram nhận mã này: bot @$name."
WRITTEN = "Đã ghi $path, chỉ người dùng máy này đọc được."
NEXT = "Mở trợ lý: make run (hoặc troly serve)."
NEXT_WITHOUT_TOKEN = "Chưa có mã bot: make run mở hội thoại ngay tại máy này."  # noqa: S105
BACKED_UP = "Đã sao lưu vào $path: $directives văn bản, $originals tệp gốc, $size."
DELETED = "Đã xóa $count bản cũ, giữ $keep bản mới nhất."
NO_TOKEN_INSIDE = "Tệp .env không nằm trong bản sao; đồng chí cất riêng mã bot."  # noqa: S105
RESTORED = (
    "Đã khôi phục bản sao lúc $at: $directives văn bản, $originals tệp gốc. "
    "Thư đang chờ lúc ấy không được gửi lại."
)
KEPT_BESIDE = "Dữ liệu trước đó được giữ ở $path."
INDEXING = "Đang lập lại chỉ mục…"


def put(template: str, **facts: object) -> str:
    """Fill in a sentence."""
    return Template(template).substitute(facts)


def level(levels: Iterable[str]) -> str:
    """Ask where the organisation stands."""
    numbered = "".join(f"  {number} = {name}\n" for number, name in enumerate(levels, start=1))
    return f"Cấp của tổ chức:\n{numbered}Gõ một số"


def size(count: int) -> str:
    """Say how large something is: "812 KB", "5,2 MB"."""
    if count < _MEGABYTE:
        return f"{max(count // 1000, 1)} KB"
    return f"{count / _MEGABYTE:.1f} MB".replace(".", ",")
