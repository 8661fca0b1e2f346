"""What people and the assistant say to each other, on any channel."""

from __future__ import annotations

from bot.conversation.dialogue import Conversation, Memory, Message, Person, Topic
from bot.conversation.replies import Button, Line, Reply

__all__ = [
    "Button",
    "Conversation",
    "Line",
    "Memory",
    "Message",
    "Person",
    "Reply",
    "Topic",
]
