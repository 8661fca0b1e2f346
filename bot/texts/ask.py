"""How an answer is said: a sentence for each statement, where it stands, its exact words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from string import Template
from typing import Any

from bot.conversation.replies import Line
from bot.texts import curated, documents, dues, pages, refusals, relations
from bot.texts.capitals import calm
from bot.texts.places import place, readable
from knowledge.domain import Answer, Citation, Held, Statement

Shelf = Mapping[int, Held]

GREETING = "Chào đồng chí. Đồng chí cần biết điều gì trong văn bản, xin cứ hỏi."
THANKED = "Rất vui được giúp đồng chí."
EMPTY = "Đồng chí hỏi gì, xin viết thành một câu, ví dụ: “Báo cáo quý gửi về đâu?”"
NONE_HELD = "Chưa có văn bản nào được đăng nên chưa tra cứu được. Xin hỏi $office."
WHICH_ONE = "Có nhiều văn bản ứng với câu hỏi. Đồng chí muốn hỏi văn bản nào?"
OFFERED = "Có phải đồng chí hỏi văn bản này không?"
ASK_OFFICE = "Xin hỏi $office."
OFFICE = "Văn phòng hoặc cơ quan ban hành"


# Statement code -> sentence; facts are put in by name. An empty one lets the quote speak.
SENTENCES: dict[str, str] = {
    "signer": "Người ký: $name.",
    "issued_on": "Ngày ghi trên văn bản: $date.",
    "issued_on_stamp": (
        "Chỗ ghi ngày để trống; dấu ký số in trên văn bản ghi ngày $date. Xin đối chiếu bản gốc."
    ),
    "issued_on_signature": (
        "Trong chữ của văn bản không có ngày ban hành đầy đủ. Chữ ký số của tệp ghi ngày $date."
        " Xin đối chiếu bản gốc."
    ),
    "cited_date": "$number được ghi ngày $date (theo văn bản viện dẫn; bản gốc chưa có ở đây).",
    "date_before_cited_document": (
        "Cần đối chiếu bản gốc: ngày ghi trên văn bản ($issued_on) sớm hơn ngày của văn bản được"
        " viện dẫn $cited ($cited_on). Có thể ngày, năm bị ghi nhầm."
    ),
    "issuer": "Cơ quan ban hành: $issuer.",
    "number": "Số văn bản: $number.",
    "recipients": "Nơi nhận ghi trong văn bản:",
    "basis": "Văn bản nêu căn cứ:",
    "replaces": "Văn bản ghi:",
    "replaced_by": "Văn bản này đã được thay thế. Văn bản sau ghi:",
    "replaced_in_turn": "Văn bản ấy cũng đã được thay thế. Văn bản sau ghi:",
    "changed_by": "$name có chỗ được sửa đổi, bổ sung hoặc bãi bỏ. Văn bản sau ghi:",
    "changed_here": "Lưu ý: chỗ này đã được sửa đổi. Văn bản sau ghi:",
    "difference": "",
    "appendix": "Văn bản có phụ lục:",
    "subject": "Văn bản này về:",
    "outline": "Các mục của văn bản:",
    "bound_to_year": "Văn bản áp dụng cho năm $year.",
    "urgency": "Độ khẩn ghi trên văn bản: $urgency.",
    "unit": "",
    "list": "",
    "content": "",
    "claim": "$text",
    "duty": "",
    "nearby": "Phần gần nhất mà văn bản có nói:",
    "number_blank": "Bản đang lưu để trống số văn bản.",
    "date_missing": "Bản đang lưu không ghi ngày ban hành.",
    "day_blank": "Bản đang lưu để trống ngày ban hành, chỉ ghi $date.",
    "signer_missing": "Bản đang lưu không ghi người ký.",
    "issuer_missing": "Bản đang lưu không ghi rõ cơ quan ban hành.",
    "recipients_missing": "Bản đang lưu không ghi nơi nhận.",
    "basis_missing": "Văn bản không nêu căn cứ.",
    "replaces_missing": "Văn bản không ghi thay thế hay bãi bỏ văn bản nào.",
    "end_unstated": (
        "Trong các văn bản đang có, không có văn bản nào ghi là thay thế hay bãi bỏ văn bản này."
    ),
    "whole_end_unstated": (
        "Trong các văn bản đang có, không có văn bản nào ghi là thay thế hay bãi bỏ toàn bộ"
        " văn bản này."
    ),
    "change_unstated": (
        "Trong các văn bản đang có, không có văn bản nào ghi là sửa đổi, bổ sung $name."
    ),
    "no_earlier": "Chưa có văn bản trước của $name ở đây để so sánh.",
    "only_cited": "Bản thân văn bản $number chưa có ở đây, chỉ được nhắc tới như trên.",
    "appendix_not_attached": "Văn bản nhắc tới phụ lục, nhưng bản đang lưu không có phụ lục.",
    "appendix_missing": "Văn bản không có phụ lục.",
    "year_unstated": "Văn bản không ghi chỉ áp dụng cho một năm.",
    "urgency_missing": "Văn bản không ghi độ khẩn.",
    "outline_missing": "Văn bản không chia mục.",
    "no_such_unit": "$name không có $address.",
    "no_such_place": "Các văn bản đang có không có $address.",
    "not_held": "Chưa có văn bản $number ở đây.",
    "cited_only": (
        "Văn bản $number chưa có ở đây, chỉ được nhắc tới trong văn bản khác, nên không trả lời"
        " được về nội dung của nó. Chỗ nhắc tới:"
    ),
    "due_unstated": "Văn bản không ghi ngày nộp cụ thể. Văn bản chỉ ghi:",
    "nothing_found": "Các văn bản đang có không nói tới điều đồng chí hỏi.",
    "draft": "Lưu ý: $name là bản dự thảo, chưa phải văn bản chính thức.",
    "anniversary_does_not_add_up": (
        "Cần đối chiếu: mốc năm ghi trong văn bản không khớp (xem ngày của $number)."
    ),
    "superseded": "Lưu ý: $name đã được $by thay thế.",
    "superseded_last": "Bản mới nhất đang có: $by.",
    "bound_to_past_year": "Lưu ý: $name là văn bản của năm $year, năm đó đã qua.",
    "mended": "Đã hiểu $words.",
    "followed": "Đã hiểu đồng chí hỏi: “$question”.",
    "catalogue": "Đang có $count văn bản. Mới nhất:",
    **refusals.SENTENCES,
}


Says = Callable[[Statement], Iterator[Line] | None]


def nothing_else(_statement: Statement) -> None:
    """Leave every statement to this module."""


def lines(
    answer: Answer, shelf: Shelf, *, office: str = OFFICE, says: Says = nothing_else
) -> tuple[Line, ...]:
    """Say *answer* in lines.

    Args:
        answer: A verified answer.
        shelf: The held directives by id.
        office: Whom to ask, with a telephone number if there is one.
        says: How another topic says statements of its own; None for those of others.
    """
    named: list[int] = []
    said = [line for s in answer.statements for line in says(s) or _statement(s, shelf, named)]
    if answer.status == "which_one":
        said.append(Line("title", OFFERED if answer.statements else WHICH_ONE))
        said += [Line("plain", f"- {choice(shelf[c.directive_id])}") for c in answer.choices]
    if answer.status == "not_in_documents":
        said.append(Line("note", Template(ASK_OFFICE).substitute(office=office)))
    said += refusals.degraded(answer)
    return tuple(said)


def choice(held: Held) -> str:
    """Name a directive as something to choose: with its issuer and subject."""
    directive = held.directive
    parts = (documents.named(held), directive.issuer, directive.subject)
    return " – ".join(part for part in parts if part)


def _statement(statement: Statement, shelf: Shelf, named: list[int]) -> Iterator[Line]:
    """Say one statement; *named* lists the directives named so far in the answer."""
    if statement.kind == "by_office":
        yield from curated.lines(statement.facts, shelf)
        return
    sentence = Line("note" if statement.code in _NOTES else "plain", _sentence(statement, shelf))
    if sentence.text and statement.code not in _AFTER_THE_QUOTE:
        yield sentence
    for directive_id in statement.facts.get("ids", ()):
        yield Line("plain", f"- {choice(shelf[directive_id])}")
    if statement.code == "outline":
        yield from _outline(statement.citations)
        yield from _compare(statement.citations, shelf)
        return
    if statement.code == "difference":
        yield from relations.difference(statement, place, readable)
        return
    for (directive_id, path), group in groupby(statement.citations, key=_place):
        yield Line("key", _where(shelf[directive_id], path, named))
        cited = list(group)
        yield from (Line("quote", readable(citation.quote)) for citation in cited)
        yield from _compare(cited, shelf)
    if sentence.text and statement.code in _AFTER_THE_QUOTE:
        yield sentence


def _compare(citations: Iterable[Citation], shelf: Shelf) -> Iterator[Line]:
    """Say of quotes from a scan that nobody has compared with the paper yet, a page once."""
    found = (shelf[one.directive_id].scanned_on(one.start, one.end, one.page) for one in citations)
    for page in dict.fromkeys(page for page in found if page is not None):
        yield Line("note", Template(pages.COMPARE).substitute(page=page))


def _outline(citations: Iterable[Citation]) -> Iterator[Line]:
    """List headings one to a line, each with its place."""
    for citation in citations:
        said = place(citation.path)
        yield Line("plain", f"- {said[:1].upper()}{said[1:]}: {readable(citation.quote)}")


def _where(held: Held, place: str, named: list[int]) -> str:
    """Name directive and mục; the mục alone right after another of the same directive."""
    again = bool(named) and named[-1] == held.id
    named.append(held.id)
    if again and place:
        return f"{place[:1].upper()}{place[1:]}:"
    name = documents.name(held.directive) if again else heading(held)
    return f"{name}, {place}:" if place else f"{name}:"


# What sums a quote up reads better below it.
_AFTER_THE_QUOTE = frozenset({"duty"})
_NOTES = frozenset(
    {
        "superseded",
        "bound_to_past_year",
        "draft",
        "anniversary_does_not_add_up",
        "mended",
        "followed",
    }
)


def _sentence(statement: Statement, shelf: Shelf) -> str:
    related = relations.sentence(statement, shelf)
    if related is not None:
        return related
    template = SENTENCES[statement.code]
    facts = {key: _said(key, value, shelf) for key, value in statement.facts.items()}
    if "directive_id" in statement.facts:
        facts["name"] = documents.name(shelf[statement.facts["directive_id"]].directive)
    sentence = Template(template).substitute(facts)
    if "name" in facts and "$name" not in template and not statement.citations:
        sentence = f"{facts['name']}: {sentence[:1].lower()}{sentence[1:]}"
    more = _MORE.get(statement.code)
    return f"{sentence} {more(statement.facts)}".strip() if more else sentence


def _said(key: str, value: Any, shelf: Shelf) -> str:
    if key in {"date", "issued_on", "cited_on"}:
        return documents.dated(value)
    if key == "words":
        return ", ".join(f"“{typed}” là “{taken}”" for typed, taken in value)
    if key == "by":
        return ", ".join(documents.named(shelf[directive_id]) for directive_id in value)
    return str(value)


def _signer(facts: Mapping[str, Any]) -> str:
    parts = [calm(facts[key]) for key in ("authority", "position") if facts[key]]
    if parts:
        return f"Chức vụ, quyền hạn ký: {', '.join(parts)}."
    return "Bản đang lưu không có dòng chức vụ, quyền hạn ký."


def _duty(facts: Mapping[str, Any]) -> str:
    """Say in one line to whom, through whom and how often, as far as the text does."""
    parts = []
    if facts["to"]:
        parts.append(f"Gửi: {', '.join(facts['to'])}")
    if facts["via"]:
        parts.append(f"Qua: {', '.join(facts['via'])}")
    periods = [dues.PERIODS[period] for period in facts["periods"] if dues.PERIODS.get(period)]
    if periods:
        parts.append(f"Kỳ: {', '.join(periods)}")
    said = ". ".join(parts)
    if not facts["day_stated"]:
        return f"{said}. Văn bản không ghi ngày nộp cụ thể." if said else ""
    return f"{said}." if said else ""


def _looked_for(facts: Mapping[str, Any]) -> str:
    words = "”, “".join(facts["looked_for"])
    return f"Đã tìm: “{words}”." if words else ""


def _there_is(facts: Mapping[str, Any]) -> str:
    places = ", ".join(path.replace("PL", "phụ lục ").strip() for path in facts["there_is"])
    return f"Văn bản có: {places}." if places else ""


# Statement code -> what is added to its sentence.
_MORE: dict[str, Callable[[Mapping[str, Any]], str]] = {
    "signer": _signer,
    "duty": _duty,
    "nothing_found": _looked_for,
    "no_such_unit": _there_is,
}


def _place(citation: Citation) -> tuple[int, str]:
    return citation.directive_id, place(citation.path)


def heading(held: Held) -> str:
    """Name a directive, its year and its issuer in the one line that is always seen."""
    year = held.directive.bound_to_year
    name = f"{documents.named(held)} (năm {year})" if year else documents.named(held)
    return f"{name} của {held.directive.issuer}" if held.directive.issuer else name


def choices(answer: Answer, shelf: Shelf) -> Iterable[tuple[str, str]]:
    """List what can be chosen: a short label and the question to ask in its place."""
    return [(documents.named(shelf[c.directive_id]), c.question) for c in answer.choices]


def sources(answer: Answer, shelf: Shelf) -> list[int]:
    """List the directives that answers of the office rest on, by their ids."""
    named = [one.facts["directive_id"] for one in answer.statements if one.kind == "by_office"]
    return [one for one in named if one in shelf]
