"""Embeddings by any sentence-transformers model, on whatever this machine has."""

from __future__ import annotations

import logging
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import numpy as np

from knowledge.embeddings import NamedEmbeddings, machine
from knowledge.embeddings.families import called, family_of
from knowledge.embeddings.files import digest
from knowledge.embeddings.loading import loaded, quiet, version, where
from knowledge.errors import ProviderUnavailable

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sentence_transformers import SentenceTransformer

    from knowledge.embeddings.families import Family

logger = logging.getLogger(__name__)

# A passage has at most 1500 letters: some 600 tokens. What a model can read beyond that costs
# memory and brings nothing.
_LONGEST_TOKENS = 1024
# what sentence-transformers calls the prompt of a passage, in the order in which it looks
_OF_PASSAGES = ("document", "passage", "corpus")


class TransformerEmbeddings(NamedEmbeddings):
    """A sentence-transformers model by name or folder; vectors of unit length.

    Args:
        name: As on the hub, or a folder.

    Raises:
        ProviderUnavailable: If it cannot be loaded; ``reason`` says why.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self.device = machine.device() if _has_torch() else "cpu"
        self._model = loaded(name, "EMBEDDINGS", lambda local: _open(name, self.device, local))
        with suppress(AttributeError):  # a model of word vectors alone reads any length
            self._model.max_seq_length = min(
                self._model.max_seq_length or _LONGEST_TOKENS, _LONGEST_TOKENS
            )
        weights = sum(one.numel() for one in self._model.parameters())
        self.batch_size = machine.batch_size(self.device, weights)
        self.prompts = prompts(self._model.prompts, family_of(name))
        self.model_id = _model_id(name, self._model, self.prompts)
        logger.info(
            "model loaded",
            extra={"action": "model_loaded", "model": self.model_id, "device": self.device},
        )

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Turn passages into vectors of unit length, in order."""
        return self._embed(self._model.encode_document, texts, self.prompts[1])

    def embed_query(self, text: str) -> list[float]:
        """Turn a question into a vector of unit length."""
        return self._embed(self._model.encode_query, [text], self.prompts[0])[0]

    def _embed(
        self, encode: Callable[..., Any], texts: list[str], prompt: str
    ) -> list[list[float]]:
        """Embed; a text for which the model computes no number gets a vector of zeros."""
        try:
            found = encode(
                texts,
                prompt=prompt,
                batch_size=self.batch_size,
                normalize_embeddings=True,
                show_progress_bar=False,
            )
        # memory of a card used up, a tokenizer that knows more words than the model, …
        except (RuntimeError, IndexError, ValueError) as error:
            raise ProviderUnavailable(
                provider="model", name=self._name, setting="EMBEDDINGS", reason="model_failed"
            ) from error
        vectors: list[list[float]] = np.nan_to_num(np.asarray(found, np.float32)).tolist()
        return vectors


def prompts(own: Mapping[str, str | None], family: Family) -> tuple[str, str]:
    """Return what stands before a question and before a passage.

    Args:
        own: The prompts that the model's files define; all empty counts as none.
        family: What models of its name want.
    """
    if not any(own.values()):
        return family.query, family.passage
    passage = next((own[key] for key in _OF_PASSAGES if key in own), "")
    return own.get("query") or "", passage or ""


def _has_torch() -> bool:
    from importlib.util import find_spec  # noqa: PLC0415  # only for a model by name

    return find_spec("torch") is not None


def _open(name: str, device: str, local: bool) -> SentenceTransformer:
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415  # 7 s of CPU

    quiet()
    model = SentenceTransformer(where(name), device=device, local_files_only=local)
    # halves are slow on processors, and saved as such by the largest models
    return model.float() if device == "cpu" else model


def _model_id(name: str, model: SentenceTransformer, told: tuple[str, str]) -> str:
    """Name the model, its version, and how we use it: what all vectors of one kind share."""
    inner = getattr(model[0], "auto_model", None)
    commit = getattr(getattr(inner, "config", None), "_commit_hash", None)
    parts = (version(name, commit), *told, str(model.max_seq_length))
    return f"{called(where(name))}-{digest(*parts)}"
