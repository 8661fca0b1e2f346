"""What a paper says of itself, each fact with the place where it is printed."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ingest import contradictions, header, references, signature, stamping
from ingest.header import Dated, Found
from ingest.patterns import CIRCULATION, URGENCY
from ingest.secrecy import security_mark
from ingest.signature import Listed
from knowledge.domain import Evidence, Fact
from knowledge.domain import Warning as Doubt
from knowledge.language import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ingest.clean import Cleaned
    from knowledge.domain import Reference, Signer, Unit

__all__ = ["Metadata", "find", "security_mark"]

# Types that a year in the subject does not bind: they hold until they are replaced.
_LASTING = frozenset(
    {"quy định", "quy chế", "quyết định", "kết luận", "điều lệ", "luật", "nghị định", "thông tư"}
)
# "năm 2024", not "đến năm 2030", "năm 2020 - 2025", "Luật … năm 2018", "ngày 5 tháng 1 năm 2023"
_YEAR = re.compile(
    r"(?<!den )(?<!tu )(?<!sau )(?<!truoc )\bnam (?P<year>20\d\d)\b"
    r"(?!\s*[-–]\s*(?:20)?\d\d|\s+den nam|,? tam nhin| tro di)"
)
_NOT_ITS_YEAR = re.compile(
    r"(?:ngay \d+ thang \d+|giai doan[^,;]*|nhiem ky[^,;]*|\bluat [^,;]*|phap lenh [^,;]*) $"
)

_BEFORE_YEAR = 200  # characters


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """The facts of a directive that its own head, title and foot state."""

    number: str | None
    type: str | None
    issuer: str | None
    issued_on: str | None
    place: str | None
    subject: str | None
    signer: Signer | None
    recipients: tuple[str, ...]
    circulation: str | None
    urgency: str | None
    bound_to_year: int | None
    warnings: tuple[Doubt, ...]
    evidence: tuple[Evidence, ...]


def find(
    cleaned: Cleaned,
    units: Sequence[Unit],
    cited: Sequence[Reference] | None = None,
    *,
    signed_at: Sequence[str] = (),
) -> Metadata:
    """Read what a paper says of itself; nothing is taken from the running text but its issuer.

    Args:
        cleaned: Its healed text.
        units: Its units.
        cited: What ``references.find`` found in it; looked for if not given.
        signed_at: ISO times kept in its signatures; asked only for a day that is left blank.
    """
    printed = _read(cleaned.text, units)
    filled = stamping.filled(printed.number, printed.dated, cleaned, signed_at)
    facts = replace(printed, number=filled.number, dated=filled.dated)
    cited = references.find(cleaned, units) if cited is None else cited
    issued_on = facts.dated.issued_on if facts.dated else None
    bound_to_year = int(facts.year.value) if facts.year and facts.year.value else None
    doubts = (
        *_blanks(facts),
        *filled.doubts,
        *contradictions.date_doubts(issued_on, bound_to_year, cited),
        *contradictions.anniversary_doubts(cleaned.text, cited, bound_to_year),
        *contradictions.appendix_doubts(cleaned.text, units),
    )
    names = [name for part in facts.lists for name in part.names]
    return Metadata(
        number=_value(facts.number),
        type=_value(facts.type),
        issuer=_value(facts.issuer),
        issued_on=issued_on,
        place=_value(facts.dated.place) if facts.dated else None,
        subject=_value(facts.subject),
        signer=facts.signed.signer if facts.signed else None,
        recipients=tuple(names),
        circulation=_value(facts.circulation),
        urgency=_value(facts.urgency),
        bound_to_year=bound_to_year,
        warnings=doubts,
        evidence=(*_evidence(facts), *filled.evidence),
    )


def _value(found: Found | None) -> str | None:
    return found.value if found else None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Facts:
    """Every fact with its place."""

    number: Found | None
    type: Found | None
    issuer: Found | None
    dated: Dated | None
    subject: Found | None
    signed: signature.Signed | None
    # Kính gửi, Nơi nhận
    lists: tuple[Listed, ...]
    circulation: Found | None
    urgency: Found | None
    year: Found | None
    draft: bool


def _read(text: str, units: Sequence[Unit]) -> _Facts:
    head = [unit for unit in units if unit.kind == "head"]
    foot = [unit for unit in units if unit.kind == "foot"]
    body = [unit for unit in units if unit.kind in ("body", "item")]
    title = next((unit for unit in units if unit.kind == "title"), None)
    number = header.number(head)
    kind = header.type_name(title, head, number)
    subject = header.subject(title)
    lists = (signature.addressees(head), signature.recipients(foot))
    return _Facts(
        number=number,
        type=kind,
        issuer=header.issuer(head, text) or header.stated_issuer(body),
        dated=header.dated([*head, *foot]),
        subject=subject,
        signed=signature.signature(foot),
        lists=tuple(listed for listed in lists if listed),
        circulation=header.marked([*head, *foot], CIRCULATION),
        urgency=header.marked(head, URGENCY),
        year=_bound_year(kind, subject, text),
        draft=header.is_draft([*head, *([title] if title else [])]),
    )


def _bound_year(kind: Found | None, subject: Found | None, text: str) -> Found | None:
    """Find the one year that the subject names as its own: "công tác khoa giáo năm 2024"."""
    if subject is None or kind is None or kind.value in _LASTING:
        return None
    words = fold(text[subject.start : subject.end]).replace("\n", " ")
    matches = [m for m in _YEAR.finditer(words) if not _named_for_it(words, m.start())]
    if len({match["year"] for match in matches}) != 1:
        return None
    start, end = matches[0].span()
    year = matches[0]["year"]
    return Found(value=year, start=subject.start + start, end=subject.start + end)


def _named_for_it(words: str, at: int) -> bool:
    """Say whether the year at *at* belongs to a date, a term or a law, not to the paper."""
    return _NOT_ITS_YEAR.search(words[max(0, at - _BEFORE_YEAR) : at]) is not None


def _blanks(facts: _Facts) -> Iterator[Doubt]:
    """Yield what is left blank or not printed."""
    if facts.number is None or facts.number.value is None:
        yield Doubt(code="number_blank" if facts.number else "number_missing")
    issued_on = facts.dated.issued_on if facts.dated else None
    if issued_on is None:
        yield Doubt(code="date_missing")
    elif len(issued_on) < len("2025-09-01"):
        yield Doubt(code="day_blank", facts={"month": issued_on})
    absent = {"type": facts.type, "issuer": facts.issuer, "signer": facts.signed}
    yield from (Doubt(code=f"{name}_missing") for name, found in absent.items() if found is None)
    if facts.draft:
        yield Doubt(code="draft")


def _evidence(facts: _Facts) -> Iterator[Evidence]:
    spans: list[tuple[Fact, Found | Dated | signature.Signed | Listed | None]] = [
        ("number", facts.number),
        ("type", facts.type),
        ("issuer", facts.issuer),
        ("issued_on", facts.dated),
        ("place", facts.dated.place if facts.dated else None),
        ("subject", facts.subject),
        ("signer", facts.signed),
        *(("recipients", listed) for listed in facts.lists),
        ("circulation", facts.circulation),
        ("urgency", facts.urgency),
        ("bound_to_year", facts.year),
    ]
    for fact, found in spans:
        if found is not None and found.start >= 0:
            yield Evidence(fact=fact, start=found.start, end=found.end)
