"""What stands around dues: titles, why a list is empty, and what is said of a day that was set."""

from __future__ import annotations

TITLE = "Hạn báo cáo của $cells"
LATE = "Đã qua hạn"
LATE_NOTE = "Việc nào đã nộp thì không phải nộp lại: đồng chí mở việc ấy và bấm Đã nộp."
MONTH = "Tháng $month/$year"
UNDATED = "Văn bản không ghi ngày"
MORE = "Xem tiếp ($count việc nữa)"
BACK = "Về danh sách hạn"

UNKNOWN = (
    "Trợ lý chưa biết đồng chí ở chi bộ nào, nên chưa xem được hạn báo cáo. "
    "Xin báo $office. Đồng chí vẫn hỏi văn bản được như thường."
)
NOTHING_CONFIRMED = (
    "Văn phòng chưa xác nhận việc nào cho $cells, nên chưa có hạn để báo. Xin hỏi $office."
)
OVER = "Các việc đã xác nhận cho $cells đều đã hết hạn hoặc hết hiệu lực."

CALENDAR = "Lịch $count hạn của $cells, từ nay đến hơn một năm sau."
HOW_TO_IMPORT = (
    "Mở tệp này trên điện thoại rồi chọn thêm vào lịch. Khi hạn thay đổi, gõ /lich lấy tệp mới; "
    "lịch cũ tự đổi theo, không bị trùng."
)
NO_DAYS = "$cells không có hạn nào từ nay đến hơn một năm sau nên không có lịch để tải."
AHEAD = "Tự đặt sớm hơn $days ngày"
EACH = {
    "monthly": "Đặt ngày $day hằng tháng",
    "quarterly": "Đặt ngày $day của tháng cuối quý",
}
CLEAR = "Bỏ ngày chi bộ tự đặt"
UNDO = "Bỏ ngày vừa đặt"
SET = "Đã đặt ngày của chi bộ. Hạn ghi trong văn bản vẫn giữ nguyên."
SET_LATER = "Đã đặt ngày của chi bộ."
CLEARED = "Đã bỏ ngày chi bộ tự đặt; trở lại hạn ghi trong văn bản."
SET_ONE = "Chi bộ có thể tự đặt ngày cho mình: bấm nút dưới đây, hoặc gõ /datngay."
HOW_TO_SET = (
    "Chi bộ tự đặt ngày sớm hơn: gõ /datngay, số thứ tự trong /hanbaocao, rồi ngày. Ví dụ:",
    "/datngay 2 10/4 (việc thứ 2, xong ngày 10/4)",
    "/datngay 2 trước 3 ngày (trước hạn 3 ngày, mọi kỳ)",
    "/datngay 2 bỏ (bỏ ngày đã đặt)",
)
