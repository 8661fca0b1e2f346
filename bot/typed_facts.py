"""A fact of a scan as somebody typed it, and the printed words whose place that takes."""

from __future__ import annotations

import re

from bot.correcting import Span, is_scanned
from bot.errors import NotRead, NotScanned
from bot.texts import documents
from knowledge.domain import Directive, Fact

# "05/01/2026", "5-1-2026", "5.1.2026"
_DATE = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
# "Số", and whatever stands between it and the number: "Số: "
_BEFORE_NUMBER = re.compile(r"số\s*:?\s*", re.IGNORECASE)
# "Suối Ngàn, " before the day
_BEFORE_DAY = re.compile(r"^.*?,\s*(?=ngày|tháng|\d)", re.IGNORECASE | re.DOTALL)


def place(directive: Directive, fact: Fact, words: str) -> tuple[Span, str]:
    """Find where a fact is printed, and write *words* as they are printed there.

    One line that is typed takes the place of the last line: of a signer that is the name, of an
    issuer the body itself.

    Raises:
        NotRead: If the place is not known.
        NotScanned: If it was not read from a picture: the file itself says so.
    """
    span = directive.printed(fact)
    name = documents.name(directive)
    if span is None:
        raise NotRead(words=documents.FACTS[fact], name=name)
    if not is_scanned(directive, span[0]):
        raise NotScanned(name=name)
    start, end = span
    said = words.strip()
    if "\n" not in said:
        start += directive.text[start:end].rfind("\n") + 1
    return (start, end), _as_printed(fact, directive.text[start:end], said)


def _as_printed(fact: Fact, printed: str, said: str) -> str:
    if fact == "number" and not _BEFORE_NUMBER.match(said):
        before = _BEFORE_NUMBER.match(printed)
        return f"{before[0] if before else 'Số '}{said}"
    day = _DATE.fullmatch(said)
    if fact == "issued_on" and day:
        before = _BEFORE_DAY.match(printed)
        written = f"ngày {int(day[1]):02} tháng {int(day[2]):02} năm {day[3]}"
        return f"{before[0] if before else ''}{written}"
    if fact == "type" and printed.isupper():
        return said.upper()
    return said
