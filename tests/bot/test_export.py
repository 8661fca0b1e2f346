from __future__ import annotations

from bot import export
from bot.conversation import Line, Reply
from knowledge.domain import Answer, Choice, Citation, Statement
from tests.bot.factories import held


def test_a_place_cited_twice_is_listed_once() -> None:
    shelf = {7: held(7)}
    quote = shelf[7].directive.text
    citation = Citation(directive_id=7, path="II.1", quote=quote, start=0, end=len(quote))
    statement = Statement(kind="quoted", code="content", citations=(citation, citation))
    said = Answer(status="answered", statements=(statement, statement))
    reply = Reply(lines=(Line("key", "Trước ngày 20."), Line("quote", quote)))

    value = export.answer(said, reply, shelf, took_ms=12.345)

    assert value["text"] == f"Trước ngày 20.\n“{quote}”"
    assert value["took_ms"] == 12.3
    assert value["citations"] == [
        {
            "number": "31-KH/ĐU",
            "handle": "vb 7",
            "issuer": "Đảng ủy xã Suối Mơ",
            "title": "về công tác kiểm tra năm 2026",
            "path": "II.1",
            "page": None,
            "compare": False,
            "quote": quote,
            "source": "31-KH.docx",
        }
    ]


def test_what_may_have_been_meant_is_a_choice() -> None:
    said = Answer(
        status="which_one",
        statements=(),
        choices=(Choice(directive_id=7, question="vb 7: ai ký?"),),
        degraded=("vectors",),
    )

    value = export.answer(said, Reply(lines=()), {7: held(7)}, took_ms=1)

    assert value["degraded"] == ["vectors"]
    assert value["choices"][0]["handle"] == "vb 7"
    assert value["choices"][0]["question"] == "vb 7: ai ký?"
