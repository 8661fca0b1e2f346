"""One clause read: the duties it holds, each with its kind, addressee, channel, period and rule."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.duties import due_calendar, due_events, telling
from ingest.duties import heads as duty_heads
from ingest.duties import limits as duty_limits
from ingest.duties import names as duty_names
from ingest.duties import periods as duty_periods
from ingest.duties.due_rules import Due, Mention
from ingest.duties.heads import Head
from ingest.duties.rhythm import NONE, Turn, is_extra, pair
from ingest.duties.text import HIDDEN, Span, cased, hide, words
from knowledge.language import is_guarded


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """One duty as a clause gives it; offsets of *span* count in the unit."""

    kind: str
    who: tuple[str, ...]
    to: tuple[str, ...]
    via: tuple[str, ...]
    what: str
    period: str
    due: Due
    span: Span = (0, 0)
    # the paper itself is named, not the act: "Báo cáo năm gửi trước ngày ..."
    noun: bool = False


@dataclass(frozen=True, slots=True)
class _Clause:
    """A clause in its views: all of it, without asides, and without the next body's steps too."""

    printed: str
    # citations and exceptions are hidden
    visible: str
    # due rules and what the receiver does are hidden too
    bare: str
    # the same with its capitals, for names
    cased: str
    dues: list[Mention]
    heads: list[Head]


def read(lowered: str, printed: str, span: Span, *, plain_tasks: bool) -> list[Duty]:
    """Read the duties of one clause.

    Args:
        lowered: The unit's text as ``text.plain`` gives it.
        printed: The unit's text.
        span: Where the clause stands in both.
        plain_tasks: Also return what has neither addressee, day nor period ("tổ chức kiểm tra").
    """
    text = lowered[slice(*span)]
    if is_guarded(text):
        return []
    visible = hide(text, duty_limits.asides(text))
    named = cased(printed[slice(*span)], visible)
    if duty_limits.is_no_duty(visible) or telling.tells(visible, named):
        return []
    clause = _views(printed[slice(*span)], visible)
    turns = _turns(clause)
    names = duty_names.actors(clause.cased, clause.printed, [head.start for head in clause.heads])
    drafts = _dated(clause, turns, names) or _undated(clause, names, plain=plain_tasks)
    return [replace(draft, span=span) for draft in drafts]


def _views(printed: str, visible: str) -> _Clause:
    dues = due_calendar.find(visible)
    dues += due_events.find(hide(visible, [(due.start, due.end) for due in dues]))
    hops = list(duty_limits.second_hops(hide(visible, [(due.start, due.end) for due in dues])))
    unseen = hide(visible, hops)
    bare = hide(unseen, [(due.start, due.end) for due in dues])
    heads = duty_heads.find(bare, cased(printed, bare))
    said = [*duty_periods.find(bare), *duty_periods.find_words(bare)]
    names = hide(cased(printed, bare), [(rhythm.start, rhythm.named) for rhythm in said])
    kept = [due for due in dues if _is_bound(due, visible, heads) and not _is_next(due, dues, hops)]
    kept = [_as_printed(due, visible, printed) for due in kept]
    kept.sort(key=lambda due: due.start)
    return _Clause(printed, visible, bare, names, kept, heads)


def _as_printed(due: Mention, visible: str, printed: str) -> Mention:
    """Give an event its capitals back; not the first one of a sentence."""
    anchor = str(due.due.get("anchor", ""))
    start = visible.find(anchor, due.start, due.end) if anchor else -1
    if start < 0:
        return due
    said = printed[start : start + len(anchor)]
    said = said if start or said.isupper() else anchor[0] + said[1:]
    return replace(due, due=due.due | {"anchor": said})


def _is_next(due: Mention, dues: list[Mention], hops: list[Span]) -> bool:
    """Say whether *due* bounds what the receiver does: "... để báo cáo Tỉnh ủy trước ngày"."""
    return any(
        0 <= due.start - end <= 1 and any(before.end <= start for before in dues)
        for start, end in hops
    )


_STRONG = ("report", "submit")
_WEAK_CUE = words(r"(?:đến|tới|sau|vào|trong|hết|cuối)(?! hết)(?!\w)")
_GATHERING = words(r"\W*(?:hội nghị|đại hội|cuộc họp|lễ|lớp|buổi|kỳ họp|chương trình)")
_DONE = words(r"hoàn thành|xong|kết thúc việc|đảm bảo|bảo đảm|phải")


def _is_bound(due: Mention, visible: str, heads: list[Head]) -> bool:
    """Say whether *due* bounds a duty, and is not the time of a meeting or of a target."""
    strong = any(head.kind in _STRONG for head in heads) or bool(_DONE.search(visible))
    if due.due["type"] == "relative" and not any(key.startswith("offset") for key in due.due):
        if re.search(r"năm \d{4}$", due.due["anchor"]):
            leads = not visible[: due.start].strip(" -+(¦")
            held = any(head.kind == "review" and head.end < due.start for head in heads)
            return leads or held or bool(_DONE.search(visible))
        return any(head.kind != "task" for head in heads)
    if due.due["type"] == "blank" and not (heads or strong):
        return False
    cue = _WEAK_CUE.match(visible, due.start)
    if cue is None or due.due["type"] in ("day_of_month", "weekday", "times_of_day"):
        return True
    return strong or _is_bound_weakly(due, cue.group(), visible, heads)


def _is_bound_weakly(due: Mention, cue: str, visible: str, heads: list[Head]) -> bool:
    """Judge a rule that opens with "sau", "vào", "trong": most such days are those of events."""
    if cue.startswith(("đến", "tới")):
        return False
    if cue.startswith("sau"):
        acts = any(head.kind in ("review", "plan", "inspect") for head in heads)
        return acts or (bool(heads) and due.period not in (None, "once"))
    timed = due.due["type"] in ("absolute", "within_month", "within_quarter", "month_day")
    return not timed or (bool(heads) and not _GATHERING.match(visible))


def _turns(clause: _Clause) -> list[Turn]:
    rhythms = duty_periods.find(clause.bare)
    words = duty_periods.find_words(clause.bare)
    acts = [head.start for head in clause.heads if head.kind in ("review", "plan", "inspect")]
    haste = due_events.find_haste(clause.bare)
    turns = pair(clause.dues, rhythms, words, haste, acts)
    counted = [turn for turn in turns if any(key.startswith("offset") for key in turn.due)]
    if len(turns) == len(counted) == 1 and haste and haste[0].end <= counted[0].start:
        first = haste[0]
        if due_events.is_another(clause.bare, first):
            turns.insert(0, Turn("adhoc", first.due, first, first.start))
    regular = any(turn.period not in ("adhoc", "once") for turn in turns)
    if regular and is_extra(clause.bare) and all(turn.period != "adhoc" for turn in turns):
        turns.append(Turn("adhoc", NONE))
    return turns


def _stretches(clause: _Clause, turns: list[Turn]) -> list[Span]:
    """Give each turn the part of the clause that speaks of it."""
    size = len(clause.bare)
    dues = [turn.at for turn in turns if turn.at]
    if len(dues) < 2:  # noqa: PLR2004  # nothing to share out
        return [(0, size)] * len(turns)
    leading = not any(head.start < dues[0].start for head in clause.heads)
    cuts = [due.start for due in dues[1:]] if leading else [due.end for due in dues[:-1]]
    spans = list(pairwise([0, *cuts, size]))
    by_due = dict(zip([id(due) for due in dues], spans, strict=True))
    return [by_due[id(turn.at)] if turn.at else (0, size) for turn in turns]


def _dated(clause: _Clause, turns: list[Turn], who: tuple[str, ...]) -> list[Duty]:
    duties: list[Duty] = []
    for turn, span in zip(turns, _stretches(clause, turns), strict=True):
        heads = [head for head in clause.heads if span[0] <= head.start < span[1]]
        own = duty_heads.active(clause.bare, heads)
        heads = (
            own or duty_heads.active(clause.bare, clause.heads) or duty_heads.find(clause.visible)
        )
        kind = duty_heads.kind_of(heads)
        to, via = _names(clause, span)
        if not to and (not own or kind in _STRONG):
            to, via = _names(clause, (0, len(clause.bare)))
        told = turn.at is not None or kind not in _LOOSE or _is_told(clause, heads, who)
        if told and _counts(clause, kind, turn, to):
            what = _what(clause, heads, kind)
            noun = any(head.noun for head in heads)
            duties.append(
                Duty(
                    kind=kind, who=who, to=to, via=via, what=what,
                    period=turn.period, due=turn.due, noun=noun,
                )
            )  # fmt: skip
    return duties


# "báo cáo đột xuất khi có yêu cầu"
_ON_REQUEST = words(r"báo cáo (?:\S+ ){0,3}?đột xuất")
_VAGUE = ("adhoc", "continuous", "periodic_unspecified")


def _counts(clause: _Clause, kind: str, turn: Turn, to: tuple[str, ...]) -> bool:
    if turn.at is not None and turn.due["type"] != "immediate":
        return True
    if turn.period not in _VAGUE:
        return bool(clause.heads)
    if kind in _STRONG:
        return bool(to) or turn.period != "adhoc" or bool(_ON_REQUEST.search(clause.visible))
    return kind in ("review", "meeting", "plan")


# what is named as often as it is asked for: "Kết quả thực hiện ...", "nền nếp kiểm tra"
_LOOSE = ("task", "inspect")
_BEFORE_ACT = words(
    r"\W*(?:(?:tiếp tục|chủ động|tích cực|thường xuyên|kịp thời|tăng cường|đẩy mạnh|nghiêm túc"
    r"|phải|cần"
    r"|đồng thời|công tác|tập trung|hằng|hàng)\W*)*"
)


def _is_told(clause: _Clause, heads: list[Head], who: tuple[str, ...]) -> bool:
    """Say whether a clause without a day begins with its act, or with who must do it."""
    if not heads:
        return False
    before = clause.bare[: heads[0].start]
    names = clause.cased[: heads[0].start]
    actor = any(cased(name.split()[0], "") in names for name in who)
    return actor or bool(_BEFORE_ACT.fullmatch(_without_rhythms(clause, before)))


def _without_rhythms(clause: _Clause, before: str) -> str:
    """Return *before* without the periods in it."""
    return "".join(
        HIDDEN if name == HIDDEN else char for char, name in zip(before, clause.cased, strict=False)
    )


def _undated(clause: _Clause, who: tuple[str, ...], *, plain: bool) -> list[Duty]:
    """Read a clause that names neither day nor period."""
    to, via = _names(clause, (0, len(clause.bare)))
    active = duty_heads.active(clause.bare, clause.heads)
    if duty_heads.kind_of(active) in _STRONG and not to:
        # "Kiểm tra việc thu, nộp đảng phí", "thực hiện chế độ báo cáo": what stands first is asked
        active = [head for head in active[:1] if head.kind not in _STRONG]
    # a meeting that has neither day nor period is only named: "dự sinh hoạt, hướng dẫn chi bộ"
    active = [head for head in active if head.kind != "meeting"]
    kind = duty_heads.kind_of(active)
    if kind in _STRONG:
        kinds = [kind]
    else:
        kinds = [each for each in ("review", "plan") if any(head.kind == each for head in active)]
        if plain and not kinds and _is_told(clause, active, who):
            kinds = [kind]
        kinds = [] if kinds == ["plan"] and not plain else kinds
    return [
        Duty(
            kind=each, who=who, period="once", due=NONE, what=_what(clause, active, each),
            to=to if each in _STRONG else (), via=via if each in _STRONG else (),
        )
        for each in kinds
    ]  # fmt: skip


def _names(clause: _Clause, span: Span) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the addressees and the bodies the report goes through, in *span*."""
    start = min((head.start for head in clause.heads if head.kind in _STRONG), default=None)
    if start is None:
        return (), ()
    via = list(duty_names.channels(clause.cased, clause.printed, span))
    text = hide(clause.cased, [(named.start, named.end) for named in via])
    to = list(duty_names.addressees(text, clause.printed, (max(start, span[0]), span[1])))
    return _flat(to), _flat(via)


def _flat(found: list[duty_names.Named]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for named in found for name in named.names))


def _what(clause: _Clause, heads: list[Head], kind: str) -> str:
    """Return the matter in the document's words: what stands from the head to the addressee."""
    head = next((head for head in heads if head.kind == kind), None)
    if head is None:
        return clause.printed.strip(" \n\t*-+.;")
    end = head.end
    span = (head.start, len(clause.bare))
    names = duty_names.addressees(clause.cased, clause.printed, span) if kind in _STRONG else []
    limit = min(
        (named.start for named in names if named.start > head.end), default=len(clause.bare)
    )
    hidden = clause.bare.find(HIDDEN, end)
    limit = min(limit, hidden if hidden >= 0 else limit)
    words = re.sub(r" (?:về|với|cho|lên|gửi|đến|tới)?\s*$", "", clause.printed[head.start : limit])
    return re.sub(r"[\s*]+", " ", words).strip(" (,;:.-")
