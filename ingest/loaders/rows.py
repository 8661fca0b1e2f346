"""A list kept as a table: the numbered lines of a workbook's first sheet, or of a .csv."""

from __future__ import annotations

import csv
from pathlib import Path

from ingest.limits import Limits
from ingest.loaders import media_type, txt, xlsx
from knowledge.errors import UnreadableDocument, UnsupportedFormat

# what parts the cells; Excel of a Vietnamese machine writes semicolons
_DELIMITERS = ";\t,|"


def load(path: Path, limits: Limits) -> list[tuple[int, list[str]]]:
    """Read the lines in which something stands, each with its number from 1.

    Raises:
        UnsupportedFormat: If it is neither .xlsx nor text.
        UnreadableDocument: If it is damaged, illegible or beyond *limits*.
    """
    kind = media_type.of(path)
    if kind == media_type.XLSX:
        sheets = (xlsx.numbered(sheet) for sheet in xlsx.visible(path, limits))
        return next((rows for rows in sheets if rows), [])
    if kind == media_type.TEXT:
        return _of_text(path, limits)
    raise UnsupportedFormat(path=path.name, format=media_type.short_name(kind), reason="table")


def _of_text(path: Path, limits: Limits) -> list[tuple[int, list[str]]]:
    text = txt.decode(path)
    if len(text) > limits.text_chars:
        raise UnreadableDocument(path=path.name, format="csv", reason="too_large")
    lines = text.splitlines(keepends=True)
    head = next((line for line in lines if line.strip()), "")
    delimiter = max(_DELIMITERS, key=head.count)
    found, before = [], 0
    reader = csv.reader(lines, delimiter=delimiter)
    try:
        for cells in reader:
            row = [cell.strip() for cell in cells]
            if any(row):
                # a cell may hold line breaks: a row is called by its first line
                found.append((before + 1, row))
            before = reader.line_num
    except csv.Error as error:
        raise UnreadableDocument(path=path.name, format="csv", reason="damaged") from error
    return found
