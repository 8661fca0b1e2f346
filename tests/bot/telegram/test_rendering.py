from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation import Button, Line, Reply
from bot.conversation.replies import LineKind
from bot.telegram.rendering import LIMIT, render

_KINDS: tuple[LineKind, ...] = ("plain", "key", "quote", "note", "title")


def _reply(*lines: tuple[LineKind, str]) -> Reply:
    return Reply(lines=tuple(Line(kind, text) for kind, text in lines))


@pytest.mark.parametrize(
    ("kind", "html"),
    [
        ("plain", "a &lt; b"),
        ("key", "<b>a &lt; b</b>"),
        ("quote", "<blockquote expandable>a &lt; b</blockquote>"),
        ("note", "<i>a &lt; b</i>"),
    ],
)
def test_each_kind_of_line_has_its_look_and_is_escaped(kind: LineKind, html: str) -> None:
    (part,) = render(_reply((kind, "a < b")))

    assert part.html == html
    assert part.plain == "a < b"


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


def test_nothing_to_say_is_no_message() -> None:
    assert render(_reply(("plain", " "))) == []


@given(
    st.lists(st.tuples(st.sampled_from(_KINDS), st.text(max_size=300)), max_size=6),
    st.integers(min_value=8, max_value=200),
)
def test_every_part_fits_and_no_visible_character_is_lost(
    lines: list[tuple[LineKind, str]], limit: int
) -> None:
    parts = render(_reply(*lines), limit=limit)

    assert all(0 < len(part.plain) <= limit for part in parts)
    assert "".join("".join(part.plain for part in parts).split()) == "".join(
        "".join(text for _, text in lines).split()
    )


def test_a_row_says_beside_its_button_what_the_button_does_not() -> None:
    row = Button("Kế hoạch 31-KH/ĐU [vb 7]", "documents:show:7", mark="vb 7", about="về kiểm tra")
    reply = Reply(lines=(Line("title", "Đang có:"),), buttons=(row, Button("Xem tiếp", "x")))

    (part,) = render(reply)

    assert part.plain == "Đang có:\nvb 7: về kiểm tra"
