"""The bundled embedding model as sentence-transformers loads it; the product itself never does.

``SentenceTransformer(folder, trust_remote_code=True)`` finds this class by the folder's
``modules.json``.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import torch
from safetensors import safe_open
from safetensors.torch import save_file
from sentence_transformers.base.modules.input_module import InputModule
from torch import nn

from knowledge.models.static import WEIGHTS, features

if TYPE_CHECKING:
    from collections.abc import Sequence


class StaticModule(InputModule):
    """Sum the rows of a text by weight, and bring the sum to unit length.

    Args:
        rows: Shape (rows, dimensions), whole numbers from -127 to 127.
        weights: What each row is multiplied by, shape (rows,).
        model_id: Which training made them.
    """

    def __init__(self, rows: torch.Tensor, weights: torch.Tensor, model_id: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # sentence-transformers leaves it so
        self.model_id = model_id
        self.register_buffer("weights", weights.float())
        self.embedding = nn.EmbeddingBag.from_pretrained(rows.float(), mode="sum")

    def preprocess(
        self, inputs: Sequence[Any], prompt: str | None = None, **_: Any
    ) -> dict[str, torch.Tensor]:
        """List the rows of all texts one after another, and where each text begins."""
        listed = [features((prompt or "") + text) for text in inputs]
        lengths = torch.tensor([0, *(len(rows) for rows, _ in listed)])
        return {
            "input_ids": torch.cat([torch.from_numpy(rows) for rows, _ in listed]),
            "amounts": torch.cat([torch.from_numpy(amounts) for _, amounts in listed]),
            "offsets": lengths.cumsum(0)[:-1],
        }

    def forward(self, features: dict[str, torch.Tensor], **_: Any) -> dict[str, torch.Tensor]:
        """Add ``sentence_embedding``, shape (texts, dimensions)."""
        ids = features["input_ids"]
        weights = features["amounts"] * self.get_buffer("weights")[ids]
        summed = self.embedding(ids, features["offsets"], per_sample_weights=weights)
        features["sentence_embedding"] = nn.functional.normalize(summed, dim=1, eps=1e-9)
        return features

    def get_embedding_dimension(self) -> int:
        """Return the length of a vector."""
        return int(self.embedding.embedding_dim)

    def save(self, output_path: str, *_: Any, **__: Any) -> None:
        """Write the same file that the trainer writes."""
        tensors = {
            "rows": self.embedding.weight.to(torch.int8),
            "weights": self.get_buffer("weights"),
        }
        save_file(tensors, Path(output_path) / WEIGHTS, metadata={"model_id": self.model_id})

    @classmethod
    def load(cls, model_name_or_path: str, *_: Any, **__: Any) -> Self:
        """Load from a folder on this machine."""
        with safe_open(Path(model_name_or_path) / WEIGHTS, framework="pt") as file:
            return cls(
                file.get_tensor("rows"),
                file.get_tensor("weights"),
                file.metadata()["model_id"],
            )
