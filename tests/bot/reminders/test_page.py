from __future__ import annotations

from datetime import date
from html.parser import HTMLParser

from bot.reminders import page
from bot.reminders.tables import Call


class _Reader(HTMLParser):
    """Lists the tags and the texts of the cells of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.said: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag == "td":
            self.said.append("")
        assert not {name for name, _ in attrs} & {"src", "href", "onload", "onclick"}

    def handle_data(self, data: str) -> None:
        if self.said:
            self.said[-1] += data.strip("\n")


def _read(written: str) -> _Reader:
    reader = _Reader()
    reader.feed(written)
    return reader


def _call(**changes: str) -> Call:
    fields = {
        "cell": "Chi bộ 3",
        "person": "Lò Văn Lụa",
        "phone": "0900 000 203",
        "what": "Báo cáo",
    }
    return Call(day=date(2026, 11, 20), **(fields | changes))


def test_a_row_says_which_cell_owes_what_by_when_and_whom_to_call() -> None:
    said = _read(page.written("Nhắc việc", [_call(), _call(phone="")], note="Ghi chú")).said

    assert said == [
        "Chi bộ 3",
        "Báo cáo",
        "20/11/2026",
        "Lò Văn Lụa: 0900 000 203",
        "Chi bộ 3",
        "Báo cáo",
        "20/11/2026",
        "Lò Văn Lụa: chưa có số điện thoại",
    ]


def test_hostile_words_stay_words() -> None:
    bad = """<script>alert(1)</script></td><img src=x> $rows ${note} "'&amp;"""
    call = _call(cell=bad, person=bad, phone=bad, what=bad)

    read = _read(page.written(bad, [call], note=bad))

    assert read.said == [bad, bad, "20/11/2026", f"{bad}: {bad}"]
    assert not {"script", "img"} & set(read.tags)
    assert read.tags.count("td") == 4


def test_it_needs_nothing_from_elsewhere() -> None:
    written = page.written("Nhắc việc", [_call()])

    assert not {"script", "link", "img", "iframe"} & set(_read(written).tags)
    assert "url(" not in written
    assert "@import" not in written


def test_two_hundred_cells_are_all_told_and_none_is_said_so() -> None:
    many = _read(page.written("Nhắc việc", [_call(cell=f"Chi bộ {at}") for at in range(200)]))
    none = _read(page.written("Nhắc việc", []))

    assert many.tags.count("tr") == 201
    assert none.said == ["Hôm nay không có việc nào phải nhắc."]
