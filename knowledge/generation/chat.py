"""The language model as answers see it: asked for a shape, within a time, or failing by a name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from pydantic import BaseModel

T = TypeVar("T", bound=BaseModel)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said(Generic[T]):
    """What a model gave back, and what it took."""

    value: T
    tokens_in: int
    tokens_out: int
    seconds: float


class ChatModel(Protocol):
    """A model that answers in a given shape."""

    # as it is set: "openai:gpt-5-mini"
    name: str
    # whether texts stay in the house
    is_local: bool
    # which host gets them
    host: str

    def ask(
        self, system: str, user: str, shape: type[T], *, person: str, seconds: float
    ) -> Said[T]:
        """Ask, and wait at most *seconds*.

        Args:
            system: What the model is told it is.
            user: What it is asked.
            shape: What it must give back.
            person: Who asks, for their share of what may be spent; never sent.
            seconds: The longest that this may take, with all that is tried again.

        Raises:
            ModelFailed: If it gives nothing of use in time; ``reason`` says why.
        """
