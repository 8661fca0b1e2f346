"""What ``troly setup`` asks, and which answers it takes; pure."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from bot.texts import setup as texts
from knowledge.language import nfc, visible

_LONGEST = 150  # characters of a name
_DIGITS = range(6, 16)  # of a telephone number: E.164 has 15 at most
# "123456789:AA…", as @BotFather writes it; Telegram says no more about the part behind ":"
_TOKEN = re.compile(r"\d{1,20}:[A-Za-z0-9_-]{8,100}")
# where an organisation stands: Điều lệ Đảng, articles 10 and 21; two local levels since 1 July 2025
LEVELS = ("trung ương", "tỉnh, thành phố", "trên cơ sở", "cơ sở", "chi bộ")

# Returns what is to be written; raises ValueError with the sentence for what cannot be.
Taken = Callable[[str], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One thing that is asked."""

    # the setting: "ORGANISATION"
    name: str
    words: str
    take: Taken
    # empty is an answer: the setting is left out
    optional: bool = False
    # not shown while it is typed, nor afterwards
    secret: bool = False


def _name(typed: str) -> str:
    name = " ".join(nfc(visible(typed)).split())
    if len(name) > _LONGEST or sum(letter.isalpha() for letter in name) < 3:  # noqa: PLR2004
        raise ValueError(texts.NO_NAME)
    return name


def _level(typed: str) -> str:
    said = typed.strip()
    if said.isdigit() and 1 <= int(said) <= len(LEVELS):
        return LEVELS[int(said) - 1]
    if said.casefold() in LEVELS:
        return said.casefold()
    raise ValueError(texts.NO_LEVEL)


def _phone(typed: str) -> str:
    phone = " ".join(visible(typed).split())
    digits = sum(letter.isdigit() for letter in phone)
    if digits not in _DIGITS or not re.fullmatch(r"[\d +().-]+", phone):
        raise ValueError(texts.NO_PHONE)
    return phone


def _token(typed: str) -> str:
    token = "".join(visible(typed).split())
    if not _TOKEN.fullmatch(token):
        raise ValueError(texts.NO_TOKEN)
    return token


QUESTIONS = (
    Question(name="ORGANISATION", words=texts.ORGANISATION, take=_name),
    Question(name="ORGANISATION_LEVEL", words=texts.level(LEVELS), take=_level, optional=True),
    Question(name="PARENT_ORGANISATION", words=texts.PARENT, take=_name, optional=True),
    Question(name="OFFICE_NAME", words=texts.OFFICE, take=_name),
    Question(name="OFFICE_PHONE", words=texts.PHONE, take=_phone),
    Question(name="TELEGRAM_BOT_TOKEN", words=texts.TOKEN, take=_token, optional=True, secret=True),
)
