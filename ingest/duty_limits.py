"""What looks like a duty and is none, and what a duty's rules must not see.

The boundary of the house stands here too: duties to watch opinion (nắm tình hình tư tưởng, dư
luận) or to argue against views (đấu tranh, phản bác) are text that can be quoted, never a duty.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.duty_text import Span

_ACT = r"(?:báo\s+cáo|gửi|nộp|trình|tổ\s+chức|hoàn\s+thành|ban\s+hành|thực\s+hiện|triển\s+khai|tiến\s+hành|họp|xây\s+dựng)"
_VERB = (
    r"(?:báo\s+cáo|gửi|nộp|tổ\s+chức\s|kiểm\s+tra|xây\s+dựng|hoàn\s+thành|thực\s+hiện|rà\s+soát)"
)
_WATCH = (
    r"(?:nắm|theo\s+dõi|phản\s+ánh|thông\s+tin|báo\s+cáo|định\s+hướng|phát\s+hiện|thu\s+thập|điều\s+tra"
    r"|tổng\s+hợp|phân\s+tích|dự\s+báo|thăm\s+dò|đánh\s+giá)"
)
_GUARDED = re.compile(
    # "nắm bắt tình hình tư tưởng, dư luận, tâm trạng", "thông tin những dư luận trái chiều"
    rf"{_WATCH}[^;.¦]{{0,60}}?(?:tình\s+hình\s*,?\s+tư\s+tưởng|diễn\s+biến\s+tư\s+tưởng|dư\s+luận|tâm\s+trạng)"
    r"|nắm\s+(?:bắt\s+|chắc\s+)?tư\s+tưởng|diễn\s+biến\s+tư\s+tưởng|dư\s+luận\s+trái\s+chiều"
    # "đấu tranh, phản bác các quan điểm sai trái", "bảo vệ nền tảng tư tưởng của Đảng"
    r"|phản\s+bác|kết\s+quả\s+đấu\s+tranh|bảo\s+vệ\s+nền\s+tảng\s+tư\s+tưởng"
    r"|đấu\s+tranh\s*(?:,|với|chống|ngăn)[^;.¦]{0,60}?(?:quan\s+điểm|luận\s+điệu|thông\s+tin|thế\s+lực|sai\s+trái|thù\s+địch)"
    r"|(?:quan\s+điểm|luận\s+điệu|thông\s+tin)\s+(?:sai\s+trái|thù\s+địch|xuyên\s+tạc|xấu\s*,?\s*độc)"
)
# what makes a whole clause no duty; each branch with its example
_NO_DUTY = tuple(
    re.compile(pattern)
    for pattern in (
        # "Chỉ thị này có hiệu lực thi hành sau 10 ngày", "thay thế Quy chế", "hết hiệu lực"
        r"hiệu\s+lực",
        # "sẽ có văn bản hướng dẫn riêng", "sẽ có hướng dẫn cụ thể sau"
        r"sẽ\s+(?:có|được)\s+(?:\S+\s+){0,3}(?:hướng\s+dẫn|thông\s+báo|quy\s+định)|(?:hướng\s+dẫn|thông\s+báo)\s+(?:cụ\s+thể\s+)?sau(?!\s+(?:khi|hội))|sẽ\s+(?:hướng\s+dẫn|thông\s+báo|ban\s+hành)",
        # "thời gian phát biểu mỗi đơn vị không quá 15 phút"
        r"thời\s+gian\s+(?:phát\s+biểu|thảo\s+luận|trình\s+bày)|thời\s+lượng|không\s+quá\s+\d+\s+(?:phút|trang|từ|người|đồng)",
        # "29-09-2025 13:41:12 +07:00": the stamp of a signature
        r"\d{2}[-/.]\d{2}[-/.]\d{4}\s+\d{2}:\d{2}:\d{2}",
        # "Tính từ ngày 15 tháng trước đến ngày 14": a cut-off, see windows
        r"(?:tính|chốt|lấy|được\s+tính)[^;.¦]{0,20}\s+(?:từ|đến)\s+(?:hết\s+)?ngày[^;.¦]{1,60}|thời\s+(?:gian|điểm)\s+(?:chốt|lấy)\s+số\s+liệu|(?:chốt|lấy)\s+số\s+liệu|kỳ\s+số\s+liệu|mốc\s+(?:thời\s+gian\s+)?(?:lấy|chốt|tính)",
        # "đã hoàn thành trước ngày 30/6", "đã báo cáo Ban Thường vụ"
        rf"^(?:(?!{_VERB})[^;])*?(?<!\w)(?:đã|vừa|từng)\s+(?:được\s+)?(?:\S+\s+){{0,2}}?{_ACT}(?!\w)",
        # "Thời gian: 14 giờ 00 ngày 12/9/2025", "khai mạc lúc 8 giờ", "Địa điểm:"
        r"^\W*(?:\w[.)]\s*)?(?:thời\s+gian|địa\s+điểm|thành\s+phần|chủ\s+trì|trang\s+phục)(?:\s+(?:và\s+địa\s+điểm|họp|dự\s+kiến|tổ\s+chức|hội\s+nghị|khai\s+mạc))*\s*:(?!.*(?:trước|chậm\s+nhất|hoàn\s+thành|gửi))",
        r"(?:khai\s+mạc|bế\s+mạc|bắt\s+đầu|diễn\s+ra|có\s+mặt|được\s+tổ\s+chức|tổ\s+chức)\s+(?:vào\s+)?(?:hồi|lúc|từ)\s",
        r"(?<!khi\s)(?:diễn\s+ra|khai\s+mạc)\s",
        # "Trân trọng", "Kính gửi", "Nơi nhận", "Căn cứ Quyết định ...", "Xét đề nghị"
        r"^\W*(?:kính\s+gửi|nơi\s+nhận|căn\s+cứ\s+(?!chức|tình|nội|kế|quy|vào|hướng|điều|yêu|các)|xét\s+|theo\s+đề\s+nghị\s+của|trân\s+trọng|lưu\s*:|lưu\s+(?:vp|vt))",
        # "thời hạn bảo quản 10 năm", "nhiệm kỳ 5 năm", "thời hiệu"
        r"thời\s+hạn\s+(?:bảo\s+quản|lưu\s+trữ|sử\s+dụng|bổ\s+nhiệm|giữ)|thời\s+hiệu",
        # "Báo cáo định kỳ là báo cáo ...": what a word means
        r"báo\s+cáo(?:\s+\S+){0,4}\s+là\s+(?:báo\s+cáo|loại|văn\s+bản|việc|hình\s+thức)",
        # "có quyền báo cáo, kiến nghị"
        r"có\s+quyền|không\s+phải\s+(?:báo\s+cáo|gửi|nộp)",
    )
)
# taken out of view inside a clause, the rest of it is read
_ASIDE = tuple(
    re.compile(pattern)
    for pattern in (
        # "(trừ trường hợp hội nghị đột xuất)", "trừ văn bản theo chế độ mật"
        r"\((?:trừ|ngoại\s+trừ)[^)]*\)|(?<!\w)trừ\s+(?:trường\s+hợp|khi|các|những|văn)[^,;)]*",
        # "(*sẽ có hướng dẫn cụ thể sau khi ...*)": a deferral in brackets
        r"\([^)]*sẽ\s+(?:có|được)[^)]*\)",
        # "Công văn số 31-CV/ĐU ngày 19/8/2025", "Nghị quyết số 18-NQ/TW, ngày 25 tháng 10 năm 2017"
        r"(?:số\s+)?[\d…._]*\s*-?\s*[\w]{1,5}/[\w-]{2,12}\s*,?\s*ngày\s+[\d./-]+(?:\s+tháng\s+\d+\s+năm\s+\d+)?",
        r"(?:kết\s+luận|chỉ\s+đạo|yêu\s+cầu|phiên\s+họp|thông\s+báo|hội\s+nghị|cuộc\s+họp)\s+(?:tại\s+\S+\s+\S+\s+)?ngày\s+\d+[/.-]\d+(?:[/.-]\d+)?",
        # "nhiệm kỳ 2025 - 2030", "giai đoạn 2021-2025, tầm nhìn đến năm 2045"
        r"(?:nhiệm\s+kỳ|giai\s+đoạn|năm\s+học|khóa)\s+\d{4}\s*[-–]\s*\d{4}|(?:tầm\s+nhìn|định\s+hướng|mục\s+tiêu)\s+(?:đến\s+)?(?:năm\s+)?\d{4}",
        # "đảng viên được kết nạp trước ngày 01/7/2025", "đơn vị thành lập sau ngày ..."
        r"(?:kết\s+nạp|công\s+nhận|bổ\s+nhiệm|tuyển\s+dụng|sinh|thành\s+lập|phát\s+sinh|được\s+(?:ban\s+hành|cấp|ký)|đã\s+\S+)\s+(?:trước|sau|từ|đến)\s+ngày\s+\d+[/.-]\d+[/.-]\d+",
        # "từ ngày 01/01/2025 đến ngày 30/6/2025": a span of time, not a deadline
        r"(?<!\w)từ\s+(?:ngày\s+|tháng\s+|năm\s+)?\d[\d/.-]*\s+(?:đến|tới)(?:\s+hết)?\s+(?:ngày\s+|tháng\s+|năm\s+)?\d[\d/.-]*",
    )
)
# "để tổng hợp, báo cáo C": the next body's step, up to the next bound, bracket or aim
_UNTIL = r"(?=\s*(?:[(;¦]|,?\s*(?:đồng\s+thời|chậm\s+nhất|muộn\s+nhất|trước\s+(?:ngày|\d)|định\s+kỳ\s+(?!báo)|thời\s+hạn|h[àằ]ng\s+(?:tháng|quý|năm|tuần))|$))"
_SECOND_HOP = (
    re.compile(rf"(?<!\w)(?:để|nhằm|phục\s+vụ)(?:\s+(?!ra\s+đời)\S+)+?{_UNTIL}"),
    re.compile(
        rf"(?<=[)¦])\s*(?:theo\s+dõi\s*,?\s*)?(?:tổng\s+hợp|tham\s+mưu)\s*,?\s*(?:và\s+)?(?:báo\s+cáo|trình)(?:\s+\S+)+?{_UNTIL}"
    ),
    re.compile(
        rf"(?<!\w)(?:theo\s+dõi\s*,\s*)?tổng\s+hợp\s*,?\s*(?:và\s+)?(?:báo\s+cáo|trình|tham\s+mưu)(?:\s+\S+)+?{_UNTIL}"
    ),
)
_LEADING_AIM = re.compile(r"^\W*(?:để|nhằm)\s[^,;]*,")
# what the next body does, it does through its own channel
_ITS_VIA = re.compile(r"\s*\((?:thông\s+)?qua[^)]*\)")
_SENT = re.compile(r"(?<!\w)(?:gửi|nộp|báo\s+cáo|về|cho|với|trình)\s")


def is_guarded(clause: str) -> bool:
    """Say whether *clause* asks to watch opinion or to argue against views."""
    return bool(_GUARDED.search(clause))


def is_no_duty(clause: str) -> bool:
    """Say whether *clause* is an effect clause, a deferral, a meeting time, a stamp or the like."""
    return any(pattern.search(clause) for pattern in _NO_DUTY)


def asides(text: str) -> Iterator[Span]:
    """List the citations, exceptions and spans of years whose dates are no deadlines."""
    for pattern in _ASIDE:
        yield from (match.span() for match in pattern.finditer(text))


def second_hops(text: str) -> Iterator[Span]:
    """List what the receiver does with the report ("để tổng hợp, báo cáo ...")."""
    leading = _LEADING_AIM.match(text)
    if leading:
        yield leading.span()
    aim, bracketed, following = _SECOND_HOP
    hops = [*aim.finditer(text, leading.end() if leading else 0), *bracketed.finditer(text)]
    hops += [m for m in following.finditer(text) if _SENT.search(text[: m.start()])]
    for match in hops:
        via = _ITS_VIA.match(text, match.end())
        yield match.start(), via.end() if via else match.end()
