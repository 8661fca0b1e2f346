"""A draft becomes a directive that is held: what is said then, and who must still say yes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.announcing import Hours
from bot.conversation.documents import of_id
from bot.conversation.publishing_screens import see
from bot.conversation.replies import Button, Line, Reply
from bot.drafts import Draft
from bot.intake import Outcome
from bot.letters import Letter
from bot.preparing import Preparing
from bot.store import Outbox
from bot.store.announcements import Announcements
from bot.texts import documents
from bot.texts import publishing as texts
from knowledge.domain import Held
from knowledge.errors import UnknownDirective
from knowledge.register import Register

put = texts.put


@dataclass(frozen=True, slots=True, kw_only=True)
class Posting:
    """Publishes drafts, and lets a second person agree to what must wait."""

    preparing: Preparing
    register: Register
    announcements: Announcements
    outbox: Outbox
    # accounts of the office that can be written to
    staff: Callable[[], Sequence[str]]
    hours: Callable[[], Hours]

    @property
    def _now(self) -> datetime:
        return self.preparing.desk.now()

    def post(self, draft: Draft, *, by: str, account: str, quietly: bool) -> Reply | None:
        """Publish a draft and say what became of it.

        Args:
            draft: As somebody looked it over.
            by: Who publishes.
            account: By which account; no letter asks it to agree.
            quietly: Members are not told.

        Returns:
            None where somebody must first say which directive it replaces.
        """
        outcome = self.preparing.post(draft, by=by)
        held = outcome.held
        if held is None:
            return None
        self.preparing.desk.library.sync()
        is_news = outcome.fate in {"new", "version", "held"}
        if is_news and not quietly:
            self.announcements.add(held.id, by=by, now=self._now)
        if outcome.fate == "held":
            self._ask_another(held, by=by, account=account)
        return self._said(outcome, held, is_told=is_news and not quietly)

    def posted_before(self, draft: Draft) -> Reply:
        """Say that a draft was published already."""
        held = self.preparing.desk.library.store.held(draft.held_id or 0)
        said = put(texts.ALREADY_POSTED, name=documents.named(held))
        return Reply(lines=(Line("plain", said),), buttons=tuple(self._next(held)))

    def waiting(self) -> list[Held]:
        """List what waits for a second person's yes, the newest first."""
        return self.preparing.desk.library.store.waiting()[::-1]

    def show_waiting(self, directive_id: int, *, by: str) -> Reply:
        """Show a directive that waits; whoever did not publish it may agree.

        Raises:
            StaleButton: If it does not wait.
        """
        held = of_id(self.waiting(), directive_id)
        reply = self._asked(held, put(texts.SECOND, by=held.published_by, why=texts.why(held)))
        is_own = held.published_by.casefold() == by.casefold()
        return replace(reply, buttons=()) if is_own else reply

    def approve(self, directive_id: int, *, by: str) -> Reply:
        """Let a directive that waits be used, by another person's yes.

        Raises:
            UnknownDirective: If none that waits has this id.
            SamePerson: If *by* is who published it.
        """
        library = self.preparing.desk.library
        try:
            held = library.approve(directive_id, by=by, now=self._now)
        except UnknownDirective:
            held = library.store.held(directive_id)
            if held.status in {"waiting", "withdrawn"}:
                raise
        said = put(texts.APPROVED, name=documents.named(held))
        return Reply(lines=(Line("key", said),), buttons=tuple(self._next(held)))

    def _said(self, outcome: Outcome, held: Held, *, is_told: bool) -> Reply:
        template = texts.POSTED[outcome.fate]
        lines = [Line("key", put(template, name=documents.named(held), why=texts.why(held)))]
        if outcome.fate in {"new", "version"}:
            lines.append(Line("note", self._when() if is_told else texts.NOT_TOLD))
        return Reply(lines=tuple(lines), buttons=tuple(self._next(held)))

    def _when(self) -> str:
        hours, now = self.hours(), self._now
        day = hours.next_day(now)
        is_today = day == now.date()
        on = texts.TODAY if is_today else put(texts.FROM_ANOTHER, day=f"{day:%d/%m/%Y}")
        return put(texts.TOLD, time=f"{hours.at:%H:%M}", day=on)

    def _next(self, held: Held) -> Iterator[Button]:
        if held.status == "waiting":
            return
        count = len(self.register.proposal(held.id).deadlines)
        if count:
            label = put(texts.CONFIRM_DUTIES, count=count)
            yield Button(label, f"register:open:{held.id}")
        yield see(held)

    def _ask_another(self, held: Held, *, by: str, account: str) -> None:
        """Write to the others of the office, with the paper itself."""
        reply = self._asked(held, put(texts.SECOND, by=by, why=texts.why(held)))
        self.outbox.post(
            [
                Letter(key=f"approve:{held.id}:{one}", to=one, reply=reply)
                for one in self.staff()
                if one != account
            ],
            now=self._now,
        )

    def _asked(self, held: Held, said: str) -> Reply:
        preview = tuple(texts.preview(held.directive, len(held.directive.doubts)))
        return Reply(
            lines=(Line("key", said), *preview),
            buttons=(Button(texts.APPROVE, f"publishing:approve:{held.id}"),),
            file=self.preparing.desk.library.store.original(held.id),
        )
