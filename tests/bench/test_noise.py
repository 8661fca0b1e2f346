from __future__ import annotations

import re
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.language import find_dates, find_numbers, fold, nfc
from tests.bench.noise import KINDS, spoilt

# invented, and holding something for every kind
QUESTION = (
    "Chi bộ phường Bến Gỗ không nộp báo cáo 12-KH/ĐU ngày 05 tháng 01 năm 2026 về cải cách hành "
    "chính trước UBND được gì, những đồng chí nào phải hướng dẫn và quyết định việc thường xuyên?"
)
_TEXTS = st.text(alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạế ờợ,.?0123456789/-", max_size=80).map(
    nfc
)


def by(seed: int) -> Random:
    return Random(seed)  # noqa: S311  # a seed that can be told is the point


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_seed_gives_the_same_text_and_another_mostly_another(kind: str) -> None:
    asked = [spoilt([QUESTION], kind, seed) for seed in range(20)]

    assert asked == [spoilt([QUESTION], kind, seed) for seed in range(20)]
    assert any(texts != [QUESTION] for texts in asked)


@pytest.mark.parametrize("kind", KINDS)
@given(text=_TEXTS, seed=st.integers(0, 99))
def test_any_text_can_be_spoilt(kind: str, text: str, seed: int) -> None:
    assert isinstance(KINDS[kind](text, by(seed)), str)


@pytest.mark.parametrize("kind", ["stripped", "partly accented"])
@given(text=_TEXTS, seed=st.integers(0, 99))
def test_marks_alone_are_left_out(kind: str, text: str, seed: int) -> None:
    assert fold(KINDS[kind](text, by(seed))) == fold(text)


@given(text=_TEXTS, seed=st.integers(0, 99))
def test_spaces_alone_are_left_out(text: str, seed: int) -> None:
    assert KINDS["glued"](text, by(seed)).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize("kind", ["telex", "vni", "typos", "typos, two in one", "chat"])
@given(text=_TEXTS, seed=st.integers(0, 99))
def test_words_are_spoilt_one_by_one(kind: str, text: str, seed: int) -> None:
    between = re.compile(r"[ ,.?/-]+")

    assert between.findall(KINDS[kind](text, by(seed))) == between.findall(text)


@pytest.mark.parametrize(
    ("kind", "word", "written"),
    [
        ("telex", "đảng", {"ddaangr", "ddarng", "ddangr", "đangr", "đarng", "dangr", "darng"}),
        ("telex", "người", {"nguwowif", "nguwowfi", "ngươif", "ngươfi", "nguoif", "nguofi"}),
        ("vni", "đảng", {"d9a3ng", "d9ang3", "đang3", "đa3ng", "dang3", "da3ng"}),
    ],
)
def test_keys_are_those_of_the_way_of_typing(kind: str, word: str, written: set[str]) -> None:
    seen = {KINDS[kind](word, by(seed)) for seed in range(200)}

    assert seen - {word} <= written
    assert len(seen) > 4


def test_slips_are_counted() -> None:
    for seed in range(50):
        once, twice = (KINDS[kind]("nghiêm", by(seed)) for kind in ("typos", "typos, two in one"))

        assert abs(len(once) - 6) <= 1
        assert abs(len(twice) - 6) <= 2


def test_short_syllables_take_no_slip() -> None:
    assert spoilt(["ai ký cho bác"] * 20, "typos", 1) == ["ai ký cho bác"] * 20


@pytest.mark.parametrize("kind", ["abbreviated", "written out"])
def test_abbreviations_leave_numbers_as_they_are(kind: str) -> None:
    for seed in range(20):
        (asked,) = spoilt([QUESTION], kind, seed)

        assert "12-KH/ĐU" in asked


@given(seed=st.integers(0, 999))
def test_a_number_keeps_its_meaning(seed: int) -> None:
    (number,) = find_numbers(KINDS["numbers"]("12-KH/ĐU ai ký", by(seed)), loose=True)

    assert (number.number, fold(number.symbol or "")) == (12, "kh")


@given(seed=st.integers(0, 999))
def test_a_date_keeps_its_day_and_month(seed: int) -> None:
    asked = KINDS["dates"]("họp ngày 05 tháng 01 năm 2026 ở đâu", by(seed))

    assert [int(part) for part in re.findall(r"\d+", asked)][:2] == [5, 1]
    assert all(found.iso == "2026-01-05" for found in find_dates(asked))
