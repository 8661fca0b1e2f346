"""A directive as rows, and rows as a directive again."""

from __future__ import annotations

from dataclasses import asdict, astuple
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from knowledge.domain import (
    EVERYBODY,
    Attachment,
    Audience,
    Box,
    Correction,
    Directive,
    Doubt,
    Evidence,
    Obligation,
    Page,
    Passage,
    PrintedLine,
    Reference,
    Repair,
    Signer,
    Unit,
    Warning,  # noqa: A004  # the field's own word
    Window,
)
from knowledge.identity import Entry, Known, number_key
from knowledge.passages import embedded_text
from knowledge.store.shelved import Body, Shelved
from knowledge.tables import (
    CorrectionRow,
    DirectiveRow,
    ObligationRow,
    PassageRow,
    ReferenceRow,
    UnitRow,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import datetime

    from sqlalchemy import Row

    from knowledge.passages import Draft

# What a directive row keeps in columns of its own.
_COLUMNS = (
    "source",
    "sha256",
    "number",
    "type",
    "issuer",
    "issued_on",
    "place",
    "subject",
    "circulation",
    "urgency",
    "bound_to_year",
    "text",
    "reader",
)
_UNIT = ("path", "kind", "marker", "heading", "start", "end", "page")
_REFERENCE = ("number", "type", "issuer", "date", "relation", "start", "end")
_OBLIGATION = tuple(Obligation.__dataclass_fields__)
_CORRECTION = tuple(Correction.__dataclass_fields__)
_PASSAGE = ("path", "heading", "title", "text", "start", "end", "page")
UNIT_COLUMNS = tuple(getattr(UnitRow, name) for name in _UNIT)
PASSAGE_COLUMNS = tuple(getattr(PassageRow, name) for name in ("id", "directive_id", *_PASSAGE))


def directive_row(directive: Directive, sketch: bytes, *, by: str, now: datetime) -> DirectiveRow:
    """Write the row of a directive that is being published."""
    return DirectiveRow(**columns(directive, sketch), published_at=now, published_by=by)


def audience(value: Mapping[str, Any] | None) -> Audience:
    """Read back whom a directive exists for."""
    if value is None:
        return EVERYBODY
    return Audience(kind=value["kind"], cells=frozenset(value["cells"]))


def audience_value(audience: Audience) -> dict[str, Any] | None:
    """Write whom a directive exists for."""
    if audience.kind == "all":
        return None
    return {"kind": audience.kind, "cells": sorted(audience.cells)}


def columns(directive: Directive, sketch: bytes) -> dict[str, Any]:
    """Return what the row of a directive takes from one reading."""
    return {
        **_values(directive, _COLUMNS),
        "number_key": number_key(directive.number),
        "facts": _facts(directive),
        "sketch": sketch,
    }


def detail_rows(
    directive_id: int, directive: Directive
) -> list[UnitRow | ReferenceRow | ObligationRow]:
    """Write the rows of what a directive is made of."""
    key = {"directive_id": directive_id}
    return [
        *(
            UnitRow(**key, position=position, **_values(unit, _UNIT))
            for position, unit in enumerate(directive.units)
        ),
        *(
            ReferenceRow(
                **key,
                position=position,
                number_key=number_key(reference.number),
                supersedes=False,
                **_values(reference, _REFERENCE),
            )
            for position, reference in enumerate(directive.references)
        ),
        *(
            ObligationRow(**key, position=position, **_values(obligation, _OBLIGATION))
            for position, obligation in enumerate(directive.obligations)
        ),
    ]


def passage_rows(directive_id: int, drafts: Sequence[Draft], *, first: int = 0) -> list[PassageRow]:
    """Write the rows of what is indexed, in positions from *first* on."""
    return [
        PassageRow(
            directive_id=directive_id,
            position=position,
            text_sha256=sha256(embedded_text(draft).encode()).hexdigest(),
            retired=False,
            **_values(draft, _PASSAGE),
        )
        for position, draft in enumerate(drafts, first)
    ]


def directive(
    row: DirectiveRow,
    references: Sequence[ReferenceRow],
    obligations: Sequence[ObligationRow],
    places: Sequence[str],
    body: Callable[[], Body],
) -> Directive:
    """Read a directive back as it was published; *body* is called when that is read."""
    rest = Directive(
        **_values(row, [name for name in _COLUMNS if name != "text"]),
        **_facts_read(row.facts),
        text="",
        units=(),
        references=tuple(reference_of(reference) for reference in references),
        obligations=tuple(obligation_of(obligation) for obligation in obligations),
    )
    return Shelved.of(rest, tuple(places), body)


def body(text: str, units: Iterable[dict[str, Any]]) -> Body:
    """Read back what is read late of a directive."""
    return Body(text, tuple(_unit(values, text) for values in units))


def unit_values(row: UnitRow) -> dict[str, Any]:
    """Write the fields of a unit but its text, for JSON."""
    return _values(row, _UNIT)


def line_values(lines: Sequence[PrintedLine]) -> list[Any]:
    """Write where lines are printed, short: there are some forty to a page."""
    return [[one.start, one.end, one.page, *astuple(one.box)] for one in lines]


def printed_line(values: Sequence[Any]) -> PrintedLine:
    """Read back where a line is printed."""
    start, end, page, left, top, right, bottom = values
    box = Box(left=left, top=top, right=right, bottom=bottom)
    return PrintedLine(start=start, end=end, page=page, box=box)


def correction_row(directive_id: int, correction: Correction) -> CorrectionRow:
    """Write the row of a correction."""
    return CorrectionRow(directive_id=directive_id, **_values(correction, _CORRECTION))


def correction(row: CorrectionRow) -> Correction:
    """Read a correction back."""
    return Correction(**_values(row, _CORRECTION))


def reference_of(row: ReferenceRow) -> Reference:
    """Read a citation back."""
    return Reference(**_values(row, _REFERENCE))


def obligation_of(row: ObligationRow) -> Obligation:
    """Read an obligation back."""
    return obligation_from(_values(row, _OBLIGATION))


def obligation_from(values: dict[str, Any]) -> Obligation:
    """Make an obligation of its fields, as JSON has them."""
    return Obligation(**tuples(values))


def obligation_values(obligation: Obligation) -> dict[str, Any]:
    """Write the fields of an obligation, for JSON."""
    return _values(obligation, _OBLIGATION)


def passage(row: Row[Any]) -> Passage:
    """Read a passage back from its columns."""
    return Passage(**{**row._asdict(), "heading": tuple(row.heading)})


def _unit(values: dict[str, Any], text: str) -> Unit:
    own, heading = text[values["start"] : values["end"]], tuple(values["heading"])
    return Unit(**{**values, "heading": heading, "text": own})


def _values(source: object, names: Sequence[str]) -> dict[str, Any]:
    return {name: plain(getattr(source, name)) for name in names}


def plain(value: Any) -> Any:
    """Return a value as JSON knows it: a tuple as a list."""
    return list(value) if isinstance(value, tuple) else value


def tuples(values: dict[str, Any]) -> dict[str, Any]:
    """Return fields as they came from JSON with tuples for lists."""
    return {
        name: tuple(value) if isinstance(value, list) else value for name, value in values.items()
    }


def _facts(directive: Directive) -> dict[str, Any]:
    return {
        "signer": asdict(directive.signer) if directive.signer else None,
        "recipients": list(directive.recipients),
        "warnings": [asdict(warning) for warning in directive.warnings],
        "windows": [asdict(window) for window in directive.windows],
        "evidence": [asdict(evidence) for evidence in directive.evidence],
        "repairs": [asdict(repair) for repair in directive.repairs],
        "pages": [asdict(page) for page in directive.pages],
        "doubts": [asdict(doubt) for doubt in directive.doubts],
        "attachments": [asdict(attachment) for attachment in directive.attachments],
    }


def _facts_read(facts: dict[str, Any]) -> dict[str, Any]:
    return {
        "signer": Signer(**facts["signer"]) if facts["signer"] else None,
        "recipients": tuple(facts["recipients"]),
        "warnings": tuple(Warning(**warning) for warning in facts["warnings"]),
        "windows": tuple(Window(**window) for window in facts["windows"]),
        "evidence": tuple(Evidence(**evidence) for evidence in facts["evidence"]),
        "repairs": tuple(Repair(**repair) for repair in facts["repairs"]),
        # rows of the first release have none of these
        "pages": tuple(Page(**page) for page in facts.get("pages", ())),
        "doubts": tuple(Doubt(**doubt) for doubt in facts.get("doubts", ())),
        "attachments": tuple(Attachment(**one) for one in facts.get("attachments", ())),
    }


def known(row: DirectiveRow) -> Known:
    """Return what is known of a directive for resolving citations."""
    return Known(
        id=row.id,
        number=row.number,
        type=row.type,
        issuer=row.issuer,
        issued_on=row.issued_on,
    )


def entry(row: DirectiveRow) -> Entry:
    """Return what another paper is compared with."""
    return Entry(
        id=row.id,
        number=row.number,
        type=row.type,
        issuer=row.issuer,
        issued_on=row.issued_on,
        text=row.text,
        sketch=row.sketch,
    )
