"""Updates in by polling, replies out: the wiring of the Telegram library."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from typing import Any
from weakref import WeakValueDictionary

from telegram import Bot, LinkPreviewOptions, Update, User
from telegram.constants import ChatAction
from telegram.error import InvalidToken, NetworkError, TelegramError
from telegram.ext import (
    Application,
    ApplicationBuilder,
    BaseUpdateProcessor,
    CallbackQueryHandler,
    ContextTypes,
    Defaults,
    MessageHandler,
    filters,
)

from bot.conversation import Conversation, Message, Person, Reply
from bot.conversation.replies import say
from bot.errors import StaleButton, TelegramUnreachable
from bot.telegram.sending import Actions, Sender
from bot.texts import errors
from bot.texts import telegram as texts

logger = logging.getLogger(__name__)

# what its builder returns; nothing of ours hangs on its six type parameters
App = Application[Any, Any, Any, Any, Any, Any]

_UPDATES = [Update.MESSAGE, Update.CALLBACK_QUERY]
_ANSWER_SECONDS = 30  # the server itself may hold an answer for 3 s; 5 s is the library's default
_TYPING_SECONDS = 4.5  # Telegram shows "đang nhập…" for 5 s
_AT_ONCE = 32  # chats handled beside each other; more only queue in the HTTP client


def run(
    conversation: Conversation,
    *,
    token: str,
    base: str,
    organisation: str | None,
    started: Callable[[str], None],
) -> None:
    """Answer on Telegram until somebody stops the program.

    Args:
        conversation: What answers.
        token: The bot's token.
        base: Telegram's address, or that of a Bot API server of one's own.
        organisation: The organisation that people of this bot belong to.
        started: Is told the bot's user name once Telegram has accepted the token.

    Raises:
        TelegramUnreachable: If Telegram cannot be reached at the start, or refuses the token.
    """
    try:
        started(asyncio.run(_user_name(token, base)))
        build(conversation, token=token, base=base, organisation=organisation).run_polling(
            allowed_updates=_UPDATES
        )
    except (InvalidToken, NetworkError) as error:
        raise TelegramUnreachable from error


async def _user_name(token: str, base: str) -> str:
    async with Bot(token, base_url=f"{base}/bot") as bot:
        return bot.username


def build(
    conversation: Conversation, *, token: str, base: str, organisation: str | None = None
) -> App:
    """Put the application together, without starting it."""
    handlers = Handlers(conversation, organisation)
    app: App = (
        ApplicationBuilder()
        .token(token)
        .base_url(f"{base}/bot")
        .base_file_url(f"{base}/file/bot")
        .defaults(Defaults(link_preview_options=LinkPreviewOptions(is_disabled=True)))
        .read_timeout(_ANSWER_SECONDS)
        .concurrent_updates(PerChat(_AT_ONCE))
        .post_init(_set_menu)
        .build()
    )
    messages = filters.UpdateType.MESSAGE
    app.add_handler(MessageHandler(messages & filters.TEXT, handlers.on_text))
    app.add_handler(MessageHandler(messages & filters.ChatType.PRIVATE, handlers.on_other))
    app.add_handler(CallbackQueryHandler(handlers.on_button))
    app.add_error_handler(handlers.on_error)
    return app


class PerChat(BaseUpdateProcessor):
    """Handle chats beside each other, and the updates of one chat one by one, in order."""

    def __init__(self, at_once: int) -> None:
        super().__init__(at_once)
        self._locks: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Wait for the turn of this chat."""
        chat = update.effective_chat if isinstance(update, Update) else None
        lock = self._locks.setdefault(chat.id if chat else 0, asyncio.Lock())
        async with lock:
            await coroutine

    async def initialize(self) -> None:
        """Nothing to set up."""

    async def shutdown(self) -> None:
        """Nothing to let go of."""


class Handlers:
    """Hand what comes in to the conversation, and send what it answers."""

    def __init__(self, conversation: Conversation, organisation: str | None) -> None:
        self._conversation = conversation
        self._organisation = organisation
        self._actions = Actions()
        self._sender = Sender(self._actions)

    async def on_text(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Answer a command or a question."""
        if update.message is not None:
            await self._answer(update, context.bot, Message(text=update.message.text or ""))

    async def on_other(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Say that only words are understood."""
        await self._send(update, context.bot, say(texts.TEXT_ONLY))

    async def on_button(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Answer a pressed button."""
        query = update.callback_query
        if query is None:
            return
        await query.answer()
        action = self._actions.action(query.data or "")
        if action is None:
            await self._send(update, context.bot, say(errors.sentence(StaleButton())))
        else:
            await self._answer(update, context.bot, Message(action=action))

    async def on_error(self, update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Log what nobody foresaw, then say one sentence."""
        logger.error("unforeseen", exc_info=context.error, extra={"action": "unforeseen"})
        # a failing network is no reason to send more over it
        if isinstance(update, Update) and not isinstance(context.error, NetworkError):
            await self._send(update, context.bot, say(errors.UNFORESEEN))

    async def _answer(self, update: Update, bot: Bot, message: Message) -> None:
        if update.effective_user is None:
            return
        person = person_of(update.effective_user, self._organisation)
        async with _typing(bot, update):
            async for reply in self._conversation.handle(person, message):
                await self._send(update, bot, reply)

    async def _send(self, update: Update, bot: Bot, reply: Reply) -> None:
        if update.effective_chat is not None:
            await self._sender.send(bot, update.effective_chat.id, reply)


def person_of(user: User, organisation: str | None) -> Person:
    """Say who a Telegram user is to us."""
    return Person(id=f"telegram:{user.id}", name=user.full_name, organisation=organisation)


@asynccontextmanager
async def _typing(bot: Bot, update: Update) -> AsyncIterator[None]:
    """Show "đang nhập…" for as long as the block takes, if it takes long enough to wonder."""
    task = asyncio.create_task(_keep_typing(bot, update))
    try:
        yield
    finally:
        task.cancel()


async def _keep_typing(bot: Bot, update: Update) -> None:
    with suppress(TelegramError):  # a sign of life alone: the answer itself reports what is wrong
        while update.effective_chat is not None:
            await asyncio.sleep(_TYPING_SECONDS / 4)
            await bot.send_chat_action(update.effective_chat.id, ChatAction.TYPING)
            await asyncio.sleep(_TYPING_SECONDS * 3 / 4)


async def _set_menu(app: App) -> None:
    await app.bot.set_my_commands(list(texts.MENU.items()))
