from __future__ import annotations

from pathlib import Path

import pytest

from bot.app import services
from bot.settings import Settings
from tests import make_pictures, make_readme
from tests.bot.demo_folder import IN_MARCH, fill


@pytest.mark.slow  # starts the program, with its indexes
def test_the_transcripts_of_the_readme_are_what_the_program_says() -> None:
    asked, told = make_readme.played()

    assert asked.count("Hỏi>") > 1
    assert "Đã nộp" in told
    assert [asked, told] == make_readme.printed()


@pytest.mark.slow
async def test_the_pictures_of_the_readme_are_what_the_telephone_shows(tmp_path: Path) -> None:
    fill(tmp_path)
    with services(Settings(TROLY_DATA=tmp_path, embeddings="none"), at=IN_MARCH) as demo:
        drawn = await make_pictures.scenes(demo)

    kept = {path.name: path.read_text(encoding="utf-8") for path in make_pictures.FOLDER.iterdir()}
    readme = make_readme.README.read_text(encoding="utf-8")
    assert kept == drawn
    assert all(f"docs/pictures/{name}" in readme for name in drawn)
