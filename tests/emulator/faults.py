"""What goes wrong on purpose, and how fast the server lets itself be used."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from typing import Literal

from tests.emulator.fields import Request
from tests.emulator.refusals import flood

# stall_after_accept: done, and the answer comes late · drop_after_accept: done, and the connection
# is closed · bad_gateway_before: 502 with a page of HTML, not done · slow: done after a while
# status: refused with that code · flood: 429
Kind = Literal[
    "stall_after_accept", "drop_after_accept", "bad_gateway_before", "slow", "status", "flood"
]


@dataclass(slots=True)
class Fault:
    """One rule; it holds for so many calls."""

    kind: Kind
    method: str = "sendmessage"
    # a call whose text or chat holds this; any where it is empty
    match: str = ""
    times: int = 1
    seconds: float = 0.0
    # told so many seconds late, as a flood is (Client.cpp fail_query_flood_limit_exceeded)
    held: float = 0.0
    code: int = 500
    description: str = "Internal Server Error"
    # of so many calls that fit, one is hit
    every: int = 1
    _seen: int = 0

    def hits(self, method: str, request: Request) -> bool:
        """Say whether this call is hit, and count it."""
        if self.times <= 0 or method != self.method.lower():
            return False
        said = request.fields.get("text", "") + request.fields.get("chat_id", "")
        if self.match not in said:
            return False
        self._seen += 1
        if self._seen % self.every:
            return False
        self.times -= 1
        return True


@dataclass(slots=True)
class _Bucket:
    level: float
    at: float


class Flood:
    """Token buckets; Telegram publishes no exact limits, these are those of its FAQ."""

    def __init__(self, *, overall: float = 30, to_one: float = 1, burst: float = 3) -> None:
        self._rates = {"all": (overall, overall), "private": (to_one, burst), "group": (1 / 3, 20)}
        self._buckets: dict[tuple[str, int], _Bucket] = {}
        self.refused = 0
        self.times: defaultdict[int, list[float]] = defaultdict(list)

    def take(self, chat_id: int, now: float) -> None:
        """Take one message to that chat, or refuse it."""
        kind = "group" if chat_id < 0 else "private"
        buckets = [self._filled("all", 0, now), self._filled(kind, chat_id, now)]
        if any(bucket.level < 1 for bucket in buckets):
            self.refused += 1
            rate = min(self._rates["all"][0], self._rates[kind][0])
            missing = 1 - min(bucket.level for bucket in buckets)
            raise flood(max(1, math.ceil(missing / rate)))
        for bucket in buckets:
            bucket.level -= 1
        self.times[chat_id].append(now)

    def _filled(self, kind: str, chat_id: int, now: float) -> _Bucket:
        rate, most = self._rates[kind]
        bucket = self._buckets.setdefault((kind, chat_id), _Bucket(most, now))
        bucket.level = min(most, bucket.level + (now - bucket.at) * rate)
        bucket.at = now
        return bucket
