"""Answers and held directives as the JSON that other programs rely on."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from bot.batch import Reading
from bot.conversation.replies import Reply, plain
from bot.correcting import Doubtful
from bot.texts import documents, errors
from ingest.export import to_json
from knowledge import links
from knowledge.domain import Answer, Choice, Citation, Held
from knowledge.errors import AssistantError
from knowledge.links import Link

Shelf = Mapping[int, Held]


def answer(said: Answer, reply: Reply, shelf: Shelf, *, took_ms: float) -> dict[str, Any]:
    """Return what ``troly ask --json`` prints.

    Args:
        said: The answer.
        reply: What a member would read.
        shelf: The held directives by id.
        took_ms: From the question to the answer, in milliseconds.
    """
    citations = [one for statement in said.statements for one in statement.citations]
    return {
        "status": said.status,
        "text": plain(reply),
        "citations": [citation(one, shelf[one.directive_id]) for one in _once(citations)],
        "choices": [_choice(one, shelf[one.directive_id]) for one in said.choices],
        "degraded": list(said.degraded),
        "took_ms": round(took_ms, 1),
    }


def held(one: Held, shelf: Sequence[Held]) -> dict[str, Any]:
    """Return what ``troly show --json`` prints: the directive, and what the library knows of it."""
    around = (*links.of(one, shelf), *links.to(one, shelf))
    return {
        "handle": one.handle,
        "status": one.status,
        "superseded_by": [f"vb {number}" for number in one.superseded_by],
        "published_at": one.published_at.isoformat(),
        "lineage": [_link(link) for link in around],
        **to_json(one.directive),
    }


def _link(link: Link) -> dict[str, Any]:
    """Return one tie between papers; ``to`` is None of a paper that is only cited."""
    directive, reference = link.citing.directive, link.reference
    return {
        "from": link.citing.handle,
        "to": link.cited.handle if link.cited else None,
        "number": reference.number,
        "relation": reference.relation,
        "in_part": link.changes_part,
        "quote": directive.text[reference.start : reference.end],
    }


def reading(one: Reading) -> dict[str, Any]:
    """Return what ``troly read --json`` prints of one file."""
    if one.directive is not None:
        return to_json(one.directive)
    error = one.error or AssistantError()
    return {"source": one.source, "error": {"code": error.code, "text": errors.sentence(error)}}


def doubtful(one: Doubtful, held: Held, picture: Path | None) -> dict[str, Any]:
    """Return one line of what ``troly doubts --json`` prints, with what is unsure in it."""
    text = held.directive.text
    unsure = [{**asdict(found), "text": text[found.start : found.end]} for found in one.doubts]
    return {
        "page": one.page,
        "line": text[one.start : one.end],
        "doubts": unsure,
        "picture": None if picture is None else str(picture),
    }


def row(one: Held) -> dict[str, Any]:
    """Return one line of ``troly documents --json``."""
    directive = one.directive
    return {
        "handle": one.handle,
        "number": directive.number,
        "type": directive.type,
        "issuer": directive.issuer,
        "issued_on": directive.issued_on,
        "subject": directive.subject,
        "status": one.status,
        "source": directive.source,
    }


def figures(measured: Any) -> dict[str, Any]:
    """Return the figures of a benchmark, to three decimals."""
    return {
        name: round(value, 3) if isinstance(value, float) else value
        for name, value in asdict(measured).items()
    }


def citation(cited: Citation, held: Held) -> dict[str, Any]:
    """Return where an exact quote stands; ``compare``: read by OCR, and nobody compared it yet."""
    directive = held.directive
    return {
        "number": directive.number,
        "handle": held.handle,
        "issuer": directive.issuer,
        "title": directive.subject or documents.name(directive),
        "path": cited.path,
        "page": cited.page,
        "compare": held.scanned_on(cited.start, cited.end, cited.page) is not None,
        "quote": cited.quote,
        "source": directive.source,
    }


def _choice(choice: Choice, held: Held) -> dict[str, Any]:
    return {
        "number": held.directive.number,
        "handle": held.handle,
        "issuer": held.directive.issuer,
        "title": held.directive.subject or documents.name(held.directive),
        "question": choice.question,
    }


def _once(citations: Iterable[Citation]) -> list[Citation]:
    return list(dict.fromkeys(citations))


def print_json(value: Any) -> None:
    """Print one JSON value on stdout."""
    print(json.dumps(value, ensure_ascii=False, indent=2))
