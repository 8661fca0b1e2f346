"""What ``troly check`` says of the models that search."""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING

from bot.texts import errors
from knowledge.embeddings.families import family_of

if TYPE_CHECKING:
    from knowledge.errors import AssistantError
    from knowledge.trial import Trial

PLAIN = {"bundled": "mô hình đi kèm", "none": "không dùng"}
MIXED = Template(
    "$name: trộn vào tra cứu với hệ số $share; thử $before → $mixed (chỉ từ ngữ → có mô hình)"
)
NOT_MIXED = Template(
    "$name: không trộn vào, vì không chắc tìm tốt hơn chỉ theo từ ngữ; "
    "thử: từ ngữ $before, riêng mô hình $alone, trộn tốt nhất $mixed"
)
SEGMENTED = "; mô hình học trên chữ đã tách từ, ở đây chữ không được tách từ"
RERANKED = Template("$name: đọc lại $depth đoạn đầu trong $seconds giây; thử $before → $mixed")
NOT_RERANKED = Template(
    "$name: không dùng, vì không chắc xếp lại tốt hơn thứ tự đang có; thử $before → $mixed"
)


def plain(name: str) -> str:
    """Say which model is set where that is one of ours or none."""
    return PLAIN.get(name, name)


def embeddings(name: str, trial: Trial) -> str:
    """Say how a model did on the check, and what became of it."""
    said = (MIXED if trial.share else NOT_MIXED).substitute(_facts(name, trial))
    return said + (SEGMENTED if family_of(name).segmented else "")


def reranker(name: str, trial: Trial, seconds: float) -> str:
    """Say how a reranker did on the check, and what became of it."""
    from knowledge.rerank import DEPTH  # noqa: PLC0415  # only where one is set

    template = RERANKED if trial.share else NOT_RERANKED
    return template.substitute(_facts(name, trial), depth=DEPTH, seconds=_number(seconds))


def failed(error: AssistantError) -> str:
    """Say why a model is missed."""
    return errors.sentence(error)


def _facts(name: str, trial: Trial) -> dict[str, str]:
    return {
        "name": name,
        "share": _number(trial.share),
        **{
            which: f"MRR {figures.mrr:.2f}".replace(".", ",")
            for which, figures in (
                ("before", trial.before),
                ("alone", trial.alone),
                ("mixed", trial.mixed),
            )
        },
    }


def _number(value: float) -> str:
    return f"{value:g}".replace(".", ",")
