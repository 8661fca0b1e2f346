from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.app import Services, services
from bot.settings import Settings
from knowledge.domain import Scope


def _scope(built: Services) -> Scope:
    return Scope(today=built.now().date())


def test_a_second_process_on_the_folder_answers_without_writing_the_indexes(
    tmp_path: Path,
) -> None:
    settings = Settings(TROLY_DATA=tmp_path, embeddings="none")

    with services(settings) as first, services(settings) as second:
        assert (first.indexing, second.indexing) == (True, False)
        assert second.held() == []


def test_vectors_out_of_reach_leave_answers_by_words(tmp_path: Path) -> None:
    settings = Settings(TROLY_DATA=tmp_path, chroma_url="http://127.0.0.1:1")

    with services(settings) as built:
        answer = built.answering.answer("báo cáo gửi về đâu?", _scope(built))

    assert answer.degraded == ("vectors",)


@pytest.mark.parametrize(
    "at",
    [
        datetime(2026, 12, 1, 8, 0),  # noqa: DTZ001  # as typed, without a zone
        datetime(2026, 12, 1, 1, 0, tzinfo=ZoneInfo("UTC")),
    ],
    ids=["without zone", "with zone"],
)
def test_the_clock_can_stand_still(tmp_path: Path, at: datetime) -> None:
    with services(Settings(TROLY_DATA=tmp_path, embeddings="none"), at=at) as built:
        now = built.now()

    assert now == datetime(2026, 12, 1, 8, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


def test_whom_to_ask_is_named_from_the_settings(tmp_path: Path) -> None:
    settings = Settings(
        TROLY_DATA=tmp_path, embeddings="none", office_name="Văn phòng", office_phone="0256"
    )

    with services(settings) as built:
        assert built.office == "Văn phòng, 0256"
