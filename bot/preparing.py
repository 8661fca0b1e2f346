"""A paper on its way to being published: read, put right, looked at beside what is held, posted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bot import intake, typed_facts
from bot.correcting import Hand, Span
from bot.drafts import Draft, Laid
from bot.intake import YES, Choice, Desk, Outcome, Reading
from bot.store.drafts import Drafts
from ingest import Progress, corrections
from knowledge.domain import Directive, Fact, Held
from knowledge.errors import AssistantError
from knowledge.identity import Verdict
from knowledge.store import File


@dataclass(frozen=True, slots=True, kw_only=True)
class Preparing:
    """What is done to a draft, step by step; each step is written down before it is shown."""

    # on what terms papers are taken; who hands one in is told to each step
    desk: Desk
    drafts: Drafts

    def read(self, draft: Draft, *, by: str, progress: Callable[[Progress], None]) -> Draft | Held:
        """Read the files of a draft that was declared.

        Returns:
            The draft, or the directive held that all of these files were read for already; the
            draft is dropped then.

        Raises:
            AssistantError: If they cannot be read, or must not be; the draft is dropped.
        """
        desk = replace(self.desk, by=by, not_secret=draft.declared, progress=progress)
        try:
            with intake.handed_in(desk, [file.path for file in draft.files]) as sources:
                held = intake.known(desk.library, [source.sha256 for source in sources])
                if held is None:
                    return self._kept(draft, intake.read(desk, sources))
        except AssistantError:
            self.drafts.settle(draft)
            raise
        self.drafts.settle(draft)
        return held

    def _kept(self, draft: Draft, reading: Reading) -> Draft:
        """Keep what was read; what came in an archive is laid out in the folder of the draft."""
        own = {file.path for file in draft.files}
        laid = [self._laid(draft, file, own) for file in reading.files]
        found, kept = reading.directive, draft.corrections
        if draft.directive is not None:  # it was read before, with fewer files
            again = corrections.reapply(found, draft.directive, kept)
            found, kept = again.directive, again.kept
        changed = replace(
            draft, state="read", files=tuple(laid), directive=found, corrections=kept, choice=None
        )
        return self.drafts.save(changed, now=self.desk.now())

    def _laid(self, draft: Draft, file: File, own: set[Path]) -> Laid:
        path = file.path or Path()
        if path not in own:
            (copied,) = self.drafts.lay(draft.id, [path])
            path = copied.path
        return Laid(source=file.source, path=path, sha256=file.sha256, role=file.role)

    def put_right(self, draft: Draft, span: Span, words: str, *, by: str) -> Draft:
        """Put *words* in the place of what was read there, or confirm them if they are the same."""
        directive = _read(draft)
        hand = Hand(by=by, now=self.desk.now())
        compared = directive, draft.corrections
        if directive.text[span[0] : span[1]] == words:
            found, kept = hand.check(compared, [span])
        else:
            found, kept = hand.correct(compared, span, words)
        changed = replace(draft, directive=found, corrections=kept)
        return self.drafts.save(changed, now=self.desk.now())

    def state(self, draft: Draft, fact: Fact, words: str, *, by: str) -> Draft:
        """Put a fact right, as it is printed on the paper.

        Raises:
            NotScanned: If it was not read from a picture.
            NotRead: If the place where it is printed is not known.
        """
        span, printed = typed_facts.place(_read(draft), fact, words)
        return self.put_right(draft, span, printed, by=by)

    def foresee(self, draft: Draft) -> Verdict:
        """Say what the draft would be beside what is held."""
        return self.desk.library.foresee(_read(draft), files=_files(draft), now=self.desk.now())

    def post(self, draft: Draft, *, by: str) -> Outcome:
        """Publish a draft; ``library.sync()`` is left to do.

        Returns:
            What became of it; skipped where somebody must first say which one it replaces.
        """
        said: Choice = "new" if draft.choice == "new" else "skip"
        asked = replace(YES, choose=lambda _directive, _similar: said)
        desk = replace(self.desk, by=by, asked=asked)
        reading = Reading(
            directive=_read(draft),
            files=tuple(_files(draft)),
            corrections=draft.corrections,
            audience=draft.audience,
            replaces=draft.choice if isinstance(draft.choice, int) else None,
        )
        outcome = intake.settle(desk, draft.files[0].path, reading)
        if outcome.held is not None:
            self.drafts.settle(draft, held_id=outcome.held.id)
        return outcome


def _read(draft: Draft) -> Directive:
    if draft.directive is None:
        raise ValueError("a draft that was not read")
    return draft.directive


def _files(draft: Draft) -> Sequence[File]:
    return [
        File(
            source=file.source,
            sha256=file.sha256,
            role=file.role,
            path=file.path,
            declared=draft.declared,
        )
        for file in draft.files
    ]
