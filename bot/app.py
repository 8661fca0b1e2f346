"""The composition root: the only module that builds things out of settings."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from datetime import date, datetime, tzinfo
from functools import partial
from string import Template

from bot import migrations, storage
from bot import topics as talked_of
from bot.clock import ServerTime
from bot.conversation import Conversation
from bot.conversation.access import guard
from bot.conversation.pace import Pace
from bot.links import Links
from bot.office_topics import ticks
from bot.organisation import Organisation
from bot.organisation.directory import Directory
from bot.page_pictures import PagePictures
from bot.people_topics import sweeping
from bot.reminders.planner import Planner
from bot.report_topics import planner_of, reminding
from bot.searching import Models, models, retriever_of, vectors_of
from bot.settings import Settings
from bot.store import Awaited, Consents, People
from bot.store.ledger import Ledger
from bot.texts import ask as ask_texts
from bot.texts import terminal
from bot.ticks import Tick
from ingest import temporary
from knowledge.answer import Answering
from knowledge.database import Database
from knowledge.domain import Held
from knowledge.lexical import Lexical
from knowledge.library import Library
from knowledge.lock import IndexLock
from knowledge.register import Register, Roster
from knowledge.retrieve import Retriever
from knowledge.store import Store
from knowledge.store.curated import CuratedAnswers

logger = logging.getLogger(__name__)

Clock = Callable[[], datetime]
Progress = Callable[[int, int], None]
# who enters in the register what was published before there was one
_ITSELF = "troly"


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """Everything that a command or a channel needs, put together."""

    settings: Settings
    now: Clock
    database: Database
    library: Library
    answering: Answering
    conversation: Conversation
    people: People
    directory: Directory
    register: Register
    # what cuts lines out of scanned pages
    pictures: PagePictures
    # where people find the assistant in a messenger
    links: Links
    # whether this process writes the indexes; another one does where it does not
    indexing: bool
    # the models that search beside the words
    models: Models
    # whether questions are also answered by vectors
    by_meaning: bool
    # whom to name for help
    office: str
    # what is looked after by the clock while a channel is served
    ticks: tuple[Tick, ...]
    # what the other side says of the time
    server_time: ServerTime
    planner: Planner

    def held(self) -> Sequence[Held]:
        """List what is held now, whichever process published it; the indexes follow first."""
        return _held(self.library)

    def parts(self) -> tuple[tuple[str, str], ...]:
        """Name the parts in use and their state, for people."""
        generation, passages = self.library.store.census()
        return (
            ("directives", f"{len(self.held())} ({passages} đoạn, lần cập nhật {generation})"),
            ("database", _plain(terminal.DATABASES, self.settings.kind_of_database)),
            ("indexing", terminal.STATES["here" if self.indexing else "elsewhere"]),
            *self.models.said,
            ("vectors", terminal.STATES["used" if self.by_meaning else "unused"]),
            ("register", _counted(self.register, self.now().date())),
        )


@contextmanager
def records(settings: Settings) -> Iterator[Database]:
    """Open what is held in SQL alone, for what needs no index and must disturb nobody.

    Raises:
        DataUnusable: If the data folder cannot be used, or the database in it is damaged.
        ProviderUnavailable: If the database cannot be reached.
    """
    with storage.Using(settings.data), closing(Database(settings.database)) as database:
        database.reach()
        migrations.upgrade(database)
        yield database


@contextmanager
def services(
    settings: Settings,
    *,
    at: datetime | Clock | None = None,
    commands: tuple[tuple[str, str], ...] = (),
    progress: Progress | None = None,
    beside: bool = False,
) -> Iterator[Services]:
    """Build everything, and close it at the end of the block.

    Args:
        settings: What was set.
        at: A moment at which the clock stands still, without a zone in that of the settings; or
            another clock.
        commands: What a channel understands beside the commands of every channel.
        progress: Told how many of how many passages are embedded at the start.
        beside: Build many vectors while questions are answered, not at the start.

    Raises:
        DataUnusable: If the data folder cannot be used, or the database in it is damaged.
        ProviderUnavailable: If the database cannot be reached, or the model not loaded.
    """
    temporary.sweep()
    with storage.Using(settings.data), closing(Database(settings.database)) as database:
        database.reach()
        migrations.upgrade(database)
        built = _build(settings, database, _clock(settings.timezone, at), commands, beside=beside)
        with closing(built.library):
            built.library.sync(progress)
            built.register.catch_up(by=_ITSELF, now=built.now())
            yield built


def _build(
    settings: Settings,
    database: Database,
    now: Clock,
    commands: tuple[tuple[str, str], ...],
    *,
    beside: bool,
) -> Services:
    lock = IndexLock(settings.data)
    indexing = lock.acquire()
    found_by = models(settings, database)
    model = found_by.embeddings
    lexical = Lexical(settings.data / "tantivy", writer=True)
    vectors = vectors_of(settings, model, indexing=indexing)
    library = Library(database, settings.data, lexical, vectors, model, lock, beside)
    people = People(database)
    register = _register(settings, database, library.store, people, now)
    retriever = retriever_of(found_by, database, library.store, lexical, vectors)
    parts = talked_of.Parts(
        settings=settings,
        now=now,
        database=database,
        library=library,
        answering=_answering(database, library, lexical, retriever, register),
        register=register,
        people=people,
        directory=Directory(
            people, organisation=settings.organisation, agrees=Consents(database).of
        ),
        pictures=_pictures(library, settings),
        held=partial(_held, library),
        office=_office(settings),
        links=Links(),
        commands=commands,
        server_time=ServerTime(),
    )
    return _services(parts, found_by, indexing=indexing, by_meaning=vectors is not None)


def _answering(
    database: Database,
    library: Library,
    lexical: Lexical,
    retriever: Retriever,
    register: Register,
) -> Answering:
    return Answering(
        library.store,
        retriever,
        lexical,
        register,
        CuratedAnswers(database),
        settled=Ledger(database).settled,
    )


def _services(
    parts: talked_of.Parts, found_by: Models, *, indexing: bool, by_meaning: bool
) -> Services:
    directory = parts.directory
    awaited = Awaited(parts.database, now=parts.now)
    pace = Pace(parts.settings.messages_per_minute, now=parts.now)
    return Services(
        settings=parts.settings,
        now=parts.now,
        database=parts.database,
        library=parts.library,
        answering=parts.answering,
        conversation=Conversation(
            talked_of.topics(parts), directory.known, pace.before(guard), awaited
        ),
        people=parts.people,
        directory=directory,
        register=parts.register,
        pictures=parts.pictures,
        links=parts.links,
        indexing=indexing,
        models=found_by,
        by_meaning=by_meaning,
        office=parts.office or ask_texts.OFFICE,
        ticks=(*ticks(parts), *reminding(parts), sweeping(parts)),
        server_time=parts.server_time,
        planner=planner_of(parts),
    )


def _plain(names: Mapping[str, str], setting: str) -> str:
    """Name a setting in plain words; one that a person wrote stays as it is."""
    kind = setting.partition("+")[0]  # "postgresql+psycopg"
    return names.get(kind, setting)


def _pictures(library: Library, settings: Settings) -> PagePictures:
    folder = settings.data / "pictures"
    return PagePictures(library=library, folder=folder, limits=settings.limits)


def _office(settings: Settings) -> str:
    """Name the office with its telephone, as far as they are set."""
    return ", ".join(part for part in (settings.office_name, settings.office_phone) if part)


def _register(
    settings: Settings, database: Database, store: Store, people: People, now: Clock
) -> Register:
    return Register(
        database,
        store,
        zone=settings.timezone,
        roster=lambda: _roster(people.organisation(), now().date(), settings.organisation),
    )


def _roster(organisation: Organisation, today: date, called: str | None) -> Roster:
    """Return whom duties can bind today; *called* is what the organisation is set to be."""
    return Roster(
        groups=organisation.roster(today),
        names=organisation.called(today),
        organisation=called or organisation.name,
    )


def _counted(register: Register, today: date) -> str:
    return Template(terminal.REGISTER).substitute(asdict(register.census(today)))


def _held(library: Library) -> Sequence[Held]:
    library.sync()
    return library.store.all_held()


def _clock(zone: tzinfo, at: datetime | Clock | None) -> Clock:
    if at is None:
        return partial(datetime.now, zone)
    if not isinstance(at, datetime):
        return at
    moment = at if at.tzinfo else at.replace(tzinfo=zone)
    return lambda: moment
