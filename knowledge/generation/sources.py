"""The passages that a model is given, and where words of them stand in the documents."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from knowledge.answer.citing import cite, sentences
from knowledge.domain import Citation, Held

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# what stands around a quote and is none of it
_AROUND = " \t\r\n\"'“”‘’«»…."


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One passage, by the number that the model knows it by."""

    # from 1
    number: int
    held: Held
    # in the directive's text: start included, end excluded
    start: int
    end: int
    # the headings above it, outermost first
    heading: tuple[str, ...]

    @property
    def text(self) -> str:
        """The passage itself."""
        return self.held.directive.text[self.start : self.end]

    def find(self, quote: str) -> Citation | None:
        """Find *quote* in the passage, and cite the whole sentences that it is of.

        Spaces and line breaks may differ, nothing else may. Whole sentences, so that no exception
        that stands beside the words is left out of what is read.
        """
        words = quote.strip(_AROUND).split()
        if not words:
            return None
        found = re.search(r"\s+".join(map(re.escape, words)), self.text)
        if found is None:
            return None
        first, last = self.start + found.start(), self.start + found.end()
        text = self.held.directive.text
        touched = [
            (start, end)
            for start, end in sentences(text, self.start, self.end)
            if start < last and first < end
        ]
        return cite(self.held, touched[0][0], touched[-1][1])


def numbered(spans: Iterable[tuple[Held, int, int, tuple[str, ...]]]) -> tuple[Source, ...]:
    """Number passages from 1, in this order."""
    return tuple(
        Source(number=number, held=held, start=start, end=end, heading=heading)
        for number, (held, start, end, heading) in enumerate(spans, start=1)
    )


def written(sources: Sequence[Source], named: Iterable[str]) -> str:
    """Write *sources* for a model, a line of JSON each: nothing in a text can end its line.

    Args:
        sources: The passages.
        named: What the directive of each is called.
    """
    rows = (
        {"passage": source.number, "document": name, "under": list(source.heading)}
        | {"text": source.text}
        for source, name in zip(sources, named, strict=True)
    )
    return "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
