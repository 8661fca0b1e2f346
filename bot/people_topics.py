"""What is talked about people: how they are let in, what they may do, what is kept of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.conversation.access import JOINING
from bot.conversation.administering import Administering
from bot.conversation.approving import Approving
from bot.conversation.erasing import Forgetting
from bot.conversation.inviting import Inviting
from bot.conversation.joining import Joining, Words
from bot.conversation.letting_in import Approvers
from bot.conversation.people import Peopling
from bot.store import Appointing, Consents, Erasing, Guesses, Invites, Outbox, Requests
from bot.texts import joining
from bot.ticks import Tick

if TYPE_CHECKING:
    from bot.conversation import Topic
    from bot.topics import Parts


def of_people(parts: Parts, here: Sequence[Callable[[str], None]]) -> dict[str, Topic]:
    """Build the topics, by the names that commands and buttons speak of.

    Args:
        parts: What they are made of.
        here: Each forgets what this process alone remembers of an account.
    """
    words = _words(parts)
    approvers = Approvers(parts.people, Outbox(parts.database), now=parts.now, office=words.office)
    forgetting = Forgetting(
        Erasing(parts.database),
        Requests(parts.database),
        approvers,
        here,
        now=parts.now,
        office=words.office,
    )
    return {
        **_of_joining(parts, words, approvers),
        **_of_posts(parts, words, approvers),
        "erasing": forgetting,
    }


def sweeping(parts: Parts) -> Tick:
    """Return the work of deleting what was kept for long enough."""
    keep = timedelta(days=parts.settings.keep_days)

    def sweep(now: datetime) -> None:
        Erasing(parts.database).sweep(now=now, keep=keep)

    return Tick(name="sweep", every=timedelta(hours=6), run=sweep)


def _words(parts: Parts) -> Words:
    called, people = parts.settings.organisation, parts.people
    return Words(
        organisation=lambda: called or people.organisation().name or joining.NAMELESS,
        office=parts.office or joining.OFFICE,
        days=parts.settings.keep_days,
    )


def _of_joining(parts: Parts, words: Words, approvers: Approvers) -> dict[str, Topic]:
    database, organisation, now = parts.database, parts.people.organisation, parts.now
    invites = Invites(database)
    to_send = parts.settings.data / "to-send"
    return {
        JOINING: Joining(
            organisation,
            approvers,
            consents=Consents(database),
            invites=invites,
            guesses=Guesses(database),
            requests=Requests(database),
            erasing=Erasing(database),
            now=now,
            words=words,
        ),
        "inviting": Inviting(organisation, invites, parts.links, now=now, folder=to_send),
    }


def _of_posts(parts: Parts, words: Words, approvers: Approvers) -> dict[str, Topic]:
    people, database, now = parts.people, parts.database, parts.now
    requests, appointing = Requests(database), Appointing(database)
    return {
        "approving": Approving(people, requests, approvers, now=now),
        "administering": Administering(
            appointing,
            Guesses(database),
            now=now,
            organisation=words.organisation,
            office=words.office,
        ),
        "people": Peopling(
            people,
            appointing,
            requests,
            Outbox(database),
            now=now,
            folder=parts.settings.data / "to-send",
        ),
    }
