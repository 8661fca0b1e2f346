"""How a place in a directive, and its exact words, are shown to people."""

from __future__ import annotations

import re

_BULLET = re.compile(r"(?P<above>.*?)-(?P<dash>\d+)(?:\+(?P<plus>\d+))?$")
_INNER = re.compile(r"(?P<above>.*)\((?P<inner>\d+)\)$")
_APPENDIX = re.compile(r"(?i)^(?P<what>PL|BM)\.?(?P<which>\d*[a-z]?)(?:\.(?:r)?(?P<row>[\w.]+))?$")
_APPENDED = {"PL": "phụ lục", "BM": "biểu mẫu"}


def place(path: str) -> str:
    """Say a path as people do: "II.4.2(3)" -> "mục II.4.2, ý (3)"; empty for head and foot."""
    if not path:
        return ""
    appendix = _APPENDIX.match(path)
    if appendix:
        which = f" {appendix['which']}" if appendix["which"] else ""
        return f"{_APPENDED[appendix['what'].upper()]}{which}"
    inner = _INNER.match(path)
    if inner:
        return ", ".join(part for part in (place(inner["above"]), f"ý ({inner['inner']})") if part)
    bullet = _BULLET.match(path)
    if bullet:
        dash = f"gạch đầu dòng {bullet['dash']}"
        return ", ".join(part for part in (place(bullet["above"]), dash) if part)
    return path if path.lower().startswith(("điều", "chương", "phần")) else f"mục {path}"


_EMPHASIS = re.compile(r"\*+")


def readable(quote: str) -> str:
    """Leave out emphasis marks (*…*) and table tabs that the stored words bear."""
    return _EMPHASIS.sub("", quote).replace("\t", " | ").strip()
