"""A question put to the model, its claims held against the documents, once more where some fail.

What comes out stands in the documents or is nothing: the caller then says the documents' own words.
"""

from __future__ import annotations

import json
import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from knowledge.errors import ModelFailed
from knowledge.generation.claims import Phrased
from knowledge.generation.grounding import ground
from knowledge.generation.sources import written
from knowledge.passages import title_line
from prompts import load

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from knowledge.domain import Held, Statement
    from knowledge.generation.chat import ChatModel
    from knowledge.generation.grounding import Verdict
    from knowledge.generation.sources import Source
    from prompts import Prompt

_PROMPT = ("answer", 1)
_AGAIN = ("answer_again", 1)
# of the time, what must be left to ask a second time
_WORTH_ASKING = 0.4
UNGROUNDED = "ungrounded"


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrasing:
    """What a model made of a question, for the answer and for the record of it."""

    model: str
    prompts: tuple[str, ...]
    # (id of the directive, start, end) of each passage that was given
    passages: tuple[tuple[int, int, int], ...]
    statements: tuple[Statement, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    tokens_in: int = 0
    tokens_out: int = 0
    seconds: float = 0.0
    # why there is nothing: a reason of ``ModelFailed``, or UNGROUNDED; "" where there is
    reason: str = ""


class Phraser:
    """Has answers phrased by a model.

    Args:
        model: The model.
        seconds: The longest that one answer may wait for it.
        may_read: Whether the text of a directive may go to the model; a local one reads all.
        clock: Seconds that pass.
    """

    def __init__(
        self,
        model: ChatModel,
        *,
        seconds: float,
        may_read: Callable[[Held], bool],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._model = model
        self._seconds = seconds
        self._may_read = may_read
        self._clock = clock

    def readable(self, held: Held) -> bool:
        """Say whether the model may be given the text of *held*."""
        return self._model.is_local or self._may_read(held)

    def phrase(
        self, question: str, sources: Sequence[Source], today: date, *, person: str
    ) -> Phrasing:
        """Have *question* answered from *sources*, each of them readable.

        Claims that fail are told to the model once, if there is time; what fails then is dropped.
        """
        began = self._clock()
        request = _Request(question=question, sources=sources, today=today, person=person)
        tried = Phrasing(
            model=self._model.name,
            prompts=(),
            passages=tuple((one.held.id, one.start, one.end) for one in sources),
        )
        tried = self._asked(tried, load(*_PROMPT), request, self._seconds)
        failed = tuple(verdict for verdict in tried.verdicts if verdict.faults)
        left = self._seconds - (self._clock() - began)
        if failed and left > _WORTH_ASKING * self._seconds:
            again = self._asked(tried, load(*_AGAIN), replace(request, failed=failed), left)
            if len(again.statements) >= len(tried.statements):
                tried = again
        if not tried.statements and not tried.reason:
            tried = replace(tried, reason=UNGROUNDED)
        return replace(tried, seconds=self._clock() - began)

    def _asked(
        self, tried: Phrasing, prompt: Prompt, request: _Request, seconds: float
    ) -> Phrasing:
        try:
            said = self._model.ask(
                prompt.system,
                prompt.asked(request.values(prompt.variables)),
                Phrased,
                person=request.person,
                seconds=seconds,
            )
        except ModelFailed as error:
            return replace(tried, statements=(), reason=str(error.facts["reason"]))
        grounded = ground(said.value, request.sources)
        return replace(
            tried,
            prompts=(*tried.prompts, prompt.title),
            statements=grounded.statements,
            verdicts=grounded.verdicts,
            tokens_in=tried.tokens_in + said.tokens_in,
            tokens_out=tried.tokens_out + said.tokens_out,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Request:
    """All that a prompt may be told."""

    question: str
    sources: Sequence[Source]
    today: date
    person: str
    failed: tuple[Verdict, ...] = ()

    def values(self, wanted: frozenset[str]) -> dict[str, str]:
        """Write what is *wanted*."""
        told = [{"claim": one.text, "faults": one.faults} for one in self.failed]
        named = (title_line(one.held.directive) for one in self.sources)
        every = {
            "question": json.dumps(self.question, ensure_ascii=False),
            "today": f"{self.today:%d/%m/%Y}",
            "passages": written(self.sources, named),
            "failed": json.dumps(told, ensure_ascii=False),
        }
        return {name: every[name] for name in wanted}
