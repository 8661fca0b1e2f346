from collections.abc import Sequence

import numpy as np
import pytest

from ingest.scans.arrays import Gray, Rect
from ingest.scans.engine import Engine, Row, Word
from ingest.scans.second_look import SecondLook

MILLIMETRE = 8.0


class Reader(Engine):
    """Answers every line with the words it was given, as sure as it was told."""

    def __init__(self, *words: str, sure: float = 0.9) -> None:
        self.words = words
        self.sure = sure
        self.asked = 0

    def rows(self, picture: Gray, *, block: bool = False, line: bool = False) -> list[Row]:
        self.asked += 1
        assert line
        assert not block
        assert picture.size
        return [row(*self.words, sure=self.sure)] if self.words else []


def row(*texts: str, sure: float = 0.95, left: int = 200) -> Row:
    words = []
    for text in texts:
        rect = Rect(left, 100, left + 14 * len(text), 124)
        words.append(Word(text=text, rect=rect, sure=sure, letters=()))
        left = rect.right + 8
    return Row(words=tuple(words), base=124)


def page() -> Gray:
    return np.full((300, 1600), 255, np.uint8)


def checked(reader: Reader, found: Row, on: Gray | None = None) -> tuple[str, Sequence[float]]:
    (seen,) = SecondLook(reader, MILLIMETRE).checked([found], page() if on is None else on)
    return seen.text, [word.sure for word in seen.words]


def test_a_line_that_reads_well_and_holds_no_number_is_read_once() -> None:
    reader = Reader("khác")

    text, _ = checked(reader, row("Các", "chi", "bộ"))

    assert (text, reader.asked) == ("Các chi bộ", 0)


def test_a_number_that_reads_differently_a_second_time_is_doubted() -> None:
    text, sure = checked(Reader("ngày", "16/9/2026"), row("ngày", "15/9/2026"))

    assert text == "ngày 15/9/2026"
    assert sure[0] > 0.9
    assert sure[1] < 0.5


def test_a_number_that_the_second_reading_lacks_is_doubted() -> None:
    _, sure = checked(Reader("trước", "ngày"), row("trước", "ngày", "15/9/2026", "tới"))

    assert sure[2] < 0.5


def test_a_marker_that_fell_apart_is_doubted() -> None:
    text, sure = checked(Reader("1", "1.", "Kiểm", "tra"), row("1", "1.", "Kiểm", "tra"))

    assert text == "1 1. Kiểm tra"
    assert max(sure[:2]) < 0.5
    assert min(sure[2:]) > 0.9


@pytest.mark.parametrize("count", [1, 2, 3])
def test_the_strokes_of_a_roman_number_are_counted(count: int) -> None:
    picture = page()
    for stroke in range(count):
        picture[100:124, 202 + 9 * stroke : 205 + 9 * stroke] = 0

    text, sure = checked(Reader(), row("I" * max(1, count - 1) + ".", "NỘI", "DUNG"), picture)

    assert text == f"{'I' * count}. NỘI DUNG"
    assert sure[0] > 0.9


def test_an_h_has_a_bar_and_stays() -> None:
    picture = page()
    picture[100:124, 202:205] = picture[100:124, 211:214] = 0
    picture[110:113, 202:214] = 0

    text, _ = checked(Reader(), row("H"), picture)

    assert text == "H"


def test_dust_is_left_out_and_a_dash_is_put_back() -> None:
    picture = page()
    picture[113:116, 180:192] = 0

    text, _ = checked(Reader(), row("Các", "chi", "bộ", "¬", sure=0.95), picture)

    assert text == "- Các chi bộ"


def test_a_line_of_dust_alone_is_none() -> None:
    assert SecondLook(Reader(), MILLIMETRE).checked([row("¬", sure=0.2)], page()) == []


def test_the_mean_sureness_counts_by_letters() -> None:
    look = SecondLook(Reader(), MILLIMETRE)

    assert look.sureness() == 1
    look.note([row("aaa", sure=1.0), row("b", sure=0.6)])
    assert look.sureness() == 0.9
