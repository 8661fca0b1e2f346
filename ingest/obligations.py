"""Who must do what, for whom, through whom, by when (yêu cầu, thời hạn)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ingest.duties import clause as duty_clause
from ingest.duties import heads as duty_heads
from ingest.duties import limits as duty_limits
from ingest.duties import names as duty_names
from ingest.duties import windows
from ingest.duties.clause import Duty
from ingest.duties.rhythm import is_of_year
from ingest.duties.text import Segment, cased, plain, segments, words
from knowledge.domain import Obligation, Unit, Window

if TYPE_CHECKING:
    from ingest.clean import Cleaned

Found = tuple[tuple[Obligation, ...], tuple[Window, ...]]

_READ = ("body", "item", "row")
# characters of a heading that can name who acts, and of a paragraph that leads to a list
_HEADING, _LONGEST_LEAD = 300, 3000
# "I. MỤC ĐÍCH, YÊU CẦU": what the paper is for; only reports and days count as duties there
_AIMS = words(r"mục đích|mục tiêu|chỉ tiêu|quan điểm|tình hình|đánh giá chung|kết quả")
# "Trên đây là Kế hoạch ...": the closing formula
_CLOSING = words(r"^\W*(?:trên đây là|nhận được|căn cứ|thực hiện (?:\S+ ){1,4}số)")

# "Báo cáo nêu rõ:", "Hồ sơ gồm có:"
_CONTENTS = words(r"(?:nêu rõ|gồm(?: có)?|thể hiện|nội dung báo cáo(?: gồm)?)[^:]{0,30}:\W*$")
# number of a sentence, and who acts in it
_Subject = tuple[int, tuple[str, ...]]
_NOBODY: _Subject = (-1, ())


@dataclass(frozen=True, slots=True)
class _Lead:
    """What stands above a unit and carries over to it: actor, addressee, channel."""

    who: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    # the sentence above asks to watch opinion or argue, "cụ thể:" what follows
    guarded: bool = False
    # "Báo cáo nêu rõ:": what follows is what the paper holds
    lists: bool = False


def find(cleaned: Cleaned, units: tuple[Unit, ...]) -> Found:
    """Find the duties and windows of a directive, in the order of its text.

    Duties to watch opinion or to argue against views are left in the text and not returned.
    """
    year = _year(units)
    duties: list[Obligation] = []
    found: list[Window] = []
    leads: dict[str, _Lead] = {}
    for unit in units:
        if unit.kind not in _READ or cleaned.text[unit.start : unit.end] != unit.text:
            continue
        found.extend(windows.find(unit.text, unit.start, year=year))
        lead = _lead(unit, leads)
        read = _of_unit(unit, lead)
        duties = _without_lead(duties, read, unit)
        duties.extend(_obligation(duty, unit, lead) for duty in read)
        if len(unit.text) <= _LONGEST_LEAD and unit.text.rstrip(" *").endswith(":"):
            leads[unit.path] = _leading(unit, read, lead)
    return tuple(duties), tuple(found)


def find_in_text(text: str) -> Found:
    """Find the duties and windows of a phrase that stands alone."""
    unit = Unit(path="", kind="body", marker="", heading=(), text=text, start=0, end=len(text))
    duties = (_obligation(duty, unit, _Lead()) for duty in _of_text(text, plain_tasks=False))
    return tuple(duties), tuple(windows.find(text, 0))


def _year(units: Iterable[Unit]) -> int | None:
    for unit in units:
        years = re.findall(r"\bnăm (20\d\d)\b", unit.text) if unit.kind == "title" else []
        if len(years) == 1:
            return int(years[0])
    return None


def _of_unit(unit: Unit, lead: _Lead) -> list[Duty]:
    lowered = plain(unit.text)
    aims = any(_AIMS.search(plain(heading[:_HEADING])) for heading in unit.heading[:1])
    closing = bool(_CLOSING.search(lowered))
    read = _of_text(unit.text, plain_tasks=bool(unit.path) and not (aims or closing))
    if closing or not unit.path:
        read = [duty for duty in read if duty.to or duty.due["type"] not in ("none", "relative")]
    if lead.lists:
        read = [duty for duty in read if not _is_plain(duty)]
    if lead.guarded:
        read = [duty for duty in read if duty.kind != "task" and not _is_on_no_matter(duty)]
    return _one_plain_task(read)


def _is_on_no_matter(duty: Duty) -> bool:
    reports = duty.kind in ("report", "submit")
    return reports and duty_limits.names_no_matter(plain(duty.what))


def _one_plain_task(duties: list[Duty]) -> list[Duty]:
    """Keep a plain task or inspection only as the first of its unit; later ones are details."""
    return [
        duty
        for index, duty in enumerate(duties)
        if index == 0 or duty.kind not in ("task", "inspect") or not _is_plain(duty)
    ]


def _is_plain(duty: Duty) -> bool:
    return duty.due["type"] == "none" and duty.period == "once"


def _of_text(text: str, *, plain_tasks: bool) -> list[Duty]:
    lowered = plain(text)
    duties: list[Duty] = []
    last: tuple[int, Duty] | None = None
    subject = _NOBODY
    guarded = False
    names = cased(text, "")
    for segment in segments(lowered):
        span = (segment.start, segment.end)
        guarded = _stays_guarded(lowered[slice(*span)], names[slice(*span)], before=guarded)
        for read in duty_clause.read(lowered, text, span, plain_tasks=plain_tasks):
            if guarded and _is_on_no_matter(read):
                continue
            own = subject[1] if subject[0] == segment.sentence else ()
            duty = _carried(replace(read, who=read.who or own), segment, last)
            duties.append(duty)
            last = (segment.sentence, duty)
        subject = _subject(lowered, names, text, segment) or subject
    return duties


def _stays_guarded(clause: str, names: str, *, before: bool) -> bool:
    """Say whether a report in *clause* that names no matter is one on opinion or on views.

    It is, behind a clause that asks to watch or to argue, until another act is asked for.
    """
    if duty_limits.is_guarded(clause):
        return True
    return before and all(
        head.kind in ("report", "submit") for head in duty_heads.find(clause, names)
    )


def _subject(lowered: str, whole: str, text: str, segment: Segment) -> _Subject | None:
    """Return who opens a clause, whether it holds a duty or not, with the sentence's number."""
    names = whole[segment.start : segment.end]
    acts = [head.start for head in duty_heads.find(lowered[segment.start : segment.end], names)]
    who = duty_names.subject(names, text[segment.start : segment.end], acts)
    return (segment.sentence, who) if who else None


def _carried(duty: Duty, segment: Segment, last: tuple[int, Duty] | None) -> Duty:
    """Fill in the actor, and the addressee of a further report, from the clause before."""
    if last is None:
        return duty
    sentence, before = last
    if not duty.who:
        duty = replace(duty, who=before.who)
    further = duty.kind == before.kind == "report" and (duty.noun or sentence == segment.sentence)
    if further and not duty.to and duty.noun:
        duty = replace(duty, to=before.to, via=before.via)
    yearly = sentence == segment.sentence and before.period == "annual"
    if yearly and duty.period == "once" and is_of_year(duty.due):
        duty = replace(duty, period="annual")
    return duty


def _lead(unit: Unit, leads: dict[str, _Lead]) -> _Lead:
    """Return what the nearest lead-in or heading above *unit* says of its duties."""
    path = next((path for path in _above(unit.path) if path in leads), None)
    best = _Lead() if path is None else leads[path]
    nearer = unit.heading if path == "" or not best.who else ()
    for heading in reversed(nearer):
        names = duty_names.heading_actors(heading[:_HEADING])
        if names:
            return replace(best, who=names)
    return best


def _above(path: str) -> Iterator[str]:
    """Yield *path* and the paths it stands under, innermost first."""
    yield path
    yield from (path[:at] for at in range(len(path) - 1, 0, -1) if path[at] in _STEPS)
    yield ""


_STEPS = ".(-+"


def _is_under(path: str, above: str) -> bool:
    return not above or (path.startswith(above) and path[len(above) : len(above) + 1] in _STEPS)


def _leading(unit: Unit, read: list[Duty], lead: _Lead) -> _Lead:
    lowered = plain(unit.text)
    sentence = re.split(r"[.;]\s", lowered)[-1]
    names = cased(unit.text, "")
    acts = [head.start for head in duty_heads.find(lowered, names)] if unit.path else []
    who = duty_names.actors(names, unit.text, acts, asked=not unit.path)
    sent = next((duty for duty in read if duty.to and unit.path), None)
    return _Lead(
        who=who or lead.who,
        to=sent.to if sent else (),
        via=sent.via if sent else (),
        guarded=duty_limits.is_guarded(sentence),
        lists=bool(_CONTENTS.search(sentence)),
    )


def _without_lead(duties: list[Obligation], read: list[Duty], unit: Unit) -> list[Obligation]:
    """Drop "Các chi bộ gửi báo cáo về A như sau:" once the lines under it say when."""
    if not duties or not read:
        return duties
    last = duties[-1]
    introduces = last.quote.rstrip(" *").endswith(":") and last.due["type"] == "none"
    under = unit.path == last.unit or _is_under(unit.path, last.unit)
    same = any(duty.kind == last.kind for duty in read)
    return duties[:-1] if introduces and under and same else duties


def _obligation(duty: Duty, unit: Unit, lead: _Lead) -> Obligation:
    start, end = _trimmed(unit.text, duty.span)
    reports = duty.kind in ("report", "submit")
    return Obligation(
        kind=duty.kind,
        who=duty.who or lead.who,
        to=duty.to or (lead.to if reports else ()),
        via=duty.via or (lead.via if reports and not duty.to else ()),
        what=duty.what,
        period=duty.period,
        due=duty.due,
        unit=unit.path,
        quote=unit.text[start:end],
        start=unit.start + start,
        end=unit.start + end,
    )


def _trimmed(text: str, span: tuple[int, int]) -> tuple[int, int]:
    piece = text[slice(*span)]
    start = span[0] + len(piece) - len(piece.lstrip(" \n\t;,-"))
    return start, span[0] + len(piece.rstrip(" \n\t;"))
