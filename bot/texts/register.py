"""What staff read and press when they decide what a directive asks of whom."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from string import Template

from bot.conversation.replies import Line
from bot.texts import dues, places, requirements
from knowledge.domain import Bound, Decision, Duty, Held, SetDay
from knowledge.duties.exceptions import exceptions

NOTHING_WAITING = "Không còn việc nào chờ xác nhận."
WAITING = "$count văn bản có việc chờ xác nhận:"
WAITING_ROW = "$count việc"
RENEW = "Chuyển việc năm $year sang năm $next ($count việc)"
OPEN = "$name: $count việc báo cáo, nộp hoặc có hạn chờ xác nhận."
OPEN_NONE = "$name: không có việc báo cáo, nộp hoặc có hạn nào chờ xác nhận."
ROW = "$number. $what"
OTHERS = "$count việc khác chỉ để tra cứu, không nhắc."
CONFIRM_ALL = "Xác nhận cả $count việc, gắn với mọi chi bộ"
CONFIRM_SUGGESTED = "Xác nhận cả $count việc, gắn như gợi ý ở trên"
EACH = "Sửa, gắn từng việc"
SEE_OTHERS = "Xem $count việc chỉ để tra cứu"
CONFIRMED = "Đã xác nhận $count việc của $name."
CONFIRMED_REST = "$count việc khác chỉ để tra cứu."
NO_DAY_YET = "$count việc chưa có ngày: văn bản không ghi. Văn phòng đặt ngày ở từng việc."
UNBOUND = "$count việc chưa gắn với ai nên chưa tính hạn cho chi bộ nào; mở từng việc để gắn."
RECORDED = "Người xác nhận: $by, $at."
BOUND_TO = "Gắn với: $names."
SUGGESTED = "Gợi ý gắn với: $names."
ALL_CELLS = "mọi chi bộ"
NOBODY = "chưa gắn với ai"
OWN = "chính Đảng ủy, Văn phòng"
GROUPS = "nhóm $names"
OFFER = "Việc “$one” ($of) giống việc “$other” ($later): cùng kỳ, cùng nơi gửi."
MERGE = "Gộp làm một, tính hạn theo $name"
MERGED = "Đã gộp: hạn tính theo $name."
SPLIT = "Tách ra, theo dõi riêng"
SPLIT_DONE = "Đã tách ra, theo dõi riêng."
CONFIRM_ONE = "Xác nhận việc này"
CONFIRM_ONE_DONE = "Đã xác nhận việc này."
REFERENCE_DONE = "Việc này chỉ để tra cứu, không nhắc."
BIND = "Gắn với ai"
EDIT = "Sửa kỳ, hạn, nơi gửi"
DAY = "Văn phòng đặt ngày sớm hơn"
REJECT = "Không phải việc phải làm"
STOP = "Thôi theo dõi việc này"
RESTORE = "Khôi phục việc này"
REFERENCE = "Chỉ để tra cứu, không nhắc"
BACK = "Mọi việc của văn bản này"
REJECTED = "Đã bỏ việc này, không tính hạn cho ai."
BIND_ASKED = "Gắn việc “$what” với ai?"
BIND_ALL = "Mọi chi bộ"
BIND_OWN = "Chính Đảng ủy, Văn phòng"
BIND_GROUP = "Nhóm $name ($count)"
BIND_CELLS = "Chọn từng chi bộ"
CELLS_ASKED = "Chọn chi bộ cho việc “$what” (có dấu ✓ là đã chọn):"
DONE = "Xong"
EDIT_ASKED = "Sửa việc “$what”. Chọn kỳ, hoặc gõ một dòng, ví dụ:"
EDIT_EXAMPLES = (
    "/sua $id trước ngày 20 hằng tháng",
    "/sua $id gửi Ban Xây dựng Đảng",
    "/sua $id qua Văn phòng Đảng ủy",
    "/sua $id ai Các chi bộ thôn",
)
EDITED = "Đã sửa."
DAY_ASKED = "Đặt ngày sớm hơn cho việc “$what”. Chọn, hoặc gõ một dòng, ví dụ:"
DAY_EXAMPLES = ("/sua $id đặt ngày 15 hằng tháng", "/sua $id đặt trước 4 ngày")
AHEAD = "Trước hạn cấp trên $days ngày"
DAY_SET = "Đã đặt ngày (ngày do Văn phòng đặt)."
DAY_CLEAR = "Bỏ ngày Văn phòng đã đặt"
DAY_CLEARED = "Đã bỏ ngày Văn phòng đặt."
OFFICE_DAY = "Ngày do Văn phòng đặt: $said ($by, $at)."
OFFICE_AHEAD = "trước hạn ghi trong văn bản $days ngày"
EXTEND = "Tiếp tục áp dụng năm $year"
EXTENDED = "$name tiếp tục áp dụng cho năm $year."
SUA_HOW = (
    "Đồng chí gõ: /sua, mã việc, rồi điều cần sửa; ví dụ /sua 12 trước ngày 20 hằng tháng."
    " Mã việc xem ở /xacnhan."
)
CODE = "Mã việc: $id."
LAST = "Gần nhất: $what – $by, $at."
RENEWED = "Đã chuyển $count việc sang năm $year, gắn và đặt ngày như năm $before."
RENEW_ASKED = "Việc đã xác nhận năm $year, đặt cạnh văn bản năm $next:"
RENEW_SAME = "như năm trước"
RENEW_CHANGED = "khác năm trước: $fields"
RENEW_GONE = "văn bản năm mới không có"
RENEW_ALL = "Chuyển $count việc sang năm $year"
DROPPED = "Bản mới không còn việc này: “$what”."
FIELDS: dict[str, str] = {"due": "hạn", "period": "kỳ", "to": "nơi gửi", "via": "qua đâu"}
DECISIONS: dict[str, str] = {
    "proposed": "đọc từ văn bản",
    "confirmed": "xác nhận",
    "edited": "sửa",
    "rejected": "bỏ",
    "bound": "gắn chi bộ",
    "merged": "gộp",
    "split": "tách",
    "day_set": "đặt ngày",
    "day_cleared": "bỏ ngày đã đặt",
    "event_set": "đặt ngày của sự việc",
    "event_cleared": "bỏ ngày của sự việc",
    "continued": "cho áp dụng tiếp",
    "carried": "chuyển từ bản trước",
}
TAKEN_BACK = "Văn bản còn ghi: “$quote”. Đồng chí xem kỳ nào không phải gửi."
EVENT = "Đặt ngày của sự việc"
EVENT_ASKED = "“$what” tính từ: $anchor. Ngày ấy là ngày nào? Gõ một dòng, ví dụ:"
EVENT_EXAMPLES = ("/sua $id diễn ra ngày $day",)
EVENT_SET = "Đã đặt: $anchor ngày $day."
OFFERED = "$count việc chờ xác nhận: /xacnhan $handle"
# periods that can be chosen by a button
PERIODS = ("monthly", "quarterly", "semiannual", "annual", "once")
ONCE = "một lần"


def waiting(count: int, handle: str) -> str:
    """Offer, after publishing, what waits: "5 việc chờ xác nhận: /xacnhan vb 3"."""
    return Template(OFFERED).substitute(count=count, handle=handle)


def period(name: str) -> str:
    """Say a period as a button does."""
    return dues.PERIODS[name] or ONCE


def bound(to: Bound, names: Mapping[str, str]) -> str:
    """Say whom a duty binds; *names* are those of cells, by id."""
    if to.kind == "groups":
        return Template(GROUPS).substitute(names=", ".join(sorted(to.members)))
    if to.kind == "cells":
        return ", ".join(sorted(names.get(one, one) for one in to.members)) or NOBODY
    return {"all": ALL_CELLS, "office": OWN}.get(to.kind, NOBODY)


def what(duty: Duty) -> str:
    """Name a duty in a few words."""
    said = duty.obligation.what.strip(" .;,")
    return f"{said[:1].upper()}{said[1:]}"


def item(number: int, duty: Duty, names: Mapping[str, str]) -> tuple[Line, Line]:
    """Say one duty that waits, and whom it seems to bind."""
    told = requirements.item(number, None, duty.obligation)
    who = ", ".join(duty.obligation.who)
    to = duty.suggested if duty.bound.kind == "nobody" else duty.bound
    suggested = Template(SUGGESTED).substitute(names=bound(to, names))
    return Line("plain", told), Line("note", f"{who}. {suggested}" if who else suggested)


def taken_back(duty: Duty, held: Held) -> list[Line]:
    """Quote what the directive says of periods without such a report, for staff to heed."""
    found = exceptions(duty.as_read, held.directive)
    return [
        Line("note", Template(TAKEN_BACK).substitute(quote=places.readable(one))) for one in found
    ]


def day(one: SetDay) -> str:
    """Say a day that the office set."""
    ahead = Template(OFFICE_AHEAD).substitute(days=one.ahead_days)
    said = dues.when(one.due, one.period or "once") if one.due is not None else ahead
    return Template(OFFICE_DAY).substitute(said=said, by=one.by, at=f"{one.at:%d/%m/%Y}")


def last(decisions: Iterable[Decision]) -> str:
    """Say what was decided last, by whom and when; empty where a person decided nothing."""
    found = [one for one in decisions if one.what != "proposed"]
    if not found:
        return ""
    one = found[-1]
    return Template(LAST).substitute(
        what=DECISIONS.get(one.what, one.what), by=one.by, at=f"{one.at:%d/%m/%Y %H:%M}"
    )


def whole(
    duty: Duty, held: Held, names: Mapping[str, str], days: Collection[SetDay], told: str
) -> list[Line]:
    """Say one duty with all that staff made of it."""
    to = duty.suggested if duty.bound.kind == "nobody" else duty.bound
    template = SUGGESTED if duty.bound.kind == "nobody" else BOUND_TO
    lines = [
        *requirements.whole(held, duty, duty.as_read),
        *taken_back(duty, held),
        Line("plain", Template(template).substitute(names=bound(to, names))),
        *(Line("plain", day(one)) for one in days if one.cell is None),
        Line("note", Template(CODE).substitute(id=duty.id)),
    ]
    return [*lines, Line("note", told)] if told else lines
