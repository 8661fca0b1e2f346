from __future__ import annotations

import pickle
from dataclasses import replace

from knowledge.domain.packed import Packed, Part
from tests.knowledge.factories import make_directive


def test_a_directive_with_a_packed_text_is_the_same_as_without() -> None:
    plain = make_directive()
    packed = Packed(plain.text)
    kept = replace(
        plain,
        text=packed,  # type: ignore[arg-type]  # as the store makes it
        units=tuple(
            replace(unit, text=Part(packed, unit.start, unit.end))  # type: ignore[arg-type]
            for unit in plain.units
        ),
    )

    assert kept == plain
    assert kept.text == plain.text
    assert [unit.text for unit in kept.units] == [unit.text for unit in plain.units]
    assert replace(kept, number="9-KH/ĐU") == replace(plain, number="9-KH/ĐU")
    assert pickle.loads(pickle.dumps(kept)) == plain  # noqa: S301  # our own


def test_any_text_comes_back_as_it_was() -> None:
    for text in ("", "Chi bộ họp.", "ngày 05/01\n" * 5000, "🙂 đ́"):
        assert Packed(text).read() == text
