"""What is written for the office where Telegram cannot be reached."""

from __future__ import annotations

TITLE = "Nhắc việc ngày $day (không gửi được qua Telegram)"
NOTE = (
    "Telegram không liên lạc được từ lúc $since. Trong khi chờ, Văn phòng gọi điện hoặc nhắn Zalo "
    "cho các chi bộ dưới đây. Khi có lại Telegram, trợ lý không gửi lại những lời nhắc đã quá giờ."
)
HEADS = ("Chi bộ", "Việc", "Hạn", "Gọi cho")
NOTHING = "Hôm nay không có việc nào phải nhắc."
WRITTEN = "Telegram mất liên lạc đã lâu: việc phải nhắc hôm nay đã ghi vào $page và $table."
SUBJECT = "Nhắc việc ngày $day: Telegram mất liên lạc"
NOT_SENT = "Không gửi được thư điện tử tới $to."
NO_PHONE = "chưa có số điện thoại"
