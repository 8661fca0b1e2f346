"""Whom a draft is for: asked before it is published, so that nobody sees it who should not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from bot.conversation.publishing_button import Pressed
from bot.conversation.replies import Button, Line, Reply
from bot.drafts import Draft
from bot.errors import StaleButton
from bot.organisation import Cell, Organisation
from bot.texts import audience as texts
from bot.texts import documents
from bot.texts import publishing as own
from knowledge.domain import EVERYBODY, STAFF_ONLY, Audience

PAGE = 8


def who(draft: Draft, organisation: Organisation) -> str:
    """Name whom a draft is for."""
    if draft.audience is None:
        return own.INHERITED
    return texts.who(draft.audience, {cell.id: cell.name for cell in organisation.cells})


def answer(draft: Draft, pressed: Pressed, organisation: Organisation, today: date) -> Draft:
    """Return the draft as a press leaves it.

    Raises:
        StaleButton: If a cell was pressed that is not there.
    """
    if pressed.what == "everybody":
        return replace(draft, audience=EVERYBODY)
    if pressed.what == "staff":
        return replace(draft, audience=STAFF_ONLY)
    if pressed.what != "toggle":
        return draft
    if pressed.more not in {cell.id for cell in _cells(organisation, today)}:
        raise StaleButton
    cells = _chosen(draft) ^ {pressed.more}
    # nobody left: the office alone, never everybody by a slip of the finger
    return replace(draft, audience=Audience(kind="cells", cells=cells) if cells else STAFF_ONLY)


def screen(draft: Draft, pressed: Pressed, organisation: Organisation, today: date) -> Reply:
    """Ask whom it is for; or which cells, each press takes one in, or out."""
    name = documents.name(draft.directive) if draft.directive else ""
    now = Line("key", texts.put(texts.NOW, who=who(draft, organisation)))
    if pressed.what == "audience":
        asked = Line("title", texts.put(texts.ASKED, name=name))
        buttons = (
            Button(texts.ALL, f"publishing:everybody:{draft.id}"),
            Button(texts.CELLS, f"publishing:cells:{draft.id}:0"),
            Button(texts.STAFF, f"publishing:staff:{draft.id}"),
            Button(own.BACK, f"publishing:show:{draft.id}"),
        )
        return Reply(lines=(asked, now, Line("note", texts.RULE)), buttons=buttons, replaces=True)
    title = Line("title", texts.put(texts.CHOOSE, name=name))
    rows = tuple(_rows(draft, pressed, _cells(organisation, today)))
    return Reply(lines=(title, now), buttons=rows, replaces=True)


def _rows(draft: Draft, pressed: Pressed, cells: Sequence[Cell]) -> Iterator[Button]:
    at = next((n for n, cell in enumerate(cells) if cell.id == pressed.more), None)
    first = pressed.number() if at is None else at // PAGE * PAGE
    chosen = _chosen(draft)
    for cell in cells[first : first + PAGE]:
        template = texts.CHOSEN if cell.id in chosen else texts.OPEN
        label = texts.put(template, name=cell.name)
        yield Button(label, f"publishing:toggle:{draft.id}:{cell.id}")
    if first + PAGE < len(cells):
        more = f"publishing:cells:{draft.id}:{first + PAGE}"
        yield Button(documents.MORE, more, more=True)
    yield Button(texts.DONE, f"publishing:show:{draft.id}")


def _cells(organisation: Organisation, today: date) -> list[Cell]:
    return [cell for cell in organisation.cells if cell.exists(today)]


def _chosen(draft: Draft) -> frozenset[str]:
    return draft.audience.cells if draft.audience else frozenset()
