"""What is said around a question that the office is to answer."""

from __future__ import annotations

from string import Template

from bot.store.questions import Open

SEND_ASKED = "Gửi Văn phòng đúng câu này? Văn phòng thấy câu hỏi, không thấy tên đồng chí."
SEND = "Gửi Văn phòng"
OTHER = "Viết câu khác"
TYPE_QUESTION = "Đồng chí gõ câu hỏi muốn gửi Văn phòng."
SENT = "Đã gửi Văn phòng. Có câu trả lời, trợ lý nhắn lại ngay tại đây."
SENT_SILENTLY = "Đã gửi Văn phòng."
ASK_OFFICE = "Hỏi Văn phòng"
RIGHT, WRONG = "Đúng", "Chưa đúng"
NOTED_RIGHT = "Cảm ơn đồng chí, đã ghi là đúng."
NOTED_WRONG = "Cảm ơn đồng chí. Câu này đã được đưa vào danh sách để Văn phòng xem lại."
ANSWER_NOW = "Trả lời câu này"
NONE = "Không có câu hỏi nào chờ Văn phòng."
LIST = "$count câu hỏi chờ Văn phòng:"
# why a question waits -> how that is said
WHY: dict[str, str] = {
    "sent": "đảng viên gửi",
    "review": "văn bản đã thay đổi, xem lại câu trả lời",
    "disputed": "câu trả lời bị cho là chưa đúng",
    "unanswered": "văn bản không nói tới",
}
COUNT = "$count người hỏi"
WHICH = "Câu hỏi"
SINCE = "Từ $day; $why."
ANSWERED = "Đã trả lời:"
ANSWER, SKIP = "Trả lời", "Bỏ qua, không trả lời"
KEEP = "Câu trả lời vẫn đúng"
ASK_ASSISTANT = "Xem trợ lý trả lời thế nào"
SOURCE_ASKED = "Câu trả lời dựa vào đâu?"
BY_OFFICE = "Theo Văn phòng"
BY_OTHER = "Theo văn bản khác"
TYPE_SOURCE = "Đồng chí gõ số hoặc mã văn bản, ví dụ: 12-KH hoặc vb 3."
TYPE_ANSWER = "Đồng chí gõ câu trả lời. Ai hỏi đúng câu này đều sẽ thấy."
PREVIEW = "Gửi câu trả lời này?"
GIVE, REWRITE = "Gửi", "Viết lại"
GIVEN = "Đã trả lời; $count người hỏi được nhắn."
GIVEN_NOBODY = "Đã lưu câu trả lời; ai hỏi đúng câu này sẽ thấy."
NEXT = "Các câu còn lại"
SKIPPED = "Đã bỏ qua câu này."
KEPT = "Đã ghi là vẫn đúng; câu trả lời được dùng lại."
GONE = "Câu này đã được trả lời hoặc bỏ qua."
NO_SOURCE = "Không còn văn bản làm căn cứ; đồng chí trả lời lại giúp."
YOU_ASKED = "Đồng chí đã hỏi: “$question”"


def put(template: str, **facts: object) -> str:
    """Fill in a sentence."""
    return Template(template).substitute(facts)


def about(one: Open) -> str:
    """Say in short why a question waits, and how many asked it."""
    parts = [WHY[one.why[0]]]
    if one.count > 1:
        parts.append(put(COUNT, count=one.count))
    return " · ".join(parts)
