"""What stands behind a clause that asks to watch opinion or to argue against views.

Such a clause is no duty (``knowledge.language.is_guarded``), and neither is a report on what it
found.
"""

from __future__ import annotations

from ingest.duties.text import words

# "báo cáo kết quả hằng quý": what such a report is about, only the clause before says
_ABOUT_NOTHING = words(
    r"(?:\W|báo cáo|kết quả|tình hình|tổng hợp|thực hiện|triển khai|định kỳ|kịp thời|đầy đủ"
    r"|thường xuyên|nội dung|công tác|nêu trên|nói trên|trên|này|(?:h[àằ]ng|mỗi) (?:ngày|tuần|tháng"
    r"|quý|năm)|6 tháng|năm|gửi|nộp|bằng văn bản|các|việc|và|để|được)*"
)
# "lập danh sách tài khoản, gửi Công an xã", behind a clause that asks to look for them
_TRACED = words(r"danh sách (?:các )?(?:tài khoản|đối tượng|trang mạng|nhóm kín)")


def names_no_matter(what: str) -> bool:
    """Say whether *what*, of a report, names no matter of its own: "báo cáo kết quả hằng quý"."""
    return bool(_ABOUT_NOTHING.fullmatch(what))


def traces(clause: str) -> bool:
    """Say whether *clause*, behind a guarded one, asks for lists of whom it found."""
    return bool(_TRACED.search(clause))
