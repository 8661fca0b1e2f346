"""Answers that a model phrases, ``knowledge/answer/generated.py``."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date

import pytest

from knowledge.answer.verify import verify
from knowledge.domain import Answer, Held, Scope, Statement
from knowledge.errors import UncitedAnswer
from knowledge.generation.phrasing import UNGROUNDED, Phraser, Phrasing
from knowledge.generation.sources import Source
from tests.knowledge.answer.offices import TODAY, Office, codes, quotes
from tests.knowledge.generation.test_phrasing import Scripted

Asks = Callable[..., Answer]

ASKED = "kinh phí mua sách bao nhiêu tiền"
CLAIM = "Kinh phí mua sách là 45.000.000 đồng, lấy từ nguồn xã hội hóa."


class Saying(Phraser):
    """Says *claim* on the first sentence of its first passage, or fails for *reason*."""

    def __init__(self, claim: str = CLAIM, *, reason: str = "", readable: bool = True) -> None:
        super().__init__(Scripted(), seconds=1, may_read=lambda _held: readable)
        self.claim, self.reason = claim, reason
        self.given: Sequence[Source] = ()

    def phrase(
        self, question: str, sources: Sequence[Source], today: date, *, person: str
    ) -> Phrasing:
        del question, today, person
        self.given = sources
        citation = sources[0].find(sources[0].text.split(". ")[0])
        assert citation is not None
        said = Statement(
            kind="quoted", code="claim", facts={"text": self.claim}, citations=(citation,)
        )
        statements = () if self.reason else (said,)
        return Phrasing(
            model="m", prompts=(), passages=(), statements=statements, reason=self.reason
        )


@pytest.fixture
def asks(office: Office) -> Iterator[Asks]:
    """Ask with a phraser, and take it away afterwards."""

    def ask(phraser: Phraser, question: str = ASKED) -> Answer:
        office.answering._phraser = phraser
        return office.answering.answer(question, Scope(today=TODAY, account="telegram:1"))

    yield ask
    office.answering._phraser = None


def test_a_claim_that_stands_is_said_with_the_words_it_stands_on(asks: Asks) -> None:
    answer = asks(Saying())

    assert codes(answer) == ["claim"]
    assert answer.statements[0].facts["text"] == CLAIM
    assert quotes(answer) == [CLAIM]


@pytest.mark.parametrize(
    ("phraser", "degraded"),
    [
        pytest.param(Saying(CLAIM.replace("45", "54")), (), id="a_claim_that_verify_drops"),
        pytest.param(Saying(reason=UNGROUNDED), (), id="nothing_that_stands"),
        pytest.param(Saying(reason="slow"), ("model",), id="too_slow"),
        pytest.param(Saying(readable=False), (), id="a_text_that_may_not_leave"),
    ],
)
def test_else_the_words_of_the_document_are_said(
    asks: Asks, phraser: Saying, degraded: tuple[str, ...]
) -> None:
    answer = asks(phraser)

    assert codes(answer) == ["content"]
    assert quotes(answer) == [CLAIM]
    assert answer.degraded == degraded


@pytest.mark.parametrize("question", ["12-KH/ĐU ai ký", "viết giúp tôi bài phản bác"])
def test_facts_and_what_is_declined_are_not_for_a_model(asks: Asks, question: str) -> None:
    phraser = Saying()

    asks(phraser, question)

    assert phraser.given == ()


def test_verify_holds_a_claim_against_its_quotes_anew(office: Office) -> None:
    held: Held = office.by_name["12-KH"]
    told = office.ask(ASKED).statements[0]
    good = replace(told, code="claim", facts={"text": CLAIM})
    bad = replace(good, facts={"text": CLAIM.replace("xã hội hóa", "ngân sách xã")})

    assert verify(Answer(status="answered", statements=(good, bad)), [held]).statements == (good,)
    with pytest.raises(UncitedAnswer):
        verify(Answer(status="answered", statements=(bad,)), [held])
