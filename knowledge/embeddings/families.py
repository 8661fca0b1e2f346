"""What each family of embedding models wants to be told before a question and before a passage.

A model that says so itself, in its ``config_sentence_transformers.json``, is believed first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

_TASK = "Given a web search query, retrieve relevant passages that answer the query"
_SENTENCE = "Represent this sentence for searching relevant passages: "
# …/models--intfloat--multilingual-e5-small/snapshots/614241f6…: where the hub keeps a model
_IN_CACHE = re.compile(r"models--(?P<owner>[^/]+?)--(?P<name>[^/]+)/snapshots/[0-9a-f]+/?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """Models that were trained alike, known by a part of their name."""

    # found in the name of a model, in lower case
    pattern: re.Pattern[str]
    query: str = ""
    passage: str = ""
    # trained on text whose words were joined ("đảng_viên"), which no part of ours does: such a
    # model still works on plain text, only less well
    segmented: bool = False


def _family(pattern: str, query: str = "", passage: str = "", *, segmented: bool = False) -> Family:
    return Family(pattern=re.compile(pattern), query=query, passage=passage, segmented=segmented)


# The first that fits; the source of each line is the model card of the family.
FAMILIES: tuple[Family, ...] = (
    # intfloat/multilingual-e5-large-instruct, intfloat/e5-mistral-7b-instruct
    _family(r"\be5-.*instruct", f"Instruct: {_TASK}\nQuery: "),
    # intfloat/multilingual-e5-base, intfloat/e5-small-v2
    _family(r"\be5\b", "query: ", "passage: "),
    # BAAI/bge-m3 and what was trained from it want nothing
    _family(r"\bbge-m3\b"),
    # AITeamVN/Vietnamese_Embedding, …_v2: from bge-m3
    _family(r"\bvietnamese_embedding(_v\d+)?\b"),
    # BAAI/bge-multilingual-gemma2
    _family(r"\bbge-multilingual-gemma", f"<instruct>{_TASK}\n<query>"),
    # BAAI/bge-base-en-v1.5
    _family(r"\bbge-.*-en\b", _SENTENCE),
    # BAAI/bge-base-zh-v1.5
    _family(r"\bbge-.*-zh\b", "为这个句子生成表示以用于检索相关文章："),
    # Alibaba-NLP/gte-Qwen2-1.5B-instruct
    _family(r"\bgte-.*instruct", f"Instruct: {_TASK}\nQuery: "),
    # Alibaba-NLP/gte-multilingual-base, thenlper/gte-base
    _family(r"\bgte-"),
    # Qwen/Qwen3-Embedding-0.6B; no space after "Query:"
    _family(r"\bqwen3-embedding", f"Instruct: {_TASK}\nQuery:"),
    # bkai-foundation-models/vietnamese-bi-encoder, VoVanPhuc/sup-SimCSE-VietNamese-phobert-base
    _family(r"\bvietnamese-bi-encoder\b|phobert", segmented=True),
    # dangvantuan/vietnamese-embedding
    _family(r"\bvietnamese-embedding\b", segmented=True),
    # google/embeddinggemma-300m
    _family(r"\bembeddinggemma", "task: search result | query: ", "title: none | text: "),
    # Snowflake/snowflake-arctic-embed-l-v2.0, then those of the first version
    _family(r"\barctic-embed-.*v2", "query: "),
    _family(r"\barctic-embed", _SENTENCE),
    # mixedbread-ai/mxbai-embed-large-v1
    _family(r"\bmxbai-embed", _SENTENCE),
    # nomic-ai/nomic-embed-text-v2-moe
    _family(r"\bnomic-embed", "search_query: ", "search_document: "),
)
PLAIN = Family(pattern=re.compile(""))


def family_of(name: str) -> Family:
    """Return the family of the model by *name* or folder; ``PLAIN`` for one that is not known."""
    known = called(name).lower()
    return next((family for family in FAMILIES if family.pattern.search(known)), PLAIN)


def called(name: str) -> str:
    """Return what a model is called: its name, the last part of its folder, its name on the hub."""
    cached = _IN_CACHE.search(name)
    if cached is not None:
        return f"{cached['owner']}/{cached['name']}"
    return Path(name).name if Path(name).is_dir() else name
