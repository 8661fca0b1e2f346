"""The letters that tell members what is new, and those that take it back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from bot.announcing import Announcement, Hours, letter_key, to_tell
from bot.conversation.dialogue import Person
from bot.conversation.replies import Reply
from bot.letters import Letter
from bot.store import Outbox
from bot.store.announcements import Announcements
from bot.texts import news as texts
from knowledge.domain import Held
from knowledge.store import Store

# News that could not be sent for so long is read in the list of papers, not in a late letter.
_FRESH = timedelta(days=2)
# how far back a paper that is no longer held is looked for in letters
_LOOKED_AT = timedelta(days=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """Writes one letter a day to each member; the outbox sends them."""

    announcements: Announcements
    outbox: Outbox
    store: Store
    # everybody who may be written to, as the organisation knows them now
    members: Callable[[], Iterable[Person]]
    hours: Callable[[], Hours]
    # of which letters this process knows that they are written: each look costs a look at everybody
    written: set[tuple[date, tuple[int, ...]]] = field(default_factory=set)

    def announce(self, now: datetime) -> int:
        """Write today's letters if it is the hour; called again it changes nothing.

        Returns:
            How many letters were new.
        """
        day = now.date()
        held = {one.id for one in self.store.all_held()}
        for one in self.announcements.told_since(day - _LOOKED_AT):
            if one.directive_id not in held:  # a kill came between withdrawing and recalling
                self.recall(one.directive_id, now)
        known = self.announcements.open(day)
        if not known:
            return 0
        found = to_tell(now, self.hours(), known, held.__contains__)
        if found:
            self.announcements.tell(found, day)
        told = [one for one in self.announcements.told(day) if one.recalled_at is None]
        which = day, tuple(one.directive_id for one in told)
        if not told or which in self.written:
            return 0
        # the day stands beside them already: after a kill they are written again, under their keys
        count = self.outbox.post(self._letters(told, day, now), now=now)
        self.written.add(which)
        return count

    def recall(self, directive_id: int, now: datetime) -> int:
        """Take an announcement back: letters that wait go without it, sent ones are replaced.

        Returns:
            How many letters were written for that.
        """
        known = self.announcements.get(directive_id)
        if known is None or known.recalled_at is not None:
            return 0
        written = 0
        if known.told_on is not None:
            letters = self._corrected(directive_id, known.told_on, now)
            written = self.outbox.post(letters, now=now)
        self.announcements.recall(directive_id, now=now)
        return written

    def narrow(self, directive_id: int, now: datetime) -> int:
        """Leave a directive out of the letters of those for whom it no longer exists.

        Returns:
            How many letters were written for that; none where nobody was told of it, or again.
        """
        known = self.announcements.get(directive_id)
        if known is None or known.told_on is None:
            return 0
        letters = self._hiding(directive_id, known.told_on, now)
        return self.outbox.post(letters, now=now)

    def _hiding(self, directive_id: int, day: date, now: datetime) -> Iterator[Letter]:
        """Write what takes the place of the letters of a day of those who see it no more."""
        of_day = self.announcements.told(day)
        written = self.outbox.keys(f"news:{day.isoformat()}:")
        for person in self.members():
            keys = _of(person.id, day, written)
            if keys and not self._sees(person, directive_id):
                letter = self._instead(person, keys, of_day, day, now, hidden=(directive_id,))
                if letter is not None:
                    yield letter

    def _corrected(self, directive_id: int, day: date, now: datetime) -> Iterator[Letter]:
        """Write what takes the place of each letter of a day that tells of a directive."""
        of_day = [
            replace(one, recalled_at=one.recalled_at or now)
            if one.directive_id == directive_id
            else one
            for one in self.announcements.told(day)
        ]
        written = self.outbox.keys(f"news:{day.isoformat()}:")
        for person in self.members():
            keys = _of(person.id, day, written)
            if keys and self._sees(person, directive_id):
                letter = self._instead(person, keys, of_day, day, now)
                if letter is not None:
                    yield letter

    def _letters(self, told: Sequence[Announcement], day: date, now: datetime) -> Iterator[Letter]:
        held = self.store.all_held()
        wanted = [one.directive_id for one in told]
        for person in self.members():
            reply = _news(person, wanted, held)
            if reply is not None:
                yield _letter(letter_key(day, person.id), person.id, reply, now)

    def _instead(  # noqa: PLR0913  # a letter, its day and what it leaves out
        self,
        person: Person,
        keys: list[str],
        of_day: Sequence[Announcement],
        day: date,
        now: datetime,
        *,
        hidden: Sequence[int] = (),
    ) -> Letter | None:
        """Return what takes the place of a person's letter; *keys*: theirs, oldest first."""
        gone = [one.directive_id for one in of_day if one.recalled_at is not None]
        left = [one.directive_id for one in of_day if one.recalled_at is None]
        key = letter_key(day, person.id, (*gone, *hidden))
        if key in keys:
            return None
        while keys and self.outbox.cancel(keys[-1]):
            keys.pop()
        everything = self.store.all_held(include_withdrawn=True)
        # to whom nothing was sent yet, nothing is said of what was recalled
        named = [one for one in everything if one.id in gone and one in person.sees(everything)]
        held = self.store.all_held()
        reply = _news(person, left, held, named if keys else ())
        if reply is None and hidden and keys:
            reply = texts.letter((), ())
        if reply is None:
            return None
        return _letter(key, person.id, reply, now, instead_of=keys[-1] if keys else None)

    def _sees(self, person: Person, directive_id: int) -> bool:
        return bool(person.sees([self.store.held(directive_id)]))


def _news(
    person: Person, ids: Sequence[int], held: Sequence[Held], gone: Sequence[Held] = ()
) -> Reply | None:
    """Tell a person of what exists for them; None where nothing does."""
    seen = person.sees(held)
    by_id = {one.id: one for one in seen}
    told = [by_id[one] for one in ids if one in by_id]
    return texts.letter(told, seen, gone) if told or gone else None


def _letter(
    key: str, account: str, reply: Reply, now: datetime, *, instead_of: str | None = None
) -> Letter:
    return Letter(
        key=key,
        to=account,
        reply=reply,
        lane="broadcast",
        instead_of=instead_of,
        expires_at=now + _FRESH,
    )


def _of(account: str, day: date, keys: Iterable[str]) -> list[str]:
    """Return the letters of a day to one account, oldest first."""
    first = letter_key(day, account)
    return [key for key in keys if key == first or key.startswith(f"{first}:-")]
