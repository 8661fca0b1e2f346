"""What staff read and press about whom a directive is for."""

from __future__ import annotations

from collections.abc import Mapping
from string import Template

from knowledge.domain import Audience

OFFER = "Ai được xem: $who"
ASKED = "$name: ai được xem?"
NOW = "Hiện nay: $who."
RULE = "Ai không được xem thì tìm, hỏi, mở danh sách đều như không có văn bản này."
ALL = "Mọi người"
CELLS = "Chọn chi bộ"
STAFF = "Chỉ Văn phòng"
SET = "Đã đặt: $who được xem $name."
CHOOSE = "Chọn chi bộ được xem $name; bấm lại để bỏ."
CHOSEN = "☑ $name"
OPEN = "☐ $name"
DONE = "Xong"
_NAMED = 3  # cells by name; more are counted


def who(audience: Audience, names: Mapping[str, str]) -> str:
    """Name whom a directive is for: its cells by *names*, or counted."""
    if audience.kind == "all":
        return "mọi người"
    if audience.kind == "staff":
        return "chỉ Văn phòng"
    known = [names[cell] for cell in sorted(audience.cells) if cell in names]
    if not known or len(known) > _NAMED:
        return f"{len(audience.cells)} chi bộ"
    return ", ".join(known)


def put(template: str, **facts: object) -> str:
    """Fill in a sentence."""
    return Template(template).substitute(facts)
