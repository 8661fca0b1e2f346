"""What tantivy holds of each passage, and how its folder is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

import tantivy

from knowledge.language import fold
from knowledge.ranking import encode
from knowledge.terms import (
    FOLDED_PAIRS,
    FOLDED_SYLLABLES,
    PAIRS,
    SYLLABLES,
    pairs,
    tokens,
)

if TYPE_CHECKING:
    from pathlib import Path

    from knowledge.domain import Passage

# A new number whenever what is indexed changes: the old folder is then left and made again.
LAYOUT = 2

TEXT_FIELDS = (SYLLABLES, PAIRS, FOLDED_SYLLABLES, FOLDED_PAIRS)
PASSAGE, DIRECTIVE, GENERATION = "passage", "directive", "generation"
# The passage as the ranker reads it.
ENCODED = "encoded"
# The document without text that holds the generation; ids of directives begin at 1.
MARKER = 0


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    for name in TEXT_FIELDS:
        builder.add_text_field(name, tokenizer_name="tokens", index_option="freq")
    for name in (PASSAGE, DIRECTIVE, GENERATION):
        builder.add_integer_field(name, indexed=name != GENERATION, fast=True)
    builder.add_bytes_field(ENCODED, stored=True, indexed=False)
    return builder.build()


SCHEMA = _schema()


def opened(folder: Path) -> tantivy.Index | None:
    """Open the index in *folder*; None if it is damaged."""
    try:
        return with_tokenizer(tantivy.Index.open(str(folder)))
    except ValueError:  # a file is missing or is no index
        return None
    except BaseException as error:
        # a torn file makes tantivy panic; the class of that cannot be imported
        if type(error).__name__ == "PanicException":
            return None
        raise


def with_tokenizer(index: tantivy.Index) -> tantivy.Index:
    """Make the index take our tokens as they are, for we join them with spaces."""
    whitespace = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
    index.register_tokenizer("tokens", whitespace)
    index.config_reader("manual")
    return index


def document(passage: Passage) -> tantivy.Document:
    """Index the title and the headings before the text: worth 1 to 2 % at the first place."""
    words = tokens("\n".join((passage.title, *passage.heading, passage.text)))
    folded = [fold(word) for word in words]
    fields = (words, pairs(words), folded, pairs(folded))
    texts = {name: " ".join(field) for name, field in zip(TEXT_FIELDS, fields, strict=True)}
    return tantivy.Document(
        **texts,
        **{
            PASSAGE: passage.id,
            DIRECTIVE: passage.directive_id,
            GENERATION: 0,
            ENCODED: encode(passage.title, passage.heading, passage.text),
        },
    )


def marker(generation: int) -> tantivy.Document:
    """Make the document that says what the index holds."""
    return tantivy.Document(**{DIRECTIVE: MARKER, PASSAGE: 0, GENERATION: generation})
