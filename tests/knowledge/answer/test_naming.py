from __future__ import annotations

import pytest

from knowledge.answer.naming import binds_cells, identity, own_number, proper_names
from tests.knowledge.answer.offices import Office


def test_proper_names_are_of_places_and_not_of_kinds_of_bodies(office: Office) -> None:
    names = proper_names(office.held)

    assert {"hoa son", "binh thanh", "tan giang"} <= names
    assert not names & {"dang uy", "dang bo", "tuyen giao"}


def test_people_name_a_directive_by_its_type_number_place_subject_and_year(office: Office) -> None:
    said = identity(office.by_name["12-KH"])

    for words in ("ke hoach", "12-kh/du", "binh thanh", "tu sach cong dong", "2026"):
        assert words in said


def test_a_number_has_parts_and_a_blank_one_none(office: Office) -> None:
    number = own_number(office.by_name["12-KH"])

    assert number is not None
    assert (number.number, number.symbol, number.organ) == (12, "KH", "ĐU")
    assert own_number(office.by_name["KH-cho"]) is None


@pytest.mark.parametrize(
    ("names", "cells"),
    [
        (("Các chi bộ trực thuộc",), True),
        (("Cấp ủy các chi, đảng bộ cơ sở",), True),
        (("Chi ủy",), True),
        (("tổ chức đảng",), True),
        (("Ban Xây dựng Đảng",), False),
        (("Chi cục Thuế",), False),
        ((), False),
    ],
)
def test_cells_and_what_is_bound_like_them_are_told_from_offices(
    names: tuple[str, ...], cells: bool
) -> None:
    assert binds_cells(names) is cells
