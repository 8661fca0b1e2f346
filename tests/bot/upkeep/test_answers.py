from __future__ import annotations

import pytest

from bot.texts import setup as texts
from bot.upkeep.answers import QUESTIONS

_TAKE = {question.name: question.take for question in QUESTIONS}


@pytest.mark.parametrize(
    ("name", "typed", "taken"),
    [
        ("ORGANISATION", "  Đảng ủy  xã Suối\u200b Ngàn ", "Đảng ủy xã Suối Ngàn"),
        ("ORGANISATION", "Chi bo\u0323\u0302 3", "Chi bộ 3"),
        ("ORGANISATION_LEVEL", "4", "cơ sở"),
        ("ORGANISATION_LEVEL", "Trung ương", "trung ương"),
        ("OFFICE_PHONE", " 0256 000  000 ", "0256 000 000"),
        ("OFFICE_PHONE", "+84 (256) 000-000", "+84 (256) 000-000"),
        ("TELEGRAM_BOT_TOKEN", " 123456:AAbb_cc-dd11\n", "123456:AAbb_cc-dd11"),
    ],
)
def test_what_is_right_is_taken_tidied(name: str, typed: str, taken: str) -> None:
    assert _TAKE[name](typed) == taken


@pytest.mark.parametrize(
    ("name", "typed", "sentence"),
    [
        ("ORGANISATION", "12", texts.NO_NAME),
        ("ORGANISATION", "x" * 151, texts.NO_NAME),
        ("ORGANISATION_LEVEL", "6", texts.NO_LEVEL),
        ("ORGANISATION_LEVEL", "huyện", texts.NO_LEVEL),
        ("OFFICE_PHONE", "12345", texts.NO_PHONE),
        ("OFFICE_PHONE", "gọi chị Lan 0256000000", texts.NO_PHONE),
        ("TELEGRAM_BOT_TOKEN", "@troly_bot", texts.NO_TOKEN),
        ("TELEGRAM_BOT_TOKEN", "123456:", texts.NO_TOKEN),
    ],
)
def test_what_cannot_be_is_told_in_a_sentence(name: str, typed: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=r".") as refused:
        _TAKE[name](typed)

    assert str(refused.value) == sentence
