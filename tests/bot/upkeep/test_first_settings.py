from __future__ import annotations

import asyncio
import stat
from pathlib import Path
from typing import Any

import pytest

from bot.errors import TelegramUnreachable
from bot.telegram import name_of
from bot.texts import errors
from bot.texts import setup as texts
from bot.upkeep.first_settings import TOKEN, asked, given
from tests.emulator import TOKEN as REAL
from tests.emulator import BotApi
from tests.knowledge.servers import free_port

_GOOD = ["Đảng ủy xã Suối Ngàn", "4", "Tỉnh ủy Bình An", "Văn phòng Đảng ủy", "0256 000 000"]


class _Person:
    """Somebody who types one answer after the other."""

    def __init__(self, *answers: str) -> None:
        self._answers = list(answers)
        self.asked: list[tuple[str, bool]] = []
        self.told: list[str] = []

    def ask(self, words: str, *, secret: bool = False) -> str:
        self.asked.append((words, secret))
        return self._answers.pop(0)

    def tell(self, words: str) -> None:
        self.told.append(words)


def _knows(token: str) -> str:
    if token != REAL:
        raise TelegramUnreachable(reason="token")
    return "troly_bot"


def test_every_answer_is_taken_and_the_token_is_typed_unseen() -> None:
    person = _Person(*_GOOD, REAL)

    answers = asked(person, {}, _knows)

    assert answers["ORGANISATION_LEVEL"] == "cơ sở"
    assert answers[TOKEN] == REAL
    assert [secret for _, secret in person.asked] == [False] * 5 + [True]
    assert person.told == [texts.put(texts.KNOWN, name="troly_bot")]


def test_a_wrong_answer_is_told_and_asked_again() -> None:
    person = _Person("12", _GOOD[0], "9", *_GOOD[1:], "sai", "123456:AAsai_sai_sai", REAL)

    asked(person, {}, _knows)

    assert person.told[:4] == [
        texts.NO_NAME,
        texts.NO_LEVEL,
        texts.NO_TOKEN,
        texts.REFUSED,
    ]


def test_enter_keeps_what_is_set_and_never_shows_the_token() -> None:
    before = {"ORGANISATION": "Đảng ủy xã Cũ", "OFFICE_PHONE": "0256 111 111", TOKEN: REAL}
    person = _Person("", "", "", "Văn phòng", "", "")

    answers = asked(person, before, _knows)

    assert answers == before | {
        "OFFICE_NAME": "Văn phòng",
        "ORGANISATION_LEVEL": "",
        "PARENT_ORGANISATION": "",
    }
    assert all(REAL not in words for words, _ in person.asked)
    assert "Đảng ủy xã Cũ" in person.asked[0][0]


@pytest.mark.parametrize(
    ("said", "token"), [(["t", "l"], REAL), (["n", ""], ""), (["n", "123456:AAkhac_khac"], None)]
)
def test_without_a_network_the_person_decides(said: list[str], token: str | None) -> None:
    tries = 0

    def unreachable(given_token: str) -> str:
        nonlocal tries
        tries += 1
        if given_token != REAL:
            return "bot_khac"
        raise TelegramUnreachable(reason="network")

    person = _Person(*_GOOD, REAL, *said)

    answers = asked(person, {}, unreachable)

    assert answers[TOKEN] == ("123456:AAkhac_khac" if token is None else token)
    assert errors.sentence(TelegramUnreachable(reason="network")) in person.told
    assert tries == 2 or said[0] == "n"


def test_settings_on_the_command_line_are_held_to_the_same_rules() -> None:
    assert given({"OFFICE_PHONE": "0256 000 000"}, _knows) == {"OFFICE_PHONE": "0256 000 000"}
    with pytest.raises(ValueError, match="chữ số"):
        given({"OFFICE_PHONE": "không"}, _knows)
    with pytest.raises(TelegramUnreachable):
        given({TOKEN: "123456:AAsai_sai_sai"}, _knows)


def test_telegram_is_asked_for_the_name_of_the_bot() -> None:
    with BotApi() as api:
        assert asyncio.run(name_of(REAL, api.base)) == "troly_bot"
        with pytest.raises(TelegramUnreachable) as refused:
            asyncio.run(name_of("2:AAsai_sai_sai", api.base))
    with pytest.raises(TelegramUnreachable) as away:
        asyncio.run(name_of(REAL, f"http://127.0.0.1:{free_port()}"))

    assert (refused.value.facts["reason"], away.value.facts["reason"]) == ("token", "network")


def test_the_command_writes_a_file_for_its_owner_alone(
    troly: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with BotApi() as api:
        monkeypatch.setenv("TELEGRAM_API_BASE", api.base)
        (tmp_path / "ma").write_text(REAL, encoding="utf-8")
        ran = troly("setup", "--organisation", _GOOD[0], "--token-from", str(tmp_path / "ma"))

    file = tmp_path / ".env"
    assert ran.code == 0
    assert REAL not in ran.out + ran.err
    assert REAL in file.read_text(encoding="utf-8")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_the_command_says_what_cannot_be_and_writes_nothing(troly: Any, tmp_path: Path) -> None:
    ran = troly("setup", "--phone", "không")

    assert (ran.code, ran.err.strip()) == (1, texts.NO_PHONE)
    assert not (tmp_path / ".env").exists()
