"""What is said to somebody who wants to be let in, and to those who decide it."""

from __future__ import annotations

from string import Template

# Somebody who has not been let in.
WHAT_THIS_IS = "Đây là trợ lý tra cứu văn bản của $organisation."
NAMELESS = "cơ quan"  # the organisation, where its name is not set
OFFICE = "Văn phòng"  # whom to turn to, where that is not set
CHOOSE = "Xin chọn chi bộ; $office sẽ duyệt."
NEVER_ASKED = "Trợ lý không bao giờ hỏi mật khẩu, OTP, số CCCD."
IN_GROUP = "Xin đồng chí nhắn riêng cho trợ lý để ghi danh."
NO_CELLS = "Chưa có danh sách chi bộ; xin đồng chí gọi $office."
WHICH_CELL = "Đồng chí sinh hoạt ở chi bộ nào?"
MORE = "Chi bộ khác…"
WHICH_NAME = "Vào $cell. Xin đồng chí gõ họ và tên."
MINE = "Tôi là $name"
NAME_UNCLEAR = "Chưa đọc được họ tên. Xin đồng chí gõ lại, ví dụ: Nguyễn Văn An."
SENT = "Đã gửi: $name xin vào $cell. $office sẽ duyệt, có kết quả trợ lý nhắn ngay."
WAITING = "$name đang chờ duyệt vào $cell. Cần gấp, xin gọi $office."
TAKE_BACK = "Gửi lại"
REFUSED = "Chưa được duyệt vào $cell. Đồng chí chọn lại chi bộ, hoặc gọi $office."
CHOOSE_AGAIN = "Chọn lại chi bộ"
BAD_CODE = "Mã mời này không dùng được nữa. Xin chi bộ gửi mã mới, hoặc đồng chí chọn chi bộ."
ALREADY = "Đồng chí đã ở $cell rồi."
LET_IN = "Đồng chí $name đã được duyệt vào $cell."
LET_IN_NEXT = "Đồng chí cứ gõ câu hỏi, hoặc bấm một nút bên dưới."
NOT_LET_IN = "Yêu cầu vào $cell chưa được duyệt. Đồng chí chọn lại chi bộ, hoặc gọi $office."

# Consent.
CONSENT = "Trước khi dùng, xin đồng chí đọc:"
KEPT = (
    "Trợ lý giữ: họ tên, chi bộ, tài khoản nhắn tin của đồng chí; tin nhắn giữ $days ngày,"
    " câu hỏi gửi Văn phòng cũng vậy."
)
WHERE = "Giữ trên máy chạy trợ lý của $organisation. Tin nhắn đi qua ứng dụng đồng chí đang dùng."
WITHOUT = "Không đồng ý thì không giữ gì, trừ việc đồng chí đã trả lời Không."
ERASE = "Lúc nào muốn xóa, gõ /xoadulieu."
AGREE = "Đồng ý"
REFUSE = "Không"
AGREED = "Cảm ơn đồng chí. Đồng chí cứ gõ câu hỏi, hoặc bấm một nút bên dưới."
DECLINED = "Không có gì được giữ lại. Khi nào muốn dùng, đồng chí nhắn lại; hoặc gọi $office."

# Those who decide.
ASKS = "Có người xin vào $cell"
ON_LIST = "Có trong danh sách: $named."
SEVERAL_ON_LIST = "Trong danh sách có $count người tên như vậy."
NOT_ON_LIST = "Chưa có trong danh sách chi bộ."
HAS_ACCOUNT = "Người trong danh sách đã có một tài khoản khác; nên gọi hỏi trước khi duyệt."
BY_INVITE = "Vào bằng mã mời của chi bộ."
BY_CHOICE = "Tự chọn chi bộ."
ONLY_KNOWN = "Chỉ duyệt khi đồng chí biết người này."
APPROVE = "Duyệt"
APPROVE_AS = "Duyệt: là $named"
APPROVE_NEW = "Duyệt: người mới"
NOT_OURS = "Không phải người của chi bộ"
APPROVED = "$by đã duyệt $name vào $cell ($at)."
TURNED_DOWN = "$by đã trả lời: $name không phải người của $cell ($at)."
TAKEN_BACK = "$name đã rút yêu cầu vào $cell."


def put(template: str, **facts: object) -> str:
    """Fill in a sentence."""
    return Template(template).substitute(facts)
