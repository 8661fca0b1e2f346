"""How directives are named and described, and what is said of what is odd about them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from string import Template

from bot.texts import capitals
from knowledge.domain import (
    Attachment,
    Directive,
    Fact,
    Held,
    Page,
    Signer,
    Warning,  # noqa: A004  # the domain's word
)

calm = capitals.calm

NONE_HELD = "Chưa có văn bản nào."
HELD = "Đang có $count văn bản:"
MORE = "Xem tiếp"
NONE_LATELY = "Trong 30 ngày qua không có văn bản mới. Gõ /vanban để xem mọi văn bản."
LATELY = "Trong 30 ngày qua có $count văn bản mới, mới nhất ở trên:"
ALL_HELD = "Còn nữa: gõ /vanban để xem mọi văn bản."
SEVERAL = "Có $count văn bản ứng với “$said”, đồng chí chọn:"
OTHERS = "Cùng tên gọi ấy, không còn hiệu lực: $others."
NO_NUMBER = "chưa ghi số"
UNTITLED = "(không có trích yếu)"
TYPELESS = "văn bản"
FACELESS = (
    "Không thấy số, ngày, cơ quan ban hành và người ký: có thể đây không phải văn bản chỉ đạo."
)

UNSURE = "$count chỗ đọc từ bản quét chưa chắc, cần đối chiếu với giấy (xem: troly doubts)."

STATUSES: dict[str, str] = {
    "in_force": "còn hiệu lực",
    "superseded": "đã được thay thế",
    "bound_to_year": "áp dụng cho năm $year",
    "withdrawn": "đã rút",
    "waiting": "chờ người thứ hai đồng ý",
    "unknown": "",
}

# why a directive waits -> how that is said
WAITS_FOR: dict[str, str] = {
    "internal": "lưu hành nội bộ",
    "draft": "dự thảo",
    "personal": "hồ sơ cá nhân",
}
WAITING = "$why; $person đã đăng, người khác đồng ý bằng: troly approve “$handle”"
ATTACHED: dict[str, str] = {"annex": "phụ lục", "form": "biểu mẫu"}
# how pages were read -> how that is said; text is not worth a word
READ_BY: dict[str, str] = {
    "repaired": "chữ trong tệp bị lỗi, đã sửa: trang $pages",
    "ocr": "nhận dạng từ bản quét, ảnh: trang $pages (độ chắc từ $sure)",
}

# code of a warning of ingest -> sentences; the first one whose facts are all known is said
WARNINGS: dict[str, tuple[str, ...]] = {
    "number_blank": ("Số văn bản để trống.",),
    "number_missing": ("Văn bản không ghi số, ký hiệu.",),
    "print_unread": (
        "Trang $pages có chỗ in mà máy không đọc được chữ nào; xin xem lại trên giấy.",
        "Có chỗ in mà máy không đọc được chữ nào; xin xem lại trên giấy.",
    ),
    "type_missing": ("Không thấy tên loại văn bản.",),
    "issuer_missing": ("Không xác định được cơ quan ban hành.",),
    "date_missing": ("Văn bản không ghi ngày ban hành.",),
    "day_blank": ("Ngày ban hành để trống, chỉ ghi tháng, năm.",),
    "number_from_stamp": (
        "Chỗ ghi số để trống; số $number ghép từ “$printed” trên dấu ký số, xin đối chiếu.",
        "Số văn bản lấy từ dấu ký số, xin đối chiếu.",
    ),
    "date_from_stamp": (
        "Chỗ ghi ngày để trống; ngày $date lấy từ chữ ký số ($printed), xin đối chiếu.",
        "Ngày ban hành lấy từ chữ ký số, xin đối chiếu.",
    ),
    "stamp_date_differs": (
        "Chữ ký số ghi ngày $date, không khớp tháng, năm in trên văn bản.",
        "Ngày của chữ ký số không khớp tháng, năm in trên văn bản.",
    ),
    "signer_missing": ("Văn bản không ghi người ký.",),
    "draft": ("Đây là bản dự thảo.",),
    "personal_file": ("Đây là hồ sơ, giấy tờ về một cá nhân.",),
    "annex_is_directive": (
        "Tệp kèm theo $source là văn bản riêng ($number); cần tra cứu riêng thì nạp riêng tệp ấy.",
    ),
    "appendix_missing": (
        "Văn bản nhắc tới phụ lục (“$printed”) nhưng tệp không kèm phụ lục.",
        "Văn bản nhắc tới phụ lục nhưng tệp không kèm phụ lục.",
    ),
    "date_before_cited_document": (
        "Ngày ban hành ($issued_on) sớm hơn ngày của văn bản được viện dẫn $number ($date).",
        "Ngày ban hành sớm hơn ngày của một văn bản được viện dẫn.",
    ),
    "date_year_differs_from_bound_year": (
        "Văn bản áp dụng cho năm $bound_to_year nhưng ghi ngày $issued_on.",
        "Ngày ban hành không hợp với năm mà văn bản áp dụng.",
    ),
    "anniversary_does_not_add_up": (
        "$years năm kể từ $base là năm $expected_year, không phải năm $bound_to_year ($number).",
        "Một mốc sơ kết, tổng kết không khớp với số năm.",
    ),
}
UNKNOWN_WARNING = "Có điểm cần kiểm tra lại ($code)."

_ISO_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d")
_DATES = frozenset({"issued_on", "date", "base"})  # facts that are ISO dates

LABELS: dict[str, str] = {
    "issuer": "Cơ quan ban hành",
    "issued_on": "Ngày ban hành",
    "signer": "Người ký",
    "recipients": "Nơi nhận",
    "urgency": "Độ khẩn",
    "circulation": "Lưu hành",
    "pages": "Cách đọc",
    "attachments": "Kèm theo",
    "waits": "Chờ đồng ý",
    "status": "Tình trạng",
    "source": "Tệp",
}

# what a paper says of itself, as staff call it
FACTS: dict[Fact, str] = {
    "number": "số, ký hiệu",
    "type": "tên loại",
    "issuer": "cơ quan ban hành",
    "issued_on": "ngày ban hành",
    "signer": "người ký",
    "subject": "trích yếu",
}


def name(directive: Directive) -> str:
    """Name a directive: "Kế hoạch 31-KH/BTGĐUK", "Hướng dẫn (chưa ghi số)"."""
    kind = directive.type or TYPELESS
    return f"{kind[:1].upper()}{kind[1:]} {directive.number or f'({NO_NUMBER})'}"


def named(held: Held) -> str:
    """Name a held directive with its handle: "Kế hoạch 31-KH/BTGĐUK [vb 7]"."""
    return f"{name(held.directive)} [{held.handle}]"


def dated(issued_on: str | None) -> str:
    """Say an ISO date as people do: "05/01/2023", "tháng 9/2025"; "không ghi" for none."""
    if issued_on is None:
        return "không ghi"
    if len(issued_on) == len("2025-09"):
        year, month = issued_on.split("-")
        return f"tháng {int(month)}/{year} (ngày để trống)"
    return f"{date.fromisoformat(issued_on):%d/%m/%Y}"


def status(held: Held) -> str:
    """Say what is known of the directive's force; empty where nothing is."""
    year = held.directive.bound_to_year
    said = Template(STATUSES[held.status]).substitute(year=year or "")
    by = ", ".join(f"vb {number}" for number in held.superseded_by)
    return f"{said} (bởi {by})" if by else said


def signed(signer: Signer, text: str) -> str:
    """Name the signer of a directive's *text*: "Trần Văn A, Trưởng ban (T/M Ban Thường vụ)"."""
    authority = f" ({calm(signer.authority, text)})" if signer.authority else ""
    position = calm(signer.position, text) if signer.position else None
    return ", ".join(part for part in (signer.name, position) if part) + authority


def warning(found: Warning) -> str:
    """Say one warning."""
    facts = {
        key: dated(value) if key in _DATES else _timed(value)
        for key, value in found.facts.items()
        if value
    }
    said = _first_complete(WARNINGS.get(found.code, ()), facts)
    return said or Template(UNKNOWN_WARNING).substitute(code=found.code)


def _timed(value: str) -> str:
    """Say the time that is kept in a signature; leave whatever else was printed as it is."""
    if not _ISO_TIME.match(value):
        return value
    return f"{datetime.fromisoformat(value):%H:%M ngày %d/%m/%Y}"


def concerns(directive: Directive) -> tuple[str, ...]:
    """Say what is odd about a directive, and what was not read for sure, one sentence each."""
    doubtful = len(directive.doubts)
    unsure = (Template(UNSURE).substitute(count=doubtful),) if doubtful else ()
    return (*odd(directive), *unsure)


def odd(directive: Directive) -> tuple[str, ...]:
    """Say what is odd about a directive, one sentence each."""
    known = (directive.number, directive.issued_on, directive.issuer, directive.signer)
    faceless = () if any(known) else (FACELESS,)
    return (*faceless, *(warning(one) for one in directive.warnings))


def printed(directive: Directive) -> tuple[tuple[str, str], ...]:
    """List what a directive says of itself: pairs of label and value, empty ones left out."""
    values = {
        "issuer": directive.issuer or "",
        "issued_on": dated(directive.issued_on),
        "signer": signed(directive.signer, directive.text) if directive.signer else "",
        "recipients": "; ".join(directive.recipients),
        "urgency": directive.urgency or "",
        "circulation": directive.circulation or "",
        "source": directive.source,
        "pages": read_as(directive.pages),
    }
    return tuple((LABELS[key], value) for key, value in values.items() if value)


def preview(directive: Directive) -> tuple[tuple[str, str], ...]:
    """List what a directive says of itself, and what came with it."""
    named = "; ".join(map(attached, directive.attachments))
    return (*printed(directive), *(((LABELS["attachments"], named),) if named else ()))


def facts(held: Held) -> tuple[tuple[str, str], ...]:
    """List what a directive says of itself, and what the library knows of it."""
    own = {"status": status(held), "waits": waits(held)}
    return (*printed(held.directive), *((LABELS[key], said) for key, said in own.items() if said))


def waits(held: Held) -> str:
    """Say why a directive waits for a second person, and who published it; empty if it does not."""
    if not held.waits_for:
        return ""
    why = ", ".join(WAITS_FOR[reason] for reason in held.waits_for)
    return Template(WAITING).substitute(why=why, person=held.published_by, handle=held.handle)


def attached(one: Attachment) -> str:
    """Name an annex or a form with its file: "biểu mẫu: Báo cáo quý (mau-01.xlsx)"."""
    kind = ATTACHED[one.kind]
    return f"{kind}: {one.title} ({one.source})" if one.title else f"{kind} ({one.source})"


def read_as(pages: Sequence[Page]) -> str:
    """Say how the pages were read, where these are not simply text: "bản quét: trang 1–3 …"."""
    said = []
    for way, name in READ_BY.items():
        found = [page for page in pages if page.read_by == way]
        if found:
            sure = f"{min(page.sure for page in found):.0%}".replace("%", " %")
            numbers = _ranges([page.number for page in found])
            said.append(Template(name).substitute(pages=numbers, sure=sure))
    return "; ".join(said)


def _ranges(numbers: Sequence[int]) -> str:
    """Write page numbers short: 1, 2, 3, 5 as "1–3, 5"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


def _first_complete(texts: tuple[str, ...], facts: Mapping[str, str]) -> str | None:
    for template in map(Template, texts):
        if set(template.get_identifiers()) <= facts.keys():
            return template.substitute(facts)
    return None
