"""What is said of holidays, and of days that an office entered from a yearly decree."""

from __future__ import annotations

COLUMNS = ("Ngày", "Nghỉ vì", "Theo")
TITLE = "Ngày nghỉ năm $year"
COMPUTED = "tính sẵn"
ENTERED = "$by nhập ngày $on"
WORKED = "Thứ Bảy, Chủ nhật đi làm: $days."
NO_WORKED = "Thứ Bảy, Chủ nhật đi làm: không có."
# the package knows no decree that is not published yet
NOT_DECREED = (
    "Ngày nghỉ Tết và ngày hoán đổi năm $year là tính theo quy tắc; khi có thông báo chính thức, "
    "đồng chí nhập bằng --add và --remove."
)
CHANGED = "Đã ghi ngày $day."
UNCHANGED = "Ngày $day đã được ghi như vậy từ trước."
NAMELESS = "nghỉ theo thông báo"
