"""What staff see of a paper that they are about to publish, and what they can press."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from bot.conversation.replies import Button, Line, Reply
from bot.correcting import Doubtful, doubtful_lines
from bot.drafts import Draft
from bot.texts import audience, documents, errors, proofs
from bot.texts import publishing as texts
from ingest import Progress
from knowledge.domain import Directive, Fact, Held
from knowledge.errors import SecretDocument
from knowledge.identity import Verdict

put = texts.put
_MOST = 4  # drafts, and papers that wait, with a button of their own


def declare(read: Sequence[Draft], waiting: Sequence[Held]) -> Reply:
    """Ask for the declaration before anything is sent.

    Args:
        read: What the person has read and not published yet.
        waiting: What waits for a second person's yes.
    """
    buttons = [Button(texts.SWEAR, "publishing:declare:0")]
    buttons += [
        Button(put(texts.GO_ON, name=documents.name(one.directive)), f"publishing:show:{one.id}")
        for one in read[:_MOST]
        if one.directive is not None
    ]
    buttons += [
        Button(put(texts.AWAITS, name=documents.named(one)), f"publishing:waiting:{one.id}")
        for one in waiting[:_MOST]
    ]
    buttons.append(Button(texts.CANCEL, "publishing:drop:0"))
    return Reply(lines=(Line("plain", texts.DECLARE),), buttons=tuple(buttons))


def declare_files(draft: Draft, beside: Draft | None) -> Reply:
    """Ask for the declaration of files that came; *beside*: the draft they may belong to."""
    buttons = [Button(texts.SWEAR, f"publishing:declare:{draft.id}")]
    if beside is not None and beside.directive is not None:
        label = put(texts.SWEAR_JOINED, name=documents.name(beside.directive))
        buttons.append(Button(label, f"publishing:join:{draft.id}:{beside.id}"))
    buttons.append(Button(texts.CANCEL, f"publishing:drop:{draft.id}"))
    asked = put(texts.DECLARE_FILES, count=len(draft.files))
    return Reply(lines=(Line("plain", asked),), buttons=tuple(buttons))


def progress(told: Progress) -> Reply:
    """Say how far reading has come."""
    return Reply(lines=(Line("note", texts.progress(told)),), progress=True)


def held_already(held: Held) -> Reply:
    """Say that the file is held, and lead to it."""
    if held.status == "waiting":
        said = put(texts.HELD_WAITING, name=documents.named(held))
        return Reply(lines=(Line("plain", said),))
    said = put(texts.HELD_ALREADY, name=documents.named(held))
    return Reply(lines=(Line("plain", said),), buttons=(see(held),))


def see(held: Held) -> Button:
    """Lead to the card of a directive."""
    return Button(put(texts.SEE, name=documents.named(held)), f"documents:show:{held.id}")


def preview(
    draft: Draft, verdict: Verdict, similar: Sequence[Held], who: str, told: str = ""
) -> Reply:
    """Show everything that staff decide on, before it is published.

    Args:
        draft: As it stands.
        verdict: What publishing it would make of it.
        similar: The directives held that say so.
        who: Whom it is for.
        told: What was just done to it.
    """
    directive = read(draft)
    unsure = doubtful(directive)
    lines = [Line("key", told)] if told else []
    lines += texts.preview(directive, len(unsure))
    lines += _foreseen(draft, verdict, similar)
    buttons = [
        *_deciding(draft, verdict, similar),
        *_looking(draft, len(unsure)),
        Button(put(audience.OFFER, who=who), f"publishing:audience:{draft.id}"),
        *_last(draft, verdict),
    ]
    return Reply(lines=tuple(lines), buttons=tuple(buttons))


def _foreseen(draft: Draft, verdict: Verdict, similar: Sequence[Held]) -> Iterator[Line]:
    chosen = [one for one in similar if one.id == draft.choice]
    if draft.choice == "new":
        yield Line("key", texts.AS_NEW)
    elif chosen:
        yield Line("key", put(texts.REPLACES, names=texts.names(chosen)))
    elif verdict.outcome in texts.FORESEEN:
        said = put(texts.FORESEEN[verdict.outcome], names=texts.names(similar))
        yield Line("key", said)


def _deciding(draft: Draft, verdict: Verdict, similar: Sequence[Held]) -> Iterator[Button]:
    if _must_choose(draft, verdict):
        yield from replacing(draft, similar)
    else:
        yield Button(texts.POST, f"publishing:post:{draft.id}")
        yield Button(texts.POST_QUIETLY, f"publishing:quiet:{draft.id}")


def _looking(draft: Draft, unsure: int) -> Iterator[Button]:
    if unsure:
        yield Button(put(texts.COMPARE, count=unsure), f"publishing:check:{draft.id}:0")
    yield Button(texts.EDIT, f"publishing:edit:{draft.id}")


def _last(draft: Draft, verdict: Verdict) -> Iterator[Button]:
    if not _must_choose(draft, verdict) and verdict.outcome in {"new", "needs_choice"}:
        yield Button(texts.BUTTON_WHICH, f"publishing:which:{draft.id}")
    yield Button(texts.CANCEL, f"publishing:drop:{draft.id}")


def _must_choose(draft: Draft, verdict: Verdict) -> bool:
    return verdict.outcome == "needs_choice" and draft.choice is None


def replacing(draft: Draft, similar: Sequence[Held]) -> Iterator[Button]:
    """Offer the similar directives, and none of them."""
    for one in similar:
        label = put(texts.BUTTON_REPLACES, name=documents.named(one))
        yield Button(label, f"publishing:replaces:{draft.id}:{one.id}")
    yield Button(texts.BUTTON_AS_NEW, f"publishing:asnew:{draft.id}")


def editing(draft: Draft) -> Reply:
    """Ask which fact is to be put right."""
    found = texts.facts(read(draft))
    buttons = [
        Button(
            put(texts.FACT, label=label.capitalize(), value=found[fact] or texts.UNKNOWN),
            f"publishing:fact:{draft.id}:{fact}",
        )
        for fact, label in documents.FACTS.items()
    ]
    return Reply(
        lines=(Line("title", texts.EDIT_ASKED),), buttons=(*buttons, _back(draft)), replaces=True
    )


def typing(draft: Draft, fact: Fact, picture: Path | None) -> Reply:
    """Ask for one fact, as it is printed; the picture shows where."""
    value = texts.facts(read(draft))[fact] or texts.UNKNOWN
    said = put(texts.TYPE_FACT, label=documents.FACTS[fact], value=value)
    return Reply(
        lines=(Line("plain", said),),
        buttons=(_back(draft),),
        picture=picture,
        awaits=f"publishing:fact:{draft.id}:{fact}",
    )


def which(draft: Draft) -> Reply:
    """Ask which directive it replaces."""
    return Reply(
        lines=(Line("plain", texts.WHICH),),
        buttons=(_back(draft),),
        awaits=f"publishing:which:{draft.id}",
    )


def line(draft: Draft, number: int, picture: Path | None, told: str = "") -> Reply:
    """Show a line that was not read for sure, with its picture; *number* counts from 0."""
    directive = read(draft)
    found = doubtful(directive)
    one = found[number]
    text = directive.text
    lines = [Line("key", told)] if told else []
    lines.append(Line("plain", proofs.doubtful(one.page, one.doubts, text, one.start, one.end)))
    lines.append(Line("note", put(texts.LINE, number=number + 1, count=len(found))))
    buttons = [Button(texts.RIGHT, f"publishing:right:{draft.id}:{one.start}:{one.end}")]
    if number + 1 < len(found):
        buttons.append(Button(texts.LATER, f"publishing:check:{draft.id}:{number + 1}"))
    return Reply(
        lines=tuple(lines),
        buttons=(*buttons, _back(draft)),
        picture=picture,
        awaits=f"publishing:line:{draft.id}:{one.start}:{one.end}",
    )


def doubtful(directive: Directive) -> list[Doubtful]:
    """List the lines of a draft that people should compare with the paper."""
    return doubtful_lines(directive, directive.printed_lines)


def dropped() -> Reply:
    """Say that a draft is gone."""
    return Reply(lines=(Line("plain", texts.DROPPED),), replaces=True)


def refused(error: SecretDocument, marks: tuple[str, ...]) -> Reply:
    """Say why a paper is refused, and take what it came in out of the chat."""
    lines = [Line("plain", errors.sentence(error))]
    if marks:
        lines.append(Line("note", texts.RECALLED))
    return Reply(lines=tuple(lines), retracts=marks)


def _back(draft: Draft) -> Button:
    return Button(texts.BACK, f"publishing:show:{draft.id}")


def read(draft: Draft) -> Directive:
    """Return what was read of a draft that was."""
    if draft.directive is None:
        raise ValueError("a draft that was not read")
    return draft.directive
