from __future__ import annotations

from pathlib import Path

import pytest

from bot import samples
from bot.errors import BadOrganisationFile
from bot.organisation import ROLES
from bot.organisation import file as organisation_file

_CELL = '[[cells]]\nid = "a"\nname = "Chi bộ A"\n'


def test_the_demo_organisation_has_what_every_screen_needs() -> None:
    demo = organisation_file.read(samples.ORGANISATION)

    assert {post.role for member in demo.members for post in member.posts} == set(ROLES)
    assert {"thôn", "trường học"} <= {group for cell in demo.cells for group in cell.groups}
    assert any(cell.succession for cell in demo.cells)
    assert any(len(member.posts) > 1 for member in demo.members)
    assert all(member.phone for member in demo.members)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param("[[cells]", None, id="no TOML"),
        pytest.param("", "cells", id="no cell"),
        pytest.param(_CELL + 'colour = "red"\n', "cells.0.colour", id="a key that nobody reads"),
        pytest.param(_CELL + 'parent = "b"\n', "a", id="a parent that is not there"),
        pytest.param(_CELL + 'parent = "a"\n', "a", id="its own parent"),
        pytest.param(
            _CELL + '[[people]]\nname = "An"\nposts = [{cell = "b"}]\n', "b", id="a post nowhere"
        ),
        pytest.param(
            _CELL + '[[people]]\nname = "An"\nposts = [{cell = "a", role = "boss"}]\n',
            "people.0.posts.0.role",
            id="a role that is none",
        ),
    ],
)
def test_what_is_wrong_with_a_file_is_named(tmp_path: Path, text: str, place: str | None) -> None:
    path = tmp_path / "to-chuc.toml"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(BadOrganisationFile) as caught:
        organisation_file.read(path)

    assert caught.value.facts.get("place") == place


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadOrganisationFile):
        organisation_file.read(tmp_path / "nowhere.toml")
