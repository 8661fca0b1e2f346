"""Running text read clause by clause: what one clause leaves open, those before it may say."""

from __future__ import annotations

from dataclasses import replace

from ingest.duties import clause as duty_clause
from ingest.duties import guard
from ingest.duties import heads as duty_heads
from ingest.duties import names as duty_names
from ingest.duties.clause import Duty
from ingest.duties.rhythm import is_of_year
from ingest.duties.text import Segment, cased, plain, segments
from knowledge.language import is_guarded

# number of a sentence, and who acts in it
_Subject = tuple[int, tuple[str, ...]]
_NOBODY: _Subject = (-1, ())


def read(text: str, *, plain_tasks: bool) -> list[Duty]:
    """Read the duties of *text*, clause by clause.

    Args:
        text: As printed.
        plain_tasks: Also return what has neither addressee, day nor period ("tổ chức kiểm tra").
    """
    lowered = plain(text)
    duties: list[Duty] = []
    last: tuple[int, Duty] | None = None
    subject = opening = _NOBODY
    guarded = False
    names = cased(text, "")
    for segment in segments(lowered):
        span = (segment.start, segment.end)
        guarded = _stays_guarded(lowered[slice(*span)], names[slice(*span)], before=guarded)
        for found in duty_clause.read(lowered, text, span, plain_tasks=plain_tasks):
            if guarded and (is_on_no_matter(found) or guard.traces(lowered[slice(*span)])):
                continue
            own = subject[1] if subject[0] == segment.sentence else ()
            duty = _carried(replace(found, who=found.who or own), segment, last, opening[1])
            duties.append(duty)
            last = (segment.sentence, duty)
        subject = _subject(lowered, names, text, segment) or subject
        opening = subject if opening == _NOBODY else opening
    return duties


def _stays_guarded(clause: str, names: str, *, before: bool) -> bool:
    """Say whether a report in *clause* that names no matter is one on opinion or on views.

    It is, behind a clause that asks to watch or to argue, until another act is asked for.
    """
    if is_guarded(clause):
        return True
    if before and guard.traces(clause):
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


def _carried(
    duty: Duty, segment: Segment, last: tuple[int, Duty] | None, opening: tuple[str, ...]
) -> Duty:
    """Fill in the actor, and the addressee of a further report, from the clause before.

    A new sentence goes back to who opens the item: "Văn phòng tổng hợp ...; các đơn vị đăng ký ...
    Thông báo lịch họp ...".
    """
    if last is None:
        return duty
    sentence, before = last
    if not duty.who:
        again = sentence != segment.sentence and opening
        duty = replace(duty, who=opening if again else before.who)
    further = duty.kind == before.kind == "report" and (duty.noun or sentence == segment.sentence)
    if further and not duty.to and duty.noun:
        duty = replace(duty, to=before.to, via=before.via)
    yearly = sentence == segment.sentence and before.period == "annual"
    if yearly and duty.period == "once" and is_of_year(duty.due):
        duty = replace(duty, period="annual")
    return duty


def is_on_no_matter(duty: Duty) -> bool:
    """Say whether *duty* is a report that names no matter: "báo cáo kết quả hằng quý"."""
    reports = duty.kind in ("report", "submit")
    return reports and guard.names_no_matter(plain(duty.what))
