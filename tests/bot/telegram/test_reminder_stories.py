"""Reminders over real HTTP: they come by the clock, and are answered by one press."""

from __future__ import annotations

import asyncio

from bot.app import Services
from bot.texts import telegram as texts
from tests.bot.telegram.stage import CLERK, DEPUTY, SECRETARY, Mode, Stage, played

_HANDED_IN = "Chi bộ báo đã nộp"


async def _settle(stage: Stage) -> None:
    await stage.settled()
    await asyncio.sleep(1.2)  # the postman looks once a second


async def test_one_press_settles_a_report_for_everybody(demo: Services, mode: Mode) -> None:
    async with played(demo, mode, at=demo.now().timestamp(), reminding=True) as stage:
        first = await stage.sees("Nhắc hạn: 2 việc", user=SECRETARY)
        await stage.sees("Nhắc hạn: 2 việc", user=DEPUTY)
        before = len(stage.api.to(DEPUTY))

        pressed = await stage.presses("1. Đã nộp", user=SECRETARY)
        seen = await stage.sees(f"{_HANDED_IN} lúc 09:00 ngày 18/03/2026", user=DEPUTY)

        assert "[Để sáng mai]" not in first  # both days have passed
        assert _HANDED_IN in pressed
        assert len(stage.api.to(SECRETARY)) == 1
        assert len(stage.api.to(DEPUTY)) == before
        assert seen.count(_HANDED_IN) == 1


async def test_a_photograph_goes_with_the_report_and_the_office_sees_it(
    demo: Services, mode: Mode
) -> None:
    async with played(demo, mode, at=demo.now().timestamp(), reminding=True) as stage:
        await stage.sees("Nhắc hạn: 2 việc", user=SECRETARY)
        stage.api.sends_file("truoc.jpg", b"chua ai hoi", user=SECRETARY)
        await stage.sees(texts.NOT_FETCHED_HERE[:30], user=SECRETARY)
        await stage.asks("/hanbaocao", user=SECRETARY)
        await stage.presses("2. Báo cáo kết quả", user=SECRETARY)
        await stage.presses("Đã nộp", user=SECRETARY)
        await stage.presses("Gửi kèm", user=SECRETARY)
        stage.api.sends_file("bien-lai.jpg", b"anh bien lai", user=SECRETARY)
        await stage.sees("Đã kèm 1 tệp.", user=SECRETARY)

        await stage.asks("/tiendo chi bộ 3", user=CLERK)
        await stage.presses("6. Báo cáo kết quả", user=CLERK)
        await stage.presses("Xem 1 tệp", user=CLERK)
        seen = await stage.sees("bien-lai.jpg", user=CLERK)

    assert "Chi bộ 3 gửi kèm (Nông Thị Lụa)." in seen


async def test_what_was_returned_comes_back_as_a_letter(demo: Services, mode: Mode) -> None:
    async with played(demo, mode, at=demo.now().timestamp(), reminding=True) as stage:
        await stage.sees("Nhắc hạn: 2 việc", user=SECRETARY)
        await stage.presses("1. Đã nộp", user=SECRETARY)
        await stage.asks("/tiendo chi bộ 3", user=CLERK)
        await stage.presses("6. Báo cáo kết quả", user=CLERK)
        await stage.presses("Trả lại", user=CLERK)
        await stage.asks("thiếu biểu số 2", user=CLERK)

        seen = await stage.sees("Văn phòng trả lại để bổ sung", user=DEPUTY)

    assert "thiếu biểu số 2" in seen


async def test_a_picture_of_progress_is_sent_as_a_picture(demo: Services, mode: Mode) -> None:
    async with played(demo, mode, at=demo.now().timestamp(), reminding=True) as stage:
        await stage.asks("/tiendo", user=CLERK)
        await stage.presses("2. Báo cáo kết quả", user=CLERK)
        await stage.presses("Ảnh tiến độ", user=CLERK)
        await _settle(stage)

        assert "sendphoto" in stage.api.calls


async def test_no_reminder_goes_while_the_clocks_are_apart(demo: Services, mode: Mode) -> None:
    """Telegram's clock is that of the machine, ours stands in March 2026."""
    async with played(demo, mode, reminding=True) as stage:
        await stage.asks("/trogiup", user=SECRETARY)
        await _settle(stage)

        assert not any("Nhắc hạn" in said for said in stage.api.to(SECRETARY))


async def test_who_blocked_the_bot_is_followed_by_the_office(demo: Services, mode: Mode) -> None:
    async with played(demo, mode, at=demo.now().timestamp(), reminding=True) as stage:
        stage.api.blocks(user=SECRETARY)
        stage.api.blocks(user=DEPUTY)
        await stage.settled()
        seen = await stage.sees("Chưa nhắc được trên Telegram", user=CLERK, seconds=15)
        for _ in range(40):
            if "Chi bộ 3" in seen.partition("Chưa nhắc được")[2].partition("Đã qua hạn")[0]:
                break
            await asyncio.sleep(0.25)
            tick = next(one for one in demo.ticks if one.name == "reminders")
            tick.run(demo.now())
            seen = stage.api.transcript(CLERK)

    assert "Chi bộ 3" in seen.rpartition("Chưa nhắc được")[2].partition("Đã qua hạn")[0]
