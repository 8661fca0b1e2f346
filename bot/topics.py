"""What is talked about, built out of the parts that ``app`` has put together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from bot.announcing import Hours
from bot.conversation import Memory, Topic
from bot.conversation.agenda import Agenda
from bot.conversation.ask import Ask
from bot.conversation.audience import Audiences
from bot.conversation.comparing import Comparing
from bot.conversation.deadlines import Deadlines
from bot.conversation.documents import Documents
from bot.conversation.files import Files
from bot.conversation.help import Help
from bot.conversation.pages import Pages
from bot.conversation.posting import Posting
from bot.conversation.publishing import Publishing
from bot.conversation.register import Deciding
from bot.conversation.requirements import Requirements
from bot.conversation.withdrawing import Withdrawing
from bot.intake import Desk
from bot.links import Links
from bot.organisation import STAFF
from bot.page_pictures import PagePictures
from bot.people_topics import of_people
from bot.preparing import Preparing
from bot.settings import Settings
from bot.store import Outbox, People
from bot.store.announcements import Announcements
from bot.store.drafts import Drafts
from knowledge.answer import Answering
from knowledge.database import Database
from knowledge.domain import Held
from knowledge.library import Library
from knowledge.register import Register


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What topics are made of."""

    settings: Settings
    now: Callable[[], datetime]
    database: Database
    library: Library
    answering: Answering
    register: Register
    people: People
    # what cuts lines out of scanned pages
    pictures: PagePictures
    # lists what is held now, whichever process published it
    held: Callable[[], Sequence[Held]]
    # the office with its telephone, as far as they are set
    office: str
    # where people find the assistant in a messenger
    links: Links
    # what a channel understands beside the commands of every channel
    commands: tuple[tuple[str, str], ...]


def topics(parts: Parts) -> dict[str, Topic]:
    """Build every topic, by the names that commands and buttons speak of."""
    return _of_papers(parts) | _of_duties(parts) | of_people(parts) | _of_staff(parts)


def _of_papers(parts: Parts) -> dict[str, Topic]:
    held, office, now, library = parts.held, parts.office, parts.now, parts.library
    memory = Memory()
    return {
        "ask": Ask(parts.answering, held, memory, today=lambda: now().date(), office=office),
        "documents": Documents(held),
        "help": Help(office=office, commands=parts.commands),
        "page": Pages(held, parts.pictures),
        "file": Files(held, library, parts.pictures.folder),
        "audience": Audiences(library, held, parts.people.organisation, now=now),
        "withdraw": Withdrawing(library, parts.register, held, now=now),
    }


def _of_duties(parts: Parts) -> dict[str, Topic]:
    register, held, office, now = parts.register, parts.held, parts.office, parts.now
    to_send = parts.settings.data / "to-send"
    return {
        "requirements": Requirements(held, register.duties, zone=parts.settings.timezone),
        "deadlines": Deadlines(register, held, now=now, office=office),
        "agenda": Agenda(register, held, now=now, folder=to_send, office=office),
        "register": Deciding(register, held, parts.people.organisation, now=now),
    }


def _of_staff(parts: Parts) -> dict[str, Topic]:
    """Build what staff work at: papers on their way to being published."""
    desk = Desk(library=parts.library, by="", now=parts.now, limits=parts.settings.limits)
    folder = parts.settings.data / "drafts"
    drafts = Drafts(parts.database, folder, lasts=parts.settings.draft_lasts)
    preparing = Preparing(desk=desk, drafts=drafts)
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
    return {
        "publishing": Publishing(preparing, posting, comparing, parts.held, organisation),
    }


def hours(parts: Parts) -> Hours:
    """Return when members are told of what is new."""
    calendar = parts.register.work_calendar()

    def is_quiet(day: date) -> bool:
        off = calendar.day_off(day)
        return off is not None and off.kind != "saturday"

    return Hours(at=parts.settings.news_at, is_quiet=is_quiet)


def staff_accounts(people: People) -> list[str]:
    """List the accounts of the office that can be written to."""
    staff = [
        one
        for one in people.organisation().members
        if any(post.role in STAFF for post in one.posts)
    ]
    return [account for one in staff for account in people.accounts(one.id, channel="telegram")]
