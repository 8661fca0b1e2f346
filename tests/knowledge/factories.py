"""Directives of an invented commune, in the true form."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from knowledge.domain import Directive, Evidence, Reference, Signer, Unit, Window

ISSUER = "Đảng bộ tỉnh Tân Giang - Đảng ủy xã Bình Thạnh"
_HEAD = "ĐẢNG BỘ TỈNH TÂN GIANG\nĐẢNG ỦY XÃ BÌNH THẠNH\nSố {number}"
ITEMS = (
    "Các chi bộ tổ chức học tập chuyên đề quý I, hoàn thành trước ngày 25/3.",
    "Văn phòng Đảng ủy theo dõi, đôn đốc và tổng hợp kết quả thực hiện của các chi bộ.",
    "Định kỳ hằng tháng, các chi bộ gửi báo cáo về Văn phòng Đảng ủy trước ngày 20.",
)


def make_directive(
    *,
    number: str | None = "12-KH/ĐU",
    items: Sequence[str] = ITEMS,
    cites: Sequence[Reference] = (),
    **changes: Any,
) -> Directive:
    """Build a plan with one heading and a few items; its file is its text."""
    parts = [
        ("", "head", "", _HEAD.format(number=number or "     -KH/ĐU")),
        ("", "title", "", "KẾ HOẠCH\ncông tác giáo dục lý luận chính trị"),
        ("I", "heading", "I", "NHIỆM VỤ TRỌNG TÂM"),
        *((f"I-{count}", "item", "-", item) for count, item in enumerate(items, 1)),
        ("", "foot", "", "T/M BAN THƯỜNG VỤ\nBÍ THƯ\n\nTrần Thị Bưởi"),
    ]
    text, units = "", []
    for path, kind, marker, own in parts:
        text += f"{marker} ".lstrip()
        heading = ("NHIỆM VỤ TRỌNG TÂM",) if kind == "item" else ()
        units.append(
            Unit(
                path=path,
                kind=kind,  # type: ignore[arg-type]  # the literals above
                marker=marker,
                heading=heading,
                text=own,
                start=len(text),
                end=len(text) + len(own),
            )
        )
        text += own + "\n"
    made = Directive(
        source="12-KH-DU.txt",
        sha256="",
        number=number,
        type="kế hoạch",
        issuer=ISSUER,
        issued_on="2026-02-03",
        place="Bình Thạnh",
        subject="công tác giáo dục lý luận chính trị",
        signer=Signer(name="Trần Thị Bưởi", position="Bí thư", authority="T/M BAN THƯỜNG VỤ"),
        recipients=("Các chi bộ", "Lưu Văn phòng"),
        circulation=None,
        urgency=None,
        bound_to_year=None,
        warnings=(),
        text=text,
        units=tuple(units),
        references=tuple(cites),
        evidence=(Evidence(fact="number", start=48, end=55),),
        windows=(Window(kind="cut_off", facts={"day": 20}, start=0, end=3),),
    )
    made = replace(made, **changes)
    return made if made.sha256 else replace(made, sha256=file_sha256(made))


def file_bytes(directive: Directive) -> bytes:
    """Write the file that a made directive was read from."""
    return (
        f"{directive.source}\n{directive.issuer}\n{directive.issued_on}\n{directive.text}".encode()
    )


def file_sha256(directive: Directive) -> str:
    return hashlib.sha256(file_bytes(directive)).hexdigest()


def cite(number: str | None, **changes: Any) -> Reference:
    """Build a citation that stands nowhere in particular."""
    made = Reference(
        number=number, type=None, issuer=None, date=None, relation="thay thế", start=0, end=0
    )
    return replace(made, **changes)
