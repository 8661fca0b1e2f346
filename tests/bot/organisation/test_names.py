from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.organisation.names import LONGEST, cleaned, same


@given(st.text(max_size=400))
def test_a_cleaned_name_is_one_short_line_that_stays_as_it_is(typed: str) -> None:
    name = cleaned(typed)

    assert len(name) <= LONGEST
    assert name == unicodedata.normalize("NFC", name).strip()
    assert not {"<", ">", "&", "\n", "\r", "\u202e"} & set(name)
    assert all(not unicodedata.category(letter).startswith("C") for letter in name)
    assert cleaned(name) == name


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Nông Thị Lụa", "nông thị lụa", True),
        ("Nông Thị Lụa", "nong thi lua", True),
        ("Nông Thị Lụa", "Nông  Thị Lụa ", True),
        ("Hoà", "Hòa", True),
        ("Nông Thị Lụa", "Nông Thị Lúa", False),
        ("Nông Thị Lụa", "Nông Thị", False),
        ("Đinh Văn Lụa", "dinh van lua", True),
    ],
)
def test_names_are_one_however_they_are_typed(one: str, other: str, alike: bool) -> None:
    assert same(one, other) == alike
    assert same(other, one) == alike
