"""Which directive held a citation names, and whether it ends it; pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from knowledge.identity import issuer_key, number_key
from knowledge.language import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from knowledge.domain import Reference
    from knowledge.identity import Known

_ENDING = frozenset({"thay thế", "bãi bỏ"})
_WHOLE_DATE = len("2023-12-28")
# "Ban Thường vụ Đảng ủy xã …" signs for the committee whose name the paper bears
_ACTING = re.compile(
    r"^\s*(?:Ban Thường vụ|Ban Chấp hành|Thường trực|Ban Cán sự)\s+(?=\w)", re.IGNORECASE
)
# "… Đảng bộ xã khóa I", "…, nhiệm kỳ 2025 - 2030": which of its terms, no name of the body
_TERM = re.compile(r"[\s,]+(?:khóa|khoá|nhiệm kỳ)\s.*$", re.IGNORECASE)
# How far before a citation the words stand that say what becomes of it.
_BEFORE_CHARS = 120

# "bãi bỏ điểm 2, mục III Hướng dẫn số 09-HD/…": a part of it ends, the rest stays in force
_PART = re.compile(
    r"\b(?:thay the|bai bo)\b(?:(?!\b(?:thay the|bai bo)\b)[^.])*"
    r"\b(?:dieu|khoan|diem|muc|phan|chuong|doan|cum tu|phu luc|noi dung)\s+[^.]*$"
)


def resolve(reference: Reference, citing: Known, held: Iterable[Known]) -> int | None:
    """Find the one directive held that *reference* names, or None.

    A number names a paper only together with its issuer or its date: thousands of committees
    sign as ĐU. Where several fit, none does.

    Args:
        reference: The citation.
        citing: The directive that it stands in.
        held: Directives that are neither withdrawn nor replaced by a version of their own.
    """
    fitting = [
        known.id for known in held if known.id != citing.id and _fits(reference, citing, known)
    ]
    return fitting[0] if len(fitting) == 1 else None


def ends_whole(reference: Reference, text: str) -> bool:
    """Say whether *reference*, in the *text* of its directive, ends all of what it names."""
    before = fold(text[max(0, reference.start - _BEFORE_CHARS) : reference.start])
    return reference.relation in _ENDING and _PART.search(before) is None


def is_sure(reference: Reference, citing: Known, known: Known) -> bool:
    """Say whether more than number and date speaks for *known*: enough to call it superseded.

    Either the citation names an issuer, or a body cites a paper of its own.
    """
    return bool(issuer_key(reference.issuer)) or _is_own(citing, known)


def _fits(reference: Reference, citing: Known, known: Known) -> bool:
    key = number_key(reference.number)
    return (
        key is not None
        and key == number_key(known.number)
        and _same_type(reference.type, known.type)
        and not _dates_differ(reference.date, known.issued_on)
        and _issuer_fits(reference.issuer, known.issuer)
        and (
            _is_whole(reference.date, known.issued_on)
            or _is_own(citing, known)
            or set(issuer_key(reference.issuer)) == set(issuer_key(known.issuer)) != set()
        )
    )


def _is_own(citing: Known, known: Known) -> bool:
    return bool(issuer_key(citing.issuer)) and issuer_key(citing.issuer) == issuer_key(known.issuer)


def _same_type(one: str | None, other: str | None) -> bool:
    return one is None or other is None or fold(one) == fold(other)


def _dates_differ(cited: str | None, issued: str | None) -> bool:
    if cited is None or issued is None:
        return False
    shared = min(len(cited), len(issued))
    return cited[:shared] != issued[:shared]


def _is_whole(cited: str | None, issued: str | None) -> bool:
    return cited is not None and len(cited) == _WHOLE_DATE and cited == issued


def _issuer_fits(cited: str | None, issuer: str | None) -> bool:
    """Every word of the issuer as cited stands in the one printed ("Ban Tuyên giáo Tỉnh ủy")."""
    words = set(issuer_key(_TERM.sub("", _ACTING.sub("", cited or ""))))
    return words <= set(issuer_key(issuer)) or not issuer_key(issuer)
