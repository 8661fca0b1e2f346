"""Markdown: the marks go, the numbers and dashes of lists stay as they are printed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

from ingest.blocks import Block, Loaded
from ingest.limits import Limits, Progress, silent
from ingest.loaders.txt import decode
from knowledge.errors import UnreadableDocument

# Indented lines and tags are text in these papers, not code.
_PARSER = MarkdownIt("commonmark", {"html": False}).disable(["code", "html_block", "html_inline"])
_PARSER.enable("table")


def load(path: Path, limits: Limits, _report: Callable[[Progress], None] = silent) -> Loaded:
    """Read a Markdown file.

    Raises:
        UnreadableDocument: If it is illegible, or longer than *limits* allow.
    """
    text = decode(path)
    if len(text) > limits.text_chars:
        raise UnreadableDocument(path=path.name, format="md", reason="too_large")
    return Loaded(blocks=tuple(blocks(text)))


def blocks(text: str) -> list[Block]:
    """Return the paragraphs, headings, list items and table rows of *text*, without markup."""
    reading = _Reading()
    for token in _PARSER.parse(text):
        reading.take(token)
    return [block for block in reading.blocks if block.text.strip()]


@dataclass(slots=True)
class _Reading:
    """Walks the tokens; a list item's marker is printed before its first paragraph."""

    blocks: list[Block] = field(default_factory=list)
    marker: str = ""
    cells: list[str] | None = None

    def take(self, token: Token) -> None:
        if token.type == "list_item_open":
            self.flush()
            self.marker = _marker(token)
        elif token.type == "list_item_close":
            self.flush()
        elif token.type == "tr_open":
            self.cells = []
        elif token.type == "tr_close" and self.cells is not None:
            self.blocks.append(Block.row(self.cells))
            self.cells = None
        elif token.type == "inline":
            self.text(_plain(token.children or ()))
        elif token.type == "fence":
            self.text(token.content.strip("\n"))

    def text(self, printed: str) -> None:
        if self.cells is not None:
            self.cells.append(printed.replace("\n", " "))
            return
        self.blocks.append(Block(text=f"{self.marker} {printed}".strip()))
        self.marker = ""

    def flush(self) -> None:
        """Print a marker that nothing follows: a lone "*" under the issuer is such a list."""
        if self.marker:
            self.blocks.append(Block(text=self.marker))
            self.marker = ""


def _marker(item: Token) -> str:
    return f"{item.info}{item.markup}" if item.info else item.markup


_BREAKS = {"softbreak": "\n", "hardbreak": "\n"}


def _plain(tokens: Sequence[Token]) -> str:
    """Return the text of inline tokens; emphasis and link targets are markup."""
    return "".join(_BREAKS.get(token.type, token.content) for token in tokens)
