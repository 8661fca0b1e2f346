"""Clauses that tell, promise or define and ask for nothing, by how Vietnamese marks that.

An order has a bare verb, or one behind "phải", "cần", "đề nghị", "có trách nhiệm". What has
happened, is still open or is promised has its marker between the subject and the verb: "Chi bộ đã
gửi", "Chi bộ chưa họp", "Đảng ủy sẽ báo cáo".
"""

from __future__ import annotations

import re

from ingest.duties.name_words import AND, NAME
from ingest.duties.text import words

_OPENS = r"(?:^|[,:(¦])\W{0,9}(?:\w[.)] )?"
_SUBJECT = rf"{NAME}(?:{AND.pattern}{NAME}){{0,6}}\s*,?"
_ADVERB = r"(?:cũng|hiện nay|hiện|nay|cơ bản|luôn|tiếp tục|bước đầu|thường)"
_PROMISED = words(
    rf"{_OPENS}{_SUBJECT} (?:{_ADVERB} )*(?:sẽ|hứa|cam kết|xin(?! ý kiến))(?!\w)", re.IGNORECASE
)
# not "Các chi bộ chưa có chi ủy báo cáo hằng tháng": which of several are meant
_HAPPENED = words(
    rf"{_OPENS}(?!(?:các|những|mỗi|từng) ){_SUBJECT} (?:{_ADVERB} )*"
    r"(?:đã|vừa|mới|từng|đang|chưa|còn(?! lại))(?!\w)",
    re.IGNORECASE,
)
_ORDERS = words(
    r"(?<!\w)(?:đề nghị|yêu cầu|giao(?! ban)|phải|cần|thì|có trách nhiệm|chịu trách nhiệm"
    r"|phấn đấu|bảo đảm|đảm bảo|chỉ tiêu)(?!\w)|^\W*(?:khi|nếu|trường hợp)(?!\w)"
)
_BOUNDS = words(
    r"(?<!\w)(?:(?:chậm|muộn) nhất|trước (?:ngày|\d)|không (?:quá|muộn)|trong (?:thời hạn|vòng)"
    r"|hạn (?:gửi|nộp|cuối|chót|trước))(?!\w)"
)
# "Chi bộ đề nghị Đảng ủy xem xét, cho ý kiến trước ngày": to approve is for a superior
_ASKS_UP = words(
    r"\w [^;]*?(?<!\w)đề nghị (?!các\s|đồng chí|cấp ủy)[^,;]{3,60}? (?:xem xét|phê duyệt|chấp thuận"
    r"|chuẩn y)(?!\w)(?!.*(?:báo cáo|gửi|nộp|hoàn thành))"
)
# "Quy định về báo cáo được áp dụng từ", "giấy giới thiệu có giá trị trong thời hạn 30 ngày"
_IN_FORCE = words(r"(?:được áp dụng|áp dụng) (?:kể )?từ|có giá trị (?:trong|sử dụng|đến|\d)")
# each branch with its example
_TOLD = tuple(
    words(pattern)
    for pattern in (
        # "Có 3 chi bộ chưa họp", "Hiện còn 05 đơn vị gửi chậm": that there are some
        r"^\W*(?:hiện nay |hiện |đến nay )?(?:vẫn )?(?:có|còn)(?: khoảng)? \d",
        # "Sáng 12/5, Ủy ban Kiểm tra tổ chức hội nghị sơ kết": news open with the time of day
        r"^\W*(?:sáng|trưa|chiều|tối|đêm)(?: qua| nay)?(?: (?:ngày )?\d[^,]{0,25})?,",
        # "Nhìn chung, chế độ báo cáo được thực hiện tốt", "Xin gửi lời chào": a report on the past
        (
            r"^\W*(?:nhìn chung|(?:về )?ưu điểm|(?:về )?hạn chế|tồn tại|nguyên nhân"
            r"|kết quả đạt được|tính chung|bình quân|xin(?! (?:ý kiến|phép)))(?!\w)"
            r"|được [^,;]{0,30}?thực hiện (?:nghiêm túc|tốt|đầy đủ|khá)(?!\w)"
        ),
        # "Chốt số liệu vào ngày 31/12", "Lịch tiếp công dân: thứ Năm hằng tuần": what is fixed
        r"^\W*(?:\w[.)]\s*)?lịch [^:]{3,80}:",
        # "Trong tháng 9, Văn phòng tiếp nhận 215 văn bản, phát hành 64 văn bản": a tally; a plan
        # that asks for two or three writes them 02, 03
        (
            r"^\W*(?:trong |qua |từ )[^,]{3,30},\s*[^;]*?(?<!\w)[1-9]\d+ [^,;\d]{2,40},"
            r"[^;]*? [1-9]\d*\s"
        ),
        # "Việc báo cáo còn mang tính hình thức", "công tác kiểm tra chưa đi vào nền nếp"
        (
            r"(?:mang tính hình thức|(?:đi vào|có) nền nếp|có (?:nhiều )?chuyển biến"
            r"|còn (?:lúc|nơi|mặt|một số|nhiều|hạn chế|lúng túng)|thiếu chính xác"
            r"|chưa (?:đầy đủ|kịp thời|nghiêm|sâu|thường xuyên|sát|đúng (?:quy|thời|hạn)))"
        ),
        # "chi bộ sinh hoạt đều, tỷ lệ dự họp đạt 92%", "công tác kiểm tra được quan tâm"
        (
            r"(?<!\w)đạt (?:trên |gần |tỷ lệ )?\d[\d,.]*\s*(?:%|tỷ|triệu)"
            r"|(?<!\w)đều có|được (?:quan tâm|chú trọng|duy trì|coi trọng)(?!\w)"
        ),
        # "Báo cáo tháng vẫn thực hiện theo quy định cũ": another paper says how
        (
            r"^\W*(?:các |việc )?(?:báo cáo|chế độ|nội dung|thời gian|mẫu)[^,;:]*? thực hiện theo "
            r"(?:các )?(?:quy định|hướng dẫn|mẫu|đề cương|biểu|phụ lục)"
        ),
        # "Phụ lục II: Đề cương báo cáo tổng kết", "Nguồn: Báo cáo tháng": a title, a note
        (
            r"^\W*(?:nguồn|ghi chú)\s*:"
            r"|^\W*(?:phụ lục|mẫu (?:số|biểu|\d)|biểu (?:số|mẫu|\d)|đề cương)(?!\w)"
        ),
        # "Phần mềm cho phép gửi báo cáo hằng tháng": a thing owes nothing
        (
            r"^\W*(?:phần mềm|hệ thống|ứng dụng|nền tảng|cổng)(?!\w)[^,;]*? "
            r"(?:cho phép|giúp|hỗ trợ|tự động)\s"
        ),
        # "Giám đốc là người có thẩm quyền ký báo cáo": what somebody is
        r"(?<!\w)là (?:người|cơ quan|đơn vị|cấp|tổ chức|bộ phận|đầu mối|căn cứ|cơ sở) [^,;]*$",
    )
)
# "Căn cứ Kế hoạch số 45-KH/TU về kiểm tra và báo cáo trước ngày 15/12,": nobody acts behind it
_BASIS = words(r"^\W*(?:\w[.)] )?căn cứ [^¦]{3,60}¦", re.IGNORECASE)
_ACTS = words(rf",\s*{NAME}\s+\w", re.IGNORECASE)
_CITES = words(r"^\W*(?:\w[.)]\s*)?(?:căn cứ|xét|theo|tiếp theo|thực hiện)\s[^¦]{3,60}¦")
_SENT = words(r"(?<!\w)(?:gửi|nộp|trình|tổ chức|báo cáo|ban hành|xây dựng|tiến hành)(?!\w)")


def tells(clause: str, named: str) -> bool:
    """Say whether *clause* tells what is, was or will be, and asks for nothing.

    Args:
        clause: As ``text.plain`` gives it, citations hidden.
        named: The same with its capitals, which tell where a name ends.
    """
    if _ASKS_UP.search(clause):
        return True
    if _ORDERS.search(clause):
        return False
    basis = _BASIS.search(named) and not _ACTS.search(named)
    if basis or _PROMISED.search(named) or _IN_FORCE.search(clause):
        return True
    return not _BOUNDS.search(clause) and _is_past(clause, named)


def _is_past(clause: str, named: str) -> bool:
    """Judge a clause that has neither a word of order nor a bound."""
    told = named.isupper() or any(pattern.search(clause) for pattern in _TOLD)
    cites = bool(_CITES.search(clause)) and not _SENT.search(clause)
    return told or cites or bool(_HAPPENED.search(named))
