"""Directives for the tests of what is shown of them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from knowledge.domain import Directive, Held, Signer, Unit

MOMENT = datetime(2026, 11, 2, 1, 30, tzinfo=UTC)
_TEXT = "Các chi bộ gửi báo cáo về Văn phòng trước ngày 20 hằng tháng."


def directive(**changes: Any) -> Directive:
    """Make a plan of an invented committee; *changes* replace single fields."""
    fields: dict[str, Any] = {
        "source": "31-KH.docx",
        "sha256": "0" * 64,
        "number": "31-KH/ĐU",
        "type": "kế hoạch",
        "issuer": "Đảng ủy xã Suối Mơ",
        "issued_on": "2026-01-05",
        "place": "Suối Mơ",
        "subject": "về công tác kiểm tra năm 2026",
        "signer": Signer(name="Trần Văn An", position="Bí thư", authority="T/M ĐẢNG ỦY"),
        "recipients": ("Các chi bộ",),
        "circulation": None,
        "urgency": None,
        "bound_to_year": None,
        "warnings": (),
        "text": _TEXT,
        "units": (
            Unit(
                path="II.1",
                kind="item",
                marker="1.",
                heading=("TỔ CHỨC THỰC HIỆN",),
                text=_TEXT,
                start=0,
                end=len(_TEXT),
            ),
        ),
        "references": (),
    }
    return Directive(**(fields | changes))


def held(handle: int = 7, *, status: str = "unknown", **changes: Any) -> Held:
    """Hold such a directive as ``vb <handle>``."""
    return Held(id=handle, directive=directive(**changes), status=status, published_at=MOMENT)


PLAN = """ĐẢNG ỦY XÃ SUỐI MƠ
*
Số 31-KH/ĐU
ĐẢNG CỘNG SẢN VIỆT NAM
Suối Mơ, ngày 05 tháng 01 năm 2026
KẾ HOẠCH
kiểm tra, giám sát năm 2026
Thực hiện chương trình công tác năm 2026, Đảng ủy xã ban hành kế hoạch như sau:
I. MỤC ĐÍCH
Giúp các chi bộ nắm rõ nhiệm vụ kiểm tra, giám sát.
II. TỔ CHỨC THỰC HIỆN
1. Các chi bộ gửi báo cáo tháng về Văn phòng Đảng ủy trước ngày 20 hằng tháng.
2. Ủy ban Kiểm tra Đảng ủy theo dõi, đôn đốc việc thực hiện kế hoạch này.
Nơi nhận:
- Các chi bộ,
- Lưu Văn phòng.
T/M ĐẢNG ỦY
BÍ THƯ
Trần Văn An
"""
