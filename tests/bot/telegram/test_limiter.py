from __future__ import annotations

import asyncio
import heapq
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.letters import Lane
from bot.telegram.limiter import Limiter, Rates

_CHATS = st.integers(min_value=-3, max_value=3).filter(bool)


class _Time:
    """A clock that goes on only while everybody sleeps."""

    def __init__(self) -> None:
        self.now = 0.0
        self._sleeping: list[tuple[float, int, asyncio.Future[None]]] = []
        self._number = 0

    async def sleep(self, seconds: float) -> None:
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._number += 1
        heapq.heappush(self._sleeping, (self.now + seconds, self._number, future))
        await future

    async def run(self, tasks: list[asyncio.Task[None]]) -> None:
        while not all(task.done() for task in tasks):
            for _ in range(20):
                await asyncio.sleep(0)
            if self._sleeping:
                until, _, future = heapq.heappop(self._sleeping)
                if not future.done():
                    self.now = max(self.now, until)
                    future.set_result(None)


def _sent(
    wanted: list[tuple[int, Lane]],
    rates: Rates | None = None,
    prepare: Callable[[Limiter], None] = lambda _limiter: None,
) -> list[tuple[float, int, Lane]]:
    """Ask for all turns at once, and return when each came, in that order."""
    times: list[tuple[float, int, Lane]] = []

    async def send_all() -> None:
        time = _Time()
        limiter = Limiter(rates, clock=lambda: time.now, sleep=time.sleep)
        prepare(limiter)

        async def one(chat: int, lane: Lane) -> None:
            await limiter.turn(chat, lane)
            times.append((time.now, chat, lane))

        await time.run([asyncio.create_task(one(chat, lane)) for chat, lane in wanted])

    asyncio.run(send_all())
    return times


def _most_in(times: list[float], seconds: float) -> int:
    return max(sum(start <= one < start + seconds - 1e-9 for one in times) for start in times)


@given(st.lists(_CHATS, min_size=1, max_size=60))
def test_no_window_holds_more_than_telegram_takes(chats: list[int]) -> None:
    sent = _sent([(chat, "notice") for chat in chats])

    assert sorted(chat for _, chat, _ in sent) == sorted(chats)
    assert _most_in([time for time, _, _ in sent], 1) <= 26
    for chat in set(chats):
        times = [time for time, to, _ in sent if to == chat]
        span, most = (60.0, 20) if chat < 0 else (3.0, 3)
        assert _most_in(times, span) <= most


def test_an_answer_passes_what_many_get() -> None:
    wanted: list[tuple[int, Lane]] = [(chat, "broadcast") for chat in range(1, 50)]

    sent = _sent([*wanted, (99, "answer")])

    assert [lane for _, _, lane in sent].index("answer") <= 1


@pytest.mark.parametrize(("chat", "count", "seconds"), [(5, 10, 9), (-5, 21, 60)])
def test_one_chat_takes_its_time(chat: int, count: int, seconds: float) -> None:
    sent = _sent([(chat, "answer")] * count)

    assert sent[-1][0] == pytest.approx(seconds, abs=0.5)


def test_a_chat_that_is_held_waits_and_no_other_does() -> None:
    sent = _sent([(1, "answer"), (2, "answer")], prepare=lambda limiter: limiter.hold(1, 30))

    assert [(round(time), chat) for time, chat, _ in sent] == [(0, 2), (30, 1)]
