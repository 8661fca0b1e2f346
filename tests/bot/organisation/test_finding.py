from __future__ import annotations

import pytest

from bot import samples
from bot.errors import SeveralCells, SeveralPeople, UnknownCell, UnknownPerson
from bot.organisation import Cell, Organisation, finding
from bot.organisation import file as organisation_file
from knowledge.errors import AssistantError

DEMO = organisation_file.read(samples.ORGANISATION)


@pytest.mark.parametrize(
    ("said", "name"),
    [
        pytest.param("Nông Thị Lụa", "Nông Thị Lụa", id="whole name"),
        pytest.param("nong thi lua", "Nông Thị Lụa", id="without diacritics"),
        pytest.param("đồng chí Thuần", "Bế Văn Thuần", id="given name"),
        pytest.param("bí thư Chi bộ 3", "Nông Thị Lụa", id="post and cell"),
        pytest.param("bi thu chi bo 3", "Nông Thị Lụa", id="post and cell, bare"),
        pytest.param("phó bí thư chi bộ 3", "Bế Văn Thuần", id="deputy"),
        pytest.param("bí thư Khe Mây", "Nông Thị Lụa", id="post and hamlet"),
        pytest.param("bí thư của chi bộ thôn Khe Mây", "Nông Thị Lụa", id="post and alias"),
        pytest.param("bi thu truong thcs", "Quách Thị Hiền", id="post and school"),
        pytest.param("Lụa chi bộ 4", "Đinh Văn Lụa", id="name and cell"),
        pytest.param("chánh văn phòng", "Vi Thị Ngoan", id="title alone"),
        pytest.param("xuyến", "Mã Thị Xuyến", id="a plain member"),
        pytest.param("BÍ THƯ ĐẢNG UỶ", "Hoàng Đình Mạc", id="capitals, tones the old way"),
    ],
)
def test_a_person_is_found_by_what_people_call_them(said: str, name: str) -> None:
    assert finding.person(DEMO, said).name == name


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        pytest.param("Lụa", SeveralPeople, id="two of that name"),
        pytest.param("chi bộ 3", SeveralPeople, id="a cell alone"),
        pytest.param("bí thư", SeveralPeople, id="a post alone"),
        pytest.param("Nguyễn Văn Không", UnknownPerson, id="nobody"),
        pytest.param("bí thư chi bộ 9", UnknownPerson, id="no such cell"),
        pytest.param("", UnknownPerson, id="nothing"),
    ],
)
def test_who_is_unclear_or_unknown_is_asked_for_with_names(
    said: str, kind: type[AssistantError]
) -> None:
    with pytest.raises(kind) as caught:
        finding.person(DEMO, said)

    assert "(Bí thư" in str(caught.value.facts)


@pytest.mark.parametrize(
    ("said", "cell_id"),
    [
        ("Chi bộ 3", "chi-bo-3"),
        ("chi-bo-3", "chi-bo-3"),
        ("khe may", "chi-bo-3"),
        ("Khe Mây Thượng", "chi-bo-khe-may-thuong"),
        ("tram y te", "chi-bo-tram-y-te"),
        ("van phong", "van-phong"),
    ],
)
def test_a_cell_is_found_by_name_alias_or_id(said: str, cell_id: str) -> None:
    now = Organisation(cells=tuple(c for c in DEMO.cells if said != "khe may" or not c.succession))

    assert finding.cell(now, said).id == cell_id


def test_a_number_is_not_the_beginning_of_another() -> None:
    cells = tuple(Cell(id=f"c{number}", name=f"Chi bộ {number}") for number in (1, 10, 11))

    assert finding.cell(Organisation(cells=cells), "chi bo 1").id == "c1"


def test_an_unclear_or_unknown_cell_is_asked_for() -> None:
    with pytest.raises(SeveralCells):
        finding.cell(DEMO, "chi bộ")
    with pytest.raises(UnknownCell):
        finding.cell(DEMO, "chi bộ 99")
