"""What this machine can do for a model: its device, and how many texts at a time."""

from __future__ import annotations

# Millions of weights up to which a model takes so many texts at a time: on processors, where more
# only makes short texts wait for long ones, and on graphics cards, where memory is the limit.
_ON_PROCESSORS = ((50, 32), (200, 16), (1000, 8))
_ON_CARDS = ((50, 256), (200, 128), (1000, 64))
_OF_LARGEST = {"cpu": 4, "card": 16}


def device() -> str:
    """Name the fastest device that torch finds: "cuda", "mps" or "cpu"."""
    import torch  # noqa: PLC0415  # seconds

    if torch.cuda.is_available():
        return "cuda"
    return "mps" if torch.backends.mps.is_available() else "cpu"


def batch_size(on: str, weights: int) -> int:
    """Return how many texts a model of so many *weights* takes at a time on a device."""
    table, largest = (
        (_ON_PROCESSORS, _OF_LARGEST["cpu"]) if on == "cpu" else (_ON_CARDS, _OF_LARGEST["card"])
    )
    return next((size for millions, size in table if weights <= millions * 1_000_000), largest)
