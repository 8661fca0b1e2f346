"""What staff see of progress: the list, one duty in all cells, one cell, and what can be done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.conversation.replies import Button, Line, Reply
from bot.reminders import progress as nouns
from bot.reminders.look import Look
from bot.reminders.progress import Progress, Row
from bot.texts import deadlines, documents, wishes
from bot.texts import due_export as export_texts
from bot.texts import progress as texts
from bot.texts import reminders as reminder_texts
from bot.texts.reminders import Told
from knowledge.domain import OFFICE, Due, Held
from knowledge.register import OFTEN

put = texts.put
# as far as is looked, back and ahead
AROUND = timedelta(days=45)
WEEKLY = timedelta(days=10)  # of what recurs each week
PAGE = 6
CELLS = 10  # cells to pick from at once

Key = tuple[int, str]  # oldest duty, key of the period
BACK = Button(texts.BACK, "progress:list:0")


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """Every duty and period around now, with how each cell stands."""

    now: datetime
    shelf: Mapping[int, Held]
    groups: Mapping[Key, Progress]

    @classmethod
    def of(cls, look: Look, shelf: Mapping[int, Held]) -> Overview:
        """Put together what was read at one moment; what recurs each day is left out."""
        names, today = look.cell_names | {OFFICE: export_texts.OFFICE}, look.now.date()
        rows = [
            Row(
                cell=one.due.cell,
                name=names.get(one.due.cell, one.due.cell),
                due=one.due,
                standing=one.standing,
            )
            for one in look.owed
            if one.due.directive_id in shelf
            and one.due.period.kind != "daily"
            and today - _back(one.due) <= one.day <= today + AROUND
        ]
        groups = {key: progress_of(each, shelf) for key, each in nouns.together(rows).items()}
        return cls(now=look.now, shelf=shelf, groups=groups)

    @property
    def in_order(self) -> list[tuple[Key, Progress]]:
        """List what is nearest to today first; what is done, and the office's own, at the end."""
        today = self.now.date()

        def place(one: tuple[Key, Progress]) -> tuple[bool, bool, int]:
            progress = one[1]
            is_whole = not progress.behind and not progress.counts["handed_in"]
            return is_own(progress), is_whole, abs((progress.day - today).days)

        return sorted(self.groups.items(), key=place)

    def row(self, due_key: str) -> Row | None:
        """Return the row of one report; None where it is not around now."""
        rows = (row for one in self.groups.values() for row in one.rows)
        return next((row for row in rows if row.due.key == due_key), None)

    def told(self, row: Row) -> Told:
        """Return one row as a letter would tell of it."""
        return Told(
            ref=0,
            rule="",
            due=row.due,
            held=self.shelf[row.due.directive_id],
            standing=row.standing,
            of_cell=row.name,
        )


def _back(due: Due) -> timedelta:
    """Return how long a report is followed after its day."""
    return WEEKLY if due.period.kind in OFTEN else AROUND


def is_own(progress: Progress) -> bool:
    """Say whether it is the office's own duty, which no cell can be reminded of."""
    return all(row.cell == OFFICE for row in progress.rows)


def progress_of(rows: Sequence[Row], shelf: Mapping[int, Held]) -> Progress:
    """Name what the rows of one duty and period are about."""
    first = rows[0].due
    held = shelf[first.directive_id]
    return Progress(
        what=deadlines.what(first.duty, held, first.period),
        directive=documents.named(held),
        day=nouns.most_common_day(rows),
        rows=tuple(rows),
    )


def listing(overview: Overview, first: int) -> Reply:
    """List duties and periods, one page of them."""
    found = overview.in_order
    if not found:
        return Reply(lines=(Line("plain", texts.NOTHING),))
    shown = list(enumerate(found, start=1))[first : first + PAGE]
    lines = [Line("title", texts.TITLE)]
    buttons = []
    for number, (key, progress) in shown:
        lines += texts.listed(progress, overview.now.date(), number)
        label = f"{number}. {progress.what}"
        buttons.append(Button(label, f"progress:of:{_said(key)}", mark=str(number)))
    left = len(found) - first - len(shown)
    if left:
        more = put(texts.MORE, count=left)
        buttons.append(Button(more, f"progress:list:{first + PAGE}", more=True))
    else:
        lines.append(Line("note", texts.HOW))
    return Reply(lines=tuple(lines), buttons=tuple(buttons))


def of_one(overview: Overview, key: Key, *before: Line) -> Reply:
    """Show one duty in one period; *before*: what was just done."""
    progress = overview.groups[key]
    lines = (*before, *texts.whole(progress, overview.now.date()))
    return Reply(lines=lines, buttons=(*_of_one(progress, _said(key)), BACK))


def _of_one(progress: Progress, said: str) -> Iterator[Button]:
    handed_in = progress.counts["handed_in"]
    behind = () if is_own(progress) else progress.behind
    if handed_in:
        yield Button(put(texts.RECEIVE_ALL, count=handed_in), f"progress:all:{said}")
    yield Button(texts.PICK, f"progress:pick:{said}:0")
    if behind:
        yield Button(put(texts.NUDGE, count=len(behind)), f"progress:nudge:{said}")
    yield Button(texts.PICTURE, f"progress:picture:{said}")
    yield Button(texts.SHEET, f"progress:sheet:{said}")
    if behind:
        yield Button(texts.URGE, f"progress:urge:{said}")
        yield Button(texts.BY_HAND, f"progress:byhand:{said}")
    if not is_own(progress):
        yield Button(wishes.BUTTON, f"wishes:all:{progress.rows[0].due.key}")


def pick(overview: Overview, key: Key, first: int) -> Reply:
    """Offer the cells of one duty, those that need a decision first."""
    progress, today = overview.groups[key], overview.now.date()
    order = ("handed_in", "waiting", "returned", "received", "excused")
    rows = sorted(progress.rows, key=lambda row: order.index(row.state))
    shown = rows[first : first + CELLS]
    buttons = [
        Button(texts.cell_label(row, today), f"progress:cell:{row.due.key}") for row in shown
    ]
    left = len(rows) - first - len(shown)
    if left:
        more = put(texts.MORE, count=left)
        buttons.append(Button(more, f"progress:pick:{_said(key)}:{first + CELLS}", more=True))
    back = Button(texts.BACK_TO, f"progress:of:{_said(key)}")
    return Reply(lines=(Line("title", progress.what),), buttons=(*buttons, back))


def of_cell(overview: Overview, cell: str, name: str) -> Reply:
    """List what one cell owes, with how it stands."""
    rows = [row for one in overview.groups.values() for row in one.rows if row.cell == cell]
    if not rows:
        return Reply(lines=(Line("plain", put(texts.NOTHING_OF_CELL, cell=name)),))
    rows.sort(key=lambda row: row.day)
    lines, buttons = [Line("title", put(texts.OF_CELL, cell=name))], []
    for number, row in enumerate(rows, start=1):
        held = overview.shelf[row.due.directive_id]
        what = deadlines.what(row.due.duty, held, row.due.period)
        state = texts.cell_label(row, overview.now.date()).partition(" – ")[2]
        lines.append(Line("plain", f"{number}. {what}: hết {deadlines.day(row.day)}, {state}."))
        buttons.append(
            Button(f"{number}. {what}", f"progress:cell:{row.due.key}", mark=str(number))
        )
    return Reply(lines=tuple(lines), buttons=(*buttons, BACK))


def card(overview: Overview, row: Row, *before: Line) -> Reply:
    """Show the report of one cell with what the office may note."""
    told = overview.told(row)
    _, *rest = reminder_texts.lines([told], overview.now)
    lines = (*before, Line("title", told.what), *rest)
    key = (row.due.root or row.due.duty.root, row.due.period.key)
    back = Button(texts.BACK_TO, f"progress:of:{_said(key)}")
    return Reply(lines=lines, buttons=(*_decisions(row), back))


def _decisions(row: Row) -> Iterator[Button]:
    key, standing = row.due.key, row.standing
    files = sum(len(entry.files) for entry in standing.evidence)
    if standing.state not in {"received", "excused"}:
        yield Button(texts.RECEIVED, f"progress:received:{key}")
    if standing.state in {"handed_in", "received"}:
        yield Button(texts.RETURN, f"progress:returned:{key}")
    if files:
        yield Button(put(texts.FILES, count=files), f"progress:files:{key}")
    if standing.is_open:
        yield Button(texts.EXTEND, f"progress:extend:{key}")
        yield Button(texts.EXCUSE, f"progress:excuse:{key}")
    if standing.not_ours is not None:
        yield Button(texts.OURS, f"progress:ours:{key}")
    if standing.state in {"received", "returned", "excused"}:
        yield Button(texts.CLEAR, f"progress:cleared:{key}")


def _said(key: Key) -> str:
    return f"{key[0]}:{key[1]}"
