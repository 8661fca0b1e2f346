from __future__ import annotations

from tests.bench.spans import holds, window


def test_words_are_held_whatever_the_spaces() -> None:
    assert holds("Chi bộ họp\nvào ngày 5.", "họp vào  ngày 5")
    assert not holds("Chi bộ họp vào ngày 15.", "ngày 5")


def test_a_window_is_the_run_of_sentences_with_the_most_of_the_question() -> None:
    text = "Một hai. Chi bộ họp. Ngày năm hằng tháng. Bốn năm."

    start, end = window(34)("chi bộ họp ngày nào", text, lambda _term: 1.0)

    assert text[start:end] == "Chi bộ họp. Ngày năm hằng tháng."
