"""Train the bundled embedding model; ``retrain`` is the command.

Takes a few minutes of one core. The corpus is articles, one JSON object a line with ``title`` and
``text``. The same corpus and the same torch give the same weights.
"""

from __future__ import annotations

import hashlib
import json
import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch
from safetensors.numpy import save_file
from torch.nn import functional

from knowledge.models import static
from knowledge.models.pairs import make_pairs, read_articles

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from knowledge.models.pairs import Article, Pair

logger = logging.getLogger(__name__)

MODULES = [
    {
        "idx": 0,
        "name": "0",
        "path": "",
        "type": "knowledge.models.static_module.StaticModule",
    }
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """What a training can be told."""

    dimensions: int = 384
    passes: int = 6
    batch: int = 512
    rate: float = 5e-4
    temperature: float = 0.05
    # length of a row before training: how fast it turns depends on it
    length: float = 0.3
    # how much the regions count beside stripped syllables
    marked: float = 0.7
    pairs: float = 0.5
    seed: int = 0


def bundle(corpus: Path, folder: Path) -> None:
    """Train on the articles of *corpus* and write the model into *folder*."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    articles = read_articles(corpus)
    recipe = Recipe()
    weights = row_weights(articles, recipe)
    save(folder, train(articles, weights, recipe), weights)


def row_weights(articles: Sequence[Article], recipe: Recipe) -> NDArray[np.float32]:
    """Weigh each row by the square root of its idf, so that what two texts share counts idf."""
    holding = np.zeros(static.ROWS, np.float32)
    for article in articles:
        holding[static.features(article.text)[0]] += 1
    idf = np.log1p((len(articles) - holding + 0.5) / (holding + 0.5))
    weights = np.sqrt(idf).astype(np.float32)
    for (start, size), share in ((static.MARKED, recipe.marked), (static.PAIRS, recipe.pairs)):
        weights[start : start + size] *= share
    return weights


def train(
    articles: list[Article], weights: NDArray[np.float32], recipe: Recipe
) -> NDArray[np.float32]:
    """Turn random rows until question-like texts are nearest to their articles.

    On one thread, for what several add up comes in any order, and a training repeats itself.

    Returns:
        Rows before their weights, shape (``static.ROWS``, dimensions).
    """
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        return _trained(articles, weights, recipe)
    finally:
        torch.set_num_threads(threads)


def _trained(
    articles: list[Article], weights: NDArray[np.float32], recipe: Recipe
) -> NDArray[np.float32]:
    torch.manual_seed(recipe.seed)
    rng = np.random.default_rng(recipe.seed)
    start = torch.randn(static.ROWS, recipe.dimensions) * recipe.length / recipe.dimensions**0.5
    rows = torch.nn.Parameter(start)
    optimiser = torch.optim.Adam([rows], lr=recipe.rate)
    for done in range(recipe.passes):
        for group in optimiser.param_groups:
            group["lr"] = recipe.rate * (1 - done / recipe.passes)
        pairs = make_pairs(articles, rng)
        losses = []
        for first in range(0, len(pairs) - recipe.batch + 1, recipe.batch):
            loss = _loss(rows, pairs[first : first + recipe.batch], weights, recipe.temperature)
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimiser.step()
            losses.append(loss.item())
        logger.info("pass %d: %d pairs, loss %.3f", done + 1, len(pairs), np.mean(losses))
    trained: NDArray[np.float32] = rows.detach().numpy()
    return trained


def _loss(
    rows: torch.Tensor, pairs: Sequence[Pair], weights: NDArray[np.float32], temperature: float
) -> torch.Tensor:
    """Ask which passage of the batch each question is from, and the other way round."""
    questions = _vectors(rows, [pair.question for pair in pairs], weights)
    passages = _vectors(rows, [pair.passage for pair in pairs], weights)
    articles = torch.tensor([pair.article for pair in pairs])
    itself = torch.eye(len(pairs), dtype=torch.bool)
    same = (articles[:, None] == articles[None]) & ~itself
    likeness = (questions @ passages.T / temperature).masked_fill(same, -1e4)
    right = torch.arange(len(pairs))
    there, back = (functional.cross_entropy(table, right) for table in (likeness, likeness.T))
    return (there + back) / 2


def _vectors(
    rows: torch.Tensor, texts: Sequence[str], weights: NDArray[np.float32]
) -> torch.Tensor:
    listed = [static.features(text) for text in texts]
    ids = np.concatenate([found for found, _ in listed])
    amounts = np.concatenate([amounts for _, amounts in listed])
    starts = np.cumsum([0, *(len(found) for found, _ in listed)])[:-1]
    summed = functional.embedding_bag(
        torch.from_numpy(ids),
        rows,
        torch.from_numpy(starts),
        mode="sum",
        per_sample_weights=torch.from_numpy(amounts * weights[ids]),
    )
    return functional.normalize(summed, dim=1)


def save(folder: Path, rows: NDArray[np.float32], weights: NDArray[np.float32]) -> None:
    """Write one byte for each number, and what sentence-transformers looks for."""
    scale = np.maximum(np.abs(rows).max(axis=1), 1e-12) / 127
    tensors = {
        "rows": np.rint(rows / scale[:, None]).astype(np.int8),
        "weights": (weights * scale).astype(np.float32),
    }
    digest = hashlib.sha256(b"".join(tensor.tobytes() for tensor in tensors.values()))
    model_id = f"bundled-{digest.hexdigest()[:12]}"
    folder.mkdir(parents=True, exist_ok=True)
    save_file(tensors, folder / static.WEIGHTS, metadata={"model_id": model_id})
    (folder / "modules.json").write_text(json.dumps(MODULES, indent=2) + "\n", encoding="utf-8")
    logger.info("%s: %s", folder, model_id)
