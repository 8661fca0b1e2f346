"""What the command line shows people: tables and cards, as rich renderables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING, Any, TypeVar

from rich.console import Console, Group, RenderableType
from rich.markup import escape
from rich.panel import Panel
from rich.progress import Progress
from rich.table import Table
from rich.text import Text

from bot.batch import Reading
from bot.commands.console import styled
from bot.conversation import card as cards
from bot.conversation import requirements
from bot.correcting import doubtful_lines
from bot.intake import Asked, Choice, Outcome
from bot.texts import documents, errors, proofs, register, terminal
from bot.texts.terminal import Fate
from ingest import Progress as Step
from knowledge.domain import Directive, Duty, Held, Obligation, Reference, Unit
from knowledge.errors import AssistantError
from knowledge.findings import Finding
from knowledge.language import fold

if TYPE_CHECKING:
    from ingest.scoring import Miss

T = TypeVar("T")

# fates of which the directive is named
_TOLD = frozenset({"new", "version", "copy", "held", "completed", "reread"})
_MOST_OFFERED = 10  # directives named for what waits to be confirmed
_LONGEST = 110  # characters of a unit's text in the tree of a directive


def listing(held: Sequence[Held]) -> RenderableType:
    """List directives, one to a row."""
    table = _table("handle", "name", "issued_on", "subject", "status")
    for one in held:
        directive = one.directive
        table.add_row(
            one.handle,
            escape(documents.name(directive)),
            documents.dated(directive.issued_on),
            escape(directive.subject or documents.UNTITLED),
            documents.status(one),
        )
    return table


def card(directive: Directive, facts: Iterable[tuple[str, str]]) -> RenderableType:
    """Show what a directive says of itself, and what is odd about it."""
    grid = Table.grid(padding=(0, 2))
    for label, value in facts:
        grid.add_row(Text(label, style="dim"), Text(value))
    parts: list[RenderableType] = [
        Text(directive.subject or documents.UNTITLED, style="bold"),
        grid,
    ]
    parts += [Text(f"! {one}", style="yellow") for one in documents.concerns(directive)]
    return Panel(Group(*parts), title=escape(documents.name(directive)), title_align="left")


def unsure(directive: Directive) -> list[Text]:
    """List the lines that were not read for sure, for people to compare with the paper."""
    lines = doubtful_lines(directive, directive.printed_lines)
    text = directive.text
    return [Text(proofs.doubtful(one.page, one.doubts, text, one.start, one.end)) for one in lines]


def contents(directive: Directive) -> RenderableType:
    """Show the tree of units, what is cited, and the duties found."""
    parts: list[RenderableType] = []
    for heading, lines in (
        ("units", [_unit(one) for one in directive.units]),
        ("references", [_reference(one) for one in directive.references]),
        ("obligations", [_obligation(one) for one in directive.obligations]),
    ):
        if lines:
            parts += [Text(terminal.HEADINGS[heading], style="bold underline"), *lines, Text()]
    return Group(*parts)


def reading(one: Reading) -> RenderableType:
    """Show what was read from one file, or why nothing was."""
    if one.directive is None:
        return Text(errors.sentence(one.error or AssistantError()), style="red")
    preview = card(one.directive, documents.preview(one.directive))
    return Group(preview, *unsure(one.directive), contents(one.directive))


def held(one: Held, shelf: Sequence[Held], duties: Sequence[Duty] = ()) -> RenderableType:
    """Show one directive of the library: its card, what it asks by actor, and its units."""
    units = [_unit(unit) for unit in one.directive.units]
    heading = Text(terminal.HEADINGS["units"], style="bold underline")
    return Group(
        *map(styled, (*cards.lines(one, shelf), *requirements.whole(one, duties))),
        Text(),
        heading,
        *units,
    )


def summary(outcomes: Sequence[Outcome]) -> RenderableType:
    """Count what became of the files, and name those that need a look."""
    counts = Counter(outcome.fate for outcome in outcomes)
    said = " · ".join(
        f"{counts[fate]} {name}" for fate, name in terminal.FATES.items() if counts[fate]
    )
    troubled = [
        Text(trouble(outcome.path.name, outcome.error), style="red")
        for outcome in outcomes
        if outcome.error is not None
    ]
    return Group(*troubled, Text(said, style="bold"))


def health(
    facts: Iterable[tuple[str, str]], findings: Sequence[Finding], held: Iterable[Held]
) -> RenderableType:
    """Show the state of each part and what was found, mended or not; *held* names the files."""
    names = {one.directive.sha256: documents.named(one) for one in held}
    table = _table("part", "state")
    for part, state in facts:
        table.add_row(terminal.PARTS[part], escape(state))
    said = [_finding(one, names) for one in findings] or [Text(terminal.ALL_WELL, style="green")]
    return Group(table, *said)


def published(outcomes: Iterable[Outcome]) -> RenderableType:
    """Name each directive that was published, one to a line, with what to check about it."""
    return Group(
        *(
            _published(outcome.fate, outcome.held, outcome.path.name)
            for outcome in outcomes
            if outcome.held is not None and outcome.fate in _TOLD
        )
    )


def offered(waiting: Sequence[tuple[Held, int]]) -> RenderableType:
    """Say what of the directives just published waits to be confirmed, and how."""
    said = [register.waiting(count, held.handle) for held, count in waiting[:_MOST_OFFERED]]
    return Group(*(Text(line, style="cyan") for line in said))


def _published(fate: Fate, held: Held, file: str) -> Text:
    named = documents.named(held) + ("" if held.directive.number else f" ({file})")
    said = Template(terminal.PUBLISHED).substitute(fate=terminal.FATES[fate], name=named)
    concerns = documents.concerns(held.directive)
    if not concerns:
        return Text(said)
    listed = "; ".join(one.removesuffix(".") for one in concerns)
    odd = Template(terminal.CONCERNS).substitute(count=len(concerns), concerns=listed)
    return Text.assemble(said, (odd, "yellow"))


def trouble(file: str, error: AssistantError) -> str:
    """Say what went wrong with a file, which is named once."""
    said = errors.sentence(error)
    return said if file in said else f"{file}: {said}"


@contextmanager
def progress(title: str) -> Iterator[Callable[[int, int], None]]:
    """Show a bar on stderr while the block runs, once it is told how many of how many are done."""
    with _bar() as bar:
        task = bar.add_task(title, visible=False)

        def tell(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total, visible=True)

        yield tell


def track(outcomes: Iterable[Outcome], total: int) -> Iterator[Outcome]:
    """Hand on *outcomes* behind a bar on stderr."""
    with _bar() as bar:
        yield from bar.track(outcomes, total=total, description=terminal.READING)


@contextmanager
def reading_bar() -> Iterator[Callable[[Step], None]]:
    """Show which page is being read, of a file that has so many that it takes a while."""
    with _bar() as bar:
        task = bar.add_task(terminal.READING_PAGES, visible=False)

        def tell(step: Step) -> None:
            several = step.total > 1
            bar.update(task, completed=step.done, total=step.total, visible=several)

        yield tell


def _bar() -> Progress:
    """Make a bar for people: none where stderr is a file or a pipe."""
    console = Console(stderr=True)
    return Progress(console=console, transient=True, disable=not console.is_terminal)


def asking(screen: Console) -> Asked:
    """Ask the person at the terminal about each directive."""

    def publish(directive: Directive) -> bool:
        screen.print(card(directive, documents.preview(directive)), *unsure(directive), sep="\n")
        return _answer(screen, terminal.PUBLISH, terminal.YES_OR_NO, "c, k")

    def choose(directive: Directive, similar: Sequence[Held]) -> Choice:
        del directive
        question = Template(terminal.CHOOSE).substitute(
            similar="; ".join(documents.named(one) for one in similar)
        )
        choices: dict[str, Choice] = {str(one.id): one.id for one in similar}
        choices.update(terminal.CHOICES)
        return _answer(screen, question, choices, ", ".join(choices))

    def declare(path: Path) -> bool:
        question = Template(terminal.DECLARE).substitute(path=path.name)
        return _answer(screen, question, terminal.YES_OR_NO, "c, k")

    return Asked(publish=publish, choose=choose, declare=declare)


def confirmed(screen: Console, question: str) -> bool:
    """Ask a person for a yes or a no."""
    return _answer(screen, question, terminal.YES_OR_NO, "c, k")


def _answer(screen: Console, question: str, answers: Mapping[str, T], shown: str) -> T:
    """Ask until one of *answers* is typed, with or without diacritics."""
    while True:
        said = fold(screen.input(Text(f"{question}: "))).strip()
        if said in answers:
            return answers[said]
        screen.print(Template(terminal.AGAIN).substitute(answers=shown))


def figures(measured: Any) -> RenderableType:
    """Show the figures of a benchmark, one to a row."""
    grid = Table.grid(padding=(0, 2))
    for name, value in asdict(measured).items():
        grid.add_row(
            Text(name, style="dim"), f"{value:.3f}" if isinstance(value, float) else str(value)
        )
    return grid


def miss(one: Miss) -> RenderableType:
    """Show what was read otherwise than a person did, with its phrase."""
    return Text.assemble(
        (f"{one.id} {one.field}: ", "bold"),
        f"{one.found} ≠ {one.wanted}",
        (f"\n    {one.text}", "dim"),
    )


def _finding(finding: Finding, names: Mapping[str, str]) -> Text:
    # an original is kept under its hash: "<sha256>.docx"
    files = (value.partition(".")[0] for value in finding.facts.values())
    about = "".join(f" {names.get(file, terminal.COPY)}" for file in files)
    said = terminal.FINDINGS.get(finding.code, finding.code) + about
    return Text(f"{said} ({terminal.MENDED})" if finding.mended else said, style="yellow")


def _table(*columns: str) -> Table:
    table = Table(show_edge=False, header_style="bold")
    for column in columns:
        table.add_column(terminal.COLUMNS[column], overflow="fold")
    return table


def _unit(unit: Unit) -> Text:
    shown = unit.text if len(unit.text) <= _LONGEST else unit.text[:_LONGEST].rstrip() + "…"
    return Text.assemble(
        (f"{unit.path or unit.kind:>10} ", "cyan"),
        " ".join(shown.split()),
    )


def _reference(reference: Reference) -> Text:
    parts = (reference.type, reference.number, reference.issuer)
    date = f" ({documents.dated(reference.date)})" if reference.date else ""
    return Text(f"- {reference.relation}: {' '.join(filter(None, parts))}{date}")


def _obligation(obligation: Obligation) -> Text:
    who = f"{', '.join(obligation.who)}: " if obligation.who else ""
    return Text(f"- [{obligation.unit}] {who}{obligation.what}")
