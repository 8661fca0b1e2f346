"""What only Telegram needs said."""

from __future__ import annotations

TEXT_ONLY = "Hiện tôi chỉ đọc được câu hỏi bằng chữ."
# the menu beside the text field: command -> what it does
MENU = {
    "hanbaocao": "Hạn báo cáo của chi bộ",
    "lich": "Tải hạn vào lịch điện thoại",
    "vanban": "Các văn bản đang có",
    "xacnhan": "Việc chờ xác nhận (Văn phòng)",
    "yeucau": "Một văn bản yêu cầu gì",
    "trogiup": "Cách hỏi",
}
