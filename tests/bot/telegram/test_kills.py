from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench import kills


@pytest.mark.slow
def test_no_message_is_lost_and_no_answer_comes_twice_however_often_the_bot_is_killed(
    tmp_path: Path,
) -> None:
    outcome = kills.run(f"sqlite:///{tmp_path / 'troly.db'}", updates=60, kills=6, chats=7, seed=20)

    assert (outcome.twice, outcome.lost, outcome.out_of_order) == (0, 0, 0)
    # one letter at most was on its way in each of the chats at each kill
    assert outcome.unknown <= 6 * 7
