"""What is said around the story that ``troly demo`` plays."""

from __future__ import annotations

from string import Template

TITLE = (
    "Hai phút với Trợ lý Văn bản: một đảng bộ xã không có thật, đồng hồ đặt sẵn, "
    "không cần mạng, không cần mã bot."
)
STEPS = (
    "1. Văn phòng gửi một kế hoạch, xem lại rồi đăng",
    "2. Văn phòng xác nhận việc phải theo dõi",
    "3. Bảy ngày trước ngày nên nộp, trợ lý nhắc chi bộ",
    "4. Chi bộ nộp và bấm Đã nộp; Văn phòng ghi đã nhận",
    "5. Một chi bộ chưa nộp: nhắc lại, rồi báo Văn phòng",
)
AT = "── $at ──"
SAYS = "$name › $said"
PRESSES = "$name › [$label]"
SENDS = "$name › (gửi tệp $file)"
MORE = "(… còn $count dòng)"
GETS = "Trợ lý → $name"
END = "Hết. Xem tiếp: troly chat, make run; dùng thật: docs/operating.md."


def put(template: str, **facts: object) -> str:
    """Fill in a sentence."""
    return Template(template).substitute(facts)
