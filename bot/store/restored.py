"""What is settled in a database that was brought back from a backup, before anybody answers."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, update

from bot.letters import TELEGRAM
from bot.store.channels import Channel
from bot.store.outbox import Outbox
from bot.tables import AnnouncementRow, AwaitedRow, DraftRow, InboxRow
from knowledge.database import Database
from knowledge.store.audit import note

# the name under which the moment is kept, beside those at which channels were reached
_RESTORED = "restored"


def settle(database: Database, *, by: str, backup: str, now: datetime) -> None:
    """Let nothing of then be sent or answered once more.

    Between the backup and now the assistant went on: letters went out, questions were answered.
    So letters that waited are cancelled, updates count as handled, news as told, papers that
    were in the making as dropped (their files are in no backup), and nobody is told that the
    assistant was away.

    Args:
        database: Of this release.
        by: Who brought it back, for the audit.
        backup: The name of the backup.
        now: The moment.
    """
    forgotten = Outbox(database).forget_waiting()
    with database.writing("restored") as session:
        waiting = update(InboxRow).where(InboxRow.done_at.is_(None))
        session.execute(waiting.values(done_at=now))
        untold = update(AnnouncementRow).where(AnnouncementRow.told_on.is_(None))
        session.execute(untold.values(told_on=now.date()))
        in_the_making = update(DraftRow).where(DraftRow.state.not_in(("posted", "dropped")))
        session.execute(in_the_making.values(state="dropped", files=[], directive=None))
        session.execute(delete(AwaitedRow))
        note(session, "restored", about=backup, by=by, now=now, letters=forgotten)
    Channel(database, channel=TELEGRAM).reached(now=now)
    Channel(database, channel=_RESTORED).reached(now=now)


def restored_at(database: Database) -> datetime | None:
    """Return when the database was last brought back; None where it never was.

    What reminders went out between the backup and then nobody knows any more.
    """
    return Channel(database, channel=_RESTORED).last_reached()
