"""What an update of Telegram means to us: who says what, where, with which files."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

import telegram
from telegram import Update, User
from telegram.constants import ChatMemberStatus, ChatType

from bot.conversation import Message, Person
from bot.conversation.commands import UNKNOWN, command_of
from bot.telegram.chats import account
from bot.texts import telegram as texts

# Reactions and the like come only where they are asked for by name.
ALLOWED = ("message", "edited_message", "callback_query", "my_chat_member")
_GROUPS = (ChatType.GROUP, ChatType.SUPERGROUP)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attached:
    """A file that came with a message; its bytes are still with Telegram."""

    id: str
    # as the sender's telephone called it; not to be trusted
    name: str
    # bytes, where Telegram says so
    size: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """Something that is to be answered."""

    person: Person
    chat_id: int
    # the message itself, or the one below which a button was pressed
    message_id: int
    thread: int | None = None
    in_group: bool = False
    message: Message = field(default_factory=Message)
    attached: tuple[Attached, ...] = ()
    # the photographs of one album come one by one, and bear its name
    album: str | None = None
    # a pressed button waits to be told that the press arrived
    query: str | None = None
    # said instead of an answer
    refusal: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Turned:
    """A chat that can be written to from now on, or no more."""

    chat_id: int
    reachable: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A group that has another id from now on."""

    chat_id: int
    to: int


def chat_of(update: Update) -> int:
    """Return the chat whose updates are handled one after the other; 0 where there is none."""
    if update.effective_chat is not None:
        return update.effective_chat.id
    return update.effective_user.id if update.effective_user else 0


def understand(
    update: Update, me: User, organisation: str | None, meant: Callable[[str], str | None]
) -> Heard | Turned | Moved | None:
    """Say what *update* means; None for what concerns us not.

    Args:
        update: As it came.
        me: The account of the assistant.
        organisation: Whom the people of this assistant belong to.
        meant: Returns the action that a pressed button carries; None for one long forgotten.
    """
    if update.my_chat_member is not None:
        return _turned(update.my_chat_member)
    if update.callback_query is not None:
        return _pressed(update.callback_query, organisation, meant)
    message = update.message or update.edited_message
    if message is None or message.from_user is None or message.from_user.is_bot:
        return None
    if message.migrate_to_chat_id is not None:
        return Moved(chat_id=message.chat.id, to=message.migrate_to_chat_id)
    heard = _said(message, message.from_user, me, organisation)
    if heard is not None and update.edited_message is not None:
        return None if heard.in_group else _refusing(heard, texts.EDITED)
    return heard


def _turned(change: telegram.ChatMemberUpdated) -> Turned:
    gone = (ChatMemberStatus.BANNED, ChatMemberStatus.LEFT)
    reachable = change.new_chat_member.status not in gone
    return Turned(chat_id=change.chat.id, reachable=reachable)


def _pressed(
    query: telegram.CallbackQuery, organisation: str | None, meant: Callable[[str], str | None]
) -> Heard | None:
    if query.message is None:
        return None
    chat, below = query.message.chat, query.message
    in_group = chat.type in _GROUPS
    action = meant(query.data or "")
    return Heard(
        person=_person(query.from_user, organisation),
        chat_id=chat.id,
        message_id=below.message_id,
        thread=_thread(below) if isinstance(below, telegram.Message) else None,
        in_group=in_group,
        # "" is the action of no topic: the button is told to be stale
        message=Message(action=action or "", in_group=in_group),
        query=query.id,
    )


def _said(
    message: telegram.Message, user: User, me: User, organisation: str | None
) -> Heard | None:
    in_group = message.chat.type in _GROUPS
    text = message.text or message.caption or ""
    if in_group:
        addressed = _addressed(message, text, me)
        if addressed is None:
            return None
        text = addressed
    files = attached(message)
    heard = Heard(
        person=_person(user, organisation),
        chat_id=message.chat.id,
        message_id=message.message_id,
        thread=_thread(message),
        in_group=in_group,
        message=Message(text=text, in_group=in_group),
        attached=files,
        album=message.media_group_id,
    )
    if files or message.text:
        return heard
    sentence = _unexpected(message)
    return None if sentence is None else _refusing(heard, sentence)


def _refusing(heard: Heard, sentence: str) -> Heard:
    return Heard(
        person=heard.person,
        chat_id=heard.chat_id,
        message_id=heard.message_id,
        thread=heard.thread,
        in_group=heard.in_group,
        refusal=sentence,
    )


def _addressed(message: telegram.Message, text: str, me: User) -> str | None:
    """Return what is said to us in a group, without our name; None for what is not."""
    command = re.match(r"/\w+(?:@(\w+))?", text)
    if command:
        to = command.group(1)
        if to is None:  # one that we do not have is another bot's
            return None if command_of(text) == UNKNOWN else text
        return text if to.casefold() == (me.username or "").casefold() else None
    name = re.compile(rf"@{re.escape(me.username or '')}\b", re.IGNORECASE)
    if name.search(text):
        return " ".join(name.sub(" ", text).split())
    replied = message.reply_to_message
    ours = replied is not None and replied.from_user is not None and replied.from_user.id == me.id
    return text if ours else None


def attached(message: telegram.Message) -> tuple[Attached, ...]:
    """List the files of a message: a document, or the largest size of a photograph."""
    if message.document is not None:
        document = message.document
        name = document.file_name or "tep"
        return (Attached(id=document.file_id, name=name, size=document.file_size),)
    if message.photo:
        largest = max(message.photo, key=lambda size: size.width * size.height)
        name = f"anh-{message.message_id}.jpg"
        return (Attached(id=largest.file_id, name=name, size=largest.file_size),)
    return ()


def _unexpected(message: telegram.Message) -> str | None:
    """Return what is said to something that is neither words nor a file; None for a service."""
    said = (said for kind, said in texts.UNEXPECTED.items() if getattr(message, kind))
    return next(said, texts.UNKNOWN if message.effective_attachment else None)


def _thread(message: telegram.Message) -> int | None:
    """Return the topic of a forum; a plain thread of replies is none."""
    return message.message_thread_id if message.is_topic_message else None


def _person(user: User, organisation: str | None) -> Person:
    return Person(id=account(user.id), name=user.full_name, organisation=organisation)
