"""What is seen and pressed around a question that the office is to answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict

from bot.conversation.replies import Button, Line, Reply
from bot.store.questions import LONGEST, Open, Settled
from bot.texts import curated as answers
from bot.texts import documents
from bot.texts import queue as texts
from knowledge.curated import Curated
from knowledge.domain import Held

PAGE = 8
put = texts.put


def judging(question: str) -> tuple[Button, ...]:
    """Let staff say under an answer whether it is right."""
    asked = question[:LONGEST]
    return (
        Button(texts.RIGHT, f"queue:right:{asked}"),
        Button(texts.WRONG, f"queue:wrong:{asked}"),
    )


def asking(question: str) -> tuple[Button, ...]:
    """Let a member turn to the office."""
    return (Button(texts.ASK_OFFICE, f"queue:ask:{question[:LONGEST]}"),)


def confirm(question: str) -> Reply:
    """Show exactly what would be sent, and ask once more."""
    return Reply(
        lines=(Line("plain", texts.SEND_ASKED), Line("quote", question)),
        buttons=(
            Button(texts.SEND, f"queue:send:{question}"),
            Button(texts.OTHER, "queue:typed"),
        ),
    )


def type_question() -> Reply:
    """Ask for the question."""
    return Reply(lines=(Line("plain", texts.TYPE_QUESTION),), awaits="queue:typed")


def listing(found: Sequence[Open], first: int) -> Reply:
    """List what waits."""
    if not found:
        return Reply(lines=(Line("plain", texts.NONE),))
    buttons = [
        Button(_short(one.text), f"queue:open:{one.id}", about=texts.about(one))
        for one in found[first : first + PAGE]
    ]
    if first + PAGE < len(found):
        more = f"queue:list:{first + PAGE}"
        buttons.append(Button(documents.MORE, more, more=True))
    title = Line("title", put(texts.LIST, count=len(found)))
    return Reply(lines=(title,), buttons=tuple(buttons))


def question(one: Open) -> Reply:
    """Show one question, with what was answered to it."""
    why = ", ".join(texts.WHY[why] for why in one.why)
    lines = [
        Line("title", texts.WHICH),
        Line("quote", one.text),
        Line("note", put(texts.SINCE, day=f"{one.asked_at:%d/%m/%Y}", why=why)),
    ]
    if one.answered:
        lines += [Line("title", texts.ANSWERED), Line("plain", one.answered)]
    buttons = [Button(texts.ANSWER, f"queue:answer:{one.id}")]
    if one.curated_id is not None:
        buttons.append(Button(texts.KEEP, f"queue:keep:{one.id}"))
    buttons += [
        Button(texts.ASK_ASSISTANT, f"ask:{one.text}"),
        Button(texts.SKIP, f"queue:skip:{one.id}"),
    ]
    return Reply(lines=tuple(lines), buttons=tuple(buttons))


def sources(one: Open, likely: Sequence[Held]) -> Reply:
    """Ask what an answer rests on; *likely* are offered by name."""
    buttons = [Button(documents.named(held), f"queue:from:{one.id}:{held.id}") for held in likely]
    buttons += [
        Button(texts.BY_OTHER, f"queue:other:{one.id}"),
        Button(texts.BY_OFFICE, f"queue:from:{one.id}:0"),
    ]
    lines = (Line("quote", one.text), Line("plain", texts.SOURCE_ASKED))
    return Reply(lines=lines, buttons=tuple(buttons))


def type_source(one: Open) -> Reply:
    """Ask which directive it is."""
    return Reply(lines=(Line("plain", texts.TYPE_SOURCE),), awaits=f"queue:other:{one.id}")


def type_answer(one: Open, source: Held | None) -> Reply:
    """Ask for the answer."""
    named = texts.BY_OFFICE if source is None else documents.named(source)
    lines = (Line("quote", one.text), Line("note", named), Line("plain", texts.TYPE_ANSWER))
    return Reply(lines=lines, awaits=f"queue:from:{one.id}:{source.id if source else 0}")


def preview(one: Open, answer: Curated, shelf: Mapping[int, Held]) -> Reply:
    """Show an answer as it will be read, before it is given."""
    back = f"queue:from:{one.id}:{answer.directive_id or 0}"
    return Reply(
        lines=(Line("plain", texts.PREVIEW), *answers.lines(asdict(answer), shelf)),
        buttons=(
            Button(texts.GIVE, f"queue:give:{one.id}:{answer.id}"),
            Button(texts.REWRITE, back),
            Button(texts.SKIP, f"queue:skip:{one.id}"),
        ),
    )


def letter(asked: Settled, answer: Curated, shelf: Mapping[int, Held]) -> Reply:
    """Write to whoever asked, in the name of the office; *shelf*: what exists for them."""
    asked_line = Line("note", put(texts.YOU_ASKED, question=asked.text))
    lines = (asked_line, *answers.to_asker(asdict(answer), shelf))
    source = shelf.get(answer.directive_id or 0)
    buttons = () if source is None else (_see(source),)
    return Reply(lines=lines, buttons=buttons)


def told(said: str) -> Reply:
    """Say one sentence, and lead on to the next question."""
    return Reply(lines=(Line("key", said),), buttons=(Button(texts.NEXT, "queue:list:0"),))


def _see(held: Held) -> Button:
    return Button(documents.named(held), f"documents:show:{held.id}")


def _short(text: str, most: int = 60) -> str:
    said = " ".join(text.split())
    return said if len(said) <= most else f"{said[: most - 1].rstrip()}…"
