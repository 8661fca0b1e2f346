from __future__ import annotations

from typing import Any

import pytest

from knowledge.domain import Relation
from knowledge.identity import Known
from knowledge.lineage import ends_whole, is_sure, resolve
from tests.knowledge.factories import ISSUER, cite

_OTHER = "Đảng bộ tỉnh Tân Giang - Đảng ủy xã Long Thới"
_PROVINCE = "Tỉnh ủy Tân Giang"


def _known(known_id: int, **changes: Any) -> Known:
    values: dict[str, Any] = {
        "id": known_id,
        "number": "12-KH/ĐU",
        "type": "kế hoạch",
        "issuer": ISSUER,
        "issued_on": "2026-02-03",
    }
    return Known(**(values | changes))


_OWN = _known(9, number="40-KH/ĐU")
_FROM_ABOVE = _known(9, number="7-HD/TU", issuer=_PROVINCE)


@pytest.mark.parametrize(
    ("citing", "changes", "held", "found"),
    [
        pytest.param(_OWN, {}, [_known(1)], 1, id="a body's own paper"),
        pytest.param(
            _OWN, {"number": "12 KH/ĐU"}, [_known(1)], 1, id="spelled with a space for the dash"
        ),
        pytest.param(_OWN, {"number": "12-KH/BTGĐU"}, [_known(1)], None, id="another organ"),
        pytest.param(_OWN, {"number": "12-HD/ĐU"}, [_known(1)], None, id="another symbol"),
        pytest.param(_OWN, {"number": None}, [_known(1)], None, id="no number"),
        pytest.param(_OWN, {"number": "-KH/ĐU"}, [_known(1)], None, id="blank number"),
        pytest.param(_OWN, {"date": "2025-02-03"}, [_known(1)], None, id="another date"),
        pytest.param(_OWN, {"date": "2026-02"}, [_known(1)], 1, id="the month alone"),
        pytest.param(_OWN, {"type": "chương trình"}, [_known(1)], None, id="another type"),
        pytest.param(_FROM_ABOVE, {}, [_known(1)], None, id="ĐU alone names nobody"),
        pytest.param(
            _FROM_ABOVE, {"issuer": "Đảng ủy xã"}, [_known(1)], None, id="nor does Đảng ủy xã"
        ),
        pytest.param(
            _FROM_ABOVE,
            {"issuer": "Đảng ủy xã Bình Thạnh", "date": "2026-02-03"},
            [_known(1), _known(2, issuer=_OTHER)],
            1,
            id="issuer and date, of two with the number",
        ),
        pytest.param(
            _FROM_ABOVE,
            {"issuer": "Ban Thường vụ Đảng uỷ xã Bình Thạnh", "date": "2026-02-03"},
            [_known(1)],
            1,
            id="the standing committee of the committee",
        ),
        pytest.param(
            _FROM_ABOVE,
            {
                "issuer": "Ban Chấp hành Đảng bộ xã Bình Thạnh khóa I, nhiệm kỳ 2025 - 2030",
                "date": "2026-02-03",
            },
            [_known(1), _known(2, issuer=_OTHER)],
            1,
            id="the committee of one of its terms",
        ),
        pytest.param(
            _FROM_ABOVE,
            {"issuer": "Đảng ủy xã", "date": "2026-02-03"},
            [_known(1), _known(2, issuer=_OTHER)],
            None,
            id="two that fit",
        ),
        pytest.param(
            _FROM_ABOVE, {"issuer": ISSUER}, [_known(1)], 1, id="issuer in full, without a date"
        ),
        pytest.param(_OWN, {}, [_known(9)], None, id="not itself"),
    ],
)
def test_a_citation_names_the_one_directive_that_fits(
    citing: Known, changes: dict[str, Any], held: list[Known], found: int | None
) -> None:
    reference = cite(**({"number": "12-KH/ĐU"} | changes))

    assert resolve(reference, citing, held) == found


def test_number_and_date_alone_resolve_but_are_not_sure_enough_to_supersede() -> None:
    reference = cite("12-KH/ĐU", date="2026-02-03")

    assert resolve(reference, _FROM_ABOVE, [_known(1)]) == 1
    assert not is_sure(reference, _FROM_ABOVE, _known(1))
    assert is_sure(reference, _OWN, _known(1))


@pytest.mark.parametrize(
    ("before", "relation", "whole"),
    [
        pytest.param("Kế hoạch này thay thế ", "thay thế", True, id="replaces"),
        pytest.param("Bãi bỏ ", "bãi bỏ", True, id="repeals"),
        pytest.param(
            "thay thế Hướng dẫn số 03-HD/ĐU và ", "thay thế", True, id="the second of two"
        ),
        pytest.param(
            "theo Điều 5 Quy chế. Kế hoạch này thay thế ", "thay thế", True, id="a part of another"
        ),
        pytest.param("Bãi bỏ điểm 2, mục III ", "bãi bỏ", False, id="a point of it"),
        pytest.param("Thay thế Phụ lục 1 của ", "thay thế", False, id="an appendix of it"),
        pytest.param('thay thế cụm từ "thị trấn" trong ', "thay thế", False, id="words in it"),
        pytest.param("Căn cứ ", "căn cứ", False, id="stands on it"),
        pytest.param("sửa đổi, bổ sung ", "sửa đổi", False, id="amends it"),
    ],
)
def test_only_a_whole_replacement_ends_a_directive(
    before: str, relation: Relation, *, whole: bool
) -> None:
    text = before + "Kế hoạch số 12-KH/ĐU"
    reference = cite("12-KH/ĐU", relation=relation, start=len(before), end=len(text))

    assert ends_whole(reference, text) is whole
