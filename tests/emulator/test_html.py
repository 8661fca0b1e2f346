"""The grammar, row by row.

Each row is of the shape of one in ``TEST(MessageEntities, parse_html)`` of td/test/
message_entities.cpp, or follows the lines of ``parse_html``, ``decode_html_entity`` and
``get_type_priority`` of td/telegram/MessageEntity.cpp (tdlib/td).
"""

from __future__ import annotations

import html as escaping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.emulator import html
from tests.emulator.refusals import Refused

_HALF = (
    "Text contains invalid Unicode characters after decoding HTML entities, "
    "check for unmatched surrogate code units"
)


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ("&#57311;", _HALF),
        ("&#xDFDF", _HALF),
        ("tệp 😀&lt;<bảng", "Unclosed start tag at byte offset 14"),
        ("tệp 😀&lt;<abac x>", 'Unsupported start tag "abac" at byte offset 14'),
        ("tệp 😀&lt;<i   =x>", 'Empty attribute name in the tag "i" at byte offset 14'),
        ("tệp 😀&lt;<i   x ", 'Unclosed start tag "i" at byte offset 14'),
        ("tệp 😀&lt;<i /x>", 'Empty attribute name in the tag "i" at byte offset 14'),
        ("tệp 😀&lt;<i x=19aZ", "Unclosed start tag at byte offset 14"),
        ("tệp 😀&lt;<i x =  ", 'Unclosed start tag "i" at byte offset 14'),
        ("tệp 😀&lt;<i x=19aZ-.,", "Unexpected end of name token at byte offset 19"),
        ('tệp 😀&lt;<i x="&lt;&quot;>', "Unclosed start tag at byte offset 14"),
        ("tệp 😀&lt;<i x='&lt;&gt;>", "Unclosed start tag at byte offset 14"),
        ("tệp 😀&lt;</", "Unexpected end tag at byte offset 14"),
        ("tệp 😀&lt;<b></b></", "Unexpected end tag at byte offset 21"),
        ("tệp 😀&lt;<i>a</i  ", "Unclosed end tag at byte offset 18"),
        (
            "tệp 😀&lt;<i>a</EM  >",
            'Unmatched end tag at byte offset 18, expected "</i>", found "</em>"',
        ),
        ('<tg-emoji emoji-id="x">👍</tg-emoji>', "Invalid custom emoji identifier specified"),
    ],
)
def test_what_is_wrong_is_told_by_its_byte(said: str, refusal: str) -> None:
    with pytest.raises(Refused) as refused:
        html.parse(said)

    assert refused.value.description == f"Bad Request: can't parse entities: {refusal}"


def _entity(kind: str, offset: int, length: int, **facts: Any) -> dict[str, Any]:
    return {"type": kind, "offset": offset, "length": length, **facts}


@pytest.mark.parametrize(
    ("said", "seen", "entities"),
    [
        ("", "", []),
        ("&lt;&gt;&amp;&quot;&laquo;&#12345678;", '<>&"&laquo;&#12345678;', []),
        ("&lt🏟 &#x1F3DF;", "<🏟 🏟", []),
        ("&;&#;&#x;&", "&;&#;&#x;&", []),
        ("việc <em>lớn</em>", "việc lớn", [_entity("italic", 5, 3)]),
        ("a<ins>b</ins><del>c</del>", "abc",
         [_entity("underline", 1, 1), _entity("strikethrough", 2, 1)]),
        ("🏟<i>🏟 &gt;<b x   =   y>&lt🏟</b></i>", "🏟🏟 ><🏟",
         [_entity("italic", 2, 7), _entity("bold", 6, 3)]),
        ("<i  x  =  19aZ-.  >a</i>", "a", [_entity("italic", 0, 1)]),
        ("<i x='&lt;&gt;'>a</>", "a", [_entity("italic", 0, 1)]),
        ("<i x y>a</i>", "a", [_entity("italic", 0, 1)]),
        ("<A HREF=troly.vn>x</A>", "x", []),  # names of attributes are told apart by case
        ("<i>a</    >", "a", [_entity("italic", 0, 1)]),
        # of two that cover the same the order is that of their kinds
        ("<i><b><code>x</code></b></i>", "x",
         [_entity("code", 0, 1), _entity("bold", 0, 1), _entity("italic", 0, 1)]),
        ("<a href=troly.vn>x</a>", "x", [_entity("text_link", 0, 1, url="http://troly.vn/")]),
        ("<a href='troly.vn?a&lt;'>x</a>", "x",
         [_entity("text_link", 0, 1, url="http://troly.vn/?a<")]),
        ("<a>troly.vn</a>", "troly.vn", [_entity("text_link", 0, 8, url="http://troly.vn/")]),
        ("<a>báo cáo</a>", "báo cáo", []),
        ('<a href="tg://user?id=42">Lan</a>', "Lan",
         [_entity("text_mention", 0, 3, user={"id": 42})]),
        ("<pre >a</><code >b</>", "ab", [_entity("pre", 0, 1), _entity("code", 1, 1)]),
        ("<pre><code>a</code></pre>", "a", [_entity("pre", 0, 1), _entity("code", 0, 1)]),
        ('<pre><code class="language-py">a</></>', "a", [_entity("pre", 0, 1, language="py")]),
        ('<code class="language-py"><pre>a</></>', "a", [_entity("pre", 0, 1, language="py")]),
        ('<pre><code class="language-py">a</> </>', "a ",
         [_entity("pre", 0, 2), _entity("code", 0, 1)]),
        ('<tg-emoji emoji-id="5368">👍</tg-emoji>', "👍",
         [_entity("custom_emoji", 0, 2, custom_emoji_id="5368")]),
        ("<blockquote expandable>a</blockquote>", "a", [_entity("expandable_blockquote", 0, 1)]),
        ('<blockquote expandable="">a</>', "a", [_entity("expandable_blockquote", 0, 1)]),
        ('<tg-time unix="1790000000" format="wDT">mai</tg-time>', "mai",
         [_entity("date_time", 0, 3, unix_time=1_790_000_000, date_time_format="wDT")]),
    ],
)  # fmt: skip
def test_what_is_right_is_read_as_the_server_reads_it(
    said: str, seen: str, entities: list[dict[str, Any]]
) -> None:
    assert html.parse(said) == (seen, entities)


@given(st.text(alphabet="<>/&;#x='\" abi1ệ😀-", max_size=40))
def test_anything_is_read_or_refused_in_words(said: str) -> None:
    read = _read(said)

    if isinstance(read, Refused):
        assert read.description.startswith("Bad Request: can't parse entities: ")
    else:
        units = len(read[0].encode("utf-16-le")) // 2
        assert all(0 <= one["offset"] < one["offset"] + one["length"] <= units for one in read[1])


def _read(said: str) -> tuple[str, list[dict[str, Any]]] | Refused:
    try:
        return html.parse(said)
    except Refused as refused:
        return refused


_KINDS = {"b": "bold", "i": "italic", "u": "underline", "blockquote": "blockquote"}
_TREES = st.recursive(
    st.text(min_size=1, max_size=5).filter(lambda text: "\0" not in text),
    lambda inner: st.tuples(st.sampled_from(sorted(_KINDS)), st.lists(inner, max_size=3)),
    max_leaves=8,
)


def _written(tree: Any) -> str:
    if isinstance(tree, str):
        return escaping.escape(tree, quote=False)
    return f"<{tree[0]}>{''.join(_written(one) for one in tree[1])}</{tree[0]}>"


def _text(tree: Any) -> str:
    return tree if isinstance(tree, str) else "".join(_text(one) for one in tree[1])


def _marked(tree: Any) -> int:
    """Count the tags that cover something."""
    if isinstance(tree, str):
        return 0
    return bool(_text(tree)) + sum(_marked(one) for one in tree[1])


@given(_TREES)
def test_whatever_is_nested_well_is_read_whole(tree: Any) -> None:
    seen, entities = html.parse(_written(tree))

    assert seen == _text(tree)
    assert len(entities) == _marked(tree)
