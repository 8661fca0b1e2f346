"""What is said around a message of the office to many."""

from __future__ import annotations

from string import Template

ASK = "Đồng chí gõ lời thông báo. Trước khi gửi sẽ được xem lại, chọn người nhận."
WHOM = "Gửi cho ai?"
OFFICERS = "Bí thư, cấp ủy các chi bộ ($count người)"
MEMBERS = "Mọi người đang dùng trợ lý ($count người)"
CELLS = "Chọn chi bộ"
REWRITE = "Viết lại"
DROP = "Bỏ, không gửi"
CHOSEN = "✓ $cell"
CHOOSE = "Đồng chí bấm vào từng chi bộ cần gửi, rồi bấm Xong."
MORE = "Xem tiếp ($count chi bộ nữa)"
DONE = "Xong ($count chi bộ)"
PREVIEW = "Xem trước"
HEAD = "Thông báo của Văn phòng"
SIGNED = "Người gửi: $by, $at."
TO = "Gửi tới $count người; $begin, hết khoảng $lasts."
NOW, LATER = "bắt đầu ngay", "bắt đầu lúc $at (ngoài giờ không làm phiền ai)"
SECONDS, MINUTES = "$count giây", "$count phút"
NOT_REACHED = "Không nhắn được trên Telegram cho ai của: $cells."
NOBODY = "Không ai trong số ấy nhắn được trên Telegram, nên chưa gửi gì."
SEND = "Gửi"
ANOTHER = "Chọn người nhận khác"
SENT = "Đã xếp $count thư để gửi."
STOP = "Dừng gửi"
STATUS = "Xem đã gửi tới đâu"
STATUS_ROW = "Đã gửi $sent/$count; đang chờ $waiting; không tới được $failed."
STATUS_STOPPED = "Đã dừng: $stopped thư chưa gửi sẽ không gửi nữa."
DROPPED = "Đã bỏ, không gửi cho ai."


def put(template: str, **facts: object) -> str:
    """Fill in a sentence."""
    return Template(template).substitute(facts)


def lasts(seconds: float) -> str:
    """Say how long it takes: "8 giây", "3 phút"."""
    minute = 60
    if seconds < minute:
        return put(SECONDS, count=max(1, round(seconds)))
    return put(MINUTES, count=round(seconds / minute))
