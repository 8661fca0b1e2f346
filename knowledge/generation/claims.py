"""What a model gives back: claims, each with the words of the documents that say it."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

MOST_CLAIMS = 12
_MOST_QUOTES = 4


class Quoted(BaseModel):
    """Words of one passage."""

    model_config = ConfigDict(frozen=True)

    passage: int = Field(description="Số thứ tự của đoạn, từ 1")
    quote: str = Field(description="Lời trích nguyên văn, chép đúng từng chữ")


class Claim(BaseModel):
    """One sentence, and what it stands on."""

    model_config = ConfigDict(frozen=True)

    text: str = Field(description="Một câu ngắn, dùng lại từ ngữ của văn bản")
    quotes: tuple[Quoted, ...] = Field(max_length=_MOST_QUOTES)


class Phrased(BaseModel):
    """An answer in claims, in the order of reading; none where the passages do not say it."""

    model_config = ConfigDict(frozen=True)

    claims: tuple[Claim, ...] = Field(default=(), max_length=MOST_CLAIMS)
