"""``troly remind``: who is reminded of what at a moment, and why; or the letters written now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer
from rich.padding import Padding
from rich.text import Text

from bot.commands import opening, options
from bot.texts import remind as texts

if TYPE_CHECKING:
    from bot.reminders import Reminder
    from bot.reminders.look import Look
    from bot.reminders.planner import Planner
    from knowledge.domain import Held

app = typer.Typer()

DryRun = Annotated[bool, typer.Option("--dry-run", help="Chỉ xem: gửi cho ai, vì sao, nói gì.")]


@app.command()
def remind(*, dry_run: DryRun = False, at: options.At = None) -> None:
    """Lập thư nhắc hạn của lúc này; với --dry-run thì chỉ xem từng lời nhắc và lý do."""
    from bot.commands.console import styled

    with opening.services(at=at) as services:
        screen, planner = opening.screen(), services.planner
        if not dry_run:
            count = planner.run(services.now())
            screen.print(Text(texts.put(texts.PLANNED, count=count)))
            return
        planner, nobody = _with_everybody(planner)
        look = planner.looking.at(services.now())
        letters = _by_account(planner, look)
        screen.print(Text(_head(planner, look, len(letters)), style="bold"))
        names = _names(look)
        shelf = {one.id: one for one in services.held()}
        for account, reminders in letters.items():
            known = texts.NOT_ON_TELEGRAM if account in nobody else account
            said = texts.put(texts.TO, name=names.get(account, account), account=known)
            screen.print(Text(f"\n→ {said}", style="bold cyan"))
            screen.print(*(Text(line) for line in _reasons(reminders, look, shelf)), sep="\n")
            for line in planner.letter(look, reminders).reply.lines:
                screen.print(Padding(styled(line), (0, 0, 0, 4), expand=False))


def _with_everybody(planner: Planner) -> tuple[Planner, frozenset[str]]:
    """Let everybody be written to who has no account yet, to show what they would read."""
    from bot.store.reach import Fixed

    looking = planner.looking
    reach = looking.reach.now()
    members = looking.people.organisation().members
    invented = {one.id: (f"people:{one.id}",) for one in members if one.id not in reach.of_person}
    everybody = replace(reach, of_person={**reach.of_person, **invented})
    accounts = frozenset(account for accounts in invented.values() for account in accounts)
    return replace(planner, looking=replace(looking, reach=Fixed(everybody))), accounts


def _by_account(planner: Planner, look: Look) -> Mapping[str, list[Reminder]]:
    found: defaultdict[str, list[Reminder]] = defaultdict(list)
    for one in planner.due(look):
        found[one.chat.account].append(one)
    return found


def _head(planner: Planner, look: Look, count: int) -> str:
    at = f"{look.now:%H:%M %d/%m/%Y}"
    if count:
        return texts.put(texts.HEAD, at=at, count=count)
    if not planner.hours().are_open(look.now):
        windows = planner.hours().office
        hours = ", ".join(f"{begin:%H:%M}–{end:%H:%M}" for begin, end in windows)
        return texts.put(texts.CLOSED, at=at, hours=hours)
    return texts.put(texts.NOTHING, at=at)


def _names(look: Look) -> dict[str, str]:
    named = {
        account: member.named
        for member in look.organisation.members
        for account in look.reach.of_person.get(member.id, ())
    }
    return named | {f"people:{one.id}": one.named for one in look.organisation.members}


def _reasons(reminders: list[Reminder], look: Look, shelf: Mapping[int, Held]) -> Iterator[str]:
    from bot.reminders.rules import OFFICE_AFTER
    from bot.texts import deadlines, due_export
    from knowledge.domain import OFFICE

    names = look.cell_names | {OFFICE: due_export.OFFICE}
    for one in reminders:
        due = one.owed.due
        what = deadlines.what(due.duty, shelf[due.directive_id], due.period)
        yield texts.because(one, what=what, cell=names[due.cell], after=OFFICE_AFTER)
