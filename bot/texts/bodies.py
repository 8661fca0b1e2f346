"""What is said of bodies that directives name, and of what became of them."""

from __future__ import annotations

COLUMNS = ("Tên", "Thành lập", "Kết thúc", "Nay là", "Theo văn bản")
TITLE = "Cơ quan, tổ chức"
# the table is empty until somebody enters what a paper says
NONE = "Chưa có cơ quan, tổ chức nào được nhập; đồng chí nhập kèm số văn bản quyết định."
UNKNOWN = "chưa rõ"
ENTERED = "Đã ghi: $name."
EVIDENCE_NEEDED = (
    "Việc kết thúc hoạt động phải kèm văn bản quyết định: --number, hoặc --in và --quote."
)
BOTH_NEEDED = "--in và --quote đi cùng nhau."
