"""The file of a directive, its forms and annexes, handed out as they came."""

from __future__ import annotations

import asyncio
import re
import shutil
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from pathlib import Path
from string import Template

from bot.conversation.dialogue import Message, Person
from bot.conversation.replies import Button, Line, Reply
from bot.errors import StaleButton
from bot.texts import documents, whole
from bot.texts import files as texts
from knowledge.domain import Attachment, Held
from knowledge.errors import OriginalMissing
from knowledge.library import Library

_MOST_BUTTONS = 5  # under one card
# "file:7:0": directive, and which of its attachments; "file:7:main": what it was read from
_BUTTON = re.compile(r"file:(?P<id>\d{1,9}):(?P<number>\d{1,3}|main)")


class Files:
    """Hand out kept files."""

    def __init__(self, held: Callable[[], Sequence[Held]], library: Library, folder: Path) -> None:
        """Take a way to list what is held now, and a folder that can be emptied at any time."""
        self._held = held
        self._library = library
        self._folder = folder

    async def handle(self, person: Person, message: Message) -> AsyncIterator[Reply]:
        """Answer the button under a card, or under a part shown whole."""
        yield await asyncio.to_thread(self._file, person, message.action or "")

    def _file(self, person: Person, action: str) -> Reply:
        button = _BUTTON.fullmatch(action)
        held = (
            {one.id: one for one in person.sees(self._held())}.get(int(button["id"]))
            if button
            else None
        )
        if button is None or held is None:
            raise StaleButton
        if button["number"] == "main":
            said = Template(texts.MAIN).substitute(name=documents.named(held))
            return Reply(lines=(Line("plain", said),), file=self._main(held))
        attached = held.directive.attachments[int(button["number"]) :][:1]
        if not attached:
            raise StaleButton
        said = Template(texts.FILE).substitute(
            what=documents.attached(attached[0]), name=documents.named(held)
        )
        return Reply(lines=(Line("plain", said),), file=self._attached(held, attached[0]))

    def _main(self, held: Held) -> Path:
        kept = self._library.store.files(held.id)
        main = next((file for file in kept if file.path and file.role in {"main", "copy"}), None)
        if main is None or main.path is None:
            raise OriginalMissing(name=documents.named(held))
        return self._laid_out(held, main.path, main.source)

    def _attached(self, held: Held, attached: Attachment) -> Path:
        kept = (file for file in self._library.store.files(held.id) if file.path)
        path = next((file.path for file in kept if file.sha256 == attached.sha256), None)
        if path is None:
            raise OriginalMissing(name=attached.source)
        return self._laid_out(held, path, attached.source)

    def _laid_out(self, held: Held, path: Path, source: str) -> Path:
        """Lay a kept file out under the name that people know it by."""
        into = self._folder / str(held.id)
        into.mkdir(parents=True, exist_ok=True)
        return Path(shutil.copyfile(path, into / Path(source).name))


def original(held: Held) -> Button:
    """Offer what a directive was read from."""
    return Button(whole.ORIGINAL, f"file:{held.id}:main")


def forms(held: Held) -> Iterator[Button]:
    """Offer the forms that came with a directive."""
    attachments = held.directive.attachments
    forms_alone = {number for number, one in enumerate(attachments) if one.kind == "form"}
    wanted = {f"file:{held.id}:{number}" for number in forms_alone}
    yield from (button for button in buttons(held) if button.action in wanted)


def buttons(held: Held) -> Iterator[Button]:
    """Offer the files that came with a directive, forms first."""
    listed = enumerate(held.directive.attachments)
    ordered = sorted(listed, key=lambda pair: (pair[1].kind != "form", pair[0]))
    for number, one in ordered[:_MOST_BUTTONS]:
        label = Template(texts.BUTTONS[one.kind]).substitute(title=one.title or one.source)
        yield Button(label, f"file:{held.id}:{number}")
