"""What is said when something about reminders and reports cannot be done; see ``errors``."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, ...]] = {
    "bad_day.not_later": (
        "Ngày gia hạn phải sau hạn đang có ($day); đồng chí gõ lại, ví dụ: 25/11 do mưa lũ.",
    ),
    "bad_day.no_reason": ("Đồng chí gõ cả ngày và lý do gia hạn, ví dụ: 25/11 do mưa lũ.",),
    "not_of_the_cell.report": (
        "Chỉ bí thư, cấp ủy của $cell ghi được báo cáo này.",
        "Chỉ bí thư, cấp ủy của chi bộ ấy ghi được báo cáo này.",
    ),
    "samples_missing": (
        "Bản cài này không có văn bản mẫu; đồng chí chạy troly demo trong thư mục mã nguồn.",
    ),
    "text_too_long": (
        "Lời thông báo dài quá 3000 chữ cái; đồng chí rút gọn, hoặc đăng thành văn bản.",
    ),
    "too_late_to_undo": (
        "Đã quá một ngày nên không bỏ ghi được nữa; nếu ghi nhầm, đồng chí báo Văn phòng.",
    ),
}
