"""Which places of a directive another one amends or ends, and with which words; pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from knowledge import links
from knowledge.answer.addressing import places
from knowledge.answer.citing import cite, sentence_at, sentences, under
from knowledge.domain import Citation, Held, Unit
from knowledge.language import find_numbers, fold
from knowledge.links import Link

# "Sửa đổi khoản 1 Điều 3 như sau" · "Bổ sung điểm d vào sau …" · "Bãi bỏ Điều 5" · "Thay cụm từ …"
_ACT = re.compile(r"\b(?:sua doi|bo sung|bai bo|huy bo|thay the|thay cum tu|thay doi|dieu chinh)\b")
_WORDS = {"phu luc": 0, "phan": 0, "chuong": 0, "muc": 1, "dieu": 1, "khoan": 2, "diem": 3}
_LABEL = r"(?<!\w)(?:\(?\d{1,2}(?:\.\d{1,2})*\)?|[ivxl]+(?:\.\d{1,2})*|[a-eghik-vxyđ])(?![\w])"
_PLACES = re.compile(
    rf"\b(?P<word>{'|'.join(_WORDS)})\s+(?:so\s+)?(?P<labels>{_LABEL}(?:\s*(?:,|va\s)\s*{_LABEL})*)"
)
# a label that a place word of its own follows begins another place: "khoản 1, Điều 3"
_LABELS = re.compile(_LABEL)
_SAID_BEFORE_CHARS = 160  # between the act and the number of what it changes
_LONGEST = 600  # characters of the new words that are quoted


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment:
    """One change that a directive makes to a part of another."""

    # id of the directive that makes it
    by: int
    # the place in the other one, as ``places`` takes it; empty where none is named
    parts: tuple[str, ...]
    quote: Citation

    def touches(self, held: Held, path: str) -> bool:
        """Say whether the unit of *held* at *path* is what it changes, in part or whole."""
        if not self.parts or not path:
            return False
        return any(
            under(path, unit.path) or under(unit.path, path) for unit in places(held, self.parts)
        )


def amendments(held: Held, shelf: Sequence[Held]) -> tuple[Amendment, ...]:
    """List what other directives of *shelf* change in *held*, newest directive first."""
    changing = [link for link in links.to(held, shelf) if link.changes_part]
    found: list[Amendment] = []
    for link in {one.citing.id: one for one in reversed(changing)}.values():
        found = [*_of_one(link, held, changing), *found]
    return tuple(found)


def _of_one(link: Link, held: Held, changing: Sequence[Link]) -> list[Amendment]:
    """List the places that one directive names, or the sentence alone that says it amends."""
    mine = [one for one in changing if one.citing.id == link.citing.id]
    named = [*_beside_number(mine, held), *_listed(link, held)]
    if named:
        return list(dict.fromkeys(named))
    return [
        Amendment(by=one.citing.id, parts=(), quote=sentence_at(one.citing, one.reference.start))
        for one in mine
    ]


def _beside_number(mine: Sequence[Link], held: Held) -> Iterator[Amendment]:
    """Yield the places named right before the number: "bãi bỏ điểm 2, mục III Kế hoạch số …"."""
    for link in mine:
        text = link.citing.directive.text
        for start in _in_body_first(link):
            before = text[max(0, start - _SAID_BEFORE_CHARS) : start]
            acts = list(_ACT.finditer(fold(before)))
            named = named_places(before[acts[-1].end() :]) if acts else []
            for parts in named:
                if places(held, parts):
                    quote = _with_new_words(link.citing, start)
                    yield Amendment(by=link.citing.id, parts=parts, quote=quote)
            if named:
                break  # the title says again what the body says in full


def _in_body_first(link: Link) -> list[int]:
    """List where the number stands in the directive that cites it, in head and title last."""
    directive = link.citing.directive
    found = [n for n in find_numbers(directive.text) if links.fits(link.reference, n)]
    starts = [link.reference.start, *(number.start for number in found)]
    opening = [unit for unit in directive.units if unit.kind in {"head", "title"}]
    return sorted(starts, key=lambda at: any(unit.start <= at < unit.end for unit in opening))


def _listed(link: Link, held: Held) -> Iterator[Amendment]:
    """Yield the places that the items of an amending directive name without its number."""
    if not _amends_one_alone(link):
        return
    directive = link.citing.directive
    for unit in directive.units:
        if unit.kind not in {"body", "item", "heading"}:
            continue
        for start, end in _own_sentences(directive.text, unit):
            act = _ACT.search(fold(directive.text[start:end]))
            if act is None or find_numbers(directive.text[start:end]):
                continue
            told = directive.text[start + act.end() : end].split(":")[0]
            for parts in named_places(told)[-1:] if "sau" in fold(told) else named_places(told):
                if places(held, parts):
                    quote = _with_new_words(link.citing, start)
                    yield Amendment(by=link.citing.id, parts=parts, quote=quote)


def _amends_one_alone(link: Link) -> bool:
    changed = {
        one.reference.number
        for one in links.of(link.citing, ())
        if one.reference.relation == "sửa đổi"
    }
    return changed == {link.reference.number}


def _own_sentences(text: str, unit: Unit) -> list[tuple[int, int]]:
    """Cut a unit into sentences, without what stands in quotation marks: the new words."""
    opened = text.find("“", unit.start, unit.end)
    return sentences(text, unit.start, opened if opened > unit.start else unit.end)


def _with_new_words(citing: Held, start: int) -> Citation:
    """Cite the sentence that amends, and the words that it puts in place if they follow."""
    text, said = citing.directive.text, sentence_at(citing, start)
    opened = text.find("“", said.start, said.end + 3)
    if opened < 0:
        return said
    closed = text.find("”", opened)
    end = closed + 1 if 0 < closed - said.start < _LONGEST else said.end
    return cite(citing, said.start, max(end, said.end), path=said.path)


def named_places(text: str) -> list[tuple[str, ...]]:
    """List the places that *text* names, each outermost part first.

    "khoản 1, khoản 3 Điều 4" -> ("điều", "4", "1") and ("điều", "4", "3"); "điểm b mục 3" ->
    ("3", "b").
    """
    found = [
        (_WORDS[match["word"]], match["word"], _labels(text, match))
        for match in _PLACES.finditer(fold(text))
    ]
    if len(found) > 1 and found[0][0] < found[-1][0]:
        found.reverse()  # "Điều 3, khoản 2": outermost first
    named: list[tuple[str, ...]] = []
    above: list[tuple[int, tuple[str, ...]]] = []
    for at, (depth, word, labels) in reversed(list(enumerate(found))):
        above = [(d, parts) for d, parts in above if d < depth]
        lead = above[-1][1] if above else ()
        is_leaf = at == 0 or found[at - 1][0] <= depth
        for label in reversed(labels):
            parts = (*lead, *_parts(word, label))
            if is_leaf:
                named.append(parts)
            above = [*((d, p) for d, p in above if d < depth), (depth, parts)]
    return list(dict.fromkeys(reversed(named)))


def _labels(text: str, match: re.Match[str]) -> list[str]:
    start, end = match.span("labels")
    printed = text[start:end].lower()
    return [printed[slice(*found.span())] for found in _LABELS.finditer(fold(printed))]


def _parts(word: str, label: str) -> tuple[str, ...]:
    if word == "phu luc":
        return (f"pl{label.strip('()')}",)
    split = tuple(part for part in label.split(".") if part)
    return ("điều", *split) if word == "dieu" else split
