"""What the commands about people say."""

from __future__ import annotations

CODE = "Chưa giao cho ai thì giữ kín. Nhắn cho trợ lý trong 24 giờ, một lần: /quantri $code"
HOW_TO_GET = "Mất hết tài khoản quản trị thì lấy mã mới: troly admin --new-code"
NO_ADMIN = "Chưa có ai là quản trị. Lấy mã: troly admin --new-code"
