from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.spans import cut, quote
from knowledge.terms import Term

RULES = """Điều 6. Kho sách của ấp
1. Mỗi ấp có một kho sách đặt tại nhà văn hóa, mở cửa chiều thứ bảy. Người mượn ký vào sổ.
2. Người giữ kho phải có đủ các điều kiện sau:
a) Cư trú tại ấp từ một năm trở lên;
b) Biết chữ, cẩn thận, có sức khỏe;
c) Được chi bộ ấp giới thiệu.
3. Sách mượn được giữ 20 ngày. Quá hạn thì gia hạn một lần, không quá 10 ngày.
4. Hằng quý, người giữ kho kiểm kê và báo cáo chi bộ ấp số sách mất, số sách hỏng."""
WORDS = ("kho", "sách", "ấp", "Điều 2.", "a)", "-", "sau:", "mượn.", "giữ;", "\n", "20", "P. ")


def idf(_term: Term) -> float:
    return 2.0


def told(question: str, text: str = RULES, *, room: int = 0) -> str:
    start, end = quote(question, text, idf, room=room)
    return text[start:end]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        pytest.param(
            "sách mượn được giữ mấy ngày", "3. Sách mượn được giữ 20 ngày.", id="one_sentence"
        ),
        pytest.param(
            "sach muon duoc giu may ngay", "3. Sách mượn được giữ 20 ngày.", id="without_marks"
        ),
        pytest.param(
            "hằng quý kiểm kê báo cáo ai",
            "4. Hằng quý, người giữ kho kiểm kê và báo cáo chi bộ ấp số sách mất, số sách hỏng.",
            id="one_item",
        ),
    ],
)
def test_the_sentence_that_answers_is_quoted(question: str, expected: str) -> None:
    assert told(question) == expected


def test_where_a_list_is_asked_for_its_lead_in_and_all_of_it_are_quoted() -> None:
    said = told("người giữ kho phải có những điều kiện gì")

    assert said.startswith("2. Người giữ kho phải có đủ các điều kiện sau:")
    assert said.endswith("c) Được chi bộ ấp giới thiệu.")


def test_a_lead_in_is_never_quoted_without_what_it_leads_in() -> None:
    assert "a) Cư trú" in told("giữ kho đủ điều kiện")


def test_an_unsure_quote_takes_its_neighbours_along_while_there_is_room() -> None:
    alone, wider = (told("mượn quá lâu bị phạt ra sao", room=room) for room in (0, 300))

    assert alone in wider
    assert len(alone) < len(wider) <= 300


@pytest.mark.parametrize(
    ("text", "under"),
    [
        pytest.param("Các việc sau:\n- Một.\n- Hai.", [(), (0,), (0,)], id="a_lead_in"),
        pytest.param("1. Một.\na) Hai.\nb) Ba.\n2. Bốn.", [(), (0,), (0,), ()], id="levels"),
        pytest.param("Điều 1. Tên\nMột. Hai.", [(), (0,), (0,)], id="a_heading"),
        pytest.param("Một. Hai.\nBa.", [(), (), ()], id="plain_text"),
        pytest.param("Việc sau:\n- Một.\nHết việc.", [(), (0,), ()], id="after_a_list"),
        pytest.param("Theo P. Đào tạo, mục 2. Khác.", [()], id="no_sentence_ends_at_a_marker"),
    ],
)
def test_pieces_stand_under_what_leads_them_in(text: str, under: list[tuple[int, ...]]) -> None:
    assert [piece.under for piece in cut(text)] == under


@given(
    text=st.lists(st.sampled_from(WORDS), min_size=1, max_size=60).map(" ".join),
    question=st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join),
    room=st.sampled_from((0, 40, 300)),
)
def test_a_quote_is_always_whole_pieces_of_the_text(text: str, question: str, room: int) -> None:
    if not text.strip():
        return
    start, end = quote(question, text, idf, room=room)

    pieces = cut(text)
    assert text[start:end].strip()
    assert start in {piece.start for piece in pieces}
    assert end in {piece.end for piece in pieces}
    assert all(before.end <= after.start for before, after in pairwise(pieces))
