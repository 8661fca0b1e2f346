from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation import Button, Line, Reply
from bot.conversation.replies import LineKind
from bot.telegram.rendering import LIMIT, render
from knowledge.language import nfc, visible
from tests.emulator.contents import LONGEST_RAW
from tests.emulator.html import parse
from tests.emulator.texts import settled

_KINDS: tuple[LineKind, ...] = ("plain", "key", "quote", "note", "title")


def _reply(*lines: tuple[LineKind, str]) -> Reply:
    return Reply(lines=tuple(Line(kind, text) for kind, text in lines))


@pytest.mark.parametrize(
    ("kind", "html"),
    [
        ("plain", "a &lt; b"),
        ("key", "<b>a &lt; b</b>"),
        ("quote", "<blockquote>a &lt; b</blockquote>"),
        ("note", "<i>a &lt; b</i>"),
    ],
)
def test_each_kind_of_line_has_its_look_and_is_escaped(kind: LineKind, html: str) -> None:
    (part,) = render(_reply((kind, "a < b")))

    assert part.html == html
    assert part.plain == "a < b"


def test_a_long_quote_is_folded_and_a_short_one_stands_open() -> None:
    open_, folded = render(_reply(("quote", "x" * 300), ("quote", "y" * 301)))[0].html.split("\n")

    assert open_.startswith("<blockquote>")
    assert folded.startswith("<blockquote expandable>")


def test_a_long_answer_is_cut_between_paragraphs() -> None:
    parts = render(_reply(("key", "x" * 3000), ("quote", "y" * 2000), ("plain", "z" * 2000)))

    assert [len(part.plain) for part in parts] == [3000, 4001]


def test_a_reply_that_just_fits_is_one_message() -> None:
    assert len(render(_reply(("plain", "x" * 2000), ("plain", "y" * (LIMIT - 2001))))) == 1
    assert len(render(_reply(("plain", "x" * 2000), ("plain", "y" * (LIMIT - 2000))))) == 2


def test_a_paragraph_that_is_too_long_is_cut_after_a_sentence() -> None:
    sentence = "Các chi bộ gửi báo cáo về Văn phòng. "

    parts = render(_reply(("quote", sentence * 200)))

    assert len(parts) == 2
    assert parts[0].plain.endswith("Văn phòng.")
    assert all(part.html.startswith("<blockquote") for part in parts)


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n", "\u2028", "\u2029", "\x0b", "\x85"])
def test_every_sign_that_ends_a_line_ends_one(end: str) -> None:
    (part,) = render(_reply(("plain", f"một{end}hai")))

    assert part.html == part.plain == "một\nhai"


def test_nothing_to_say_is_no_message() -> None:
    assert render(_reply(("plain", " "))) == []


def test_more_marked_lines_than_telegram_marks_are_two_messages() -> None:
    parts = render(_reply(*(("title", f"{number}") for number in range(60))))

    assert [part.html.count("<u>") for part in parts] == [50, 10]


def test_what_turns_the_writing_around_is_left_out_and_letters_are_composed() -> None:
    (part,) = render(_reply(("quote", "Chi bo\u0323\u0302 \u202e3\u202c\x00")))

    assert part.plain == "Chi bộ 3"


# what is dangerous, mixed with anything else
_TEXT = st.lists(
    st.one_of(
        st.sampled_from(["<b>", "</b>", "&amp;", "&", "<", ">", '"', "\n", "\u202e", "😀", "ệ"]),
        st.text(max_size=40),
    ),
    max_size=8,
).map("".join)
_LINES = st.lists(st.tuples(st.sampled_from(_KINDS), _TEXT), max_size=60)


@given(_LINES, st.integers(min_value=8, max_value=200))
def test_every_part_fits_and_no_visible_character_is_lost(
    lines: list[tuple[LineKind, str]], limit: int
) -> None:
    parts = render(_reply(*lines), limit=limit)

    assert all(0 < len(part.plain) <= limit for part in parts)
    assert "".join("".join(part.plain for part in parts).split()) == "".join(
        "".join(nfc(visible(text)) for _, text in lines).split()
    )


@given(_LINES)
def test_what_is_marked_up_is_read_as_it_is_meant(lines: list[tuple[LineKind, str]]) -> None:
    for part in render(_reply(*lines)):
        text, entities = parse(part.html)

        assert text == part.plain
        assert len(entities) == part.html.count("</")
        assert len(part.html.encode()) <= LONGEST_RAW
        if _words(part.plain):
            assert _words(settled(text, entities)[0]) == _words(part.plain)


def _words(text: str) -> list[str]:
    """List the words, without the marks above and below letters that Telegram takes out."""
    return text.translate(dict.fromkeys(map(ord, "\u0333\u033f\u030a"))).split()


def test_a_row_says_beside_its_button_what_the_button_does_not() -> None:
    row = Button("Kế hoạch 31-KH/ĐU [vb 7]", "documents:show:7", mark="vb 7", about="về kiểm tra")
    reply = Reply(lines=(Line("title", "Đang có:"),), buttons=(row, Button("Xem tiếp", "x")))

    (part,) = render(reply)

    assert part.plain == "Đang có:\nvb 7: về kiểm tra"
