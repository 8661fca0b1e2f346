"""What every command opens: everything put together, and where people read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from typing import TYPE_CHECKING

from bot.errors import Stopped

if TYPE_CHECKING:
    from rich.console import Console

    from bot.app import Services


@contextmanager
def services(
    *,
    at: datetime | None = None,
    commands: tuple[tuple[str, str], ...] = (),
    beside: bool = False,
) -> Iterator[Services]:
    """Put everything together as it is set, for one command.

    Args:
        at: A moment at which the clock stands still.
        commands: What the channel understands beside the commands of every channel.
        beside: Build many vectors while questions are answered, not at the start.

    Raises:
        Stopped: If the person stops the command.
    """
    from bot import app, settings  # ``troly --help`` starts without them

    try:
        set_so = settings.read()
        with (
            _bar() as tell,
            app.services(set_so, at=at, commands=commands, progress=tell, beside=beside) as built,
        ):
            yield built
    except (EOFError, KeyboardInterrupt) as error:  # typer would say "Aborted."
        raise Stopped from error


@contextmanager
def _bar() -> Iterator[Callable[[int, int], None]]:
    """Show how far the passages are embedded at the start, where that takes more than a moment."""
    with ExitStack() as stack:
        bars: list[Callable[[int, int], None]] = []

        def tell(done: int, total: int) -> None:
            if not bars and done < total:
                from bot.commands import screens
                from bot.texts import terminal

                bars.append(stack.enter_context(screens.progress(terminal.EMBEDDING)))
            for bar in bars:
                bar(done, total)
            if done >= total:
                stack.close()
                bars.clear()

        yield tell


def screen() -> Console:
    """Return where people read."""
    from bot.commands import console

    return console.console()
