"""What is talked about, built out of the parts that ``app`` has put together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.clock import ServerTime
from bot.conversation import Memory, Topic
from bot.conversation.agenda import Agenda
from bot.conversation.ask import Ask
from bot.conversation.audience import Audiences
from bot.conversation.deadlines import Deadlines
from bot.conversation.documents import Documents
from bot.conversation.files import Files
from bot.conversation.help import Help
from bot.conversation.pages import Pages
from bot.conversation.recent import Recent
from bot.conversation.register import Deciding
from bot.conversation.requirements import Requirements
from bot.conversation.whole_text import WholeText
from bot.conversation.withdrawing import Withdrawing
from bot.links import Links
from bot.listening import Listening
from bot.office_topics import listening_of, news, of_staff, queue_of
from bot.organisation.directory import Directory
from bot.page_pictures import PagePictures
from bot.people_topics import of_people
from bot.report_topics import of_reports, planner_of
from bot.settings import Settings
from bot.store import People
from bot.texts import help as help_texts
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
    directory: Directory
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
    # what the other side says of the time
    server_time: ServerTime


def topics(parts: Parts) -> dict[str, Topic]:
    """Build every topic, by the names that commands and buttons speak of."""
    memory, listening = Memory(), listening_of(parts)
    return {
        **_of_papers(parts, memory, listening),
        **_of_duties(parts),
        **of_people(parts, (memory.forget, listening.forget)),
        **of_staff(parts),
    }


def _of_papers(parts: Parts, memory: Memory, listening: Listening) -> dict[str, Topic]:
    held, office, now, library = parts.held, parts.office, parts.now, parts.library
    return {
        "ask": Ask(
            parts.answering,
            held,
            memory,
            today=lambda: now().date(),
            office=office,
            heard=listening.heard,
        ),
        "queue": queue_of(parts, listening),
        "documents": Documents(held),
        "recent": Recent(held, now=now),
        "help": Help(
            office=office,
            owner=help_texts.owner(
                parts.settings.organisation,
                parts.settings.organisation_level,
                parts.settings.parent_organisation,
            ),
            commands=parts.commands,
        ),
        "page": Pages(held, parts.pictures),
        "text": WholeText(held),
        "file": Files(held, library, parts.pictures.folder),
        "audience": Audiences(
            library, held, parts.people.organisation, now=now, narrowed=news(parts).narrow
        ),
        "withdraw": Withdrawing(library, parts.register, held, now=now, recall=news(parts).recall),
    }


def _of_duties(parts: Parts) -> dict[str, Topic]:
    register, held, office, now = parts.register, parts.held, parts.office, parts.now
    to_send = parts.settings.data / "to-send"
    planner = planner_of(parts)
    deadlines = Deadlines(
        register,
        held,
        now=now,
        office=office,
        standings=planner.looking.ledger.since,
        seen=lambda moment: planner.seen(register.moment(), moment),
    )
    return {
        **of_reports(parts, deadlines),
        "requirements": Requirements(held, register.duties, zone=parts.settings.timezone),
        "deadlines": deadlines,
        "agenda": Agenda(register, held, now=now, folder=to_send, office=office),
        "register": Deciding(register, held, parts.people.organisation, now=now),
    }
