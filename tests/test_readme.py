from __future__ import annotations

import pytest

from tests import make_readme


@pytest.mark.slow  # starts the program, with its indexes
def test_the_transcript_of_the_readme_is_what_the_program_says() -> None:
    played = make_readme.played()

    assert played.count("Hỏi>") > 1
    assert played == make_readme.printed()
