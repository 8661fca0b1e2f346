"""What those who look after people see: cells, one cell, one person, and what can be pressed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from bot.conversation.dialogue import Person
from bot.conversation.replies import Button, Line, Reply
from bot.organisation import ROLES, STAFF, Cell, Member, Post
from bot.store import Request
from bot.texts import importing as lists
from bot.texts import people as texts

PAGE = 8


def post(member: Member, cell: Cell) -> Post | None:
    """Return what somebody is in a cell; None for nothing."""
    return next((one for one in member.posts if one.cell.id == cell.id), None)


def may_change(viewer: Person, member: Member) -> bool:
    """Say whether the viewer may change what somebody is.

    An administrator may everybody; the office whoever is not of it; a secretary plain members.
    """
    if viewer.role == "admin":
        return True
    if viewer.is_staff:
        return not member.is_staff
    return all(one.role == "member" for one in member.posts)


def cells(every: Sequence[Cell], waiting: int, *, first: int, is_staff: bool) -> Reply:
    """List cells, and lead to whoever waits."""
    buttons = []
    if waiting:
        buttons.append(Button(texts.put(texts.WAITING, count=waiting), "people:waiting"))
    page = every[first : first + PAGE]
    buttons += [Button(one.name, f"people:cell:{one.id}:0") for one in page]
    if first + PAGE < len(every):
        buttons.append(Button(texts.MORE, f"people:cells:{first + PAGE}", more=True))
    if is_staff:
        buttons.append(Button(lists.TEMPLATE_BUTTON, "people:template"))
    return Reply(lines=(Line("key", texts.WHICH_CELL),), buttons=tuple(buttons))


def waiting(requests: Sequence[Request], known: Mapping[str, Cell]) -> Reply:
    """List who waits to be let in."""
    if not requests:
        return Reply(lines=(Line("key", texts.NOBODY_WAITS),))
    buttons = tuple(
        Button(
            texts.put(texts.WAITS, name=one.name, cell=known[one.cell_id].name),
            f"approving:show:{one.id}",
        )
        for one in requests[:PAGE]
    )
    title = Line("key", texts.put(texts.WAITING, count=len(requests)))
    return Reply(lines=(title,), buttons=buttons)


def cell(
    of: Cell, members: Sequence[Member], using: Collection[int], viewer: Person, *, first: int
) -> Reply:
    """List the people of one cell, those who speak for it first."""
    ordered = sorted(members, key=lambda m: (_rank(m, of), m.id))
    buttons = [
        Button(_labelled(one, of), f"people:person:{one.id}:{of.id}")
        for one in ordered[first : first + PAGE]
    ]
    if first + PAGE < len(ordered):
        buttons.append(Button(texts.MORE, f"people:cell:{of.id}:{first + PAGE}", more=True))
    buttons.append(Button(texts.INVITE, f"inviting:cell:{of.id}"))
    own = next((one for one in members if one.id == viewer.member_id), None)
    held = post(own, of) if own is not None else None
    if own is not None and held is not None and held.role == "secretary":
        label = texts.put(texts.HAND_OVER_OWN, title=held.title or texts.SECRETARY)
        buttons.append(Button(label, f"people:hand:{own.id}:{of.id}"))
    facts = {"cell": of.name, "count": len(members), "using": len(using)}
    said = texts.CELL if members else texts.NOBODY
    return Reply(lines=(Line("key", texts.put(said, **facts)),), buttons=tuple(buttons))


def _rank(member: Member, of: Cell) -> int:
    held = post(member, of)
    return 0 if held is not None and held.role != "member" else 1


def _labelled(member: Member, of: Cell) -> str:
    held = post(member, of)
    if held is None or not (held.title or held.role != "member"):
        return member.name
    return texts.put(texts.MEMBER, name=member.name, title=held.title or texts.ROLES[held.role])


def person(member: Member, of: Cell, accounts: Sequence[str], viewer: Person) -> Reply:
    """Show one person, and what the viewer may do."""
    lines = [Line("title", member.name)]
    lines += [
        Line("plain", texts.put(texts.POSTS, post=one.named, role=texts.ROLES[one.role]))
        for one in member.posts
    ]
    using = texts.put(texts.USING, count=len(accounts)) if accounts else texts.NOT_USING
    lines.append(Line("plain", using))
    return Reply(lines=tuple(lines), buttons=tuple(_for_person(member, of, accounts, viewer)))


def _for_person(
    member: Member, of: Cell, accounts: Sequence[str], viewer: Person
) -> Iterator[Button]:
    held = post(member, of)
    may_touch = may_change(viewer, member)
    if viewer.is_staff and may_touch:
        yield Button(texts.CHANGE_ROLE, f"people:roles:{member.id}:{of.id}")
    own = member.id == viewer.member_id
    if held is not None and held.role == "secretary" and (viewer.is_staff or own):
        label = texts.put(texts.HAND_OVER, title=held.title or texts.SECRETARY)
        yield Button(label, f"people:hand:{member.id}:{of.id}")
    if held is not None and may_touch:
        label = texts.put(texts.TAKE_OUT, cell=of.name)
        yield Button(label, f"people:out:{member.id}:{of.id}")
    if accounts and may_touch:
        yield Button(texts.LOST, f"people:lost:{member.id}:{of.id}")


def roles(member: Member, of: Cell, *, may_make_staff: bool) -> Reply:
    """Offer the roles that the viewer may give."""
    offered = [role for role in ROLES if may_make_staff or role not in STAFF]
    buttons = tuple(
        Button(_capital(texts.ROLES[role]), f"people:role:{member.id}:{of.id}:{role}")
        for role in offered
    )
    said = texts.put(texts.WHICH_ROLE, name=member.name, cell=of.name)
    return Reply(lines=(Line("key", said),), buttons=buttons)


def handing(member: Member, of: Cell, others: Sequence[Member]) -> Reply:
    """Ask to whom a post goes."""
    held = post(member, of)
    title = (held.title if held else "") or texts.SECRETARY
    if not others:
        return Reply(lines=(Line("key", texts.put(texts.NOBODY_ELSE, cell=of.name)),))
    buttons = tuple(
        Button(_labelled(one, of), f"people:handover:{member.id}:{one.id}:{of.id}")
        for one in others
    )
    said = texts.put(texts.HAND_TO, title=title, name=member.name, cell=of.name)
    return Reply(lines=(Line("key", said),), buttons=buttons)


def take_out(member: Member, of: Cell) -> Reply:
    """Ask once more."""
    said = texts.put(texts.TAKE_OUT_SURE, name=member.name, cell=of.name)
    return _sure(said, texts.TAKE_OUT_DO, f"people:gone:{member.id}:{of.id}", member, of)


def lost(member: Member, of: Cell) -> Reply:
    """Ask once more."""
    said = texts.put(texts.LOST_SURE, name=member.name)
    return _sure(said, texts.LOST_DO, f"people:unbound:{member.id}:{of.id}", member, of)


def _sure(said: str, label: str, action: str, member: Member, of: Cell) -> Reply:
    back = Button(texts.BACK, f"people:person:{member.id}:{of.id}")
    return Reply(lines=(Line("key", said),), buttons=(Button(label, action), back))


def done(said: str, of: Cell | None) -> Reply:
    """Say what was done, and lead back to the cell."""
    buttons = (Button(of.name, f"people:cell:{of.id}:0"),) if of is not None else ()
    return Reply(lines=(Line("key", said),), buttons=buttons, replaces=True)


def told(said: str) -> Reply:
    """Say something to somebody about themselves; the buttons below the text field may change."""
    return Reply(lines=(Line("key", said),), menu=True)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
