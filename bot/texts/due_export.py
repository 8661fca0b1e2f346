"""What files of due days say, and the command that writes them."""

from __future__ import annotations

SUMMARY = "Hạn"
CALENDAR = "Hạn báo cáo – $cells"
SHEET = "Sổ hạn báo cáo"
SHEET_NOTE = "$cells, từ ngày $first đến ngày $last; lập ngày $today."
ALL_CELLS = "Mọi chi bộ, đảng bộ cơ sở"
# head and width in characters
COLUMNS = (
    ("TT", 5),
    ("Chi bộ, đảng bộ", 20),
    ("Việc phải làm", 36),
    ("Gửi", 22),
    ("Qua", 18),
    ("Muộn nhất hết ngày", 13),
    ("Nên nộp ngày", 13),
    ("Hạn ghi trong văn bản", 24),
    ("Văn bản, mục", 26),
    ("Đã nộp ngày", 13),
)
LISTED = ("Hết ngày", "Còn", "Chi bộ", "Việc", "Văn bản")
OFFICE = "Đảng ủy (việc của cấp mình)"
OFFICE_ALIASES = ("Văn phòng", "Đảng ủy")
NONE = "Không có hạn nào từ $first đến $last."
WRITTEN = "Đã ghi $count hạn vào $path."
