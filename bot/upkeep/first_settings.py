"""The conversation of ``troly setup``: asked until it is right, checked, then written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from bot.errors import TelegramUnreachable
from bot.texts import errors
from bot.texts import setup as texts
from bot.upkeep.answers import QUESTIONS, Question

TOKEN = "TELEGRAM_BOT_TOKEN"  # noqa: S105  # the name of a setting


class Asker(Protocol):
    """Who sits at the machine."""

    def ask(self, words: str, *, secret: bool = False) -> str:
        """Return what they type; a secret is not shown."""
        ...

    def tell(self, words: str) -> None:
        """Show them a sentence."""
        ...


# Returns the name of the bot that a token belongs to.
# Raises TelegramUnreachable, with the reason "token" where Telegram refuses it.
NameOf = Callable[[str], str]


def asked(asker: Asker, before: Mapping[str, str], name_of: NameOf) -> dict[str, str]:
    """Ask for every setting, and return what is to be written.

    Args:
        asker: Who is asked.
        before: What is set already; an empty answer leaves it.
        name_of: Asks Telegram about a token.
    """
    answers = {}
    for question in QUESTIONS:
        answers[question.name] = _asked(asker, question, before.get(question.name, ""), name_of)
    return answers


def given(values: Mapping[str, str], name_of: NameOf) -> dict[str, str]:
    """Return what is to be written of settings that nobody is asked for.

    Raises:
        ValueError: With the sentence, if one cannot be.
        TelegramUnreachable: If Telegram does not know the token, or cannot be reached.
    """
    taken = {one.name: one.take(values[one.name]) for one in QUESTIONS if values.get(one.name)}
    if TOKEN in taken:
        name_of(taken[TOKEN])
    return taken


def _asked(asker: Asker, question: Question, before: str, name_of: NameOf) -> str:
    while True:
        typed = asker.ask(_words(question, before), secret=question.secret).strip()
        if not typed and (before or question.optional):
            return before
        try:
            value = question.take(typed)
        except ValueError as error:
            asker.tell(str(error))
            continue
        if question.name != TOKEN or _is_known(asker, value, name_of):
            return value


def _words(question: Question, before: str) -> str:
    if before:
        return texts.put(texts.KEEP, words=question.words, before=_shown(question, before))
    return texts.put(texts.SKIP, words=question.words) if question.optional else question.words


def _shown(question: Question, value: str) -> str:
    return texts.HIDDEN if question.secret else value


def _is_known(asker: Asker, token: str, name_of: NameOf) -> bool:
    """Say whether the token is taken: Telegram knows it, or the person takes it unchecked."""
    while True:
        try:
            name = name_of(token)
        except TelegramUnreachable as error:
            if error.facts.get("reason") == "token":
                asker.tell(texts.REFUSED)
                return False
            asker.tell(errors.sentence(error))
            said = asker.ask(texts.UNREACHABLE).strip().casefold()
            if said.startswith("l"):
                return True
            if said.startswith("n"):
                return False
        else:
            asker.tell(texts.put(texts.KNOWN, name=name))
            return True
