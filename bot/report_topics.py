"""Reminders and reports: what plans them, what is talked about, what happens by the clock."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from bot.conversation.handouts import Handouts
from bot.conversation.progress import Following
from bot.conversation.reporting import Reporting
from bot.reminders import Hours
from bot.reminders.evidence import Evidence
from bot.reminders.look import Looking
from bot.reminders.planner import Planner
from bot.reminders.reports import Reports
from bot.store import Outbox
from bot.store.ledger import Ledger
from bot.store.reach import Reach
from bot.store.reminders import Reminders
from bot.ticks import Tick

if TYPE_CHECKING:
    from bot.conversation import Topic
    from bot.topics import Parts


def planner_of(parts: Parts) -> Planner:
    """Build what plans reminders."""
    database = parts.database
    looking = Looking(
        register=parts.register,
        people=parts.people,
        reach=Reach(database),
        ledger=Ledger(database),
        reminders=Reminders(database),
    )
    settings = parts.settings
    hours = Hours(office=settings.remind_hours, evening=settings.remind_evening[0])
    return Planner(
        looking=looking,
        held=parts.held,
        outbox=Outbox(database),
        hours=lambda: hours,
        is_right=parts.server_time.is_right,
    )


def of_reports(parts: Parts, deadlines: Topic) -> dict[str, Topic]:
    """Build what is talked about reports, by the names that commands and buttons speak of.

    Args:
        parts: What it is made of.
        deadlines: What shows one due.
    """
    planner, data = planner_of(parts), parts.settings.data
    reports, evidence = Reports(planner=planner), Evidence(data / "evidence")
    handouts = Handouts(
        planner=planner,
        evidence=evidence,
        folder=data / "to-send",
        now=parts.now,
        office=parts.office,
        organisation=partial(_organisation, parts),
    )
    return {
        "report": Reporting(reports, evidence, deadlines, now=parts.now),
        "progress": Following(reports, handouts, now=parts.now),
    }


def _organisation(parts: Parts) -> str:
    return parts.settings.organisation or parts.people.organisation().name or ""


def reminding(parts: Parts) -> tuple[Tick, ...]:
    """Return what a serving process does about reminders by the clock."""
    planner = planner_of(parts)
    return (Tick(name="reminders", every=timedelta(minutes=1), run=planner.run),)
