"""Lines of a draft that were not read for sure, one by one beside their picture."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from bot.conversation import publishing_screens as screens
from bot.conversation.publishing_button import Pressed
from bot.conversation.replies import Reply
from bot.correcting import Span
from bot.drafts import Draft
from bot.errors import StaleButton
from bot.page_pictures import PagePictures
from bot.preparing import Preparing
from bot.texts import publishing as texts
from knowledge.errors import AssistantError

# the draft as it is then, the next line, and what was done; no line where none is left
Compared = tuple[Draft, Reply | None, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparing:
    """Shows the lines, and takes what a person says of them."""

    preparing: Preparing
    pictures: PagePictures

    def answer(self, draft: Draft, pressed: Pressed, *, by: str) -> Compared:
        """Show a line ("check"), or take a line as right ("right") or as typed ("line").

        Raises:
            StaleButton: If the button says no place.
        """
        if pressed.what == "check":
            return self._next(draft, pressed.number())
        if pressed.what == "line" and not pressed.words:
            raise StaleButton
        span = pressed.span()
        directive = screens.read(draft)
        words = directive.text[span[0] : span[1]]
        return self._compared(draft, span, pressed.words or words, by=by)

    def _compared(self, draft: Draft, span: Span, words: str, *, by: str) -> Compared:
        directive = screens.read(draft)
        before = screens.doubtful(directive)
        at = next((n for n, one in enumerate(before) if (one.start, one.end) == span), None)
        if at is None:  # it was settled by an earlier press
            return self._next(draft, 0)
        is_same = directive.text[span[0] : span[1]] == words
        changed = self.preparing.put_right(draft, span, words, by=by)
        return self._next(changed, at, texts.CONFIRMED if is_same else texts.CORRECTED)

    def _next(self, draft: Draft, number: int, told: str = "") -> Compared:
        directive = screens.read(draft)
        found = screens.doubtful(directive)
        if not found:
            return draft, None, f"{told} {texts.ALL_COMPARED}".strip()
        at = min(number, len(found) - 1)
        picture = self.picture(draft, (found[at].start, found[at].end))
        return draft, screens.line(draft, at, picture, told), told

    def picture(self, draft: Draft, span: Span | None) -> Path | None:
        """Return how words stand on the paper; None where there is nothing to show."""
        if span is None:
            return None
        try:
            path, _page = self.pictures.of_reading(
                screens.read(draft), draft.paths(), *span, name=f"nhap-{draft.id}"
            )
        except AssistantError:  # the words themselves can still be compared
            return None
        return path
