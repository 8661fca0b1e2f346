"""What only Telegram needs said."""

from __future__ import annotations

# the menu beside the text field: command -> what it does; each is shown to those who may, and
# where it is answered
MENU = {
    "dangvanban": "Gửi, xem lại và đăng một văn bản",
    "xacnhan": "Việc chờ xác nhận",
    "cauhoi": "Câu hỏi chờ Văn phòng trả lời",
    "tiendo": "Tiến độ báo cáo của các chi bộ",
    "thongbao": "Gửi thông báo cho nhiều người",
    "thongke": "Thống kê trên một hình",
    "moi": "Mã mời người vào chi bộ",
    "thanhvien": "Người của chi bộ, vai trò, bàn giao",
    "hanbaocao": "Hạn báo cáo của chi bộ",
    "lich": "Tải hạn vào lịch điện thoại",
    "vanbanmoi": "Văn bản mới trong 30 ngày",
    "vanban": "Các văn bản đang có",
    "yeucau": "Một văn bản yêu cầu gì",
    "trogiup": "Cách hỏi",
    "xoadulieu": "Xóa những gì trợ lý giữ về đồng chí",
}
# what came cannot be read as words
TOO_LARGE = (
    "Tệp lớn hơn 20 MB nên Telegram không chuyển được. "
    "Đồng chí chia nhỏ tệp, hoặc đưa tệp tới Văn phòng."
)
NOT_FETCHED = "Tệp này không tải về được. Đồng chí gửi lại; vẫn không được thì báo Văn phòng."
NOT_FETCHED_HERE = (
    "Tôi chỉ nhận tệp của cán bộ Văn phòng; tệp này không được lưu. "
    "Cần gửi văn bản, đồng chí gửi tới Văn phòng; cần hỏi, đồng chí gõ câu hỏi."
)
EDITED = "Tôi không đọc tin đã sửa. Đồng chí gửi lại thành tin mới."
AGAIN = "Tôi chưa trả lời được tin trước của đồng chí vì máy bị ngắt. Đồng chí gửi lại giúp."
AWAY = (
    "Trợ lý mất liên lạc từ $since. Câu hỏi đồng chí gửi trong thời gian ấy có thể đã mất, "
    "xin gửi lại."
)
# what came instead of words, by the name of its field -> what is said
UNEXPECTED = {
    "voice": "Tôi chưa nghe được lời nói. Đồng chí gõ câu hỏi giúp tôi.",
    "audio": "Tôi chưa nghe được tệp âm thanh. Đồng chí gõ câu hỏi giúp tôi.",
    "video": "Tôi không xem được phim. Đồng chí gõ câu hỏi giúp tôi.",
    "video_note": "Tôi không xem được phim. Đồng chí gõ câu hỏi giúp tôi.",
    "animation": "Tôi không xem được ảnh động. Đồng chí gõ câu hỏi giúp tôi.",
    "sticker": "Cảm ơn đồng chí. Cần tra cứu văn bản, đồng chí cứ gõ câu hỏi.",
    "contact": "Tôi không giữ danh bạ. Cần tra cứu văn bản, đồng chí cứ gõ câu hỏi.",
    "location": "Tôi không cần vị trí của đồng chí. Cần tra cứu văn bản, đồng chí cứ gõ câu hỏi.",
    "venue": "Tôi không cần vị trí của đồng chí. Cần tra cứu văn bản, đồng chí cứ gõ câu hỏi.",
    "poll": "Tôi không trả lời bình chọn. Cần tra cứu văn bản, đồng chí cứ gõ câu hỏi.",
}
# what is none of these: a story, a game, whatever comes next
UNKNOWN = "Tôi chỉ đọc được chữ. Cần tra cứu văn bản, đồng chí cứ gõ câu hỏi."
