"""What the bot says of itself: its commands, the button that opens them, its name and texts."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from tests.emulator.fields import Request, required
from tests.emulator.refusals import bad
from tests.emulator.world import BOT, World

# Client.cpp: get_bot_command_scope; with a chat these name one
_SCOPES = {
    "default", "all_private_chats", "all_group_chats", "all_chat_administrators",
    "chat", "chat_administrators", "chat_member",
}  # fmt: skip
_MOST_COMMANDS = 100
_LONGEST_COMMAND, _LONGEST_ABOUT = 32, 256


def set_my_commands(world: World, request: Request) -> object:
    place = _place(world, request)
    commands = request.listed("commands", "commands", "BotCommand")
    if len(commands) > _MOST_COMMANDS:
        raise bad("BOT_COMMANDS_TOO_MUCH")
    world.commands[place] = [_command(one) for one in commands]
    return True


def get_my_commands(world: World, request: Request) -> object:
    return world.commands.get(_place(world, request), [])


def delete_my_commands(world: World, request: Request) -> object:
    world.commands.pop(_place(world, request), None)
    return True


def set_chat_menu_button(world: World, request: Request) -> object:
    world.menu_buttons[request.get("chat_id") or ""] = request.parsed("menu_button")
    return True


def get_chat_menu_button(world: World, request: Request) -> object:
    found = world.menu_buttons.get(request.get("chat_id") or "") or world.menu_buttons.get("")
    return found or {"type": "commands"}


def _command(one: object) -> dict[str, Any]:
    """Return a command as it is kept (set_commands of BotCommand.cpp)."""
    given = required(one, ("command", "description"), "BotCommand")
    name, about = given["command"].strip().removeprefix("/"), given["description"].strip()
    if not name:
        raise bad("Command must be non-empty")
    if len(name) > _LONGEST_COMMAND:
        raise bad(f"Command length must not exceed {_LONGEST_COMMAND}")
    if not about:
        raise bad("Command description must be non-empty")
    if len(about) > _LONGEST_ABOUT:
        raise bad(f"Command description length must not exceed {_LONGEST_ABOUT}")
    if not re.fullmatch(r"[a-z0-9_]+", name):  # on Telegram's side
        raise bad("BOT_COMMAND_INVALID")
    return {"command": name, "description": about}


def _setting(kind: str, longest: int) -> Callable[[World, Request], object]:
    def set_it(world: World, request: Request) -> object:
        text = request.fields.get(kind, "")
        if len(text) > longest:
            raise bad(f"bot {kind.replace('_', ' ')} is too long")
        world.texts[kind, request.get("language_code") or ""] = text
        return True

    return set_it


def _getting(kind: str, otherwise: str = "") -> Callable[[World, Request], object]:
    def get_it(world: World, request: Request) -> object:
        asked, default = (kind, request.get("language_code") or ""), (kind, "")
        return {kind: world.texts.get(asked) or world.texts.get(default) or otherwise}

    return get_it


def _place(world: World, request: Request) -> tuple[str, str]:
    """Name the scope and the language that commands are for."""
    scope = request.parsed("scope", "BotCommandScope") or {"type": "default"}
    kind = required(scope, ("type",), "BotCommandScope")["type"]
    if kind not in _SCOPES:
        raise bad("Can't parse BotCommandScope: Unsupported type specified")
    if kind.startswith("chat"):
        if "chat_id" not in scope:
            raise bad("Can't parse BotCommandScope: Can't find field \"chat_id\"")
        world.writable(str(scope["chat_id"]))
    named = ":".join(str(scope[key]) for key in ("type", "chat_id", "user_id") if key in scope)
    return named, request.get("language_code") or ""


PROFILE: dict[str, Callable[[World, Request], object]] = {
    "setmycommands": set_my_commands,
    "getmycommands": get_my_commands,
    "deletemycommands": delete_my_commands,
    "setchatmenubutton": set_chat_menu_button,
    "getchatmenubutton": get_chat_menu_button,
    "setmyname": _setting("name", 64),
    "getmyname": _getting("name", BOT["first_name"]),
    "setmydescription": _setting("description", 512),
    "getmydescription": _getting("description"),
    "setmyshortdescription": _setting("short_description", 120),
    "getmyshortdescription": _getting("short_description"),
}
