"""Who can be written to now, and when they want to be."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import select

from bot.letters import may_be_sent_to
from bot.tables import AccountRow, ConsentRow, EveningRow, SilentRow
from knowledge.database import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class Reachable:
    """The accounts of everybody, as of one moment."""

    # id of a person -> accounts that take letters, the one added first first
    of_person: dict[int, tuple[str, ...]]
    # those who want to be reminded in the evening
    in_evening: frozenset[str]


@dataclass(frozen=True, slots=True)
class Fixed:
    """Accounts that were looked up, or made up, before."""

    reachable: Reachable

    def now(self) -> Reachable:
        """Return them."""
        return self.reachable


class Reach:
    """What one database knows of accounts."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def now(self) -> Reachable:
        """Return the accounts of those who agreed and have not blocked the assistant."""
        accounts = select(AccountRow).order_by(AccountRow.added_at, AccountRow.id)
        agreed = select(ConsentRow.account).where(ConsentRow.agreed.is_(True))
        found: defaultdict[int, list[str]] = defaultdict(list)
        with self._database.reading() as session:
            silent = set(session.scalars(select(SilentRow.account)))
            heard = set(session.scalars(agreed)) - silent
            for row in session.scalars(accounts):
                if may_be_sent_to(row.id) and row.id in heard:
                    found[row.person_id].append(row.id)
            evening = frozenset(session.scalars(select(EveningRow.account)))
        of_person = {person: tuple(accounts) for person, accounts in found.items()}
        return Reachable(of_person=of_person, in_evening=evening)

    def in_evening(self, account: str, *, wanted: bool) -> None:
        """Note whether *account* wants to be reminded in the evening."""
        with self._database.writing() as session:
            row = session.get(EveningRow, account)
            if wanted and row is None:
                session.add(EveningRow(account=account))
            elif not wanted and row is not None:
                session.delete(row)
