from __future__ import annotations

import re
from pathlib import Path
from string import Template

import pytest

import bot.errors
import ingest
import knowledge.errors
from bot.texts.errors import SENTENCES, sentence
from knowledge.errors import AssistantError, SecretDocument, UnreadableDocument


def _kinds() -> list[type[AssistantError]]:
    return [
        kind
        for module in (knowledge.errors, bot.errors)
        for kind in vars(module).values()
        if isinstance(kind, type) and issubclass(kind, AssistantError)
    ]


@pytest.mark.parametrize("kind", _kinds())
def test_every_kind_of_error_has_its_sentence(kind: type[AssistantError]) -> None:
    assert kind.code in SENTENCES
    assert re.fullmatch(r"[^\n]+\.", sentence(kind()))


@pytest.mark.parametrize("code", SENTENCES)
def test_the_last_sentence_of_a_kind_can_always_be_said_or_names_only_its_reason(code: str) -> None:
    kind = code.partition(".")[0]
    last = SENTENCES[kind][-1]

    assert set(Template(last).get_identifiers()) <= {"path", "names"}


def test_the_fact_is_in_the_sentence() -> None:
    assert "MẬT" in sentence(SecretDocument(mark="MẬT"))
    assert "a.docx" in sentence(UnreadableDocument(path="a.docx", reason="encrypted"))
    assert "mật khẩu" in sentence(UnreadableDocument(path="a.docx", reason="encrypted"))


def _reasons() -> set[str]:
    """Every reason that reading gives, as its code writes it."""
    sources = (Path(ingest.__file__).parent).rglob("*.py")
    return {
        reason
        for path in sources
        for reason in re.findall(
            r'(?:UnreadableDocument\([^)]*reason=|_unreadable\(|\breason = )"(\w+)"',
            path.read_text("utf-8"),
        )
    }


@pytest.mark.parametrize("reason", sorted(_reasons()))
def test_every_reason_why_a_document_is_unreadable_has_its_sentence(reason: str) -> None:
    assert f"unreadable_document.{reason}" in SENTENCES
    assert "a.docx" in sentence(UnreadableDocument(path="a.docx", reason=reason))


def test_a_dollar_in_a_fact_is_left_alone() -> None:
    assert "$x.docx" in sentence(UnreadableDocument(path="$x.docx"))
