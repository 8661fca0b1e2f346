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
    found = re.fullmatch(r"(?:(https?|tg|ton)://)?([^\s/?#]+)([/?#]\S*)?", url, re.IGNORECASE)
    if found is None or (found[1] is None and "." not in found[2]):
        return False
    path = found[3] or ""
    slash = "" if path.startswith("/") else "/"
    entity["url"] = f"{(found[1] or 'http').lower()}://{found[2]}{slash}{path}"
    return True
