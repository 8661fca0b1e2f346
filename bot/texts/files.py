"""What is said of the files that came with a directive."""

from __future__ import annotations

BUTTONS = {"form": "Tải mẫu: $title", "annex": "Tải phụ lục: $title"}
MAIN = "Văn bản gốc, $name:"
FILE = "Tệp $what, kèm theo $name:"
