"""The words of a letter that urges cells to hand in a report (công văn đôn đốc).

Form: Hướng dẫn 36-HD/VPTW ngày 03/4/2018 (parts of a Party document and where they stand).
"""

from __future__ import annotations

from string import Template

PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM"
STAR = "*"
# no "/…" after it: a paper with one is not read as one whose number is left blank
NUMBER = "Số        -CV"
PLACE_AND_DAY = "$place, ngày …… tháng $month năm $year"
PLACELESS = "………"
NAMELESS = "………………………………"
ABOUT = "V/v đôn đốc $what"
TO = "Kính gửi:"
TO_ONE = "- $cell;"
TO_LAST = "- $cell."
UNDER = "Căn cứ $directive, tại $place quy định:"
UNDER_WHOLE = "Căn cứ $directive quy định:"
UNDER_UNQUOTED = "Căn cứ $directive."
QUOTE = "“$quote”"
DUTY = "Việc phải nộp: $what."
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
# which of the two is for whoever signs to say
SIGNED = "T/M (K/T) ……………………"
SIGNER = "………………………………"


def quoted(words: str) -> str:
    """Put exact words between marks."""
    return Template(QUOTE).substitute(quote=words)
