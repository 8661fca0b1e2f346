"""What is said of words that were not read for sure, and of putting them right."""

from __future__ import annotations

from collections.abc import Sequence
from string import Template

from knowledge.domain import Doubt

KINDS = {"number": "số", "date": "ngày", "word": "chữ"}
# one printed line with what is doubtful in it
DOUBT = "Trang $page ($kinds, chắc $sure %): $line"
NONE = "$name: không còn chỗ nào chưa chắc."
PICTURE = "  ảnh: $path"
HOW = 'Sửa: troly correct “$handle” "sai" "đúng"; từng chỗ một: troly correct “$handle”.'
ASK = "Dòng này trên giấy? (Enter = đúng như trên, b = để sau, hoặc gõ lại cả dòng cho đúng)"
LATER = "b"
CORRECTED = "$name: đã sửa “$printed” thành “$words”$where."
CHECKED = "$name: đã ghi là đúng: “$words”$where."
ON_PAGE = " (trang $page)"
PAGE_CHECKED = "$name: đã ghi là cả trang $page khớp với giấy."
LEFT = "$name: còn $count chỗ để sau."
NOW = "Sau khi sửa: $changed."


def doubtful(page: int, found: Sequence[Doubt], text: str, start: int, end: int) -> str:
    """Say what is doubtful in one line, ``text[start:end]``, with the words marked."""
    kinds = [name for kind, name in KINDS.items() if any(one.kind == kind for one in found)]
    return Template(DOUBT).substitute(
        page=page,
        kinds=", ".join(kinds),
        sure=round(min(one.sure for one in found) * 100),
        line=marked(text, found, start, end),
    )


def marked(text: str, found: Sequence[Doubt], start: int, end: int) -> str:
    """Return ``text[start:end]`` with what is doubtful in ⟦ ⟧."""
    said, at = "", start
    for one in sorted(found, key=lambda one: one.start):
        first, last = max(one.start, at), min(one.end, end)
        if first < last:
            said += f"{text[at:first]}⟦{text[first:last]}⟧"
            at = last
    return (said + text[at:end]).replace("\t", " | ")
