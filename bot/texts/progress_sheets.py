"""The heads of tables of progress, and of lists to call by."""

from __future__ import annotations

PROGRESS = "Tiến độ"
# head and width in characters
PROGRESS_COLUMNS = (
    ("TT", 5),
    ("Chi bộ", 28),
    ("Hạn", 13),
    ("Tình trạng", 24),
    ("Lúc", 18),
    ("Người ghi", 24),
    ("Ghi chú", 40),
)
NOTE = "$directive. Hạn: hết ngày $day. $summary. Lập ngày $today."
CALLS = "Danh sách gọi điện"
CALL_COLUMNS = (
    ("TT", 5),
    ("Chi bộ", 26),
    ("Gọi cho", 26),
    ("Điện thoại", 16),
    ("Việc", 44),
    ("Hạn", 13),
    ("Đã gọi", 12),
)
CALLS_NOTE = "Gọi các chi bộ chưa nhắc được trên Telegram; ghi dấu vào cột cuối khi đã gọi."
NOBODY = "(chưa có tên)"
