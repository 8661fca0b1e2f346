"""Where a link of a text leads (get_checked_link of LinkManager.cpp, tdlib/td 022d602)."""

from __future__ import annotations

import re
from typing import Any


def complete(entity: dict[str, Any], covered: str) -> bool:
    """Complete where a link leads; return False for one that leads nowhere."""
    url = entity["url"] or covered
    person = re.fullmatch(r"tg://user\?id=(\d+)", url)
    if person:
        del entity["url"]
        entity |= {"type": "text_mention", "user": {"id": int(person[1])}}
        return True
    checked_url = checked(url)
    if checked_url is None:
        return False
    entity["url"] = checked_url
    return True


def checked(url: str) -> str | None:
    """Return an address as the server writes it; None if it is none."""
    found = re.fullmatch(r"(?:(https?|tg|ton)://)?([^\s/?#]+)([/?#]\S*)?", url, re.IGNORECASE)
    if found is None or (found[1] in (None, "http", "https") and "." not in found[2]):
        return None
    path = found[3] or ""
    slash = "" if path.startswith("/") else "/"
    return f"{(found[1] or 'http').lower()}://{found[2]}{slash}{path}"
