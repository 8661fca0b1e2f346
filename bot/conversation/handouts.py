"""What staff take away from progress: pictures, tables, letters, words for other messengers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bot.conversation.progress_screens import Overview
from bot.conversation.replies import Line, Reply, say
from bot.errors import StaleButton
from bot.reminders import tables, urging
from bot.reminders.evidence import Evidence
from bot.reminders.planner import Planner
from bot.reminders.progress import Progress, Row
from bot.texts import byhand
from bot.texts import handouts as texts
from knowledge.language import fold

_MOST_MESSAGES = 8  # words for cells, one message each


@dataclass(frozen=True, slots=True, kw_only=True)
class Handouts:
    """Makes files into a folder from which they are sent."""

    planner: Planner
    evidence: Evidence
    folder: Path
    now: Callable[[], datetime]
    # with its telephone, as far as it is set
    office: str
    # in full, as far as it is set
    organisation: Callable[[], str]

    def file(self, what: str, progress: Progress, now: datetime) -> Reply:
        """Return progress as a picture, a table, or a letter to those who are behind.

        Raises:
            StaleButton: If it is none of these.
        """
        today, name = now.date(), _slug(progress.what)
        if what == "picture":
            from bot.charts import progress as chart  # noqa: PLC0415  # matplotlib: half a second

            path = self._written(f"tien-do-{name}.png", chart.picture(progress, today))
            return Reply(lines=(Line("key", progress.what),), picture=path)
        if what == "sheet":
            path = self._written(
                f"tien-do-{name}.xlsx", tables.progress(progress, today, now.tzinfo)
            )
            return Reply(lines=(Line("key", texts.SHEET),), file=path)
        if what == "urge":
            letter = urging.written(
                progress, organisation=self.organisation(), office=self.office, today=today
            )
            path = self._written(f"don-doc-{name}.docx", letter)
            return Reply(lines=(Line("key", texts.URGE), Line("note", texts.URGE_NOTE)), file=path)
        raise StaleButton

    def evidence_of(self, row: Row) -> Iterator[Reply]:
        """Hand out what a cell sent with its report."""
        for entry in row.standing.evidence:
            for name in entry.files:
                kept = self.evidence.path(name)
                said = texts.put(texts.EVIDENCE, cell=row.name, by=entry.by)
                if kept is None:
                    yield say(texts.EVIDENCE_GONE)
                else:
                    path = self._written(name.partition("/")[2], kept.read_bytes())
                    yield Reply(lines=(Line("plain", said),), file=path)

    def unreached(self, overview: Overview) -> list[Row]:
        """List the reports of which nobody of the cell can be reminded, and it is time to."""
        look = self.planner.looking.at(overview.now)
        keys = {
            one.owed.due.key
            for one in self.planner.due(look)
            if one.to == "cell" and not one.owed.officers
        }
        return [row for one in overview.groups.values() for row in one.rows if row.due.key in keys]

    def by_hand(self, overview: Overview, rows: Sequence[Row]) -> Iterator[Reply]:
        """Return words to copy into another messenger, a message a cell, and a list to call by."""
        if not rows:
            yield say(texts.NOBODY)
            return
        organisation = self.planner.looking.people.organisation()
        yield say(texts.COPY)
        by_cell: dict[str, list[Row]] = {}
        for row in rows:
            by_cell.setdefault(row.cell, []).append(row)
        for each in list(by_cell.values())[:_MOST_MESSAGES]:
            words = byhand.words(
                each[0].name,
                [overview.told(row) for row in each],
                office=self.office,
                today=overview.now.date(),
            )
            yield say(words)
        calls = [call for row in rows for call in tables.calls_of(overview.told(row), organisation)]
        path = self._written("danh-sach-goi-dien.xlsx", tables.calls(calls))
        yield Reply(lines=(Line("key", texts.CALLS),), file=path)

    def _written(self, name: str, content: bytes) -> Path:
        self.folder.mkdir(parents=True, exist_ok=True)
        path = self.folder / name
        path.write_bytes(content)
        return path


def _slug(what: str) -> str:
    """Return *what* as a part of a file's name: "bao-cao-quy-i-2026"."""
    words = "".join(letter if letter.isalnum() else " " for letter in fold(what)).split()
    return "-".join(words)[:60]
