"""What staff work at: papers on their way to being published, and what members are told of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from bot.announcing import Hours
from bot.conversation import Person
from bot.conversation.answering_queue import AnsweringQueue
from bot.conversation.comparing import Comparing
from bot.conversation.listing_people import ListingPeople
from bot.conversation.posting import Posting
from bot.conversation.publishing import Publishing
from bot.conversation.queue import Queue
from bot.conversation.statistics import Statistics
from bot.intake import Desk
from bot.listening import Listening
from bot.news import News
from bot.preparing import Preparing
from bot.store import Outbox, People
from bot.store.announcements import Announcements
from bot.store.drafts import Drafts
from bot.store.questions import Questions
from bot.store.tallies import Tallies
from bot.ticks import Tick
from ingest import temporary
from knowledge.store.curated import CuratedAnswers

if TYPE_CHECKING:
    from bot.conversation import Topic
    from bot.topics import Parts


def of_staff(parts: Parts) -> dict[str, Topic]:
    """Build what staff work at: papers on their way to being published, lists, counts."""
    lists = ListingPeople(
        _drafts(parts),
        parts.people,
        parts.database,
        limits=parts.settings.limits,
        now=parts.now,
    )
    return {
        "publishing": _publishing(parts, lists),
        "people_list": lists,
        "statistics": Statistics(
            Tallies(parts.database),
            Questions(parts.database),
            parts.register,
            parts.held,
            now=parts.now,
            folder=parts.settings.data / "to-send",
        ),
    }


def _publishing(parts: Parts, lists: ListingPeople) -> Publishing:
    desk = Desk(library=parts.library, by="", now=parts.now, limits=parts.settings.limits)
    preparing = Preparing(desk=desk, drafts=_drafts(parts))
    posting = Posting(
        preparing=preparing,
        register=parts.register,
        announcements=Announcements(parts.database),
        outbox=Outbox(parts.database),
        staff=partial(staff_accounts, parts.people),
        hours=partial(hours, parts),
    )
    comparing = Comparing(preparing=preparing, pictures=parts.pictures)
    organisation = parts.people.organisation
    return Publishing(preparing, posting, comparing, lists, parts.held, organisation)


def listening_of(parts: Parts) -> Listening:
    """Build what notes questions and how they were answered."""
    return Listening(Questions(parts.database), Tallies(parts.database), now=parts.now)


def queue_of(parts: Parts, listening: Listening) -> Queue:
    """Build what leads staff through the questions for the office."""
    return Queue(
        Questions(parts.database),
        _answering_queue(parts),
        parts.held,
        listening.last,
        now=parts.now,
    )


def _answering_queue(parts: Parts) -> AnsweringQueue:
    return AnsweringQueue(
        questions=Questions(parts.database),
        curated=CuratedAnswers(parts.database),
        answering=parts.answering,
        store=parts.library.store,
        outbox=Outbox(parts.database),
        known=parts.directory.known,
        now=parts.now,
    )


def ticks(parts: Parts) -> tuple[Tick, ...]:
    """Build what a serving process looks after by the clock."""
    drafts, questions = _drafts(parts), Questions(parts.database)
    keep = timedelta(days=parts.settings.keep_days)

    def sweep(now: datetime) -> None:
        drafts.sweep(now=now)
        questions.sweep(before=now - keep)
        temporary.sweep()

    review = _answering_queue(parts).look_over
    return (
        Tick(name="news", every=timedelta(minutes=1), run=news(parts).announce),
        Tick(name="review", every=timedelta(minutes=10), run=review),
        Tick(name="left behind", every=timedelta(hours=1), run=sweep),
    )


def _drafts(parts: Parts) -> Drafts:
    folder = parts.settings.data / "drafts"
    return Drafts(parts.database, folder, lasts=parts.settings.draft_lasts)


def news(parts: Parts) -> News:
    """Build what tells members of new directives."""
    return News(
        announcements=Announcements(parts.database),
        outbox=Outbox(parts.database),
        store=parts.library.store,
        members=partial(_members, parts),
        hours=partial(hours, parts),
    )


def _members(parts: Parts) -> Iterator[Person]:
    """Hand out everybody who can be written to, once for each account."""
    for one in parts.people.organisation().members:
        for account in parts.people.reachable(one.id):
            person = parts.directory.known(Person(id=account, name=one.name))
            if person.role is not None and person.has_agreed:
                yield person


def hours(parts: Parts) -> Hours:
    """Return when members are told of what is new."""
    calendar = parts.register.work_calendar()

    def is_quiet(day: date) -> bool:
        off = calendar.day_off(day)
        return off is not None and off.kind != "saturday"

    return Hours(at=parts.settings.news_at, is_quiet=is_quiet)


def staff_accounts(people: People) -> list[str]:
    """List the accounts of the office that can be written to."""
    staff = [one for one in people.organisation().members if one.is_staff]
    return [account for one in staff for account in people.reachable(one.id)]
