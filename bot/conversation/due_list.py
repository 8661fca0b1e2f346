"""What is shown of dues: the list by month, one due on a card, what was set."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from string import Template

from bot.conversation import files, reminder_screens, whole_text_screens
from bot.conversation.dialogue import Person
from bot.conversation.reminder_screens import Seen
from bot.conversation.replies import Button, Line, Reply
from bot.errors import StaleButton
from bot.reminders.ledger import NOTHING, Standing
from bot.texts import deadlines, dues, queue, reminders, whole, wishes
from bot.texts import due_list as texts
from bot.texts.reminders import Told
from knowledge.domain import OFFICE, Due, Duty, Held, SetDay
from knowledge.register import Owing

PAGE = 5  # rows that one takes in on a phone
_AHEAD = (1, 3, 5)  # days ahead that are offered
_EACH = {"monthly": (15, 20, 25), "quarterly": (10, 15, 20)}  # days of a month that are offered

Item = Due | Duty


@dataclass(frozen=True)
class View:
    """Everything that one person is shown."""

    owing: Owing
    shelf: Mapping[int, Held]
    person: Person
    # whom to name for help
    office: str
    # how each report stands, by ``Due.key``; and the moment, with the hours around it
    standings: Mapping[str, Standing]
    seen: Seen

    def told(self, due: Due) -> Told:
        """Return a due as reminders tell of it."""
        held = self.shelf[due.directive_id]
        standing = self.standings.get(due.key, NOTHING)
        return Told(ref=due.key, rule="", due=due, held=held, standing=standing)

    @property
    def items(self) -> Sequence[Item]:
        """Late ones first, then by day, then what has no day."""
        late = (due for due in self.owing.late if self.told(due).standing.is_open)
        return (*late, *self.owing.ahead, *self.owing.undated)

    def due(self, key: str) -> Due:
        """Return the due of that key.

        Raises:
            StaleButton: If it is no longer there.
        """
        found = self.owing.find(key)
        if found is None:
            raise StaleButton
        return found

    def duty(self, duty_id: int) -> Duty:
        """Return the duty without a day of that id.

        Raises:
            StaleButton: If it is no longer one.
        """
        found = next((duty for duty in self.owing.undated if duty.id == duty_id), None)
        if found is None:
            raise StaleButton
        return found

    def of(self, cell: str) -> str:
        """Name a cell, where the person has several."""
        names = self.person.cell_names
        return names.get(cell, "") if len(names) > 1 else ""

    @property
    def named(self) -> str:
        """Name the person's cells."""
        return ", ".join(dict.fromkeys(self.person.cell_names.values()))


def page(view: View, first: int) -> Reply:
    """List one page, in sections; an empty list says why."""
    items = view.items
    if not items:
        return _empty(view)
    if first >= len(items):
        raise StaleButton
    late = sum(isinstance(item, Due) and item.day < view.owing.today for item in items)
    end = max(first, late) + PAGE  # late ones are told in a line each, and take no room
    shown = list(enumerate(items, start=1))[first:end]
    lines = [Line("title", Template(texts.TITLE).substitute(cells=view.named))]
    for section, group in groupby(shown, key=lambda row: _section(view, row[1])):
        lines.append(Line("title", section))
        if section == texts.LATE:
            lines.append(Line("note", texts.LATE_NOTE))
        for number, item in group:
            lines += _row(view, item, number)
    buttons = [button(item, view.shelf, number) for number, item in shown]
    if first == 0:
        buttons.append(Button(wishes.MONTH, "wishes:month"))
    left = len(items) - first - len(shown)
    if left:
        more = Template(texts.MORE).substitute(count=left)
        buttons.append(Button(more, f"deadlines:page:{end}", more=True))
    return Reply(lines=tuple(lines), buttons=tuple(buttons))


def _empty(view: View) -> Reply:
    """Say why there is nothing: nothing confirmed for these cells, or nothing more to come."""
    why = texts.OVER if view.owing.is_bound else texts.NOTHING_CONFIRMED
    said = Template(why).substitute(cells=view.named, office=view.office)
    return Reply(lines=(Line("plain", said),))


def _section(view: View, item: Item) -> str:
    if isinstance(item, Duty):
        return texts.UNDATED
    if item.day < view.owing.today:
        return texts.LATE
    return Template(texts.MONTH).substitute(month=item.day.month, year=item.day.year)


def _row(view: View, item: Item, number: int) -> Iterator[Line]:
    if isinstance(item, Due):
        late = item.day < view.owing.today
        say = deadlines.in_short if late else deadlines.row
        held = view.shelf[item.directive_id]
        yield from say(item, held, view.owing.today, number, view.of(item.cell))
        told = view.told(item)
        yield from reminders.noted(told.standing, view.seen.now.tzinfo)
        return
    name = deadlines.what(item, view.shelf[item.directive_id])
    yield Line("key", f"{number}. {name}")
    often = dues.PERIODS.get(item.obligation.period, "")
    said = f"{often[:1].upper()}{often[1:]}. " if often else ""
    yield Line("plain", f"{said}{deadlines.addressed(item)}".strip())


def button(item: Item, shelf: Mapping[int, Held], number: int) -> Button:
    """Return what opens the card of one row."""
    if isinstance(item, Due):
        label = deadlines.what(item.duty, shelf[item.directive_id], item.period)
        action = f"deadlines:show:{item.key}"
    else:
        label = deadlines.what(item, shelf[item.directive_id])
        action = f"deadlines:duty:{item.id}"
    return Button(f"{number}. {label}", action, mark=str(number))


def card(view: View, due: Due) -> Reply:
    """Show one due whole, with what can be done about its day."""
    held = view.shelf[due.directive_id]
    told, now = view.told(due), view.seen.now
    lines = (
        *deadlines.card(due, held, view.owing.today, view.of(due.cell)),
        *reminders.extended(told, now),
        *reminders.noted(told.standing, now.tzinfo),
        *_without_form(due, held),
    )
    own: tuple[Button, ...] = ()
    if may_set(view.person, due.cell):
        wish = Button(wishes.BUTTON, f"wishes:of:{due.key}")
        own = (*reminder_screens.answers(told, view.seen), wish)
    buttons = (*own, *_of_paper(due, held), *_day_buttons(view, due), *_to_office(view), _BACK)
    return Reply(lines=lines, buttons=buttons)


def _of_paper(due: Due, held: Held) -> Iterator[Button]:
    """Lead to the words around what is due, and to the forms for it."""
    at = held.directive.text.find(due.duty.as_read.quote)
    yield whole_text_screens.button(held, max(at, 0))
    yield from files.forms(held)


def _without_form(due: Due, held: Held) -> Iterator[Line]:
    """Say of a report that there is no form for it, where the paper has nothing like one."""
    is_sent = due.duty.obligation.kind in {"report", "submit"}
    is_appended = any(unit.kind == "appendix" for unit in held.directive.units)
    if is_sent and not is_appended and not any(files.forms(held)):
        yield Line("note", whole.NO_FORM)


def _to_office(view: View) -> tuple[Button, ...]:
    """Let a member turn to the office."""
    is_member = view.person.role is not None and not view.person.is_staff
    return (Button(queue.ASK_OFFICE, "queue:typed"),) if is_member else ()


def _day_buttons(view: View, due: Due) -> Iterator[Button]:
    """Offer earlier days while there is time, or to take back the one that was set."""
    if not may_set(view.person, due.cell):
        return
    if due.set_day is not None and due.set_day.cell == due.cell:
        yield Button(texts.CLEAR, f"deadlines:clear:{due.set_day.id}")
        return
    left = (due.day - view.owing.today).days
    if due.document is not None:
        for days in (days for days in _AHEAD if days < left):
            label = Template(texts.AHEAD).substitute(days=days)
            yield Button(label, f"deadlines:ahead:{days}:{due.key}")


def may_set(person: Person, cell: str) -> bool:
    """Say whether somebody may set days for a cell: who leads it; for the office, its staff."""
    return person.is_staff if cell == OFFICE else person.leads(cell)


def undated(view: View, duty: Duty) -> Reply:
    """Show a duty for which nobody gave a day, and how to give it one."""
    held = view.shelf[duty.directive_id]
    often = dues.PERIODS.get(duty.obligation.period, "")
    lines = (
        Line("title", deadlines.what(duty, held)),
        Line("key", deadlines.NO_DAY),
        *((Line("plain", f"{often[:1].upper()}{often[1:]}."),) if often else ()),
        *deadlines.details(duty, held),
        Line("note", texts.SET_ONE),
    )
    days = _EACH.get(duty.obligation.period, ())
    template = Template(texts.EACH.get(duty.obligation.period, ""))
    offers = (
        Button(template.substitute(day=day), f"deadlines:each:{duty.id}:{day}") for day in days
    )
    return Reply(lines=lines, buttons=(*offers, _BACK))


def after_setting(view: View, made: SetDay) -> Reply:
    """Show what was set, with the way to take it back."""
    mine = (due for due in view.owing.ahead if due.set_day and due.set_day.id == made.id)
    due = next(mine, None)
    undo = Button(texts.UNDO, f"deadlines:clear:{made.id}")
    if due is None:
        return Reply(lines=(Line("plain", texts.SET_LATER),), buttons=(undo, _BACK))
    shown = deadlines.card(due, view.shelf[due.directive_id], view.owing.today, view.of(due.cell))
    return Reply(lines=(Line("plain", texts.SET), *shown), buttons=(undo, _BACK))


def after_clearing() -> Reply:
    """Say that the day was taken back."""
    return Reply(lines=(Line("plain", texts.CLEARED),), buttons=(_BACK,))


_BACK = Button(texts.BACK, "deadlines:page:0")
