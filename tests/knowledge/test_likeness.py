from __future__ import annotations

import pytest

from knowledge.likeness import is_copy, is_part, likeness, may_be_alike, sketch
from tests.knowledge.factories import make_directive

_WORDS = [f"từ{'abcdefghij'[place % 10]}{'xyzuv'[place % 5]}{place}x" for place in range(800)]
_TEXT = " ".join(_WORDS)
_PLAN = make_directive().text


@pytest.mark.parametrize(
    ("other", "copy"),
    [
        pytest.param(_PLAN, True, id="the same"),
        pytest.param(_PLAN.upper(), True, id="in capitals"),
        pytest.param(_PLAN.replace("\n", " \n\n "), True, id="other lines"),
        pytest.param("\n".join(reversed(_PLAN.split("\n"))), True, id="columns in another order"),
        pytest.param(_PLAN.replace("đôn đốc", "đôn dôc"), True, id="a word misread"),
        pytest.param(_PLAN + " |", True, id="a stain"),
        pytest.param(_PLAN.replace("ngày 20", "ngày 25"), False, id="another date"),
        pytest.param(_PLAN.replace("Văn phòng", "Ban Tổ chức"), False, id="another addressee"),
        pytest.param(_PLAN.replace("các chi bộ", "không chi bộ", 1), False, id="a word put in"),
        pytest.param(_PLAN + "Thêm một nhiệm vụ.", False, id="a sentence more"),
        pytest.param("", False, id="nothing"),
    ],
)
def test_a_copy_differs_in_what_is_misread_and_in_nothing_that_is_said(
    other: str, *, copy: bool
) -> None:
    assert is_copy(_PLAN, other) is copy
    assert is_copy(other, _PLAN) is copy


def test_a_stray_word_in_a_long_paper_makes_no_version() -> None:
    assert is_copy(_TEXT, _TEXT + " ĐẾN")
    assert not is_copy(_TEXT, _TEXT + " thêm một nhiệm vụ mới")


@pytest.mark.parametrize(
    ("one", "part"),
    [
        pytest.param(_PLAN, True, id="the same"),
        pytest.param(_PLAN[: len(_PLAN) // 2], True, id="a page less"),
        pytest.param(_PLAN[: len(_PLAN) // 2] + " trước ngày 7", False, id="another date"),
        pytest.param("Một văn bản khác hẳn.", False, id="another paper"),
    ],
)
def test_a_part_says_nothing_that_the_whole_does_not(one: str, *, part: bool) -> None:
    assert is_part(one, _PLAN) is part


@pytest.mark.parametrize("share", [0.02, 0.05, 0.1, 0.15])
def test_sketches_of_like_texts_are_worth_a_comparison(share: float) -> None:
    step = round(1 / share)
    changed = [f"khac{place}" if place % step == 0 else word for place, word in enumerate(_WORDS)]

    other = " ".join(changed)

    assert likeness(_TEXT, other) == pytest.approx(1 - share, abs=0.02)
    assert may_be_alike(sketch(_TEXT), sketch(other))


def test_sketches_of_unlike_texts_are_not() -> None:
    other = " ".join(f"khac{word}" for word in _WORDS)

    assert not may_be_alike(sketch(_TEXT), sketch(other))


def test_an_empty_text_has_a_sketch_too() -> None:
    assert len(sketch("")) == len(sketch(_TEXT)) == 256
