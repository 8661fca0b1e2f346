"""What is said when the first settings, a backup or a restore cannot be done; see ``errors``."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, ...]] = {
    "backup_failed.full": (
        "Đĩa chứa $path đã đầy; đồng chí dọn bớt hoặc chọn thư mục khác (--to).",
        "Đĩa đã đầy; đồng chí dọn bớt hoặc chọn thư mục khác (--to).",
    ),
    "backup_failed.not_writable": (
        "Không ghi được vào $path; đồng chí chọn thư mục khác (--to) hoặc xin quyền ghi.",
        "Không ghi được bản sao; đồng chí chọn thư mục khác (--to) hoặc xin quyền ghi.",
    ),
    "backup_failed": (
        "Máy chủ PostgreSQL không cho sao lưu hoặc khôi phục: $said",
        "Không sao lưu được; đồng chí chạy lại: troly --verbose backup.",
    ),
    "bad_backup.no_file": ("Không có tệp $path.", "Không có tệp ấy."),
    "bad_backup.not_ours": (
        "Tệp $path không phải bản sao lưu của trợ lý.",
        "Tệp này không phải bản sao lưu của trợ lý.",
    ),
    "bad_backup.newer": (
        "Bản sao lưu $path do bản mới hơn ($version) làm ra; đồng chí cập nhật trợ lý trước.",
        "Bản sao lưu này do bản mới hơn làm ra; đồng chí cập nhật trợ lý trước.",
    ),
    "bad_backup.no_room": (
        "Đĩa không đủ chỗ để khôi phục $path; đồng chí dọn bớt rồi chạy lại.",
        "Đĩa không đủ chỗ để khôi phục; đồng chí dọn bớt rồi chạy lại.",
    ),
    "bad_backup.of_sqlite": (
        "Bản sao lưu $path không phải của PostgreSQL; đồng chí bỏ DATABASE_URL rồi khôi phục.",
        "Bản sao lưu này không phải của PostgreSQL; đồng chí bỏ DATABASE_URL rồi khôi phục.",
    ),
    "bad_backup.of_postgresql": (
        "Bản sao lưu $path là của PostgreSQL; đồng chí đặt DATABASE_URL rồi khôi phục.",
        "Bản sao lưu này là của PostgreSQL; đồng chí đặt DATABASE_URL rồi khôi phục.",
    ),
    "bad_backup": (
        "Bản sao lưu $path bị hỏng, không khôi phục gì cả; đồng chí dùng bản khác.",
        "Bản sao lưu bị hỏng, không khôi phục gì cả; đồng chí dùng bản khác.",
    ),
    "data_held.at_work": (
        "Trợ lý đang chạy trên $path; đồng chí dừng trợ lý rồi khôi phục.",
        "Trợ lý đang chạy; đồng chí dừng trợ lý rồi khôi phục.",
    ),
    "data_held": (
        "$path đang có dữ liệu; muốn thay, đồng chí thêm --replace (thư mục cũ được giữ, đổi tên).",
        "Nơi khôi phục đang có dữ liệu; muốn thay, đồng chí thêm --replace.",
    ),
    "settings_not_written": (
        "Không ghi được $path; đồng chí xin quyền ghi vào thư mục ấy.",
        "Không ghi được tệp cài đặt; đồng chí xin quyền ghi vào thư mục này.",
    ),
    "bad_answer": ("$said", "Cài đặt này chưa đúng; đồng chí chạy lại troly setup."),
    "database_tool_missing": (
        "Thiếu chương trình $program của PostgreSQL; đồng chí cài gói postgresql-client.",
        "Thiếu chương trình của PostgreSQL; đồng chí cài gói postgresql-client.",
    ),
}
