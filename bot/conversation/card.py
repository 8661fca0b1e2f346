"""The card of one directive: its facts, its standing with the evidence, the papers around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from string import Template

from bot.conversation import files, whole_text_screens
from bot.conversation.replies import Button, Line, Reply
from bot.texts import ask as answers
from bot.texts import audience, documents, withdrawing
from bot.texts import cards as texts
from knowledge import links
from knowledge.answer import before, differences, standing
from knowledge.domain import Answer, Held, Statement

PAGE = 8  # differences on one screen
_MOST_AROUND = 4  # papers around it that have a button of their own


def card(held: Held, shelf: Sequence[Held], *, is_staff: bool = False) -> Reply:
    """Show what a directive says of itself, what became of it, and what hangs on it.

    Args:
        held: The directive.
        shelf: Everything held.
        is_staff: Offer what the office decides too.
    """
    return Reply(lines=tuple(lines(held, shelf)), buttons=tuple(_buttons(held, shelf, is_staff)))


def lines(held: Held, shelf: Sequence[Held]) -> Iterator[Line]:
    """Say the card in lines, warnings last."""
    directive = held.directive
    yield Line("title", documents.named(held))
    yield Line("key", directive.subject or documents.UNTITLED)
    for label, value in documents.printed(directive):
        yield Line("plain", f"{label}: {value}")
    if held.waits_for:
        yield Line("note", f"{documents.LABELS['waits']}: {documents.waits(held)}")
    yield Line("title", texts.STATUS)
    yield from said(_without_subject(standing(held, shelf)), shelf)
    around = list(texts.around(held, shelf))
    if around:
        yield Line("title", texts.AROUND)
        yield from around
    yield Line("plain", texts.asked(directive.obligations))
    attached = texts.attachments(directive.attachments)
    if attached:
        yield Line("plain", attached)
    yield from (Line("note", documents.warning(warning)) for warning in directive.warnings)


def _without_subject(statements: Sequence[Statement]) -> list[Statement]:
    """Leave out the line that names the year: it is the subject, which stands above already."""
    return [
        replace(one, citations=()) if one.code == "bound_to_year" else one for one in statements
    ]


def said(statements: Sequence[Statement], shelf: Sequence[Held]) -> tuple[Line, ...]:
    """Say statements as an answer does."""
    answer = Answer(status="answered", statements=tuple(statements))
    return answers.lines(answer, {one.id: one for one in shelf})


def _buttons(held: Held, shelf: Sequence[Held], is_staff: bool) -> Iterator[Button]:
    count = len(held.directive.obligations)
    if count:
        label = Template(texts.SEE_ASKED).substitute(count=count)
        yield Button(label, f"requirements:list:{held.id}:0")
    if count and is_staff:
        yield Button(texts.CONFIRM, f"register:open:{held.id}")
    yield whole_text_screens.button(held, 0)
    yield files.original(held)
    yield from files.buttons(held)
    earlier = before(held, shelf)
    if earlier is not None:
        label = Template(texts.SEE_NEW).substitute(name=documents.name(earlier.directive))
        yield Button(label, f"documents:new:{held.id}:0")
    for one in _neighbours(held, shelf)[:_MOST_AROUND]:
        yield Button(documents.named(one), f"documents:show:{one.id}")
    if is_staff:
        who = audience.who(held.audience, {})
        yield Button(audience.put(audience.OFFER, who=who), f"audience:ask:{held.id}")
    if is_staff and held.status != "withdrawn":
        yield Button(withdrawing.OFFER, f"withdraw:ask:{held.id}")


def _neighbours(held: Held, shelf: Sequence[Held]) -> list[Held]:
    """List the held papers around one: what took its place, what cites it, what it cites."""
    found = [
        *links.successors(held, shelf),
        *links.predecessors(held, shelf),
        *(link.citing for link in links.to(held, shelf)),
        *(link.cited for link in links.of(held, shelf) if link.cited is not None),
    ]
    return [one for one in {other.id: other for other in found}.values() if one.id != held.id]


def news(held: Held, shelf: Sequence[Held], *, first: int) -> Reply | None:
    """Show what a directive says otherwise than the one before it; None where there is none."""
    earlier = before(held, shelf)
    if earlier is None:
        return None
    statements = differences(earlier, held, first=first, most=PAGE)
    total = sum(statements[0].facts[kind] for kind in ("changed", "added", "dropped"))
    left = total - first - PAGE
    more = (
        Button(
            Template(texts.SEE_MORE).substitute(left=left),
            f"documents:new:{held.id}:{first + PAGE}",
            more=True,
        ),
    )
    shown = statements if first == 0 else statements[1:]
    return Reply(lines=said(shown, shelf), buttons=more if left > 0 else ())
