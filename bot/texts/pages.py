"""What is said of quotes that were read from a scan or a photograph."""

from __future__ import annotations

BUTTON = "Xem ảnh trang $page"
PICTURE = "Ảnh chụp chỗ này ở trang $page của $name:"
COMPARE = "(theo bản quét, trang $page, xin đối chiếu)"
