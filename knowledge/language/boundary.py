"""The boundary of the house: duties to watch opinion or to argue against views stay quotable text.

Reading never returns them as duties and the register never takes them in, so nobody confirms them,
is reminded of them or files evidence for them (DESIGN, principle 8). What merely shares their words
is not meant: the fight against corruption or crime, the study of Hồ Chí Minh's thought, work with
the people, complaints of voters.
"""

from __future__ import annotations

import re

# what is watched, and the verbs of watching in front of it
_OPINION = (
    r"(?:(?:tình hình|diễn biến|trạng thái|động thái)\s*,? tư tưởng|dư luận|tâm tư|tâm trạng"
    r"|(?:ý kiến|thông tin|luồng ý kiến) trái chiều|tình hình (?:tư tưởng|nhân dân|quần chúng))"
)
_WATCH = (
    r"(?:nắm|theo dõi|phản ánh|thông tin|báo cáo|định hướng|phát hiện|thu thập|điều tra"
    r"|tổng hợp|phân tích|dự báo|thăm dò|đánh giá|rà quét|giám sát)"
)
# what is argued against, and the verbs of arguing in front of it
_VIEWS = (
    r"(?:quan điểm|luận điệu|thông tin|thế lực|sai trái|thù địch|xuyên tạc|chống phá|phản động"
    r"|diễn biến hòa bình|tự diễn biến|suy thoái (?:về )?tư tưởng)"
)
_ARGUE = r"(?:đấu tranh|ngăn chặn|đẩy lùi|phòng\s*,? chống|bóc gỡ|vạch trần|nhận diện)"
_GUARDED = tuple(
    re.compile(pattern.replace(" ", r"\s+"))
    for pattern in (
        # "nắm bắt tình hình tư tưởng, dư luận, tâm trạng", "báo cáo nhanh dư luận xã hội"
        rf"{_WATCH}[^;.¦\t]{{0,60}}?{_OPINION}",
        r"nắm (?:bắt |chắc )?tư tưởng|diễn biến tư tưởng|cộng tác viên dư luận",
        # "đấu tranh, phản bác các quan điểm sai trái", "ngăn chặn hoạt động chống phá"
        rf"{_ARGUE}(?! phòng\s*,? chống (?:tham|tội|tiêu|lãng|buôn))[^;.¦\t]{{0,60}}?{_VIEWS}",
        r"phản bác|luận điệu|bảo vệ nền tảng tư tưởng",
        r"kết quả đấu tranh(?!\s*,? (?:phòng|với (?:hành|tội|tham)|chống (?:tham|tội|tiêu|lãng)))",
        r"(?:quan điểm|luận điệu|thông tin) (?:sai trái|thù địch|xuyên tạc|giả(?!\w))",
        r"thông tin xấu\s*,?\s*độc",
    )
)


def is_guarded(clause: str) -> bool:
    """Say whether a clause asks to watch opinion or to argue against views.

    Args:
        clause: In small letters, its tones where ``place_tones`` puts them; ``¦`` stands for what
            was taken out of view.
    """
    return any(pattern.search(clause) for pattern in _GUARDED)
