"""What is said where nothing is looked up, or not by every part that is set up."""

from __future__ import annotations

from collections.abc import Iterator

from bot.conversation.replies import Line
from knowledge.domain import Answer

WITHOUT_VECTORS = "(Đang tra cứu theo từ ngữ; phần tra cứu theo nghĩa tạm chưa dùng được.)"
WITHOUT_MODEL = "(Trả lời bằng nguyên văn; phần diễn giải tạm chưa dùng được.)"

# by the code of the statement
SENTENCES: dict[str, str] = {
    "decline_write": (
        "Mong đồng chí thông cảm: trợ lý chỉ tra cứu văn bản, không viết bài tuyên truyền, phản bác"
        " hay soạn thay. Đồng chí cần biết văn bản yêu cầu gì, xin cứ hỏi."
    ),
    "decline_watch": (
        "Mong đồng chí thông cảm: trợ lý chỉ tra cứu văn bản, không theo dõi hay đánh giá"
        " con người, dư luận. Đồng chí cần biết văn bản yêu cầu gì, xin cứ hỏi."
    ),
    "say_whole": (
        "Câu này còn thiếu nên chưa tra cứu được. Đồng chí viết cả câu giúp, ví dụ: “Báo cáo quý"
        " gửi về đâu?”"
    ),
}


def degraded(answer: Answer) -> Iterator[Line]:
    """Tell of the parts that could not be used, where that may have changed the answer."""
    if "model" in answer.degraded:
        yield Line("note", WITHOUT_MODEL)
    if "vectors" in answer.degraded and answer.status == "not_in_documents":
        yield Line("note", WITHOUT_VECTORS)
