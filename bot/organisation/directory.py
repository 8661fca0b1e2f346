"""Who is speaking, as the organisation knows them."""

from __future__ import annotations

from dataclasses import replace

from bot.conversation.dialogue import Person
from bot.organisation import Member, finding
from bot.store import People


class Directory:
    """Knows people by their account, or by what they are called."""

    def __init__(self, people: People, *, organisation: str | None = None) -> None:
        """Take where people are held, and the organisation in full, for whom nobody knows."""
        self._people = people
        self._organisation = organisation

    def known(self, person: Person) -> Person:
        """Return *person* with name and posts; one that nobody knows as they came."""
        if person.posts:
            return person
        member = self._people.speaking(person.id)
        return person if member is None else _speaking(member, person)

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
        return _speaking(member, replace(person, id=f"{channel}:{member.id}"))


def _speaking(member: Member, person: Person) -> Person:
    return replace(person, name=member.name, posts=member.posts)
