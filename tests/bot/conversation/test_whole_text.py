from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ingest
from bot.conversation import Reply
from bot.conversation.replies import plain
from bot.conversation.whole_text_screens import buttons, shown
from bot.errors import StaleButton
from bot.texts.errors import sentence
from bot.texts.places import readable
from bot.texts.whole import NEXT
from knowledge.domain import Citation, Directive, Held
from tests.bot.conftest import Talk
from tests.bot.factories import MOMENT, PLAN


def _held(number: int, directive: Directive) -> Held:
    return Held(id=number, directive=directive, status="in_force", published_at=MOMENT)


HELD = _held(7, ingest.read_text(PLAN, "31.txt"))
TEXT = HELD.directive.text


def _said(reply: Reply) -> list[str]:
    return [line.text for line in reply.lines]


@pytest.mark.parametrize(
    ("words", "place", "first", "last"),
    [
        ("trước ngày 20", "mục II", "II. TỔ CHỨC THỰC HIỆN", "kế hoạch này."),
        ("nắm rõ nhiệm vụ", "mục I", "I. MỤC ĐÍCH", "giám sát"),
    ],
)
def test_the_part_around_the_words_is_shown_whole(
    words: str, place: str, first: str, last: str
) -> None:
    said = _said(shown(HELD, TEXT.index(words)))

    assert said[0] == f"Nguyên văn Kế hoạch 31-KH/ĐU [vb 7], {place}:"
    assert said[1] == first
    assert last in said[-1]


def test_what_stands_above_and_below_the_body_is_shown_without_a_place() -> None:
    head, foot = shown(HELD, 0), shown(HELD, TEXT.index("Nơi nhận"))

    assert _said(head)[0] == "Nguyên văn Kế hoạch 31-KH/ĐU [vb 7]:"
    assert "KẾ HOẠCH" in _said(head)
    assert "Nơi nhận" in _said(foot)[1]
    assert "KẾ HOẠCH" not in _said(foot)


@given(st.integers(min_value=0, max_value=len(TEXT) - 1))
def test_every_line_shown_stands_in_the_text(at: int) -> None:
    reply = shown(HELD, at)

    assert all(line.text in TEXT for line in reply.lines[1:])


def test_from_the_beginning_every_part_can_be_turned_to_and_nothing_is_left_out() -> None:
    reply, seen = shown(HELD, 0), []
    for _ in range(20):
        seen += _said(reply)[1:]
        if reply.buttons[0].label != NEXT:
            break
        reply = shown(HELD, int(reply.buttons[0].action.rpartition(":")[2]))

    assert seen == [line for line in map(readable, TEXT.splitlines()) if line]


def test_a_dash_is_of_the_part_that_it_stands_in() -> None:
    cited = [
        Citation(directive_id=one, path=path, quote="", start=9, end=9)
        for one, path in ((7, "II-1"), (8, "Điều 3.2.a"))
    ]
    other = _held(8, HELD.directive)

    labels = [one.label for one in buttons(cited, {7: HELD, 8: other})]
    assert [label.rpartition(", ")[2] for label in labels] == ["mục II", "Điều 3"]


def test_a_long_part_goes_on_and_loses_nothing() -> None:
    items = "\n".join(f"{number}. Việc {'rất dài ' * 40}số {number}." for number in range(1, 40))
    long = _held(8, ingest.read_text(PLAN.replace("II. TỔ", f"{items}\nII. TỔ"), "x.txt"))
    reply = shown(long, long.directive.text.index("Việc rất"))
    pieces = _said(reply)[1:]
    while reply.buttons[0].more:
        _, _, at, begin = reply.buttons[0].action.split(":")
        assert len(plain(reply)) < 4000
        reply = shown(long, int(at), int(begin))
        pieces += _said(reply)[1:]

    assert sum(piece.count("rất dài") for piece in pieces) == 39 * 40
    assert "\n".join(pieces) in long.directive.text


def test_an_answer_leads_to_the_first_place_in_each_paper() -> None:
    other = _held(8, ingest.read_text(PLAN.replace("31-KH", "45-KH"), "45.txt"))
    cited = [
        Citation(directive_id=one, path="II.1", quote="", start=start, end=start)
        for one, start in ((7, 30), (7, 60), (8, 40))
    ]

    assert [(one.label, one.action) for one in buttons(cited[:2], {7: HELD})] == [
        ("Xem nguyên văn", "text:7:30")
    ]
    assert [one.label for one in buttons(cited, {7: HELD, 8: other})] == [
        "Nguyên văn Kế hoạch 31-KH/ĐU, mục II",
        "Nguyên văn Kế hoạch 45-KH/ĐU, mục II",
    ]


@pytest.mark.parametrize("action", ["text:", "text:1:999999:999999", "text:999:0", "text:1:x"])
def test_what_is_not_there_is_stale(talk: Talk, action: str) -> None:
    assert plain(talk(action=action)) == sentence(StaleButton())


def test_in_the_chat_an_answer_leads_to_the_words_and_back_to_the_file(talk: Talk) -> None:
    answer = talk("ai ký kế hoạch 12-KH/ĐU?")
    whole = talk(action=answer.buttons[0].action)
    file = talk(action=whole.buttons[-1].action)

    assert [one.label for one in answer.buttons] == ["Xem nguyên văn", "Hỏi Văn phòng"]
    assert "Hoàng Đình Mạc" in plain(whole)
    assert file.file is not None
