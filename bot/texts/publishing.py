"""What staff read and press from handing a paper in to publishing it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from string import Template

from bot.conversation.replies import Line
from bot.texts import documents
from bot.texts import requirements as asked
from bot.texts.terminal import Fate
from ingest.limits import OCR, Progress
from knowledge.domain import Directive, Held, Obligation
from knowledge.duties.suggesting import may_be_proposed, use_of

DECLARE = (
    "Trước khi gửi, đồng chí xem kỹ: giấy và tệp có dấu MẬT, TỐI MẬT, TUYỆT MẬT thì không gửi vào"
    " đây."
)
DECLARE_FILES = (
    "Đã nhận $count tệp, chưa đọc. Đồng chí xem kỹ: tệp nào có dấu MẬT, TỐI MẬT, TUYỆT MẬT thì bấm"
    " Hủy."
)
# a telephone shows sixty characters of a button
SWEAR = "Tôi cam đoan: không có dấu Mật, Tối mật, Tuyệt mật"
SWEAR_JOINED = "Cam đoan như trên; kèm theo $name"
CANCEL = "Hủy"
NOTHING_SENT = "Đã hủy; chưa có tệp nào được nhận."
GO_ON = "Xem tiếp $name"
AWAITS = "Chờ đồng ý: $name"
SEND = (
    "Đồng chí gửi văn bản: tệp Word, PDF, ảnh chụp các trang (gửi một lượt), hoặc tệp .zip."
    " Phụ lục, biểu mẫu gửi cùng văn bản."
)
# the stage of reading -> what is said of it
STAGES: dict[str, str] = {
    "load": "Đang đọc tệp…",
    "convert": "Đang mở tệp bằng LibreOffice…",
    OCR: "Đang nhận dạng chữ: trang $done/$total…",
}
READING = "Đang đọc…"
HELD_ALREADY = "Tệp này đã có ở đây: $name."
HELD_WAITING = "Tệp này đã được gửi và đang chờ người thứ hai đồng ý: $name."
SEE = "Xem $name"
PREVIEW = "Xem lại trước khi đăng"
CHECK = "Cần kiểm tra"
UNSURE = "$count dòng đọc từ bản quét chưa chắc, xin đối chiếu với giấy."
SECTIONS = "Bố cục"
MORE_SECTIONS = "… và $count mục nữa"
DUTIES = "Việc đề xuất theo dõi ($count)"
MORE_DUTIES = "… và $count việc nữa; xác nhận sau khi đăng."
NO_DUTIES = "Không thấy việc phải báo cáo, phải nộp."
# what publishing will make of it
FORESEEN: dict[str, str] = {
    "version": "Thay thế bản đang có: $names.",
    "copy": "Cùng nội dung với $names; tệp này sẽ được ghi là bản sao.",
    "unchanged": "Đã có $names; đăng thì bản đọc mới thay bản đọc cũ.",
    "needs_choice": "Rất giống $names. Văn bản này thay thế văn bản nào?",
}
REPLACES = "Sẽ thay thế $names, theo đồng chí chọn."
AS_NEW = "Không thay thế văn bản nào, theo đồng chí chọn."
BUTTON_REPLACES = "Thay thế $name"
BUTTON_AS_NEW = "Không thay thế văn bản nào"
BUTTON_WHICH = "Thay thế văn bản khác"
WHICH = "Đồng chí gõ số hoặc mã của văn bản bị thay thế, ví dụ: 12-KH hoặc vb 3."
CHOOSE_FIRST = "Đồng chí chọn trước: văn bản này có thay thế văn bản nào không."
POST = "Đăng"
POST_QUIETLY = "Đăng, không thông báo"
EDIT = "Sửa thông tin"
COMPARE = "Đối chiếu $count dòng chưa chắc"
EDIT_ASKED = "Đồng chí sửa chỗ nào?"
BACK = "Xem lại toàn bộ"
INHERITED = "mọi người, hoặc như bản trước"
FACT = "$label: $value"
UNKNOWN = "chưa thấy"
TYPE_FACT = "Đồng chí gõ $label đúng như trên giấy. Máy đọc là: $value"
NOT_UNDERSTOOD = (
    "Đã sửa chữ trên văn bản, nhưng máy chưa nhận ra $label từ đó; mong đồng chí xem lại."
)
CORRECTED = "Đã sửa."
CONFIRMED = "Đã ghi là đúng."
LINE = "Dòng $number/$count. Đúng thì bấm Đúng; sai thì gõ lại cả dòng cho đúng."
RIGHT = "Đúng"
LATER = "Để sau"
ALL_COMPARED = "Không còn dòng nào chưa chắc."
DROPPED = "Đã hủy, các tệp đã được xóa khỏi đây."
POSTED: dict[Fate, str] = {
    "new": "Đã đăng $name.",
    "version": "Đã đăng $name, thay thế bản trước.",
    "copy": "Đã ghi tệp này là bản sao của $name.",
    "unchanged": "$name đã có ở đây từ trước.",
    "held": "$name chờ một đồng chí Văn phòng khác đồng ý, vì: $why.",
    "completed": "Đã bổ sung tệp kèm theo vào $name.",
    "reread": "Đã thay bản đọc mới cho $name.",
}
ALREADY_POSTED = "Văn bản này đã đăng rồi: $name."
TOLD = "Đảng viên được báo trong thư chung lúc $time$day."
TODAY, FROM_ANOTHER = " hôm nay", " ngày $day"
NOT_TOLD = "Không gửi thông báo cho ai."
CONFIRM_DUTIES = "Xác nhận $count việc, gắn với ai"
RECALLED = (
    "Tin nhắn có tệp ấy đã được xóa khỏi đây nếu kênh nhắn tin cho phép; đồng chí kiểm tra lại."
)
SECOND = "$by gửi một văn bản cần đồng chí thứ hai đồng ý, vì: $why."
APPROVE = "Đồng ý đăng"
APPROVED = "Đã đồng ý; từ nay $name được dùng để trả lời."
_MOST_SECTIONS, _MOST_DUTIES = 8, 5


def put(template: str, **facts: object) -> str:
    """Fill a sentence."""
    return Template(template).substitute(facts)


def progress(told: Progress) -> str:
    """Say how far reading has come; a page is told only where there are several."""
    template = STAGES.get(told.stage, READING)
    return (
        READING
        if "$" in template and told.total < 1
        else put(template, done=min(told.done + 1, told.total), total=told.total)
    )


def facts(directive: Directive) -> dict[str, str]:
    """Return what staff may put right, by fact, as it was read; empty where nothing was."""
    signer = directive.signer
    return {
        "number": directive.number or "",
        "type": directive.type or "",
        "issuer": directive.issuer or "",
        "issued_on": documents.dated(directive.issued_on) if directive.issued_on else "",
        "signer": documents.signed(signer, directive.text) if signer else "",
        "subject": directive.subject or "",
    }


def preview(directive: Directive, unsure: int) -> Iterator[Line]:
    """Say what was read: facts, what to check, sections, what would be followed up."""
    yield Line("title", documents.name(directive))
    yield Line("key", directive.subject or documents.UNTITLED)
    yield from (Line("plain", f"{label}: {said}") for label, said in documents.preview(directive))
    yield from _to_check(directive, unsure)
    yield from _sections(directive)
    yield from _duties(directive)


def _to_check(directive: Directive, unsure: int) -> Iterator[Line]:
    concerns = [*documents.odd(directive)]
    if unsure:
        concerns.append(put(UNSURE, count=unsure))
    if concerns:
        yield Line("title", CHECK)
        yield from (Line("plain", f"• {one}") for one in concerns)


def _sections(directive: Directive) -> Iterator[Line]:
    headings = [unit for unit in directive.units if unit.kind in {"heading", "appendix"}]
    top = [unit for unit in headings if unit.path and "." not in unit.path]
    if not top:
        return
    yield Line("title", SECTIONS)
    for unit in top[:_MOST_SECTIONS]:
        numbered = f"{unit.marker.rstrip('.')}. " if unit.marker else ""
        yield Line("note", f"{numbered}{_short(unit.text)}")
    if len(top) > _MOST_SECTIONS:
        yield Line("note", put(MORE_SECTIONS, count=len(top) - _MOST_SECTIONS))


def _duties(directive: Directive) -> Iterator[Line]:
    found = [one for one in directive.obligations if _is_followed(one)]
    if not found:
        yield Line("note", NO_DUTIES)
        return
    yield Line("title", put(DUTIES, count=len(found)))
    for number, one in enumerate(found[:_MOST_DUTIES], start=1):
        yield Line("plain", asked.item(number, None, one))
    if len(found) > _MOST_DUTIES:
        yield Line("note", put(MORE_DUTIES, count=len(found) - _MOST_DUTIES))


def _is_followed(one: Obligation) -> bool:
    """Say whether the register will propose it as something with a day."""
    use = use_of(one.kind, str(one.due.get("type", "none")))
    return may_be_proposed(one) and use == "deadline"


def names(held: Sequence[Held]) -> str:
    """Name several directives."""
    return "; ".join(documents.named(one) for one in held)


def why(held: Held) -> str:
    """Say why a directive waits for a second person."""
    return ", ".join(documents.WAITS_FOR[reason] for reason in held.waits_for)


def _short(text: str, most: int = 70) -> str:
    said = " ".join(text.split())
    return said if len(said) <= most else f"{said[: most - 1].rstrip()}…"
