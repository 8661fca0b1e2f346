"""Reminders and reports: what plans them, what is talked about, what happens by the clock."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from bot.conversation.broadcasting import Broadcasting
from bot.conversation.handouts import Handouts
from bot.conversation.progress import Following
from bot.conversation.reporting import Reporting
from bot.conversation.wishes import Wishes
from bot.mail import Mailbox
from bot.reminders import Hours
from bot.reminders.digests import Digests
from bot.reminders.evidence import Evidence
from bot.reminders.look import Looking
from bot.reminders.offline import Mail, Offline
from bot.reminders.planner import Planner
from bot.reminders.reports import Reports
from bot.store import Outbox
from bot.store.broadcasts import Broadcasts
from bot.store.ledger import Ledger
from bot.store.reach import Reach
from bot.store.reminders import Reminders
from bot.store.restored import restored_at
from bot.ticks import Tick

if TYPE_CHECKING:
    from bot.conversation import Topic
    from bot.settings import Settings
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
        restored_at=partial(restored_at, database),
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
        "wishes": Wishes(
            planner=planner,
            digests=Digests(planner=planner, folder=data / "to-send"),
            reach=Reach(parts.database),
            now=parts.now,
        ),
        "broadcast": Broadcasting(
            broadcasts=Broadcasts(parts.database),
            outbox=planner.outbox,
            people=parts.people,
            reach=Reach(parts.database),
            hours=planner.hours,
            is_off=lambda day: parts.register.work_calendar().day_off(day) is not None,
            now=parts.now,
        ),
    }


def _organisation(parts: Parts) -> str:
    return parts.settings.organisation or parts.people.organisation().name or ""


def reminding(parts: Parts) -> tuple[Tick, ...]:
    """Return what a serving process does about reminders by the clock."""
    planner, folder = planner_of(parts), parts.settings.data / "to-send"
    digests = Digests(planner=planner, folder=folder)
    offline = Offline(
        planner=planner, outbox=planner.outbox, folder=folder, mail=_mail(parts.settings)
    )
    return (
        Tick(name="reminders", every=timedelta(minutes=1), run=planner.run),
        Tick(name="digests", every=timedelta(minutes=5), run=digests.run),
        Tick(name="offline", every=timedelta(minutes=10), run=offline.run),
    )


def _mail(settings: Settings) -> Mail | None:
    if settings.office_email is None or settings.smtp_url is None:
        return None
    return Mailbox(settings.smtp_url.get_secret_value(), settings.office_email).send
