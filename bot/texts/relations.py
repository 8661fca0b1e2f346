"""How it is said that papers hang together, and what one says otherwise than the one before."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from string import Template

from bot.conversation.replies import Line
from bot.texts import documents
from knowledge.domain import Held, Statement

Shelf = Mapping[int, Held]

# what is asked of the papers around one -> what those that are found are called
ACTS: dict[str, str] = {
    "base": "văn bản thực hiện hoặc căn cứ",
    "review": "văn bản sơ kết, tổng kết",
    "mention": "văn bản nhắc tới",
    "end": "văn bản thay thế hoặc bãi bỏ",
    "amend": "văn bản sửa đổi, bổ sung",
}
# what says that a directive took another's place, where it does not say so itself
HOW: dict[str, str] = {
    "version": "cùng số, cùng cơ quan ban hành, là bản mới hơn",
    "by_staff": "theo xác nhận của Văn phòng khi đăng",
}
LINKED = "$act $name:"
LINKED_MORE = "$act $name ($count văn bản, nêu $shown):"
COMPARED = "So với $old, $new có $counts."
SHOWN = "Nêu dưới đây $shown chỗ, ngày và con số trước:"
SAME = "$new không khác $old về nội dung."
COUNTS = {"changed": "chỗ đổi", "added": "chỗ thêm", "dropped": "chỗ bỏ"}
BEFORE = "Trước ghi:"
NOW = "Nay ghi:"
ADDED = "Mới"
DROPPED = "Không còn"
OF_OLD = "của bản trước"
WAS = "trước là"
REPLACED = "$name đã được $by thay thế ($how)."
NO_LINK = "Trong các văn bản đang có, không có $act $name."


def sentence(statement: Statement, shelf: Shelf) -> str | None:
    """Say the sentence of a statement about two papers; None for one of another kind."""
    said = SENTENCES.get(statement.code)
    return said(statement, shelf) if said else None


def _linked(statement: Statement, shelf: Shelf) -> str:
    facts = statement.facts
    act = ACTS[facts["act"]]
    shown = len({citation.directive_id for citation in statement.citations})
    template = LINKED if shown == facts["count"] else LINKED_MORE
    return Template(template).substitute(
        act=act[:1].upper() + act[1:],
        name=_name(statement, shelf),
        count=facts["count"],
        shown=shown,
    )


def _no_link(statement: Statement, shelf: Shelf) -> str:
    return Template(NO_LINK).substitute(
        act=ACTS[statement.facts["act"]], name=_name(statement, shelf)
    )


def _name(statement: Statement, shelf: Shelf) -> str:
    held = shelf.get(statement.facts.get("directive_id", 0))
    return documents.name(held.directive) if held else str(statement.facts.get("number", ""))


def _replaced(statement: Statement, shelf: Shelf) -> str:
    by = ", ".join(documents.named(shelf[one]) for one in statement.facts["by"])
    how = HOW.get(statement.facts["how"], HOW["by_staff"])
    return Template(REPLACED).substitute(name=_name(statement, shelf), by=by, how=how)


def _compared(statement: Statement, shelf: Shelf) -> str:
    facts = statement.facts
    names = {side: documents.name(shelf[facts[side]].directive) for side in ("old", "new")}
    total = sum(facts[kind] for kind in COUNTS)
    if not total:
        return Template(SAME).substitute(names)
    counts = ", ".join(f"{facts[kind]} {called}" for kind, called in COUNTS.items() if facts[kind])
    told = Template(COMPARED).substitute(names, counts=counts)
    if facts["shown"] < total:
        told = f"{told} {Template(SHOWN).substitute(shown=facts['shown'])}"
    return told


# code -> how it is said
SENTENCES: dict[str, Callable[[Statement, Shelf], str]] = {
    "linked": _linked,
    "no_link": _no_link,
    "replaced_without_words": _replaced,
    "comparison": _compared,
}


def difference(
    statement: Statement, place: Callable[[str], str], readable: Callable[[str], str]
) -> Iterator[Line]:
    """Show one unit that changed, with both exact words; or that is new, or gone.

    Args:
        statement: Its citations are the old unit, then the new one.
        place: Says a path as people do.
        readable: Leaves out the marks that stored words bear.
    """
    kind, quotes = statement.facts["kind"], statement.citations
    first, last = (place(quote.path) for quote in (quotes[0], quotes[-1]))
    if kind == "changed":
        moved = f", {WAS} {first}" if first != last else ""
        yield Line("key", f"{_capital(last or first)}{moved}:")
        yield Line("plain", BEFORE)
        yield Line("quote", readable(quotes[0].quote))
        yield Line("plain", NOW)
        yield Line("quote", readable(quotes[-1].quote))
        return
    label = ADDED if kind == "added" else DROPPED
    of_old = f" {OF_OLD}" if kind == "dropped" else ""
    yield Line("key", f"{label}, {last}{of_old}:" if last else f"{label}{of_old}:")
    yield Line("quote", readable(quotes[-1].quote))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
