"""What the command line and the terminal channel say."""

from __future__ import annotations

from typing import Literal

Fate = Literal[
    "new",
    "version",
    "copy",
    "unchanged",
    "held",
    "completed",
    "reread",
    "skipped",
    "refused",
    "failed",
]

PROMPT = "Hỏi> "
HELLO = (
    "Trợ lý Văn bản, đang có $count văn bản. "
    "Gõ câu hỏi, hoặc /trogiup, /vanban, /hanbaocao, /thoat."
)
GOODBYE = "Chào đồng chí."
QUIT = ("/thoat", "kết thúc")
FILE = "Tệp: $path"
PRESS = "Gõ số để chọn."
PRESS_OR_MORE = "Gõ số để chọn, + để xem tiếp."
MORE_KEY = "+"
FILE = "Tệp: $path"

UNFORESEEN = "Có lỗi ngoài dự kiến ($kind); muốn xem chi tiết, chạy lại: troly --verbose …"
READING = "Đang đọc"
EMBEDDING = "Đang lập chỉ mục"
SAMPLES = "Đang dùng các văn bản mẫu. Dùng văn bản của mình: make run DOCS=thư_mục"
# what keeps the assistant from Telegram -> what the screen says, once
TROUBLES = {
    "network": "Không nối được với Telegram; trợ lý tự thử lại cho đến khi được.",
    "conflict": "Có chương trình khác đang nhận tin của bot này; hãy dừng chương trình kia.",
    "token": "Telegram không nhận mã của bot; hãy xem lại TELEGRAM_BOT_TOKEN trong tệp .env.",
    "flood": "Telegram báo gửi quá nhanh; trợ lý tự chờ rồi gửi tiếp.",
    "over": "Đã nối lại được với Telegram.",
}
TELEGRAM = "Trợ lý đang trực trên Telegram: @$name. Dừng: Ctrl+C."
PUBLISHED = "$fate: $name"
CONCERNS = " — $count điểm cần kiểm tra: $concerns"
PUBLISH = "Đăng văn bản này? (c = có, k = không)"
DECLARE = (
    "$path là bản quét hoặc ảnh chụp. Đồng chí đã xem và cam đoan giấy không mang dấu MẬT, TỐI MẬT,"
    " TUYỆT MẬT? (c = cam đoan, k = không)"
)
# what is typed, without case and diacritics -> whether it means yes
YES_OR_NO = {
    **dict.fromkeys(("c", "co", "y", "yes", "u", "vang", "dong y", "1"), True),
    **dict.fromkeys(("k", "khong", "n", "no", "2"), False),
}
CHOOSE = "Văn bản này rất giống: $similar. Gõ số của văn bản mà nó thay thế, m = mới, b = bỏ qua"
AGAIN = "Đồng chí gõ một trong: $answers."
EMPTY_QUESTION = "Chưa có câu hỏi: đồng chí viết câu hỏi trong ngoặc kép sau troly ask."
# what is typed -> what it means
CHOICES: dict[str, Literal["new", "skip"]] = {"m": "new", "b": "skip"}
APPROVED = "Đã đồng ý; từ nay $name được dùng để trả lời."
READING_PAGES = "Đang đọc trang"
REREAD_NONE = "Mọi văn bản đã được đọc bằng phần đọc hiện nay."
REREAD_SAME = "$name: không có gì khác."
REREAD_CHANGED = "$name: khác ở $changed."
REREAD_LOST = "$count chỗ đã sửa không còn khớp, cần xem lại."
CHANGED = {
    "number": "số",
    "type": "tên loại",
    "issuer": "cơ quan ban hành",
    "issued_on": "ngày ban hành",
    "subject": "trích yếu",
    "signer": "người ký",
    "recipients": "nơi nhận",
    "text": "lời văn",
    "duties": "việc phải làm",
}
REBUILT = "Đã lập lại các chỉ mục."
NOT_REBUILT = (
    "Một chương trình khác đang giữ chỉ mục, nó tự cập nhật; dừng nó rồi chạy lại lệnh này."
)
SAMPLES_REASON = "văn bản mẫu, nhường chỗ cho văn bản của người dùng"

# what became of one file
FATES: dict[Fate, str] = {
    "new": "mới",
    "version": "bản thay thế",
    "copy": "bản sao",
    "unchanged": "không đổi",
    "held": "chờ người thứ hai đồng ý",
    "completed": "bổ sung tệp kèm theo",
    "reread": "đọc lại tốt hơn",
    "skipped": "bỏ qua",
    "refused": "từ chối",
    "failed": "lỗi",
}

COLUMNS: dict[str, str] = {
    "handle": "Mã",
    "name": "Văn bản",
    "subject": "Trích yếu",
    "issued_on": "Ngày",
    "status": "Tình trạng",
    "file": "Tệp",
    "fate": "Kết quả",
    "note": "Ghi chú",
    "path": "Mục",
    "text": "Nội dung",
    "part": "Bộ phận",
    "state": "Tình trạng",
}
HEADINGS: dict[str, str] = {
    "units": "Nội dung",
    "references": "Văn bản được viện dẫn",
    "obligations": "Việc phải làm (Văn phòng chưa xác nhận)",
    "warnings": "Cần kiểm tra",
}

# parts of `troly check`
PARTS: dict[str, str] = {
    "directives": "Văn bản",
    "database": "Cơ sở dữ liệu",
    "indexing": "Quyền ghi chỉ mục",
    "embeddings": "Mô hình nghĩa",
    "vectors": "Chỉ mục nghĩa",
    "reranker": "Mô hình xếp lại",
    "register": "Sổ theo dõi",
}
REGISTER = (
    "$active yêu cầu có hạn, $proposed chờ xác nhận, $unbound chưa ghi ai phải làm, "
    "$undated chưa có ngày"
)
DATABASES = {"sqlite": "tệp troly.db trong thư mục dữ liệu", "postgresql": "máy chủ PostgreSQL"}
COPY = "của một bản sao"
STATES: dict[str, str] = {
    "here": "chương trình này",
    "elsewhere": "một chương trình khác đang giữ",
    "used": "đang dùng",
    "unused": "không dùng: chỉ tìm theo từ ngữ",
}
# code of a finding of the library -> what is said of it
FINDINGS: dict[str, str] = {
    "database_damaged": "tệp cơ sở dữ liệu bị hỏng; khôi phục từ bản sao lưu",
    "original_missing": "thiếu tệp gốc",
    "original_leftover": "tệp gốc thừa",
    "lexical_behind": "chỉ mục từ ngữ chưa khớp",
    "vectors_behind": "chỉ mục nghĩa chưa khớp",
}
MENDED = "đã sửa"
ALL_WELL = "Mọi bộ phận đều tốt."
