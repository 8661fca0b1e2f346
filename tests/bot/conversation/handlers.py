"""Every command and button that the assistant knows, found in its own source."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from bot.conversation.access import BUTTONS
from bot.conversation.commands import QUESTION, TOPICS

BOT = Path(__file__).parents[3] / "bot"
# buttons of these topics have no verb: what follows the name is an id or a question
WHOLE = frozenset(name for name in BUTTONS if ":" not in name)
_ACTION = re.compile(r"(?P<topic>[a-z_]+):(?P<verb>[a-z_]+)?")


def commands() -> list[str]:
    return [QUESTION, *TOPICS]


def buttons(topics: frozenset[str]) -> list[str]:
    """List what is pressed: what stands in f-strings and patterns, and in tables of acts."""
    found: set[str] = set()
    for path in sorted(BOT.rglob("*.py")):
        if path.name == "access.py":
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for text in _texts(tree):
            action = _ACTION.match(text)
            if action and action["topic"] in topics:
                found |= _named(action["topic"], text)
        if path.parent.name == "conversation":
            found |= {f"{_topic_of(path, topics)}:{verb}" for verb in _acts(tree)}
    return sorted(found)


def _named(topic: str, text: str) -> set[str]:
    if topic in WHOLE:
        return {topic}
    verbs = re.match(rf"{topic}:(?:\(\?P<\w+>)?(?P<verbs>[a-z_]+(?:\|[a-z_]+)*)(?=[:)]|$)", text)
    return {f"{topic}:{verb}" for verb in verbs["verbs"].split("|")} if verbs else set()


def _texts(tree: ast.Module) -> Iterator[str]:
    """Hand out string constants and the beginnings of f-strings."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        if isinstance(node, ast.JoinedStr) and node.values:
            first = node.values[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value


def _acts(tree: ast.Module) -> Iterator[str]:
    """Hand out the verbs of a table named ``_ACTS``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.AnnAssign) and isinstance(node.value, ast.Dict):
            name = node.target
            if isinstance(name, ast.Name) and name.id == "_ACTS":
                keys = (key for key in node.value.keys if isinstance(key, ast.Constant))
                yield from (str(key.value) for key in keys)


def _topic_of(path: Path, topics: frozenset[str]) -> str:
    stem = path.stem
    return stem if stem in topics else "?"
