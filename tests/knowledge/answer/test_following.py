"""Questions that go on from the one before, ``knowledge/answer/following.py``."""

from __future__ import annotations

from datetime import timedelta

import pytest

from knowledge.domain import Answer, Turn
from tests.bench.followups import Pair, judge, read
from tests.knowledge.answer.offices import TODAY, Office, codes, quotes


@pytest.mark.parametrize("pair", list(read("seen")), ids=lambda pair: f"{pair.first} · {pair.then}")
def test_what_goes_on_is_said_in_full_and_what_is_whole_is_left(pair: Pair) -> None:
    assert judge(pair, stripped=False) == "right"


@pytest.mark.parametrize("stripped", [False, True])
def test_few_are_missed_and_none_is_spoilt_of_those_the_rules_were_not_made_with(
    stripped: bool,
) -> None:
    found = [judge(pair, stripped=stripped) for pair in read("unseen")]

    assert "spoilt" not in found
    assert found.count("right") >= 0.85 * len(found)


def after(question: str, *names: str, office: Office) -> dict[str, tuple[Turn, ...]]:
    ids = tuple(office.by_name[name].id for name in names)
    return {"turns": (Turn(question=question, directive_ids=ids, asked_on=TODAY),)}


def followed(answer: Answer) -> str:
    return next((str(s.facts["question"]) for s in answer.statements if s.code == "followed"), "")


def test_the_same_is_asked_of_another_place_and_the_reply_says_so(office: Office) -> None:
    first = "ở Bình Thạnh mỗi ấp xây dựng tủ sách có bao nhiêu đầu sách"

    answer = office.ask("còn ở Hòa Sơn thì sao?", **after(first, "12-KH", office=office))

    assert office.cited(answer) == ["45-CV"]
    assert "150 đầu sách" in quotes(answer)[0]
    assert followed(answer).endswith("ở Hòa Sơn")


def test_a_bare_question_keeps_to_the_paper_of_the_last_answer(office: Office) -> None:
    first = "báo cáo kết quả xây dựng tủ sách gửi cho ai"

    answer = office.ask("hạn mấy ngày?", **after(first, "12-KH", office=office))

    assert office.cited(answer) == ["12-KH"]
    assert "báo cáo kết quả xây dựng tủ sách" in followed(answer)


def test_what_goes_on_from_nothing_is_asked_back(office: Office) -> None:
    answer = office.ask("còn ở Hòa Sơn thì sao?")

    assert (answer.status, codes(answer)) == ("refused", ["say_whole"])


def test_yesterday_is_not_gone_on_from(office: Office) -> None:
    yesterday = TODAY - timedelta(days=1)
    turn = Turn(question="báo cáo quý nộp khi nào", directive_ids=(1,), asked_on=yesterday)

    assert codes(office.ask("còn báo cáo năm thì sao?", turns=(turn,))) == ["say_whole"]
