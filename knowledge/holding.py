"""Which directives wait for a second person's yes before anybody is answered from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from knowledge.domain import Directive


def reasons(directive: Directive) -> tuple[str, ...]:
    """Say why *directive* waits: it is for internal use, a draft, or about one person.

    Returns:
        Of "internal", "draft" and "personal" those that hold, in this order; empty for none.
    """
    codes = {warning.code for warning in directive.warnings}
    held = {
        "internal": directive.circulation is not None,
        "draft": directive.is_draft,
        "personal": "personal_file" in codes,
    }
    return tuple(reason for reason, holds in held.items() if holds)
