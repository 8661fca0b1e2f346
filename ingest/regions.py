"""Which part of a paper each printed line belongs to: head, title, body, foot, appendix."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from ingest.markers import BULLETS, marker
from ingest.patterns import (
    ABOUT,
    ADDRESSEE,
    APPENDIX,
    ATTACHED,
    DRAFT,
    ENCLOSED_WITH,
    END_MARK,
    NATION,
    NUMBER_LINE,
    OPENING,
    ORGAN_START,
    PLACE_DATE,
    POSITION,
    RECIPIENTS,
    SIGNED,
    TITLE,
    is_authority,
    is_rule,
    is_type_name,
    person_name,
)
from ingest.pieces import is_upper, starts_upper

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.pieces import Piece

# rule: a drawn line, part of nothing; appendix: the line that an appendix starts with
Region: TypeAlias = Literal["head", "title", "body", "foot", "appendix", "rule"]

# A header longer than this many lines has not been seen; a title is looked for in it alone.
_HEADER_LINES = 40
# Above these lengths a line of the header is the first sentence of the text.
_SENTENCE, _SUBJECT, _ADDRESSEE_LINE = 200, 300, 120
_OPENING_SENTENCE = 130
_TITLE_LINES = 6
# A signature's lines: authority (2), function (2), "(Đã ký)", name.
_SIGNATURE_LINES = 6
_FOOT_LINE = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A printed line and the part of the paper it belongs to."""

    piece: Piece
    region: Region
    # of the line that starts an appendix: what names and numbers it, where that is another line
    named: str | None = None


def divide(pieces: Sequence[Piece]) -> list[Placed]:
    """Place every line, in order. In an appendix the region of running text is "body" again."""
    regions = _opening(pieces)
    state: Region = "body"
    for at in range(len(regions), len(pieces)):
        state = _next_state(pieces, at, state)
        regions.append("rule" if is_rule(pieces[at].plain) else state)
        state = "body" if state == "appendix" else state
    return [
        Placed(piece=piece, region=region) for piece, region in zip(pieces, regions, strict=True)
    ]


def _next_state(pieces: Sequence[Piece], at: int, state: Region) -> Region:
    if starts_appendix(pieces[at], after_foot=state == "foot"):
        return "appendix"
    if state == "foot":
        return "body" if pieces[at].cells else "foot"
    return "foot" if _starts_foot(pieces, at) else "body"


def starts_appendix(piece: Piece, *, after_foot: bool) -> bool:
    """Say whether a line is the first one of an appendix."""
    text = piece.plain
    if piece.cells:
        return False
    named = APPENDIX.fullmatch(text)
    if named and (named["name"].isupper() or not named["title"] or after_foot):
        return len(text) <= _SUBJECT
    return after_foot and bool(ATTACHED.fullmatch(text) or TITLE.fullmatch(text))


def _starts_foot(pieces: Sequence[Piece], at: int) -> bool:
    text = pieces[at].plain
    if pieces[at].cells or is_rule(text):
        return False
    if RECIPIENTS.match(text) or is_authority(text) or SIGNED.fullmatch(text):
        return True
    if is_upper(text) and POSITION.fullmatch(text):
        return _name_follows(pieces, at) and not _text_goes_on(pieces, at)
    if at and END_MARK.search(pieces[at - 1].text):
        return len(text) <= _FOOT_LINE and marker(pieces[at].text) is None
    return at == len(pieces) - 1 and at > 0 and person_name(text) is not None


def _name_follows(pieces: Sequence[Piece], at: int) -> bool:
    after = [piece.plain for piece in pieces[at + 1 : at + _SIGNATURE_LINES]]
    return any(person_name(text) for text in after) or not after


def _text_goes_on(pieces: Sequence[Piece], at: int) -> bool:
    """Say whether numbered text comes after a function in capitals, as in a list of members."""
    for piece in pieces[at + 1 : at + 1 + _HEADER_LINES]:
        if starts_appendix(piece, after_foot=True) or RECIPIENTS.match(piece.plain):
            return False
        mark = marker(piece.text)
        if mark is not None and mark.kind in ("roman", "article", "number", "decimal"):
            return True
    return False


def _opening(pieces: Sequence[Piece]) -> list[Region]:
    at = _title_at(pieces)
    end = _title_end(pieces, at) if at is not None else _header_end(pieces)
    about = range(at, end) if at is not None else _about(pieces, end)
    regions: list[Region] = ["title" if i in about else "head" for i in range(end)]
    regions += ["head"] * (_addressees_end(pieces, end) - end)
    return ["rule" if is_rule(pieces[i].plain) else region for i, region in enumerate(regions)]


def is_title(piece: Piece) -> bool:
    """Say whether a line is the printed name of a type, alone or with the subject after it."""
    text = piece.plain
    return not piece.cells and (TITLE.fullmatch(text) is not None or is_type_name(text))


def _title_at(pieces: Sequence[Piece]) -> int | None:
    for at, piece in enumerate(pieces[:_HEADER_LINES]):
        if is_title(piece):
            return at
        if _opens_body(piece):
            return None
    return None


def _opens_body(piece: Piece) -> bool:
    text = piece.plain
    if piece.cells or ADDRESSEE.match(text):
        return True
    if len(text) > _SENTENCE and not is_upper(text):
        return True
    mark = marker(piece.text)
    return mark is not None and mark.kind not in BULLETS and not is_rule(text)


def _title_end(pieces: Sequence[Piece], at: int) -> int:
    match = TITLE.fullmatch(pieces[at].plain)
    has_subject = match is not None and bool(match["rest"].strip(" .:"))
    end = at + 1
    while end < min(len(pieces), at + _TITLE_LINES):
        piece = pieces[end]
        if not _continues_title(piece, has_subject=has_subject):
            break
        end += 1
        has_subject = True
    while end < len(pieces) and is_rule(pieces[end].plain):
        end += 1
    return end


def _continues_title(piece: Piece, *, has_subject: bool) -> bool:
    text = piece.plain
    if piece.cells or marker(piece.text) or len(text) > _SUBJECT or is_rule(text):
        return False
    if text.endswith((".", ";", ":", ",")) and len(text) > _OPENING_SENTENCE:
        return False
    stops = (ADDRESSEE, ENCLOSED_WITH, PLACE_DATE, NATION)
    if text.endswith((";", ":", "./.")) or any(stop.match(text) for stop in stops):
        return False
    if not has_subject:
        return not (OPENING.match(text) and text.endswith("."))
    if is_upper(text):
        return not ORGAN_START.match(text)
    return not starts_upper(text) or text.startswith(("(", "“")) or _is_short_subject(text)


def _is_short_subject(text: str) -> bool:
    return len(text) <= _OPENING_SENTENCE and not OPENING.match(text) and not text.endswith(".")


def _header_end(pieces: Sequence[Piece]) -> int:
    end = 0
    while end < min(len(pieces), _HEADER_LINES) and _is_header_line(pieces, end):
        end += 1
    return end


def _is_header_line(pieces: Sequence[Piece], at: int) -> bool:
    piece, text = pieces[at], pieces[at].plain
    if piece.cells or ADDRESSEE.match(text):
        return False
    if is_rule(text) or (is_upper(text) and marker(piece.text) is None):
        return True
    patterns = (NATION, NUMBER_LINE, PLACE_DATE, DRAFT)
    if any(pattern.fullmatch(text) for pattern in patterns) or ABOUT.match(text):
        return len(text) <= _SUBJECT
    return at > 0 and _continues_about(pieces, at)


def _continues_about(pieces: Sequence[Piece], at: int) -> bool:
    """Say whether a line goes on with a "V/v …" that was broken over two or more lines."""
    first = at
    while first and not ABOUT.match(pieces[first].plain):
        first -= 1
        if at - first > _TITLE_LINES or (is_upper(pieces[first].plain) and first != at):
            return False
    text = pieces[at].plain
    begun = bool(ABOUT.match(pieces[first].plain)) and first != at
    return begun and len(text) <= _ADDRESSEE_LINE and not starts_upper(text[:1])


def _about(pieces: Sequence[Piece], end: int) -> range:
    for at in range(end):
        if ABOUT.match(pieces[at].plain):
            stop = at + 1
            while stop < end and _continues_about(pieces, stop):
                stop += 1
            return range(at, stop)
    return range(0)


def _addressees_end(pieces: Sequence[Piece], at: int) -> int:
    """Return where "Kính gửi:" and its list end; *at* itself where there is none."""
    if at >= len(pieces) or not (first := ADDRESSEE.match(pieces[at].plain)):
        return at
    end, last = at + 1, pieces[at].plain
    listed = not last[first.end() :] or last[first.end() :].startswith(("-", "–", "+"))
    while end < len(pieces):
        text = pieces[end].plain
        mark = marker(pieces[end].text)
        dashed = mark is not None and mark.kind in BULLETS and listed
        goes_on = mark is None and last.endswith((",", ";", ":")) and not OPENING.match(text)
        if is_rule(text) or len(text) > _ADDRESSEE_LINE or not (dashed or goes_on):
            break
        end, last = end + 1, text
    return end
