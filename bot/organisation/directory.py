"""Who is speaking, as the organisation knows them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bot.conversation.dialogue import Person
from bot.organisation import Member, finding
from bot.store import People


def _agreed(_account: str) -> bool | None:
    return True


class Directory:
    """Knows people by their account, or by what they are called."""

    def __init__(
        self,
        people: People,
        *,
        organisation: str | None = None,
        agrees: Callable[[str], bool | None] = _agreed,
    ) -> None:
        """Take where people are held, and what is known beside it.

        Args:
            people: Where they are held.
            organisation: In full, for whom nobody knows.
            agrees: Whether whoever speaks by an account agreed that it is kept.
        """
        self._people = people
        self._organisation = organisation
        self._agrees = agrees

    def known(self, person: Person) -> Person:
        """Return *person* with name and posts; one that nobody knows as they came."""
        if person.posts:
            return person
        member = self._people.speaking(person.id)
        if member is None:
            return person
        has_agreed = person.is_at_machine or bool(self._agrees(person.id))
        return replace(self._speaking(member, person), has_agreed=has_agreed)

    def called(self, said: str, *, channel: str) -> Person:
        """Return the person whom *said* names, as if they spoke on *channel*.

        Where no organisation is held anybody may be named, and is known to nobody.

        Raises:
            UnknownPerson: If nobody is called so.
            SeveralPeople: If several are.
        """
        person = Person(id=f"{channel}:{said}", name=said, organisation=self._organisation)
        if self._people.is_empty():
            return person
        member = finding.person(self._people.organisation(), said)
        return self._speaking(member, replace(person, id=f"{channel}:{member.id}"))

    def _speaking(self, member: Member, person: Person) -> Person:
        before = self._people.followed_by(post.cell.id for post in member.posts)
        return replace(
            person, name=member.name, member_id=member.id, posts=member.posts, before=before
        )
