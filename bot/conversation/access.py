"""Who may do what: one row for each command and each button, looked at before a topic is asked.

A command or a button without a row reaches nobody. Whether somebody speaks for one cell is not
decided here but in the topic, which knows the cell.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.conversation.commands import QUESTION, UNKNOWN, command_of
from bot.conversation.dialogue import Message, Person
from bot.errors import FilesNotTaken, NotAdmin, NotInGroup, NotSecretary, NotStaff, StaleButton
from bot.organisation import ROLES, Role
from knowledge.errors import AssistantError

# Where somebody is led whom the organisation has not let in.
JOINING = "joining"


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """Who may use one command or one button."""

    # the least role; None: also somebody who has not been let in
    least: Role | None = "member"
    # whether it is answered where others read the answer too
    in_group: bool = False
    # whether somebody at the machine may whom the organisation does not know
    at_machine: bool = True


_ANYBODY = Access(least=None)
_READ = Access(in_group=True)
_MEMBER = Access()
_SECRETARY = Access(least="secretary", at_machine=False)
_STAFF = Access(least="office", at_machine=False)

# What is typed: a command, or anything else, which is a question.
COMMANDS: Mapping[str, Access] = {
    QUESTION: _READ,
    "/start": _READ,
    "/help": _READ,
    "/trogiup": _READ,
    "/thoat": _READ,
    "/hoi": _READ,
    "/vanban": _READ,
    "/vanbanmoi": _READ,
    "/yeucau": _READ,
    # what the asker's own cells owe is no matter of the others in a group
    "/hanbaocao": _MEMBER,
    "/datngay": _MEMBER,
    "/lich": _MEMBER,
    "/xacnhan": _STAFF,
    "/sua": _STAFF,
    "/dangvanban": _STAFF,
    "/cauhoi": _STAFF,
    "/thongke": _STAFF,
    "/tiendo": _STAFF,
    "/thongbao": _STAFF,
    "/moi": _SECRETARY,
    "/thanhvien": _SECRETARY,
    "/quantri": _ANYBODY,
    "/xoadulieu": _ANYBODY,
    UNKNOWN: _READ,
}
# What is sent as a file.
FILES = _STAFF

# What is pressed, by the beginning of its action: "<topic>:<verb>", or "<topic>" for all of one.
BUTTONS: Mapping[str, Access] = {
    "ask": _READ,
    "page": _READ,
    "file": _READ,
    "text": _READ,
    **dict.fromkeys(("joining:agree", "joining:refuse", "joining:cells"), _ANYBODY),
    **dict.fromkeys(("joining:cell", "joining:named", "joining:mine", "joining:again"), _ANYBODY),
    **dict.fromkeys(("approving:show", "approving:yes", "approving:no"), _SECRETARY),
    **dict.fromkeys(("inviting:cells", "inviting:cell", "inviting:print"), _SECRETARY),
    **dict.fromkeys(("inviting:new", "inviting:revoke"), _SECRETARY),
    **dict.fromkeys(("erasing:do", "erasing:keep"), _ANYBODY),
    **dict.fromkeys(("people:cells", "people:waiting", "people:cell"), _SECRETARY),
    **dict.fromkeys(("people:person", "people:hand", "people:handover"), _SECRETARY),
    **dict.fromkeys(("people:out", "people:gone", "people:lost", "people:unbound"), _SECRETARY),
    **dict.fromkeys(("people:roles", "people:role", "people:template"), _STAFF),
    **dict.fromkeys(("documents:page", "documents:show", "documents:new"), _READ),
    **dict.fromkeys(("requirements:list", "requirements:quote"), _READ),
    **dict.fromkeys(("deadlines:page", "deadlines:show", "deadlines:duty"), _MEMBER),
    # a day of the cell's own; the topic asks whether the person speaks for that cell
    **dict.fromkeys(("deadlines:ahead", "deadlines:each", "deadlines:clear"), _MEMBER),
    # the topic asks whether the person speaks for the cell of that report
    **dict.fromkeys(("report:done", "report:undo", "report:show", "report:evidence"), _MEMBER),
    **dict.fromkeys(("report:afternoon", "report:morning", "report:back"), _MEMBER),
    **dict.fromkeys(("report:other", "report:othersure"), _MEMBER),
    **dict.fromkeys(("progress:list", "progress:of", "progress:pick", "progress:cell"), _STAFF),
    **dict.fromkeys(("progress:all", "progress:nudge", "progress:byhand"), _STAFF),
    **dict.fromkeys(("progress:picture", "progress:sheet", "progress:urge"), _STAFF),
    **dict.fromkeys(("progress:received", "progress:returned", "progress:extend"), _STAFF),
    **dict.fromkeys(("progress:excuse", "progress:ours", "progress:cleared"), _STAFF),
    "progress:files": _STAFF,
    **dict.fromkeys(("wishes:of", "wishes:set", "wishes:evening", "wishes:day"), _MEMBER),
    "wishes:month": _MEMBER,
    **dict.fromkeys(("wishes:all", "wishes:setall"), _STAFF),
    **dict.fromkeys(("broadcast:text", "broadcast:whom", "broadcast:to"), _STAFF),
    **dict.fromkeys(("broadcast:cells", "broadcast:toggle", "broadcast:send"), _STAFF),
    **dict.fromkeys(("broadcast:stop", "broadcast:status", "broadcast:drop"), _STAFF),
    **dict.fromkeys(("withdraw:ask", "withdraw:sure", "withdraw:do"), _STAFF),
    **dict.fromkeys(("audience:ask", "audience:all", "audience:staff"), _STAFF),
    **dict.fromkeys(("audience:cells", "audience:toggle"), _STAFF),
    **dict.fromkeys(("register:open", "register:all", "register:suggested"), _STAFF),
    **dict.fromkeys(("register:each", "register:duty", "register:confirm"), _STAFF),
    **dict.fromkeys(("register:reference", "register:reject", "register:bind"), _STAFF),
    **dict.fromkeys(("register:bound", "register:cells", "register:toggle"), _STAFF),
    **dict.fromkeys(("register:edit", "register:period", "register:day"), _STAFF),
    **dict.fromkeys(("register:event", "register:ahead", "register:clear"), _STAFF),
    **dict.fromkeys(("register:merge", "register:split", "register:extend"), _STAFF),
    **dict.fromkeys(("queue:ask", "queue:typed", "queue:send"), _MEMBER),
    **dict.fromkeys(("queue:right", "queue:wrong"), _MEMBER),
    **dict.fromkeys(("queue:list", "queue:open", "queue:answer"), _STAFF),
    **dict.fromkeys(("queue:from", "queue:other", "queue:give", "queue:keep"), _STAFF),
    "queue:skip": _STAFF,
    **dict.fromkeys(("people_list:take", "people_list:skip"), _STAFF),
    **dict.fromkeys(("publishing:declare", "publishing:join", "publishing:drop"), _STAFF),
    **dict.fromkeys(("publishing:show", "publishing:edit", "publishing:fact"), _STAFF),
    **dict.fromkeys(("publishing:check", "publishing:right", "publishing:line"), _STAFF),
    **dict.fromkeys(("publishing:which", "publishing:replaces", "publishing:asnew"), _STAFF),
    **dict.fromkeys(("publishing:audience", "publishing:everybody", "publishing:staff"), _STAFF),
    **dict.fromkeys(("publishing:cells", "publishing:toggle", "publishing:approve"), _STAFF),
    **dict.fromkeys(("publishing:post", "publishing:quiet", "publishing:waiting"), _STAFF),
    **dict.fromkeys(("register:renewals", "register:renew"), _STAFF),
}


def row(message: Message) -> Access:
    """Return who may send *message*.

    Raises:
        StaleButton: If it is a button that has no row.
    """
    if message.action is None and message.files:
        return FILES
    if message.action is None:
        return COMMANDS[command_of(message.text)]
    topic, _, rest = message.action.partition(":")
    found = BUTTONS.get(f"{topic}:{rest.partition(':')[0]}") or BUTTONS.get(topic)
    if found is None:
        raise StaleButton
    return found


def offered(role: Role | None, *, in_group: bool = False) -> frozenset[str]:
    """List the commands that *role* may use; None: whoever sits at the machine, and is nobody."""
    return frozenset(
        command
        for command, wanted in COMMANDS.items()
        if _may(role, wanted) and (wanted.in_group or not in_group)
    )


def guard(person: Person, message: Message, topic: str) -> str:
    """Return the topic that answers *message*: the one it is for, or how to be let in.

    Raises:
        StaleButton: If it is a button that has no row.
        FilesNotTaken: If it is a file, and not from the office.
        NotInGroup: If others would read what is not theirs.
        NotSecretary: If only those who speak for a cell may.
        NotStaff: If only the office may.
        NotAdmin: If only an administrator may.
    """
    wanted = row(message)
    # whoever sits at the machine may ask, known or not; every other channel must know its people
    if wanted.least is not None and person.role is None and not person.is_at_machine:
        return JOINING
    if wanted.least is not None and not person.has_agreed:
        return JOINING
    if message.files and message.action is None and not person.is_staff:
        raise FilesNotTaken
    if not _may(person.role, wanted):
        raise _REFUSED[wanted.least or "member"]
    if message.in_group and not wanted.in_group:
        raise NotInGroup
    return topic


def _may(role: Role | None, wanted: Access) -> bool:
    if wanted.least is None:
        return True
    if role is None:
        return wanted.at_machine
    return ROLES.index(role) >= ROLES.index(wanted.least)


_REFUSED: Mapping[Role, type[AssistantError]] = {
    "member": NotSecretary,
    "secretary": NotSecretary,
    "office": NotStaff,
    "admin": NotAdmin,
}
