"""The names of bodies in a duty: who (ai), to whom (về, với, cho), through whom (qua)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ingest.duties.name_words import (
    AND,
    AND_BEHIND,
    BEHIND,
    CAPITAL,
    FIELD,
    NAME_RE,
    OFFICE,
    TAIL,
    WORD,
)
from ingest.duties.text import Span, cased, words


@dataclass(frozen=True, slots=True)
class Named:
    """A list of names and where it stands."""

    names: tuple[str, ...]
    start: int
    end: int


def at(text: str, original: str, start: int, *, proper: bool = False) -> Named | None:
    """Read the list of names that begins at *start*, if one does.

    Args:
        text: As ``text.plain`` gives it.
        original: The same text as printed, from which the names are taken.
        start: Offset in both.
        proper: Also take capitals that begin no body we know: "về Tạp chí Lửa Việt".
    """
    spans: list[Span] = []
    position = start
    while match := NAME_RE.match(text, position):
        end = _with_fields(text, match)
        spans.append(_trimmed(text, (match.start(), end)))
        joint = AND.match(text, end) or AND_BEHIND.match(text, end)
        if joint is None:
            break
        position = joint.end()
    if not spans and proper and original[start : start + 1].isupper():
        capitals = CAPITAL.match(text, start)
        spans = [_trimmed(text, capitals.span())] if capitals else []
    if not spans:
        return None
    joined = _joined(text, spans)
    names = tuple(_clean(original[a:b]).strip() for a, b in joined)
    return Named(names, spans[0][0], spans[-1][1])


def _clean(name: str) -> str:
    return re.sub(r"[\s*]+", " ", name)


def _with_fields(text: str, match: re.Match[str]) -> int:
    """Return where the name ends, with the further fields of an office, known by capitals."""
    end = match.end()
    while OFFICE.fullmatch(match.group()) and (more := FIELD.match(text, end)):
        if not more["field"][0].isupper():
            break
        end = more.end()
    return end


def _trimmed(text: str, span: Span) -> Span:
    found = text[slice(*span)]
    found = re.sub(r"(?:\s+(?:và|các|của|được|,))+$", "", found.rstrip())
    return span[0], span[0] + len(found)


# "Thường trực, Ban Thường vụ và Đảng ủy": organs of one body, named once at the end
_ELLIPTIC = words(r"thường trực|ban thường vụ|thường vụ|ban chấp hành|chi|bí thư", re.IGNORECASE)
_ORGAN = words(
    r"ban thường vụ|ban chấp hành|(?:đảng|tỉnh|thành|huyện|quận|chi|cấp) ủy|đảng bộ",
    re.IGNORECASE,
)


def _joined(text: str, spans: list[Span]) -> list[Span]:
    result: list[Span] = []
    for span in spans:
        if (
            result
            and _ELLIPTIC.fullmatch(re.split(r",|\bvà\b", text[slice(*result[-1])])[-1].strip())
            and _ORGAN.match(text, span[0])
        ):
            result[-1] = (result[-1][0], span[1])
        else:
            result.append(span)
    return result


# "về Ban ...", "cho Sở ...", "với Ban ..."; what stands between is the matter of the report
_TO = words(
    r"(?<!\w)(?:về|cho|(?<!đối\s)với|lên|đến|tới|gửi|trình|(?:ý kiến|chỉ đạo) của)"
    r"(?: (?:về|cho|đến|tới|lên))? ",
    re.IGNORECASE,
)
# "báo cáo Ban Thường vụ", "nộp Chi ủy": the name stands right behind the verb
_DIRECT = words(
    r"(?<!\w)(?:báo cáo|xin ý kiến(?: chỉ đạo)?(?: của)?|nộp"
    r"|(?<!chương\s)(?<!tờ\s)(?<!quá\s)(?<!công\s)trình|gửi|phản ánh|thông báo|báo)"
    r"(?: (?:ngay|kịp thời|trực tiếp|bằng văn bản|kết quả))?(?:\s*[(¦][^()]*[)¦])?\s*",
    re.IGNORECASE,
)


def _may_be_proper(text: str, start: int, led: Mapping[int, str]) -> bool:
    """Say whether capitals at *start* can name a receiver we know no word of."""
    return start in led or text[:start].endswith(("áo cáo ", "rình ", "ộp "))


# "(qua Văn phòng Đảng ủy)", "thông qua Ban Xây dựng Đảng"
_VIA = words(r"(?<!\w)(?:thông qua|qua) ", re.IGNORECASE)


# "gửi cho đương sự", "gửi đến đối tượng thanh tra": whoever a paper is sent to
_SENT_TO = words(
    r"(?<!\w)(?:gửi|nộp|trả lời|thông báo|bàn giao)(?: (?:ngay|lại|kịp thời|trực tiếp))?"
    r" (?:cho|đến|tới) (?!ngày|hết|nay|khi|hòm|hộp|địa chỉ|thư|email|lúc|\d)",
    re.IGNORECASE,
)
_ANYONE = words(rf"{WORD}{TAIL}")


# "Tài liệu trình Ban Thường vụ phải gửi về Văn phòng": whose paper it is, not where it goes
_OWES = words(r" (?:phải|cần|có trách nhiệm)(?!\w)")


def addressees(text: str, original: str, span: Span) -> list[Named]:
    """List the addressees in *span*, in order, each with where it stands."""
    return _bodies(text, original, span) or _anyone(text, original, span)


def _anyone(text: str, original: str, span: Span) -> list[Named]:
    sent = _SENT_TO.search(text, *span)
    said = _ANYONE.match(text, sent.end(), span[1]) if sent else None
    if said is None:
        return []
    start, end = _trimmed(text, said.span())
    return [Named((_clean(original[start:end]).strip(),), start, end)]


def _bodies(text: str, original: str, span: Span) -> list[Named]:
    found: list[Named] = []
    led = {match.end(): match.group() for match in _TO.finditer(text, *span)}
    direct = {match.end() for match in _DIRECT.finditer(text, *span)} - led.keys()
    told = False
    for start in sorted(led.keys() | direct):
        if told and led.get(start, "").strip().lower() == "về":
            continue  # "báo cáo Thủ tướng về người lao động": whom it is about
        named = at(text[: span[1]], original, start, proper=_may_be_proper(text, start, led))
        owes = named and _OWES.match(text, named.end)
        if named and not owes and not any(named.start < seen.end for seen in found):
            found.append(named)
            told = told or start in direct
    return found


def channels(text: str, original: str, span: Span) -> list[Named]:
    """List the bodies that a report goes through, in order."""
    found = (
        at(text[: _via_end(text, match, span[1])], original, match.end())
        for match in _VIA.finditer(text, *span)
    )
    return [named for named in found if named]


def _via_end(text: str, match: re.Match[str], end: int) -> int:
    """Return where the channel ends: "Qua Văn phòng, các chi bộ báo cáo" names the actor next."""
    opens = not text[: match.start()].strip(" -+")
    comma = text.find(",", match.end(), end) if opens else -1
    return comma if comma >= 0 else end


_ASKS = (
    r"(?:hướng dẫn(?= (?:các|cấp ủy)\s)|giao trách nhiệm|giao(?! (?-i:ban)(?!\w))|đề nghị|yêu cầu"
    r"|phân công)(?: cho)?"
)
_ASKED = words(rf"(?<!\w){_ASKS} ", re.IGNORECASE)
_GIVEN = words(
    rf"(?:^|[:;,¦(-])\s*(?:\w[.)]\s*|\d+[.)]\s*)*(?:(?:đồng thời|{_ASKS}|đối với)\s*,?\s*)*"
    rf"|(?<!\w){_ASKS} ",
    re.IGNORECASE,
)
# "Ban Tổ chức Tỉnh ủy đề nghị ...": who asks does not act
_ASKING = words(rf"\s*(?:{_ASKS})(?!\w)", re.IGNORECASE)


def actors(
    text: str, original: str, acts: Iterable[int], *, asked: bool = False
) -> tuple[str, ...]:
    """Find who must act: names at the start of a clause, or behind "giao", "đề nghị".

    Args:
        text: With its capitals, as ``text.cased`` gives it.
        original: The same as printed.
        acts: Where the verbs of the clause stand; the actor comes before them.
        asked: Only names behind "giao", "đề nghị": who opens a paper is not who must act.
    """
    opening = _OPENING.match(text)
    acts = sorted(act for act in acts if opening is None or act >= opening.end())
    first = min(acts, default=len(text))
    for match in (_ASKED if asked else _GIVEN).finditer(text):
        named = at(text, original, match.end())
        # "Giám sát thường xuyên: các đồng chí ủy viên dự ...": the act behind the colon counts
        listed = match.group().lstrip().startswith(":")
        until = (
            min((act for act in acts if act > match.start()), default=first) if listed else first
        )
        if named and named.start < until and not _ASKING.match(text, named.end):
            behind = BEHIND.match(text, named.end)
            *others, last = named.names
            return (*others, last + _clean(behind.group()) if behind else last)
    return ()


# "Sau học tập, đảng viên ...", "Mỗi quý, chi bộ ...": a time or an aim in front of who acts
_OPENING = words(
    r"\W*(?:(?:sau|trước|trong|khi|nếu|hằng|hàng|mỗi|từng|định kỳ|để|nhằm|căn cứ|thực hiện|theo)"
    r"\s[^,;¦]{1,80},\s*|¦+\s*,\s*)*",
    re.IGNORECASE,
)


def subject(text: str, original: str, acts: Iterable[int]) -> tuple[str, ...]:
    """Find who opens a clause that may hold no duty; its later clauses go on with that body."""
    opening = _OPENING.match(text)
    start = opening.end() if opening else 0
    if at(text, original, start) is None:
        return ()
    rest = [act - start for act in acts if act >= start]
    return actors(text[start:], original[start:], rest)


# "2. Đối với ", "III.1 Giao "
_BEFORE_HEADING = words(
    r"\s*(?:[\w.]{1,5}[.)] )?(?:đối với|giao|trách nhiệm của)?\s*", re.IGNORECASE
)


# "Đảng ủy A lãnh đạo B:": A answers for what follows
_LEADS = words(r"\s*(?:lãnh đạo|chỉ đạo|chủ trì|phối hợp)\s[^.;]*:\W*")


def heading_actors(heading: str) -> tuple[str, ...]:
    """Return the names a heading consists of: "2. Đối với các chi bộ:" -> ("các chi bộ",)."""
    text = cased(heading, "")
    start = _BEFORE_HEADING.match(text)
    named = at(text, heading, start.end() if start else 0)
    rest = text[named.end :] if named else "-"
    alone = not rest.strip(" :.*") or bool(_LEADS.fullmatch(rest))
    return named.names if named and alone else ()
