"""Cells and people of the organisation that the assistant serves.

``file`` reads them from a file written by hand, ``finding`` knows whom a name means, ``directory``
who speaks; ``bot.store`` holds them. ``knowledge`` sees of all this only the ids of cells, which
mean nothing to it; bodies that papers name, and that have ended, are ``knowledge.organisations``.
"""

from bot.organisation.nouns import (
    OWN_CELL,
    ROLES,
    STAFF,
    Cell,
    Member,
    Organisation,
    Post,
    Posted,
    Role,
    Succession,
    highest,
)

__all__ = [
    "OWN_CELL",
    "ROLES",
    "STAFF",
    "Cell",
    "Member",
    "Organisation",
    "Post",
    "Posted",
    "Role",
    "Succession",
    "highest",
]
