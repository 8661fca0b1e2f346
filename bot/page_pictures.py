"""Pictures of the lines that a quote or a doubt stands on, cut from the kept original."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from bot.errors import NoPicture
from bot.texts import documents
from ingest import Limits
from ingest.pictures import cut
from knowledge.domain import Directive, Held
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
        directive = replace(held.directive, printed_lines=self.library.store.printed_lines(held.id))
        files = {file.source: file.path for file in self.library.store.files(held.id)}
        return self.of_reading(directive, files, start, end, name=str(held.id))

    def of_reading(
        self,
        directive: Directive,
        files: Mapping[str, Path | None],
        start: int,
        end: int,
        *,
        name: str,
    ) -> tuple[Path, int]:
        """Return a picture of the printed lines of a directive that may not be held yet.

        Args:
            directive: With its printed lines.
            files: What it was read from, by the names that people gave.
            start: Of the words to be shown.
            end: Past their last character.
            name: What the picture is called by, beside page and place.

        Raises:
            NoPicture: If it was not read from a picture.
            OriginalMissing: If the original is gone.
            UnreadableDocument: If the page cannot be drawn.
        """
        lines = [one for one in directive.printed_lines if one.start < end and start < one.end]
        if not lines:
            raise NoPicture(name=documents.name(directive))
        number = lines[0].page
        page = next(page for page in directive.pages if page.number == number)
        file = files.get(page.source)
        if file is None:
            raise OriginalMissing(name=page.source)
        path = self.folder / f"{name}-trang-{number}-{start}-{end}.png"
        boxes = [line.box for line in lines if line.page == number]
        self.folder.mkdir(parents=True, exist_ok=True)
        path.write_bytes(self.cut(file, page.in_source, boxes, limits=self.limits))
        return path, number
