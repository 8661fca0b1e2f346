import pytest

from ingest.scans import certainty, spelling
from ingest.scans.arrays import Rect
from ingest.scans.engine import Row, Word


def word(text: str, sure: float = 0.95) -> Word:
    return Word(text=text, rect=Rect(0, 0, 10, 10), sure=sure, letters=())


def row(text: str) -> Row:
    return Row(words=tuple(word(one) for one in text.split()), base=10)


# may be printed
PLAUSIBLE = [
    "nghiêng", "Đảng", "ủy,", "(b/c)", "UBND", "MTTQ", "BTGĐUK.", "31-KH/BTGĐUK", "05/01/2023",
    "28/12/2023", "12.500", "73,3%", "7h30", "49/2022/NĐ-CP", "II/2026", "2a", "./.", "-", "XIII",
    "vanphong@longha.vn", "Quý", "T/M", "01-", "(1).", "3.1.", "2025-2030",
]  # fmt: skip
# nobody prints them
ODD = ["34O-CV/ĐU", "1U", "40/12/2026", "05/13/2026", "HIÍỆN", "đảnz", "2®", "x2x3", "05/01/3023"]


@pytest.mark.parametrize("text", PLAUSIBLE)
def test_what_papers_print_is_plausible(text: str) -> None:
    assert certainty.is_plausible(text)


@pytest.mark.parametrize("text", ODD)
def test_what_no_paper_prints_is_doubted_however_sure_the_reader(text: str) -> None:
    assert certainty.is_doubtful(certainty.judged(word(text, 0.99)))


def test_two_readings_that_agree_are_surer_than_one() -> None:
    assert certainty.agreed(word("2026", 0.7), word("2026", 0.8)).sure > 0.8


def test_two_readings_of_a_number_that_differ_are_doubted() -> None:
    found = certainty.agreed(word("15/9/2026", 0.96), word("16/9/2026", 0.9))

    assert found.text == "15/9/2026"
    assert certainty.is_doubtful(found)


def test_noise_in_the_second_reading_of_a_number_casts_no_doubt() -> None:
    found = certainty.agreed(word("2.", 0.92), word("2®", 0.1))

    assert found.text == "2."
    assert not certainty.is_doubtful(found)


def test_of_two_syllables_the_usual_one_is_taken() -> None:
    found = certainty.agreed(word("triến", 0.86), word("triển", 0.82))

    assert found.text == "triển"
    assert not certainty.is_doubtful(found)


def test_two_usual_syllables_read_alike_surely_are_doubted() -> None:
    assert certainty.is_doubtful(certainty.agreed(word("thế", 0.9), word("thể", 0.92)))


def test_doubts_count_from_where_their_words_stand() -> None:
    words = (word("ngày"), word("1U/9/2026,", 0.2), word("Đảng"), word("lorg", 0.3))

    found = certainty.unsure(words, start=3)

    assert [(one.start, one.end) for one in found] == [(8, 18), (24, 28)]


SPELLED = [
    pytest.param("các chỉ bộ và đẳng viên", "các chi bộ và đảng viên", id="hooks"),
    pytest.param("chỉ đạo, bình đẳng, cao đẳng", "chỉ đạo, bình đẳng, cao đẳng", id="right ones"),
    pytest.param("TỔ CHỨC THỰC HIÍỆN", "TỔ CHỨC THỰC HIỆN", id="a letter told twice"),
    pytest.param("Số 03-QĐ/Đ\u00d0U", "Số 03-QĐ/ĐU", id="Đ told twice"),
    pytest.param("Số 7-QĐ/BXĐĐ", "Số 7-QĐ/BXĐĐ", id="two that are two"),
    pytest.param("~ Các chi bộ", "- Các chi bộ", id="the dash of an item"),
    pytest.param("Văn phòng Đảng Ủy xã", "Văn phòng Đảng ủy xã", id="case of ủy"),
    pytest.param("đồng chí Ủy viên Ủy ban", "đồng chí Ủy viên Ủy ban", id="case that stays"),
    pytest.param("của TỈnh về việc", "của Tỉnh về việc", id="two capitals"),
    pytest.param("T/M BAN THƯỜNG VỤ", "T/M BAN THƯỜNG VỤ", id="capitals"),
    pytest.param("Só 12-KH/ĐU", "Số 12-KH/ĐU", id="before a number"),
    pytest.param("So sánh 12-KH/ĐU", "So sánh 12-KH/ĐU", id="another word"),
    pytest.param("KÊ HOẠCH", "KẾ HOẠCH", id="a type alone"),
    pytest.param("QUY ĐỊNH", "QUY ĐỊNH", id="a type that is right"),
    pytest.param("Nguyén Thị Lành", "Nguyễn Thị Lành", id="no syllable"),
]  # fmt: skip


@pytest.mark.parametrize(("read", "right"), SPELLED)
def test_what_the_language_does_not_have_is_put_right(read: str, right: str) -> None:
    assert spelling.spelled(row(read)).text == right


DIGITS = [
    pytest.param("202ó", "2026", id="six"),
    pytest.param("34O-CV/ĐU", "340-CV/ĐU", id="nought"),
    pytest.param("l5/9/2026,", "15/9/2026,", id="one"),
]


@pytest.mark.parametrize(("read", "right"), DIGITS)
def test_a_letter_among_digits_is_read_as_one_and_doubted(read: str, right: str) -> None:
    (found,) = spelling.spelled(row(read)).words

    assert found.text == right
    assert certainty.is_doubtful(found)


@pytest.mark.parametrize("text", ["2a", "QH15", "7h30", "I", "12-KH/ĐU", "3.000"])
def test_letters_that_belong_to_a_number_stay(text: str) -> None:
    assert spelling.spelled(row(text)).text == text


def test_a_rare_name_before_a_name_is_doubted_and_kept() -> None:
    found = spelling.spelled(row("Nguyên Thị Lành"))

    assert found.text == "Nguyên Thị Lành"
    assert [certainty.is_doubtful(one) for one in found.words] == [True, False, False]
