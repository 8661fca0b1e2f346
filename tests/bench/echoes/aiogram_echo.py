"""A bare echo bot of aiogram: ``python aiogram_echo.py TOKEN BASE``."""

from __future__ import annotations

import asyncio
import sys

from aiogram import Bot, Dispatcher, types
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer


async def echo(message: types.Message) -> None:
    """Answer with the same words, twice."""
    await message.answer(f"{message.text} một")
    await message.answer(f"{message.text} hai")


async def main() -> None:
    """Poll until killed."""
    token, base = sys.argv[1:3]
    session = AiohttpSession(api=TelegramAPIServer.from_base(base))
    dispatcher = Dispatcher()
    dispatcher.message.register(echo)
    await dispatcher.start_polling(Bot(token, session=session))


if __name__ == "__main__":
    asyncio.run(main())
