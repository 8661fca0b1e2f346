"""What one directive asks, by actor: every line says no more than its text does."""

from __future__ import annotations

from collections.abc import Iterator
from string import Template

from bot.conversation.replies import Line
from bot.texts import documents, dues, places
from knowledge.domain import Duty, Held, Obligation
from knowledge.duties.hours import timed

ASKED = "$name yêu cầu $count việc:"
NOBODY = "Không ghi rõ ai làm"
NONE = "Không thấy việc phải làm, phải nộp trong $name."
WHICH = "Đồng chí ghi số văn bản, ví dụ: /yeucau 12-KH. Hoặc chọn:"
NONE_HELD = "Chưa có văn bản nào nêu việc phải làm."
UNCONFIRMED_ALL = (
    "Văn phòng chưa xác nhận: đây là chữ văn bản ghi, chưa tính là hạn của chi bộ nào."
)
UNCONFIRMED = "Văn phòng chưa xác nhận"
CONFIRMED = "$by xác nhận ngày $day"
REFERENCE = "chỉ để tra cứu"
REJECTED = "Văn phòng cho biết đây không phải việc phải làm"
TO = "gửi $names"
VIA = "qua $names"
WHO = "Ai làm: $names."
WHEN = "Khi nào: $said."
SEND = "Gửi: $names."
THROUGH = "Qua: $names."
QUOTE = "Việc $number: xem nguyên văn"
MORE = "Xem tiếp ($left việc)"
ALL_OF = "Mọi việc của văn bản này"
AS_READ = "Văn bản ghi khác điều Văn phòng đã sửa; nguyên văn như trên."


def actor(obligation: Obligation) -> str:
    """Name who must act, as the text does."""
    return ", ".join(obligation.who) or NOBODY


def item(number: int, duty: Duty | None, obligation: Obligation) -> str:
    """Say one duty among others: what, how often and by when, to whom."""
    parts = [
        _capital(obligation.what.strip(" .;,")),
        dues.said(obligation.period, timed(obligation)),
    ]
    for template, names in ((TO, obligation.to), (VIA, obligation.via)):
        if names:
            parts.append(Template(template).substitute(names=", ".join(names)))
    if duty is not None and duty.state != "proposed":
        parts.append(marked(duty))
    return f"{number}. {'; '.join(parts)}."


def marked(duty: Duty | None) -> str:
    """Say what staff made of a duty."""
    if duty is None or duty.state == "proposed":
        return UNCONFIRMED
    if duty.state == "rejected":
        return REJECTED
    day = f"{duty.decided_at:%d/%m/%Y}" if duty.decided_at else ""
    said = Template(CONFIRMED).substitute(by=duty.decided_by or "Văn phòng", day=day)
    return f"{said}, {REFERENCE}" if duty.use == "reference" else said


def whole(held: Held, duty: Duty | None, read: Obligation) -> Iterator[Line]:
    """Say one duty with everything known of it, and its exact words."""
    holds = duty.obligation if duty is not None else read
    yield Line("title", _capital(holds.what.strip(" .;,")))
    yield Line("plain", Template(WHO).substitute(names=actor(holds)))
    yield Line("plain", Template(WHEN).substitute(said=dues.said(holds.period, timed(holds))))
    for template, names in ((SEND, holds.to), (THROUGH, holds.via)):
        if names:
            yield Line("plain", Template(template).substitute(names=", ".join(names)))
    where = places.place(read.unit)
    name = documents.named(held)
    yield Line("key", f"{name}, {where}:" if where else f"{name}:")
    yield Line("quote", places.readable(read.quote))
    if duty is not None and duty.edited:
        yield Line("note", AS_READ)
    yield Line("note", f"{marked(duty)}.")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
