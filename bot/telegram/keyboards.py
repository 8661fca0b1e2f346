"""Buttons as Telegram shows them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, ReplyKeyboardMarkup

from bot.conversation import Button
from bot.texts import standing
from knowledge.language import nfc, visible

_LONGEST_DATA = 64  # bytes that a button may carry; Telegram refuses more
_LONGEST_LABEL = 60  # characters that a telephone shows on one line or two


def inline(buttons: Sequence[Button], shorten: Callable[[str], str]) -> InlineKeyboardMarkup | None:
    """Return one big button to a row: easy to hit, room for a title.

    Args:
        buttons: What can be pressed; none, no keyboard.
        shorten: Keeps an action that is too long for a button, and returns its key.
    """
    rows = [[_button(button, shorten)] for button in buttons]
    return InlineKeyboardMarkup(rows) if rows else None


def below() -> ReplyKeyboardMarkup:
    """Return the buttons that always stand below the text field; pressing one sends its words."""
    return ReplyKeyboardMarkup(
        [list(row) for row in standing.ROWS],
        is_persistent=True,
        resize_keyboard=True,
        input_field_placeholder=standing.PLACEHOLDER,
    )


def _button(button: Button, shorten: Callable[[str], str]) -> InlineKeyboardButton:
    long = len(button.action.encode()) > _LONGEST_DATA
    data = shorten(button.action) if long else button.action
    return InlineKeyboardButton(_label(button), callback_data=data)


def _label(button: Button) -> str:
    label = " ".join(nfc(visible(button.label)).split())
    return label if len(label) <= _LONGEST_LABEL else label[: _LONGEST_LABEL - 1] + "…"
