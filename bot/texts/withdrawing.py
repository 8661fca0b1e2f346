"""What staff read and press when they take a paper out of use."""

from __future__ import annotations

from collections.abc import Iterator
from string import Template

from bot.texts import documents
from knowledge.domain import Held

OFFER = "Thôi dùng văn bản này"
ASKED = "Vì sao thôi dùng $name?"
# the reason as it is kept, by what a button can carry
REASONS: dict[str, str] = {
    "recalled": "Cơ quan ban hành đã thu hồi",
    "mistake": "Đăng nhầm văn bản",
    "double": "Trùng với văn bản đã có",
    "notours": "Không thuộc phạm vi của Đảng bộ",
}
SURE = "Thôi dùng $name, vì: $reason?"
NO_ANSWERS = "Trợ lý sẽ không trả lời theo văn bản này nữa. Nguyên văn và nhật ký vẫn được lưu."
ENDING = "$count việc đã xác nhận của văn bản này sẽ thôi tính hạn cho chi bộ."
DO = "Đúng, thôi dùng"
KEEP = "Không, giữ lại"
DONE = "Đã thôi dùng $name. Lý do: $reason."
RECORDED = "Người quyết định: $by, $at."


def asked(held: Held) -> str:
    """Ask why."""
    return Template(ASKED).substitute(name=documents.named(held))


def sure(held: Held, reason: str, ending: int) -> Iterator[str]:
    """Ask once more, with all that ends with it; *ending*: confirmed duties."""
    yield Template(SURE).substitute(name=documents.named(held), reason=_lowered(reason))
    yield NO_ANSWERS
    if ending:
        yield Template(ENDING).substitute(count=ending)


def done(held: Held, reason: str) -> str:
    """Say that it is done."""
    return Template(DONE).substitute(name=documents.named(held), reason=_lowered(reason))


def recorded(by: str, at: str) -> str:
    """Say who did it and when."""
    return Template(RECORDED).substitute(by=by, at=at)


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]
