"""What stands above a unit and carries over to it: lead-ins, headings, whom a letter is sent to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from ingest.duties import heads as duty_heads
from ingest.duties import names as duty_names
from ingest.duties.clause import Duty
from ingest.duties.text import cased, plain, words
from knowledge.domain import Unit
from knowledge.language import is_guarded

# characters of a heading that can name who acts
HEADING = 300
# "Báo cáo nêu rõ:", "Hồ sơ gồm có:"
_CONTENTS = words(r"(?:nêu rõ|gồm(?: có)?|thể hiện|nội dung báo cáo(?: gồm)?)[^:]{0,30}:\W*$")


@dataclass(frozen=True, slots=True)
class Lead:
    """What stands above a unit and carries over to it: actor, addressee, channel."""

    who: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    # the sentence above asks to watch opinion or argue, "cụ thể:" what follows
    guarded: bool = False
    # "Báo cáo nêu rõ:": what follows is what the paper holds
    lists: bool = False


_ADDRESSED = words(r"\W*kính gửi\s*:?\s*", re.IGNORECASE)
_IN_LIST = words(r"\s*[-+•]\s*")


def addressed(units: Iterable[Unit]) -> tuple[str, ...]:
    """Return whom a letter is sent to ("Kính gửi: - Các chi bộ"); they act if nobody else does.

    Only names of bodies and of persons in office are returned.
    """
    found: list[str] = []
    listing = False
    for unit in units:
        opens = _ADDRESSED.match(unit.text) if unit.kind == "head" else None
        goes_on = listing and unit.kind == "head" and _IN_LIST.match(unit.text)
        listing = bool(opens or goes_on)
        if listing:
            said = unit.text[opens.end() if opens else 0 :].lstrip(" -+•")
            named = duty_names.at(cased(said, ""), said, 0)
            found.extend(named.names if named else ())
    return tuple(dict.fromkeys(found))


def above(unit: Unit, leads: Mapping[str, Lead]) -> Lead:
    """Return what the nearest lead-in or heading above *unit* says of its duties."""
    path = next((path for path in _paths(unit.path) if path in leads), None)
    best = Lead() if path is None else leads[path]
    nearer = unit.heading if path == "" or not best.who else ()
    for heading in reversed(nearer):
        names = duty_names.heading_actors(heading[:HEADING])
        if names:
            return replace(best, who=names)
    return best


def _paths(path: str) -> Iterator[str]:
    """Yield *path* and the paths it stands under, innermost first."""
    yield path
    yield from (path[:at] for at in range(len(path) - 1, 0, -1) if path[at] in _STEPS)
    yield ""


_STEPS = ".(-+"


def is_under(path: str, holder: str) -> bool:
    """Say whether *path* stands under *holder*: "II.4(1)" under "II.4"."""
    return not holder or (path.startswith(holder) and path[len(holder) : len(holder) + 1] in _STEPS)


def within(unit: Unit, read: list[Duty], lead: Lead) -> Lead:
    """Return what *unit*, which ends in a colon, says of the lines under it."""
    lowered = plain(unit.text)
    sentence = re.split(r"[.;]\s", lowered)[-1]
    names = cased(unit.text, "")
    acts = [head.start for head in duty_heads.find(lowered, names)] if unit.path else []
    who = duty_names.actors(names, unit.text, acts, asked=not unit.path)
    sent = next((duty for duty in read if duty.to and unit.path), None)
    return Lead(
        who=who or lead.who,
        to=sent.to if sent else (),
        via=sent.via if sent else (),
        guarded=is_guarded(sentence),
        lists=bool(_CONTENTS.search(sentence)),
    )
