"""What becomes of a text and its entities, row by row.

Each row follows the lines of ``fix_formatted_text``, ``split_entities``, ``clean_input_string`` or
``find_entities`` of td/telegram/MessageEntity.cpp (tdlib/td).
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.emulator import html, markup, texts, utf16
from tests.emulator.refusals import Refused


def _entity(kind: str, offset: int, length: int, **facts: Any) -> dict[str, Any]:
    return {"type": kind, "offset": offset, "length": length, **facts}


@pytest.mark.parametrize(
    ("said", "seen", "entities"),
    [
        # spaces at both ends go, in front those before the first entity
        (" \n a <b>b </b>\n", "a b", [_entity("bold", 2, 1)]),
        ("<b> x</b>", " x", [_entity("bold", 0, 2)]),
        ("x<b> \n</b>", "x", []),
        # what steers goes, and entities move with what is left
        ("a\tb\r\nc", "a b\nc", []),
        ("\u202ea<b>b\u2028c</b>\u202c", "abc", [_entity("bold", 1, 2)]),
        ("<b>\u202e</b>x", "x", []),
        ("o\u030a😀<i>x</i>", "o😀x", [_entity("italic", 3, 1)]),
        # what touches or overlaps is joined
        ("<b>a</b><b>b</b>", "ab", [_entity("bold", 0, 2)]),
        ("<b>a<strong>b</strong>c</b>", "abc", [_entity("bold", 0, 3)]),
        ("<b>a</b> <b>b</b>", "a b", [_entity("bold", 0, 1), _entity("bold", 2, 1)]),
        # and cut where another begins
        ("<b>a<i>b</i>c</b>", "abc",
         [_entity("bold", 0, 1), _entity("bold", 1, 2), _entity("italic", 1, 1)]),
        ("<b>a<blockquote>b</blockquote>c</b>", "abc",
         [_entity("bold", 0, 1), _entity("blockquote", 1, 1), _entity("bold", 1, 1),
          _entity("bold", 2, 1)]),
        # text of fixed width takes nothing else
        ("<b>a<code>b</code>c</b>", "abc",
         [_entity("bold", 0, 1), _entity("code", 1, 1), _entity("bold", 2, 1)]),
        ("<b><pre>a</pre></b>", "a", [_entity("pre", 0, 1)]),
        ('<a href="troly.vn"><code>a</code></a>', "a", [_entity("code", 0, 1)]),
        # a quote holds no other and is held by none
        ("<blockquote>a<blockquote>b</blockquote></blockquote>", "ab",
         [_entity("blockquote", 0, 2)]),
        ('<a href="troly.vn">a<blockquote>b</blockquote></a>', "ab",
         [_entity("blockquote", 1, 1)]),
        ("<blockquote><code>a</code>b</blockquote>", "ab",
         [_entity("blockquote", 0, 2), _entity("code", 0, 1)]),
        # what is found by itself
        ("hỏi @troly_bot, @abc", "hỏi @troly_bot, @abc", [_entity("mention", 4, 10)]),
        ("/lich /vanban@troly_bot a/b", "/lich /vanban@troly_bot a/b",
         [_entity("bot_command", 0, 5), _entity("bot_command", 6, 17)]),
        ("#hạn_31 #31", "#hạn_31 #31", [_entity("hashtag", 0, 7)]),
        ("(https://troly.vn/a?b=1).", "(https://troly.vn/a?b=1).", [_entity("url", 1, 23)]),
        ("gửi vp@troly.vn", "gửi vp@troly.vn", [_entity("email", 4, 11)]),
        ("<b>xem #hạn</b>", "xem #hạn",
         [_entity("bold", 0, 4), _entity("hashtag", 4, 4), _entity("bold", 4, 4)]),
        ("<code>/lich</code>", "/lich", [_entity("code", 0, 5)]),
    ],
)  # fmt: skip
def test_a_text_stands_in_the_chat_as_the_server_leaves_it(
    said: str, seen: str, entities: list[dict[str, Any]]
) -> None:
    assert texts.settled(*html.parse(said)) == (seen, entities)


@pytest.mark.parametrize("said", ["", " \n ", "\t", "<b> </b>", "\u202e"])
def test_nothing_to_read_is_no_text(said: str) -> None:
    with pytest.raises(Refused, match="text must be non-empty"):
        texts.settled(*html.parse(said))


def test_no_more_than_a_hundred_marks_are_kept_quotes_before_others() -> None:
    said = "<b>x</b> " * 60 + "<blockquote>y</blockquote> " * 60

    kinds = [one["type"] for one in texts.settled(*html.parse(said))[1]]

    assert (kinds.count("bold"), kinds.count("blockquote")) == (40, 60)


@given(
    st.text(alphabet="ab ệ😀\n\t\u202e#@/", min_size=1, max_size=12),
    st.lists(
        st.tuples(
            st.sampled_from(["bold", "italic", "code", "blockquote", "text_link"]),
            st.integers(0, 12),
            st.integers(1, 12),
        ),
        max_size=6,
    ),
)
def test_whatever_is_marked_stands_in_order_and_stays_so(
    said: str, marks: list[tuple[str, int, int]]
) -> None:
    places = [utf16.length(said[:count]) for count in range(len(said) + 1)]
    facts = {"text_link": {"url": "http://troly.vn/?a=1&b=2"}}
    entities = [
        _entity(
            kind,
            places[begin],
            places[min(begin + count, len(said))] - places[begin],
            **facts.get(kind, {}),
        )
        for kind, begin, count in marks
        if begin < len(said)
    ]
    try:
        seen, kept = texts.settled(said, entities)
    except Refused:
        return

    assert texts.settled(seen, kept) == (seen, kept)
    assert texts.settled(*html.parse(markup.written(seen, kept))) == (seen, kept)
    spans = [(one["offset"], one["offset"] + one["length"]) for one in kept]
    assert all(0 <= begin < end <= utf16.length(seen) for begin, end in spans)
    for (_, end), (later, until) in pairwise(spans):
        assert until <= end or later >= end


@pytest.mark.parametrize(
    "said",
    [
        "<b>a</b><i>b</i> &lt;c&gt;",
        "<blockquote expandable>a\n<b>b</b></blockquote>\nc",
        '<pre><code class="language-py">a</code></pre>',
        '<a href="tg://user?id=42">Lan</a> <a href="http://troly.vn/">x</a>',
        '<tg-emoji emoji-id="5368">👍</tg-emoji> <tg-spoiler>x</tg-spoiler>',
        '<tg-time unix="1790000000" format="wDT">mai</tg-time>',
    ],
)
def test_what_stands_in_a_chat_can_be_written_down_again(said: str) -> None:
    assert markup.written(*html.parse(said)) == said
