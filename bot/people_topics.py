"""What is talked about people: how they are let in, what they may do, what is kept of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.conversation.access import JOINING
from bot.conversation.approving import Approving
from bot.conversation.inviting import Inviting
from bot.conversation.joining import Joining, Words
from bot.conversation.letting_in import Approvers
from bot.store import Consents, Guesses, Invites, Outbox, Requests
from bot.texts import joining

if TYPE_CHECKING:
    from bot.conversation import Topic
    from bot.topics import Parts


def of_people(parts: Parts) -> dict[str, Topic]:
    """Build the topics, by the names that commands and buttons speak of."""
    people, now, database = parts.people, parts.now, parts.database
    called = parts.settings.organisation
    words = Words(
        organisation=lambda: called or people.organisation().name or joining.NAMELESS,
        office=parts.office or joining.OFFICE,
        days=parts.settings.keep_days,
    )
    requests, invites = Requests(database), Invites(database)
    approvers = Approvers(people, Outbox(database), now=now, office=words.office)
    return {
        JOINING: Joining(
            people.organisation,
            approvers,
            consents=Consents(database),
            invites=invites,
            guesses=Guesses(database),
            requests=requests,
            now=now,
            words=words,
        ),
        "approving": Approving(people, requests, approvers, now=now),
        "inviting": Inviting(
            people.organisation,
            invites,
            parts.links,
            now=now,
            folder=parts.settings.data / "to-send",
        ),
    }
