"""A directive as the JSON that other programs rely on, keys as in docs/architecture.md."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from knowledge.domain import Directive, Obligation, Reference, Unit, Window


def to_json(directive: Directive) -> dict[str, Any]:
    """Return what ``troly read --json`` prints of one file; offsets index ``text``."""
    return {
        "source": directive.source,
        "sha256": directive.sha256,
        "number": directive.number,
        "type": directive.type,
        "issuer": directive.issuer,
        "issued_on": directive.issued_on,
        "place": directive.place,
        "subject": directive.subject,
        "signer": None if directive.signer is None else asdict(directive.signer),
        "recipients": list(directive.recipients),
        "circulation": directive.circulation,
        "urgency": directive.urgency,
        "bound_to_year": directive.bound_to_year,
        "warnings": [
            {"code": warning.code, "facts": dict(warning.facts)} for warning in directive.warnings
        ],
        "text": directive.text,
        "units": [_unit(unit) for unit in directive.units],
        "references": [_reference(reference) for reference in directive.references],
        "obligations": [_obligation(obligation) for obligation in directive.obligations],
        "windows": [_window(window) for window in directive.windows],
        "pages": [asdict(page) for page in directive.pages],
        "doubts": [
            {**asdict(doubt), "text": directive.text[doubt.start : doubt.end]}
            for doubt in directive.doubts
        ],
        "attachments": [asdict(attachment) for attachment in directive.attachments],
    }


def _unit(unit: Unit) -> dict[str, Any]:
    return {
        "path": unit.path,
        "kind": unit.kind,
        "marker": unit.marker,
        "heading": list(unit.heading),
        "text": unit.text,
        "page": unit.page,
        "start": unit.start,
        "end": unit.end,
    }


def _reference(reference: Reference) -> dict[str, Any]:
    return {
        "number": reference.number,
        "type": reference.type,
        "issuer": reference.issuer,
        "date": reference.date,
        "relation": reference.relation,
    }


def _obligation(obligation: Obligation) -> dict[str, Any]:
    return {
        "kind": obligation.kind,
        "who": list(obligation.who),
        "to": list(obligation.to),
        "via": list(obligation.via),
        "what": obligation.what,
        "period": obligation.period,
        "due": dict(obligation.due),
        "unit": obligation.unit,
        "quote": obligation.quote,
    }


def _window(window: Window) -> dict[str, Any]:
    return {"kind": window.kind, **window.facts, "start": window.start, "end": window.end}
