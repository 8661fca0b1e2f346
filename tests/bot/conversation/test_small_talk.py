from __future__ import annotations

import time

import pytest

from bot.conversation.small_talk import small_talk
from bot.texts import ask as texts
from knowledge.language import fold

_GREETINGS = [
    "Xin chào",
    "chào trợ lý",
    "Kính chào đồng chí ạ!",
    "em chào anh chị ạ",
    "chào buổi sáng",
    "alo",
    "hello bot",
    "Trợ lý ơi",
    "dạ em chào bác",
]
_THANKS = [
    "cảm ơn",
    "Cám ơn đồng chí nhiều nhé",
    "dạ, em cảm ơn anh ạ",
    "xin chân thành cảm ơn!",
    "cảm ơn bạn đã giúp đỡ",
    "vâng ạ",
    "ok em",
    "được rồi, cảm ơn chị",
    "rõ rồi ạ",
    "tốt lắm 👍",
]
_QUESTIONS = [
    "dạ hạn nộp báo cáo quý",
    "đã thay thế văn bản nào",
    "ok hạn báo cáo khi nào",
    "chào cho hỏi hạn nộp",
    "chào đồng chí, cho tôi hỏi ai ký",
    "vâng, còn chi bộ thì sao",
    "dạ cho em hỏi số văn bản ạ",
    "tốt nghiệp lớp nào",
    "cảm ơn, thế báo cáo gửi ai",
    "được không",
    "hiệu lực",
    "chào cờ khi nào",
    "ban nào chủ trì",
    "em",
    "31",
]


def _both(lines: list[str]) -> list[str]:
    """Each line as it is written, and without diacritics."""
    return [*lines, *(fold(line) for line in lines if fold(line) != line)]


@pytest.mark.parametrize("said", _both(_GREETINGS))
def test_a_greeting_is_greeted(said: str) -> None:
    assert small_talk(said) == texts.GREETING


@pytest.mark.parametrize("said", _both(_THANKS))
def test_thanks_are_answered_in_kind(said: str) -> None:
    assert small_talk(said) == texts.THANKED


@pytest.mark.parametrize("said", _both(_QUESTIONS))
def test_a_question_is_not_taken_for_small_talk(said: str) -> None:
    assert small_talk(said) is None


def test_nothing_is_met_with_how_to_ask() -> None:
    assert small_talk("") == texts.EMPTY


def test_a_long_row_of_such_words_is_looked_at_once() -> None:
    started = time.perf_counter()

    assert small_talk("dạ xin chào đồng chí " * 200 + "hạn nộp") is None
    assert time.perf_counter() - started < 1
