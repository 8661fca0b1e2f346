"""What staff see of the register of duties: lists, one duty, whom it binds, what can be pressed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from string import Template

from bot.conversation.replies import Button, Line, Reply
from bot.organisation import Cell
from bot.texts import documents
from bot.texts import register as texts
from knowledge.domain import Duty, Held, MergeOffer, Proposal, Renewal

PAGE = 8
_AHEAD_DAYS = (3, 5, 7)


def _put(template: str, **facts: object) -> str:
    return Template(template).substitute(facts)


def waiting(rows: Sequence[tuple[Held, int]], renewals: int, year: int) -> Reply:
    """List the directives of which something waits, each with how much."""
    buttons = [
        Button(
            documents.named(held),
            f"register:open:{held.id}",
            mark=held.handle,
            about=_put(texts.WAITING_ROW, count=count),
        )
        for held, count in rows
    ]
    if renewals:
        label = _put(texts.RENEW, year=year, next=year + 1, count=renewals)
        buttons.append(Button(label, f"register:renewals:{year}"))
    title = _put(texts.WAITING, count=len(rows)) if rows else texts.NOTHING_WAITING
    return Reply(lines=(Line("title", title),), buttons=tuple(buttons))


def proposal(held: Held, waits: Proposal, names: Mapping[str, str], year: int) -> Reply:
    """Show what one directive proposes; one press confirms all of it."""
    return Reply(
        lines=tuple(_proposed(held, waits, names)),
        buttons=tuple(_for_proposal(held, waits, year)),
    )


def _proposed(held: Held, waits: Proposal, names: Mapping[str, str]) -> Iterator[Line]:
    count = len(waits.deadlines)
    template = texts.OPEN if count else texts.OPEN_NONE
    yield Line("title", _put(template, name=documents.named(held), count=count))
    for number, duty in enumerate(waits.deadlines, start=1):
        yield from texts.item(number, duty, names)
        yield from texts.taken_back(duty, held)
    if waits.references:
        yield Line("note", _put(texts.OTHERS, count=len(waits.references)))
    for offer in waits.merges:
        yield Line("plain", _offered(offer))
    yield from (Line("plain", _put(texts.DROPPED, what=texts.what(d))) for d in waits.dropped)


def _offered(offer: MergeOffer) -> str:
    return _put(
        texts.OFFER,
        one=texts.what(offer.duty),
        of=f"vb {offer.duty.directive_id}",
        other=texts.what(offer.into),
        later=f"vb {offer.into.directive_id}",
    )


def _for_proposal(held: Held, waits: Proposal, year: int) -> Iterator[Button]:
    count = len(waits.deadlines)
    if count:
        yield Button(_put(texts.CONFIRM_SUGGESTED, count=count), f"register:suggested:{held.id}")
    if any(duty.suggested.kind == "groups" for duty in waits.deadlines):
        yield Button(_put(texts.CONFIRM_ALL, count=count), f"register:all:{held.id}")
    if count or waits.references:
        yield Button(texts.EACH, f"register:each:{held.id}:0")
    for at, offer in enumerate(waits.merges):
        name = f"vb {offer.into.directive_id}"
        yield Button(_put(texts.MERGE, name=name), f"register:merge:{held.id}:{at}")
    bound = held.directive.bound_to_year
    if bound is not None and bound <= year:
        yield Button(_put(texts.EXTEND, year=bound + 1), f"register:extend:{held.id}:{bound + 1}")


def each(held: Held, duties: Sequence[Duty], *, first: int) -> Reply:
    """List the duties of a directive, a button each."""
    page = duties[first : first + PAGE]
    buttons = [
        Button(_put(texts.ROW, number=number, what=texts.what(duty)), f"register:duty:{duty.id}")
        for number, duty in enumerate(page, start=first + 1)
    ]
    if first + PAGE < len(duties):
        action = f"register:each:{held.id}:{first + PAGE}"
        buttons.append(Button(documents.MORE, action, more=True))
    return Reply(lines=(Line("title", documents.named(held)),), buttons=tuple(buttons))


def confirmed(held: Held, decided: Sequence[Duty], by: str, at: str) -> Reply:
    """Say what was confirmed, by whom and when, and lead to what has no day yet."""
    deadlines = [duty for duty in decided if duty.use == "deadline"]
    lines = [
        Line(
            "key",
            _put(texts.CONFIRMED, count=len(deadlines), name=documents.named(held)),
        )
    ]
    rest = len(decided) - len(deadlines)
    if rest:
        lines.append(Line("plain", _put(texts.CONFIRMED_REST, count=rest)))
    undated = [d for d in deadlines if d.obligation.due.get("type", "none") == "none"]
    if undated:
        lines.append(Line("plain", _put(texts.NO_DAY_YET, count=len(undated))))
    unbound = [d for d in deadlines if d.bound.kind == "nobody"]
    if unbound:
        lines.append(Line("plain", _put(texts.UNBOUND, count=len(unbound))))
    lines.append(Line("note", _put(texts.RECORDED, by=by, at=at)))
    return Reply(lines=tuple(lines), buttons=(Button(texts.EACH, f"register:each:{held.id}:0"),))


def duty(one: Duty, lines: Sequence[Line], *, has_day: bool) -> Reply:
    """Show one duty, with what can be decided of it."""
    actions = [(label, what) for label, what, fits in _ACTIONS if fits(one)]
    if has_day:
        actions.append((texts.DAY_CLEAR, "clear"))
    buttons = [Button(label, f"register:{what}:{one.id}") for label, what in actions]
    back = Button(texts.BACK, f"register:each:{one.directive_id}:0")
    return Reply(lines=tuple(lines), buttons=(*buttons, back))


def _is_proposed(one: Duty) -> bool:
    return one.state == "proposed"


def _is_confirmed(one: Duty) -> bool:
    return one.state == "confirmed"


def _counts_from(one: Duty) -> str | None:
    """Return the event that days are counted from: "hội nghị"; None where none is."""
    due = one.obligation.due
    return str(due.get("anchor") or "") if due.get("type") == "relative" else None


# what can be pressed, its action, and when
_ACTIONS: tuple[tuple[str, str, Callable[[Duty], bool]], ...] = (
    (texts.CONFIRM_ONE, "confirm", _is_proposed),
    (texts.BIND, "bind", lambda one: one.state != "rejected"),
    (texts.EDIT, "edit", lambda one: one.state != "rejected"),
    (texts.DAY, "day", _is_confirmed),
    (texts.EVENT, "event", lambda one: _is_confirmed(one) and _counts_from(one) is not None),
    (texts.REFERENCE, "reference", lambda one: one.use == "deadline" and one.state != "rejected"),
    (texts.SPLIT, "split", lambda one: one.merged_into is not None),
    (texts.REJECT, "reject", _is_proposed),
    (texts.STOP, "reject", _is_confirmed),
    (texts.RESTORE, "confirm", lambda one: one.state == "rejected"),
)


def binding(one: Duty, groups: Mapping[str, int]) -> Reply:
    """Ask whom a duty binds; *groups*: name -> how many cells."""
    head = f"register:bound:{one.id}"
    buttons = [
        Button(texts.BIND_ALL, f"{head}:all"),
        *(
            Button(_put(texts.BIND_GROUP, name=name, count=count), f"{head}:group:{name}")
            for name, count in groups.items()
        ),
        Button(texts.BIND_CELLS, f"register:cells:{one.id}"),
        Button(texts.BIND_OWN, f"{head}:office"),
    ]
    title = _put(texts.BIND_ASKED, what=texts.what(one))
    return Reply(lines=(Line("title", title),), buttons=tuple(buttons))


def cells(one: Duty, among: Sequence[Cell]) -> Reply:
    """Ask which cells a duty binds; each press takes one in, or out."""
    chosen = one.bound.members if one.bound.kind == "cells" else frozenset()
    buttons = [
        Button(
            f"{'✓ ' if cell.id in chosen else ''}{cell.name}",
            f"register:toggle:{one.id}:{cell.id}",
        )
        for cell in among
    ]
    done = Button(texts.DONE, f"register:duty:{one.id}")
    title = _put(texts.CELLS_ASKED, what=texts.what(one))
    return Reply(lines=(Line("title", title),), buttons=(*buttons, done))


def editing(one: Duty) -> Reply:
    """Ask what is to be corrected: how often by a button, the rest as typed."""
    lines = [Line("title", _put(texts.EDIT_ASKED, what=texts.what(one)))]
    lines += [Line("quote", _put(example, id=one.id)) for example in texts.EDIT_EXAMPLES]
    buttons = [
        Button(texts.period(name), f"register:period:{one.id}:{name}") for name in texts.PERIODS
    ]
    return Reply(lines=tuple(lines), buttons=tuple(buttons))


def day(one: Duty) -> Reply:
    """Ask for a day of the office: so many days ahead by a button, a rule as typed."""
    lines = [Line("title", _put(texts.DAY_ASKED, what=texts.what(one)))]
    lines += [Line("quote", _put(example, id=one.id)) for example in texts.DAY_EXAMPLES]
    has_day = one.obligation.due.get("type", "none") != "none"
    buttons = [
        Button(_put(texts.AHEAD, days=days), f"register:ahead:{one.id}:{days}")
        for days in _AHEAD_DAYS
        if has_day
    ]
    return Reply(lines=tuple(lines), buttons=tuple(buttons))


def event(one: Duty, today: date) -> Reply:
    """Ask on which day takes place what a duty counts from."""
    facts = {"id": one.id, "what": texts.what(one), "anchor": _counts_from(one) or ""}
    lines = [Line("title", _put(texts.EVENT_ASKED, **facts))]
    example = f"{today + timedelta(days=30):%d/%m/%Y}"
    lines += [Line("quote", _put(said, day=example, **facts)) for said in texts.EVENT_EXAMPLES]
    return Reply(lines=tuple(lines))


def event_set(one: Duty, on: date) -> str:
    """Say which day was set for what a duty counts from."""
    return _put(texts.EVENT_SET, anchor=_counts_from(one) or "", day=f"{on:%d/%m/%Y}")


def renewals(found: Sequence[Renewal], year: int) -> Reply:
    """Set last year's duties beside the new plans'; one press takes over those that fit."""
    lines = [Line("title", _put(texts.RENEW_ASKED, year=year, next=year + 1))]
    for number, one in enumerate(found, start=1):
        lines.append(Line("plain", f"{number}. {texts.what(one.old)}: {_renewed(one)}."))
    count = sum(one.new is not None for one in found)
    label = _put(texts.RENEW_ALL, count=count, year=year + 1)
    buttons = (Button(label, f"register:renew:{year}"),) if count else ()
    return Reply(lines=tuple(lines), buttons=buttons)


def _renewed(one: Renewal) -> str:
    if one.new is None:
        return texts.RENEW_GONE
    fields = ", ".join(texts.FIELDS.get(name, name) for name in sorted(one.changed))
    return _put(texts.RENEW_CHANGED, fields=fields) if fields else texts.RENEW_SAME
