from __future__ import annotations

import asyncio
from collections import defaultdict

from bot.telegram.in_order import InOrder


async def test_each_key_keeps_its_order_and_so_many_go_at_once() -> None:
    done: defaultdict[str, list[int]] = defaultdict(list)
    running = most = 0
    all_done = asyncio.Event()

    async def do(one: tuple[str, int]) -> None:
        nonlocal running, most
        running += 1
        most = max(most, running)
        await asyncio.sleep(0.0005 * (one[1] % 3))
        running -= 1
        done[one[0]].append(one[1])
        if sum(map(len, done.values())) == 200:
            all_done.set()

    queues = InOrder(do, at_once=4)
    for number in range(200):
        queues.put(str(number % 7), (str(number % 7), number))
    await asyncio.wait_for(all_done.wait(), 10)

    assert most == 4
    assert all(numbers == sorted(numbers) for numbers in done.values())


async def test_at_the_end_what_has_begun_is_finished_and_nothing_more_begins() -> None:
    begun, ended = [], []

    async def do(one: int) -> None:
        begun.append(one)
        await asyncio.sleep(0.01)
        ended.append(one)

    queues = InOrder(do, at_once=2)
    for number in range(6):
        queues.put(str(number % 3), number)
    await asyncio.sleep(0)
    await asyncio.sleep(0)

    await queues.finish()

    assert begun == ended
    assert len(ended) == 2
