"""What is said to somebody who is new, or lost."""

from __future__ import annotations

WELCOME = "Chào $person."
PERSON = "đồng chí $name"
NO_END = "Ở đây không cần kết thúc: lúc nào cần, đồng chí cứ hỏi tiếp."
ABOUT = (
    "Tôi trả lời câu hỏi về các văn bản chỉ đạo đang có ở đây, kèm nguyên văn và mục của văn bản. "
    "Điều gì văn bản không nói, tôi sẽ nói là không có."
)
ASK = "Đồng chí gõ câu hỏi vào ô bên dưới, có dấu hay không dấu đều được. Ví dụ:"
HOW = "Đồng chí cứ hỏi như hỏi đồng nghiệp, có dấu hay không dấu đều được. Ví dụ:"
EXAMPLES = (
    "Báo cáo quý gửi về đâu, trước ngày nào?",
    "trich nguyen van muc II.2 cua huong dan",
    "Kế hoạch này do ai ký, thay thế văn bản nào?",
)
# what can be typed, and what it does; each is told to those who may
COMMANDS = {
    "/hanbaocao": "chi bộ phải nộp gì, trước ngày nào",
    "/lich": "tải các hạn ấy vào lịch điện thoại",
    "/vanbanmoi": "văn bản mới trong 30 ngày qua",
    "/vanban": "các văn bản đang có; /vanban 31-KH xem một văn bản",
    "/yeucau": "một văn bản yêu cầu ai làm gì, khi nào; ví dụ /yeucau 31-KH",
    "/xoadulieu": "xóa những gì trợ lý giữ về đồng chí",
    "/trogiup": "lời hướng dẫn này",
    "/moi": "mã mời người vào chi bộ",
    "/thanhvien": "người của chi bộ, vai trò, bàn giao",
    "/xacnhan": "việc chờ xác nhận, gắn với chi bộ, đặt ngày",
    "/dangvanban": "gửi, xem lại và đăng một văn bản",
    "/cauhoi": "câu hỏi chờ Văn phòng trả lời",
    "/tiendo": "chi bộ nào đã nộp, chưa nộp; ghi đã nhận, nhắc, gia hạn",
    "/thongbao": "gửi một thông báo cho các chi bộ hoặc mọi người",
    "/thongke": "số câu hỏi, văn bản, việc chờ, trên một hình",
}
NO_COMMAND = "Tôi không có lệnh $typed."
NEAR = "Có phải đồng chí muốn $command ($meaning)?"
ALL_COMMANDS = "Đồng chí gõ /trogiup để xem các lệnh, hoặc cứ gõ câu hỏi như nói thường."
OFFICE = "Cần người giúp: $office."
LIMITS = (
    "Tôi không viết bài tuyên truyền hay phản bác, không đánh giá con người, "
    "và không nhận văn bản mật."
)


def owner(organisation: str | None, level: str | None, parent: str | None) -> str:
    """Say whose assistant it is; empty where that is not set."""
    if not organisation:
        return ""
    standing = f" (cấp {level})" if level else ""
    above = f", trực thuộc {parent}" if parent else ""
    return f"Đây là trợ lý văn bản của {organisation}{standing}{above}."
