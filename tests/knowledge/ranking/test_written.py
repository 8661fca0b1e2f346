from __future__ import annotations

import numpy as np
import pytest

from knowledge.ranking.written import Written, code, encode, stripped


def words(written: Written, owner: int = 0) -> list[int]:
    return [int(one) for one in written.codes[written.owner == owner]]


def test_title_heading_and_text_stand_in_that_order_each_sentence_closed() -> None:
    written = Written.read([encode("Quy chế 5", ("Điều 2",), "Chi bộ họp. Ghi biên bản.")])

    expected = ["quy", "chế", "5", "", "điều", "2", "", "chi", "bộ", "họp", ""]
    assert words(written)[:11] == [code(word) if word else 0 for word in expected]
    assert (written.title.tolist(), written.head.tolist()) == ([4], [3])
    assert written.sentence.tolist()[:11] == [0, 0, 0, 0, 1, 1, 1, 2, 2, 2, 2]


def test_heading_of_a_text_under_none_is_its_first_line() -> None:
    under_none, under_one = (
        Written.read([encoded])
        for encoded in (encode("T", (), "Điều 2\nHọp."), encode("T", ("Điều 2",), "Họp."))
    )

    assert words(under_none) == words(under_one)
    assert under_none.head.tolist() == under_one.head.tolist()


def test_passages_read_together_are_those_read_alone() -> None:
    encoded = [
        encode("A b", (), "Một hai.\nBa bốn; Năm."),
        encode("", (), ""),
        encode("", ("C",), "Sáu"),
    ]

    together = Written.read(encoded)

    for owner, one in enumerate(encoded):
        alone = Written.read([one])
        assert words(together, owner) == words(alone)
        assert together.length[owner] == alone.length[0]
        assert together.place[together.owner == owner].tolist() == alone.place.tolist()
    assert together.sentence_owner.tolist() == sorted(together.sentence_owner.tolist())


@pytest.mark.parametrize(("one", "other"), [("ký", "kỳ"), ("đang", "dâng"), ("họp", "hop")])
def test_marks_are_all_that_differs_between_codes_of_one_stripped_form(
    one: str, other: str
) -> None:
    codes = np.array([code(one), code(other)], np.uint32)

    assert codes[0] != codes[1]
    assert stripped(codes)[0] == stripped(codes)[1]
