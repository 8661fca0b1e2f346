"""Pictures of the lines that a quote or a doubt stands on, cut from the kept original."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bot.errors import NoPicture
from ingest import Limits
from ingest.pictures import cut
from knowledge.domain import Held, PrintedLine
from knowledge.errors import OriginalMissing
from knowledge.library import Library


@dataclass(frozen=True, slots=True, kw_only=True)
class PagePictures:
    """Cuts lines out of pages.

    Args:
        library: Where the originals are.
        folder: Where pictures lie until they are shown; it can be emptied at any time.
        limits: What drawing a page may cost.
        cut: Stand-in for the child process in tests.
    """

    library: Library
    folder: Path
    limits: Limits
    cut: Callable[..., bytes] = cut

    def of(self, held: Held, start: int, end: int) -> tuple[Path, int]:
        """Return a picture of the printed lines of ``text[start:end]``, and their page.

        Of a span over several pages the first is shown.

        Raises:
            NoPicture: If it was not read from a picture.
            OriginalMissing: If the original is gone.
            UnreadableDocument: If the page cannot be drawn.
        """
        lines = self.lines(held, start, end)
        if not lines:
            raise NoPicture(name=held.handle)
        number = lines[0].page
        path = self.folder / f"{held.id}-trang-{number}-{start}-{end}.png"
        boxes = [line.box for line in lines if line.page == number]
        file, in_source = self._original(held, number)
        self.folder.mkdir(parents=True, exist_ok=True)
        path.write_bytes(self.cut(file, in_source, boxes, limits=self.limits))
        return path, number

    def lines(self, held: Held, start: int, end: int) -> list[PrintedLine]:
        """List the printed lines that share a character with ``text[start:end]``."""
        printed = self.library.store.printed_lines(held.id)
        return [line for line in printed if line.start < end and start < line.end]

    def _original(self, held: Held, number: int) -> tuple[Path, int]:
        page = next(page for page in held.directive.pages if page.number == number)
        files = {file.source: file.path for file in self.library.store.files(held.id)}
        file = files.get(page.source)
        if file is None:
            raise OriginalMissing(name=page.source)
        return file, page.in_source
