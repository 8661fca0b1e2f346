"""Transformers of a few thousand weights, saved to disk as real ones are; made in a second."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

_SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")
WIDTH = 16


def _bert(folder: Path, texts: Iterable[str], kind: str, *, seed: int, **changes: Any) -> None:
    """Save a BERT with random weights, and a tokenizer that knows the words of *texts*."""
    import torch  # noqa: PLC0415  # seconds
    import transformers  # noqa: PLC0415
    from tokenizers import Tokenizer, models, pre_tokenizers, processors  # noqa: PLC0415

    words = sorted({word for text in texts for word in text.lower().split()})
    vocabulary = {word: place for place, word in enumerate((*_SPECIAL, *words))}
    tokenizer = Tokenizer(models.WordLevel(vocabulary, unk_token="[UNK]"))  # noqa: S106
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.post_processor = processors.BertProcessing(("[SEP]", 3), ("[CLS]", 2))
    transformers.PreTrainedTokenizerFast(  # type: ignore[no-untyped-call]
        tokenizer_object=tokenizer,
        model_max_length=64,
        **{f"{name.strip('[]').lower()}_token": name for name in _SPECIAL},
    ).save_pretrained(folder)
    torch.manual_seed(seed)
    config = transformers.BertConfig(
        vocab_size=len(vocabulary),
        hidden_size=WIDTH,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=2 * WIDTH,
        max_position_embeddings=64,
        **changes,
    )
    getattr(transformers, kind)(config).save_pretrained(folder)


def save_embeddings(
    folder: Path, texts: Iterable[str], *, prompts: Mapping[str, str] | None = None, seed: int = 1
) -> Path:
    """Save a sentence-transformers model of random weights in *folder*."""
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415  # 7 s of CPU

    plain = folder.with_name(f"{folder.name}.plain")
    _bert(plain, texts, "BertModel", seed=seed)
    model = SentenceTransformer(str(plain), device="cpu", prompts=dict(prompts or {}))
    model.save(str(folder))
    return folder


def save_reranker(folder: Path, texts: Iterable[str], *, seed: int = 1) -> Path:
    """Save a cross-encoder of random weights in *folder*."""
    from sentence_transformers import CrossEncoder  # noqa: PLC0415  # 7 s of CPU

    plain = folder.with_name(f"{folder.name}.plain")
    _bert(plain, texts, "BertForSequenceClassification", seed=seed, num_labels=1)
    CrossEncoder(str(plain), device="cpu").save_pretrained(str(folder))
    return folder
