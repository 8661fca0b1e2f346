"""The Telegram channel put together: what comes in, what answers, what goes out."""

from __future__ import annotations

import asyncio
import logging
import signal
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from telegram import Bot, LinkPreviewOptions
from telegram.error import InvalidToken, NetworkError, TelegramError
from telegram.ext import Defaults, ExtBot

from bot.conversation import Conversation, Person
from bot.errors import TelegramUnreachable
from bot.organisation import STAFF, Role
from bot.store import Channel, Inbox, Outbox
from bot.telegram import housekeeping
from bot.telegram.answering import Answers
from bot.telegram.files import Files
from bot.telegram.incoming import ALLOWED
from bot.telegram.limiter import Limiter
from bot.telegram.menus import Menus
from bot.telegram.polling import Poller
from bot.telegram.postman import Postman
from bot.telegram.sending import Sender
from bot.telegram.transport import Transport
from bot.telegram.trouble import Trouble
from bot.telegram.webhook import PATH, Receiver
from bot.telegram.worker import Worker
from bot.ticks import Tick

logger = logging.getLogger(__name__)

_CONNECTIONS = 40  # what Telegram opens to bring updates, its own default


@dataclass(frozen=True, slots=True, kw_only=True)
class Webhook:
    """Where Telegram brings updates to."""

    # https://…, as Telegram sees this machine
    public_url: str
    secret: str
    # where this program listens, behind the proxy that has the certificate
    host: str
    port: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Serving:
    """What the channel works with."""

    conversation: Conversation
    inbox: Inbox
    outbox: Outbox
    channel: Channel
    # what a person is in the organisation; None for somebody it does not know
    role_of: Callable[[Person], Role | None]
    # whom the people of this assistant belong to
    organisation: str | None
    now: Callable[[], datetime]
    # how long raw updates are kept
    keep: timedelta = timedelta(days=7)
    ticks: Sequence[Tick] = ()
    # None: updates are asked for
    webhook: Webhook | None = None
    limiter: Limiter | None = None
    # is told the server's clock, as each answer says it
    dated: Callable[[datetime], None] | None = None
    # whose files are fetched; None: those of the office
    may_send: Callable[[Person], bool] | None = None


def run(
    serving: Serving,
    *,
    token: str,
    base: str,
    started: Callable[[str], None],
    tell: Callable[[str], None],
) -> None:
    """Answer on Telegram until somebody stops the program.

    Args:
        serving: What the channel works with.
        token: The bot's token.
        base: Telegram's address, or that of a Bot API server of one's own.
        started: Is told the bot's user name once Telegram has accepted the token.
        tell: Is told, in a sentence, when Telegram cannot be reached, and when it can again.

    Raises:
        TelegramUnreachable: If Telegram cannot be reached at the start, or refuses the token.
    """
    asyncio.run(_run(serving, token, base, started, tell))


async def _run(
    serving: Serving,
    token: str,
    base: str,
    started: Callable[[str], None],
    tell: Callable[[str], None],
) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for sign in (signal.SIGINT, signal.SIGTERM):
        with suppress(NotImplementedError):  # Windows raises KeyboardInterrupt instead
            loop.add_signal_handler(sign, stop.set)
    async with reached(token, base, serving.dated) as bot, at_work(serving, bot, tell) as failed:
        started(bot.username)
        stopped = asyncio.create_task(stop.wait())
        await asyncio.wait((stopped, failed), return_when=asyncio.FIRST_COMPLETED)
        stopped.cancel()
        if failed.done():
            failed.result()


@asynccontextmanager
async def reached(
    token: str, base: str, dated: Callable[[datetime], None] | None = None
) -> AsyncIterator[Bot]:
    """Open a bot whose token Telegram accepts, for as long as the block takes.

    *dated* is told the clock of the other side, as each answer says it.

    Raises:
        TelegramUnreachable: If Telegram cannot be reached, or refuses the token.
    """
    bot = ExtBot(
        token,
        base_url=f"{base}/bot",
        base_file_url=f"{base}/file/bot",
        request=Transport(dated),
        get_updates_request=Transport(),
        defaults=Defaults(link_preview_options=LinkPreviewOptions(is_disabled=True)),
    )
    try:
        await bot.initialize()
    except (InvalidToken, NetworkError) as error:
        await bot.shutdown()
        refused = isinstance(error, InvalidToken)
        raise TelegramUnreachable(reason="token" if refused else "network") from error
    try:
        yield bot
    finally:
        await bot.shutdown()


async def name_of(token: str, base: str) -> str:
    """Return the user name of the bot that a token belongs to.

    Raises:
        TelegramUnreachable: If Telegram cannot be reached, or refuses the token.
    """
    async with reached(token, base) as bot:
        return bot.username


@asynccontextmanager
async def at_work(
    serving: Serving, bot: Bot, tell: Callable[[str], None]
) -> AsyncIterator[asyncio.Future[None]]:
    """Let every part work for as long as the block takes; yields what ends if one of them fails."""
    limiter = serving.limiter or Limiter()
    sender = Sender(bot, serving.outbox, serving.channel, limiter, serving.now)
    menus = Menus(bot, serving.role_of)
    worker = Worker(serving.inbox, _answers(serving, bot, sender, menus).handle)
    postman = Postman(serving.outbox, sender, serving.now)
    contact = housekeeping.Contact(serving.channel, serving.outbox, serving.now)
    ticks = (
        *serving.ticks,
        housekeeping.cleaning(serving.inbox, serving.channel, serving.keep),
    )
    await menus.publish()
    parts = [
        _coming_in(serving, bot, worker, contact, Trouble(tell)),
        worker.run(),
        postman.run(),
        housekeeping.keep_ticking(ticks, serving.now),
    ]
    tasks = [asyncio.create_task(part) for part in parts]
    ended = asyncio.ensure_future(_first(tasks))
    try:
        yield ended
    finally:
        ended.cancel()
        for task in tasks:  # first what comes in, so that nothing new begins
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)


async def _first(tasks: Sequence[asyncio.Task[None]]) -> None:
    """Return when one part ends, which none should, and raise what ended it."""
    done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in done:
        task.result()


def _answers(serving: Serving, bot: Bot, sender: Sender, menus: Menus) -> Answers:
    return Answers(
        bot=bot,
        me=bot.bot,
        conversation=serving.conversation,
        inbox=serving.inbox,
        outbox=serving.outbox,
        channel=serving.channel,
        sender=sender,
        menus=menus,
        files=Files(
            bot=bot,
            inbox=serving.inbox,
            may_send=serving.may_send or (lambda person: serving.role_of(person) in STAFF),
        ),
        organisation=serving.organisation,
        now=serving.now,
    )


async def _coming_in(
    serving: Serving, bot: Bot, worker: Worker, contact: housekeeping.Contact, trouble: Trouble
) -> None:
    """Take updates in, until cancelled: those that are brought, or those asked for."""
    hook, arrived = serving.webhook, worker.woken.set
    if hook is None:
        poller = Poller(
            bot,
            serving.inbox,
            arrived=arrived,
            reached=contact.reached,
            trouble=trouble,
            now=serving.now,
        )
        await poller.run()
        return
    receiver = Receiver(bot, serving.inbox, secret=hook.secret, arrived=arrived, now=serving.now)
    async with receiver.listening(hook.host, hook.port):
        await _hook(bot, hook, trouble)
        await asyncio.to_thread(contact.reached)
        await asyncio.Event().wait()


async def _hook(bot: Bot, hook: Webhook, trouble: Trouble) -> None:
    """Tell Telegram where to bring updates to, as soon as it can be told."""
    while True:
        try:
            await bot.set_webhook(
                f"{hook.public_url.rstrip('/')}{PATH}",
                secret_token=hook.secret,
                allowed_updates=ALLOWED,
                max_connections=_CONNECTIONS,
            )
        except TelegramError as error:
            await asyncio.sleep(trouble.met(error))
        else:
            trouble.over()
            return
