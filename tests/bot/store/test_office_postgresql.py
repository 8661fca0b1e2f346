"""What staff are at work on, kept on PostgreSQL: the same code, the same answers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

import ingest
from bot import migrations
from bot.store import Awaited
from bot.store.announcements import Announcements
from bot.store.drafts import Drafts
from bot.store.questions import Questions
from bot.store.tallies import Tallies
from knowledge.database import Database
from knowledge.domain import Audience
from knowledge.store.curated import CuratedAnswers
from tests.bot.factories import MOMENT, PLAN
from tests.knowledge.servers import NEEDS_POSTGRESQL, postgresql

pytestmark = NEEDS_POSTGRESQL


@pytest.fixture(scope="module")
def database() -> Iterator[Database]:
    with postgresql() as url, closing(Database(url)) as made:
        migrations.upgrade(made)
        yield made


def test_a_draft_is_kept_whole(database: Database, tmp_path: Path) -> None:
    file = tmp_path / "31-KH.txt"
    file.write_text(PLAN, encoding="utf-8")
    drafts = Drafts(database, tmp_path / "drafts", lasts=timedelta(days=1))
    draft = drafts.begin("telegram:1", declared=True, now=MOMENT, paths=[file], marks=["a:1"])
    audience = Audience(kind="cells", cells=frozenset({"chi-bo-1"}))
    whole = replace(draft, state="read", directive=ingest.read(file), choice=7, audience=audience)

    drafts.save(whole, now=MOMENT)

    found = drafts.get(draft.id)
    assert found == whole
    drafts.settle(whole)
    assert drafts.of("telegram:1") == []
    assert drafts.sweep(now=MOMENT + timedelta(days=1)) == 1


def test_questions_and_answers_are_kept(database: Database) -> None:
    questions, curated = Questions(database), CuratedAnswers(database)
    questions.ask("Ai chi?", "unanswered", account=None, now=MOMENT)
    questions.ask("ai chi", "sent", account="telegram:1", now=MOMENT)

    (waiting,) = questions.open()
    answer = curated.draft(waiting.text, "Văn phòng.", None, by="An", now=MOMENT)
    assert curated.to("Ai chi?") is None
    curated.give(answer.id, by="An", now=MOMENT)
    told = questions.settle(waiting.text, by="An", now=MOMENT, curated_id=answer.id)

    assert waiting.why == ("sent", "unanswered")
    assert [one.account for one in told] == ["telegram:1"]
    assert curated.to("AI CHI") is not None
    assert questions.open() == []


def test_what_is_awaited_counted_and_announced_is_kept(database: Database) -> None:
    awaited = Awaited(database, now=lambda: MOMENT)
    tallies, day = Tallies(database), MOMENT.date()
    awaited.put("telegram:1", "queue:typed")
    tallies.add(day, "answered")
    tallies.add(day, "answered")

    assert awaited.take("telegram:1") == "queue:typed"
    assert tallies.since(day) == {(day, "answered"): 2}
    assert Announcements(database).open(day) == []
