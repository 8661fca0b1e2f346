"""The words of a letter that urges cells to hand in a report (công văn đôn đốc).

Form: Hướng dẫn 36-HD/VPTW ngày 03/4/2018 (parts of a Party document and where they stand).
"""

from __future__ import annotations

PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM"
STAR = "*"
NUMBER = "Số        -CV/……"
PLACE_AND_DAY = "………, ngày …… tháng $month năm $year"
NAMELESS = "………………………………"
ABOUT = "V/v đôn đốc $what"
TO = "Kính gửi:"
TO_ONE = "- $cell;"
TO_LAST = "- $cell."
UNDER = "Căn cứ $directive, tại $place quy định:"
QUOTE = "“$quote”"
DAY = "Hạn nộp là hết ngày $day. Đến ngày $today, Văn phòng chưa ghi nhận báo cáo của:"
ROW = "- $cell;"
ROW_LAST = "- $cell."
EXTENDED = " (được gia hạn đến hết ngày $day)"
RETURNED = " (đã trả lại để bổ sung)"
ASK = (
    "Đề nghị các tổ chức đảng nêu trên khẩn trương hoàn thành và nộp báo cáo. "
    "Tổ chức đảng nào đã nộp thì báo lại $office để được ghi nhận."
)
OFFICE = "Văn phòng"
COPIES = "Nơi nhận:"
COPIES_TO = "- Như trên,"
COPIES_KEPT = "- Lưu Văn phòng."
SIGNED = "T/M ……………………"
SIGNER = "………………………………"
