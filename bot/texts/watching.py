"""What is said of papers that came in through the watched folder."""

from __future__ import annotations

from collections.abc import Iterator
from string import Template
from typing import TYPE_CHECKING

from bot.texts import documents, errors
from bot.texts.terminal import FATES

if TYPE_CHECKING:
    from bot.intake import Outcome

LOOKING = "Đang trực thư mục $folder. Dừng: Ctrl+C."
DECLARE = (
    "Mọi bản quét, ảnh chụp đưa vào thư mục này: đồng chí cam đoan không giấy nào mang dấu MẬT,"
    " TỐI MẬT, TUYỆT MẬT? (c = cam đoan, k = không)"
)
ONE = "$file: $fate"
# name of the result file of a paper whose own name is written nowhere
REFUSED = "khong-nhan"
_FILE = "Tệp: $file"
_FATE = "Kết quả: $fate"
_NAME = "Văn bản: $name"
_CHECK = "Cần kiểm tra: $concern"
_WAITS = "Chờ đồng ý: $why"
_WHY = "Lý do: $why"


def result(file: str, outcome: Outcome) -> str:
    """Say in a few lines what became of a file; *file* is empty where its name is not written."""
    return "\n".join(_lines(file, outcome)) + "\n"


def one(file: str, outcome: Outcome) -> str:
    """Say it in one line, for the screen."""
    named = f" – {documents.named(outcome.held)}" if outcome.held else ""
    why = f": {errors.sentence(outcome.error)}" if outcome.error else ""
    fate = FATES[outcome.fate]
    return Template(ONE).substitute(file=file, fate=f"{fate}{named}{why}").removeprefix(": ")


def _lines(file: str, outcome: Outcome) -> Iterator[str]:
    if file:
        yield Template(_FILE).substitute(file=file)
    yield Template(_FATE).substitute(fate=FATES[outcome.fate])
    if outcome.error is not None:
        yield Template(_WHY).substitute(why=errors.sentence(outcome.error))
    if outcome.held is None:
        return
    yield Template(_NAME).substitute(name=documents.named(outcome.held))
    for label, value in documents.preview(outcome.held.directive):
        if label != documents.LABELS["source"]:  # it heads the result
            yield f"{label}: {value}"
    if outcome.held.waits_for:
        yield Template(_WAITS).substitute(why=documents.waits(outcome.held))
    for concern in documents.concerns(outcome.held.directive):
        yield Template(_CHECK).substitute(concern=concern)
