"""Staff publish a paper in the chat: declared, sent, read, looked over, put right, posted."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import replace
from typing import ClassVar, get_args

from bot.conversation import publishing_audience as audience
from bot.conversation import publishing_screens as screens
from bot.conversation.comparing import Comparing
from bot.conversation.dialogue import Message, Person
from bot.conversation.documents import named
from bot.conversation.listing_people import ListingPeople
from bot.conversation.posting import Posting
from bot.conversation.publishing_button import Pressed, read
from bot.conversation.register import signature
from bot.conversation.replies import Reply, say
from bot.drafts import Draft
from bot.errors import NotStaff, StaleButton
from bot.intake import Choice
from bot.organisation import Organisation
from bot.preparing import Preparing
from bot.texts import documents
from bot.texts import publishing as texts
from ingest import Progress
from knowledge.domain import Fact, Held
from knowledge.errors import SecretDocument

# what a button does to a draft that is read; it returns the next screen
Act = Callable[["Publishing", Person, Draft, Pressed], Reply]


class Publishing:
    """Lead one paper at a time from its files to *Đăng*."""

    def __init__(  # noqa: PLR0913, PLR0917  # the steps that it leads through
        self,
        preparing: Preparing,
        posting: Posting,
        comparing: Comparing,
        lists: ListingPeople,
        held: Callable[[], Sequence[Held]],
        organisation: Callable[[], Organisation],
    ) -> None:
        """Take what prepares, publishes and compares drafts, what is held, and the cells.

        *lists* knows a list of people from a paper.
        """
        self._preparing = preparing
        self._posting = posting
        self._drafts = preparing.drafts
        self._now = preparing.desk.now
        self._comparing = comparing
        self._lists = lists
        self._held = held
        self._organisation = organisation

    async def handle(self, person: Person, message: Message) -> AsyncIterator[Reply]:
        """Answer "/dangvanban", files, the buttons under them, and what these await.

        Raises:
            NotStaff: If the person is not of the office.
            StaleButton: If the draft is gone, or is another's.
        """
        if not person.is_staff:
            raise NotStaff
        await asyncio.to_thread(self._drafts.sweep, now=self._now())
        if message.files:
            async for reply in self._received(person, message):
                yield reply
        elif message.action is None:
            mine = await asyncio.to_thread(self._drafts.of, person.id)
            waiting = await asyncio.to_thread(self._posting.waiting)
            yield screens.declare([one for one in mine if one.state == "read"], waiting)
        else:
            async for reply in self._pressed(person, message):
                yield reply

    async def _received(self, person: Person, message: Message) -> AsyncIterator[Reply]:
        """Read files that were declared before they came; ask about others."""
        draft = await asyncio.to_thread(self._with_files, person, message)
        if draft.declared:
            async for reply in self._read(person, draft):
                yield reply
            return
        listed = await asyncio.to_thread(self._lists.offer, person, draft)
        mine = await asyncio.to_thread(self._drafts.of, person.id)
        read = next((one for one in mine if one.state == "read"), None)
        yield listed or screens.declare_files(draft, read)

    def _with_files(self, person: Person, message: Message) -> Draft:
        """Return the draft that files belong to, with them; after a kill they come once more."""
        mine = [one for one in self._drafts.of(person.id) if one.state == "open"]
        before = [one for one in mine if one.files and one.marks and one.marks == message.marks]
        if before:
            return before[0]
        awaited = next((one for one in mine if one.declared and not one.files), None)
        if awaited is None:
            return self._drafts.begin(
                person.id,
                declared=False,
                now=self._now(),
                paths=message.files,
                marks=message.marks,
            )
        laid = self._drafts.lay(awaited.id, message.files)
        draft = replace(awaited, files=tuple(laid), marks=message.marks)
        return self._drafts.save(draft, now=self._now())

    async def _pressed(self, person: Person, message: Message) -> AsyncIterator[Reply]:
        pressed = read(message)
        number, what = pressed.id, pressed.what
        if what in {"waiting", "approve"}:
            act = self._posting.approve if what == "approve" else self._posting.show_waiting
            yield await asyncio.to_thread(act, number, by=signature(person))
            return
        if number == 0:
            yield await asyncio.to_thread(self._without_files, person, what)
            return
        draft = await asyncio.to_thread(self._mine, person, number)
        if what in {"declare", "join"} and draft.state == "open":
            draft = await asyncio.to_thread(self._declared, person, draft, pressed)
            async for reply in self._read(person, draft):
                yield reply
            return
        yield await asyncio.to_thread(self._acted, person, draft, pressed)

    def _without_files(self, person: Person, what: str) -> Reply:
        """Answer the buttons that come before any file."""
        for one in self._drafts.of(person.id):
            if one.state == "open":
                self._drafts.settle(one)
        if what != "declare":
            return replace(screens.dropped(), lines=say(texts.NOTHING_SENT).lines)
        self._drafts.begin(person.id, declared=True, now=self._now())
        return replace(say(texts.SEND), replaces=True)

    def _mine(self, person: Person, number: int) -> Draft:
        draft = self._drafts.get(number)
        if draft is None or draft.account != person.id or draft.state == "dropped":
            raise StaleButton
        return draft

    def _declared(self, person: Person, draft: Draft, pressed: Pressed) -> Draft:
        """Note the declaration; files that belong to another draft are laid beside its own."""
        if not pressed.more:
            return self._drafts.save(replace(draft, declared=True), now=self._now())
        other = self._mine(person, pressed.number())
        if other.state != "read":
            raise StaleButton
        laid = self._drafts.lay(other.id, [file.path for file in draft.files])
        whole = replace(other, files=(*other.files, *laid), marks=(*other.marks, *draft.marks))
        self._drafts.settle(draft)
        return self._drafts.save(whole, now=self._now())

    async def _read(self, person: Person, draft: Draft) -> AsyncIterator[Reply]:
        """Read a draft in a thread, telling how far it has come."""
        steps: asyncio.Queue[Progress | None] = asyncio.Queue()
        loop = asyncio.get_running_loop()

        def tell(step: Progress | None) -> None:
            loop.call_soon_threadsafe(steps.put_nowait, step)

        def work() -> Draft | Held:
            try:
                return self._preparing.read(draft, by=signature(person), progress=tell)
            finally:
                tell(None)

        yield screens.progress(Progress(stage="load", done=0, total=0))
        reading = asyncio.create_task(asyncio.to_thread(work))
        while (step := await steps.get()) is not None:
            yield screens.progress(step)
        try:
            found = await reading
        except SecretDocument as error:
            yield screens.refused(error, draft.marks)
            return
        yield (
            screens.held_already(found)
            if isinstance(found, Held)
            else await asyncio.to_thread(self._shown, found)
        )

    def _acted(self, person: Person, draft: Draft, pressed: Pressed) -> Reply:
        if draft.state == "posted":
            return self._posting.posted_before(draft)
        act = self._ACTS.get(pressed.what)
        if act is None or (draft.state != "read" and pressed.what != "drop"):
            raise StaleButton
        return act(self, person, draft, pressed)

    def _shown(self, draft: Draft, told: str = "") -> Reply:
        verdict = self._preparing.foresee(draft)
        ids = dict.fromkeys(verdict.held_ids)
        if isinstance(draft.choice, int):
            ids[draft.choice] = None
        similar = [self._preparing.desk.library.store.held(one) for one in ids]
        who = audience.who(draft, self._organisation())
        return screens.preview(draft, verdict, similar, who, told)

    def _show(self, _person: Person, draft: Draft, _pressed: Pressed) -> Reply:
        return replace(self._shown(draft), replaces=True)

    def _drop(self, _person: Person, draft: Draft, _pressed: Pressed) -> Reply:
        self._drafts.settle(draft)
        return screens.dropped()

    def _edit(self, _person: Person, draft: Draft, _pressed: Pressed) -> Reply:
        return screens.editing(draft)

    def _fact(self, person: Person, draft: Draft, pressed: Pressed) -> Reply:
        fact = next((one for one in get_args(Fact) if one == pressed.more), None)
        if fact is None or fact not in documents.FACTS:
            raise StaleButton
        if not pressed.words:
            picture = self._comparing.picture(draft, screens.read(draft).printed(fact))
            return screens.typing(draft, fact, picture)
        changed = self._preparing.state(draft, fact, pressed.words, by=signature(person))
        found = texts.facts(screens.read(changed))[fact]
        label = documents.FACTS[fact]
        return self._shown(
            changed,
            texts.CORRECTED if found else texts.put(texts.NOT_UNDERSTOOD, label=label),
        )

    def _compare(self, person: Person, draft: Draft, pressed: Pressed) -> Reply:
        draft, reply, told = self._comparing.answer(draft, pressed, by=signature(person))
        return self._shown(draft, told) if reply is None else reply

    def _ask_audience(self, _person: Person, draft: Draft, pressed: Pressed) -> Reply:
        draft = audience.answer(draft, pressed, self._organisation(), self._now().date())
        self._drafts.save(draft, now=self._now())
        if pressed.what in {"everybody", "staff"}:
            return replace(self._shown(draft), replaces=True)
        return audience.screen(draft, pressed, self._organisation(), self._now().date())

    def _which(self, _person: Person, draft: Draft, pressed: Pressed) -> Reply:
        if not pressed.words:
            return screens.which(draft)
        return self._chosen(draft, named(self._held(), pressed.words).id)

    def _replaces(self, _person: Person, draft: Draft, pressed: Pressed) -> Reply:
        return self._chosen(draft, pressed.number())

    def _as_new(self, _person: Person, draft: Draft, _pressed: Pressed) -> Reply:
        return self._chosen(draft, "new")

    def _chosen(self, draft: Draft, choice: Choice) -> Reply:
        if choice != "new" and not any(one.id == choice for one in self._held()):
            raise StaleButton
        return self._shown(self._drafts.save(replace(draft, choice=choice), now=self._now()))

    def _post(self, person: Person, draft: Draft, _pressed: Pressed) -> Reply:
        return self._posted(person, draft, quietly=False)

    def _quiet(self, person: Person, draft: Draft, _pressed: Pressed) -> Reply:
        return self._posted(person, draft, quietly=True)

    def _posted(self, person: Person, draft: Draft, *, quietly: bool) -> Reply:
        by = signature(person)
        reply = self._posting.post(draft, by=by, account=person.id, quietly=quietly)
        return self._shown(draft, texts.CHOOSE_FIRST) if reply is None else reply

    _ACTS: ClassVar[dict[str, Act]] = {
        "show": _show,
        "drop": _drop,
        "edit": _edit,
        "fact": _fact,
        **dict.fromkeys(("check", "right", "line"), _compare),
        **dict.fromkeys(("audience", "everybody", "staff", "cells", "toggle"), _ask_audience),
        "which": _which,
        "replaces": _replaces,
        "asnew": _as_new,
        "post": _post,
        "quiet": _quiet,
    }
