"""What is said to somebody who has not been let in yet."""

from __future__ import annotations

WHAT_THIS_IS = "Đây là trợ lý tra cứu văn bản của $organisation."
NAMELESS = "cơ quan"  # the organisation, where its name is not set
CHOOSE = "Xin đồng chí chọn chi bộ; $office sẽ duyệt."
NEVER_ASKED = "Trợ lý không bao giờ hỏi mật khẩu, OTP, số CCCD."
IN_GROUP = "Xin đồng chí nhắn riêng cho trợ lý để ghi danh."
