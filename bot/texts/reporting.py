"""What is said around "Đã nộp": to the cell that presses it, to the office, and back."""

from __future__ import annotations

from string import Template

SURE = "Đồng chí chắc đây không phải việc của $cell?"
SURE_NOTE = (
    "Văn phòng sẽ xem và trả lời. Trong khi chờ, hạn vẫn giữ và trợ lý vẫn nhắc, để không lỡ việc."
)
SURE_YES = "Đúng, báo Văn phòng"
SURE_NO = "Không, để tôi xem lại"
LATER = "Trợ lý sẽ nhắc lại lúc $at."
EVIDENCE = (
    "Đồng chí gửi ảnh chụp hoặc tệp báo cáo vào đây. Trợ lý chỉ lưu để Văn phòng xem, "
    "không dùng để trả lời câu hỏi của ai."
)
EVIDENCE_KEPT = "Đã lưu kèm báo cáo."
NOT_UNDONE = "Đã quá một ngày nên không bỏ ghi được nữa; đồng chí báo Văn phòng nếu ghi nhầm."
ALREADY = "Báo cáo này đã được ghi trước đó."

# to the office
ASKED = "$cell báo không phải việc của mình"
ASKED_BY = "Người báo: $by."
EXCUSE = "Đúng, miễn cho chi bộ"
OURS = "Vẫn là việc của chi bộ"

# to the officers of a cell
RETURNED = "Văn phòng trả lại để bổ sung: $what"
EXTENDED = "Văn phòng gia hạn: $what"
EXCUSED = "Văn phòng cho miễn: $what"
STILL_OURS = "Văn phòng trả lời: vẫn là việc của chi bộ – $what"


def put(template: str, **facts: object) -> str:
    """Fill in a sentence."""
    return Template(template).substitute(facts)
