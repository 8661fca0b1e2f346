"""The heads of the register of documents (sổ văn bản)."""

from __future__ import annotations

TITLE = "SỔ VĂN BẢN"
NOTES = "$count văn bản, lập ngày $day. $office"
HEADS = (
    "STT",
    "Ngày vào sổ",
    "Số, ký hiệu",
    "Ngày ban hành",
    "Cơ quan ban hành",
    "Loại",
    "Trích yếu",
    "Tình trạng và căn cứ",
    "Văn bản liên quan",
    "Số việc / có hạn",
    "Người ký",
    "Cần kiểm tra",
)
WRITTEN = "Đã ghi sổ văn bản vào $path."
