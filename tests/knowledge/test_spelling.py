from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest

from knowledge.language import find_numbers, fold
from knowledge.spelling import Together, meaning, read, without_courtesy
from knowledge.spelling.keys import decoded
from tests.bench.noise.keys import telex, vni

VOCABULARY = {
    "báo": 9,
    "cáo": 9,
    "khoa": 4,
    "giáo": 5,
    "nghiệm": 2,
    "trường": 3,
    "hướng": 4,
    "dẫn": 4,
}

SYLLABLES = [
    *("đảng", "ủy", "người", "thuở", "quyết", "nghị", "giếng", "gì", "già", "quý", "khuỷu", "hòa"),
    *("mùa", "mưa", "thoải", "ngoài", "nghiêng", "tuyển", "khoẻo", "rượu", "ước", "yếu", "xoắn"),
    *("quạnh", "chuyển", "thủy", "đặt"),
]


def beside(*pairs: str) -> Together:
    """Say that these pairs, and no others, stand in eight passages."""

    def count(first: str, second: str, *, bare: bool = False) -> int:
        pair = f"{first} {second}"
        return 8 if pair in (map(fold, pairs) if bare else pairs) else 0

    return count


@pytest.mark.parametrize(
    ("typed", "spelled"),
    [
        # chat spelling
        pytest.param("ko", "không", id="chat"),
        pytest.param("b/c", "báo cáo", id="stroke"),
        # types and organs, glued or not, with đ or without
        pytest.param("hd", "hướng dẫn", id="type"),
        pytest.param("BTGTU", "Ban Tuyên giáo Tỉnh ủy", id="glued organs"),
        pytest.param("btgđuk", "Ban Tuyên giáo Đảng ủy Khối", id="glued organs in lower case"),
        pytest.param("ĐUK", "Đảng ủy Khối", id="organ"),
        pytest.param("bhyt", "bảo hiểm y tế", id="field"),
        # everyday words that look like symbols
        pytest.param("bgiờ", "bao giờ", id="chat with a tone"),
        pytest.param("đủ", None, id="a word with a tone is no symbol"),
        pytest.param("tu", None, id="tư or từ without marks"),
        pytest.param("TU", "Tỉnh ủy", id="in capitals it is the organ"),
        pytest.param("da", None, id="đã without marks"),
        pytest.param("K", None, id="chat words are not shouted"),
        pytest.param("giáo", None, id="plain word"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_an_abbreviation_is_spelled_out(typed: str, spelled: str | None) -> None:
    assert meaning(typed) == spelled


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        pytest.param("b/c gửi ai dc ko", "báo cáo gửi ai được không", id="each word of a chat"),
        pytest.param("dc cho biết hạn", "đồng chí cho biết hạn", id="dc at the start is a person"),
        pytest.param("kh 12-KH/BTGĐU", "kế hoạch 12-KH/BTGĐU", id="numbers stay as typed"),
        pytest.param("thán này fải nộp j", "tháng này phải nộp gì", id="chat letters, a word cut"),
        pytest.param("thág 4 đag có zì", "tháng 4 đang có dì", id="a final g, a z"),
        pytest.param("bgio nop bc quy 2", "bao giờ nop báo cáo quy 2", id="when, in chats"),
        pytest.param("thanh tra, thân nhân", "thanh tra, thân nhân", id="words that only look so"),
        pytest.param("wifi, facebook, jpg", "wifi, facebook, jpg", id="no Vietnamese at all"),
    ],
)
def test_a_question_is_spelled_out_word_by_word(typed: str, text: str) -> None:
    numbers = tuple(find_numbers(typed, loose=True))

    assert read(typed, numbers).text == text


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("Cháu ơi, bác là bí thư chi bộ, cho bác hỏi hạn nộp báo cáo", "hạn nộp báo cáo"),
        ("kính nhờ văn phòng cho tôi hỏi: kế hoạch ai ký", "kế hoạch ai ký"),
        ("tôi là đảng viên thôn trên, nộp báo cáo ở đâu", "nộp báo cáo ở đâu"),
        ("nộp báo cáo ở đâu, xin cảm ơn đồng chí", "nộp báo cáo ở đâu"),
        # nothing would be left to answer
        ("cho tôi hỏi ai ký", "cho tôi hỏi ai ký"),
        ("hạn nộp báo cáo quý", "hạn nộp báo cáo quý"),
    ],
)
def test_courtesy_is_left_out_as_long_as_a_question_is_left(typed: str, left: str) -> None:
    assert without_courtesy(typed) == left


@pytest.mark.parametrize(
    ("typed", "accented", "text", "mended"),
    [
        pytest.param("giáoo viên", True, "giáo viên", {"giáoo": "giáo"}, id="a letter doubled"),
        pytest.param("hưởng dâx", True, "hưởng dâx", {}, id="a short word"),
        pytest.param("khoa trừơng", True, "khoa trường", {}, id="a tone on the letter beside"),
        pytest.param("khoa trươgn", True, "khoa trường", {"trươgn": "trường"}, id="changed about"),
        pytest.param("kinh mghieem", False, "kinh nghiem", {"mghieem": "nghiem"}, id="two slips"),
        pytest.param(
            "huogn dan", False, "huong dan", {"huogn": "huong"}, id="no marks, none given"
        ),
        pytest.param("Huogn dan", False, "Huong dan", {"Huogn": "huong"}, id="capitals are kept"),
        # not to be mended
        pytest.param("nghĩa trang", True, "nghĩa trang", {}, id="a syllable, held or not"),
        pytest.param("cac dich vu", False, "cac dich vu", {}, id="a stop without its tone"),
        pytest.param("xyzw qwrt", True, "xyzw qwrt", {}, id="near nothing that is held"),
        pytest.param("ông Gyáo", True, "ông Gyáo", {}, id="a name that is short"),
        pytest.param("tệp KHOAA", True, "tệp KHOAA", {}, id="capitals"),
        pytest.param("12-KH/ĐUX giaox", True, "12-KH/ĐUX giáo", {"giaox": "giáo"}, id="a number"),
    ],
)
def test_a_slip_is_mended_towards_a_word_that_is_held(
    typed: str, accented: bool, text: str, mended: dict[str, str]
) -> None:
    numbers = tuple(find_numbers(typed, loose=True))

    found = read(typed, numbers, VOCABULARY, accented=accented)

    assert (found.text, dict(found.mended)) == (text, mended)


def test_without_a_vocabulary_no_slip_is_mended() -> None:
    assert read("kinh nghiêmn baocao").text == "kinh nghiêmn baocao"


def test_of_two_words_the_neighbours_tell() -> None:
    held = {"nghiệm": 9, "nghiêm": 9, "kinh": 9, "minh": 9}
    seen = beside("kinh nghiệm", "nghiêm minh")

    assert read("kinh nghiẻm", (), held, together=seen).text == "kinh nghiệm"
    assert read("nghiẻm minh", (), held, together=seen).text == "nghiêm minh"


@pytest.mark.parametrize(
    ("typed", "text", "mended"),
    [
        pytest.param("báos cáo", "báo cáo", {"báos": "báo"}, id="a second tone is a slip"),
        pytest.param("baos caos khoa", "báo cáo khoa", {}, id="telex, the tone at the end"),
        pytest.param("hướng daaxn", "hướng dẫn", {}, id="telex, the tone behind its vowel"),
        pytest.param("Huwowngs daanx", "Hướng dẫn", {}, id="telex, capitals"),
        pytest.param("truwờng", "trường", {}, id="telex, half of it"),
        pytest.param("nghiemj", "nghiệm", {"nghiemj": "nghiệm"}, id="telex, shapes never typed"),
        pytest.param("giaax", "giaax", {}, id="telex of nothing that is held"),
        pytest.param("d9a3ng", "đảng", {}, id="VNI"),
        pytest.param("hu7o7ng1 da6n4", "hướng dẫn", {}, id="VNI, keys behind the letters"),
        pytest.param("ba1o cao1", "báo cáo", {}, id="VNI at the end, beside one inside"),
        pytest.param("ddaangr", "đảng", {"ddaangr": "đảng"}, id="a key too many"),
        pytest.param("đươc", "được", {}, id="a tone never typed"),
        # not to be read as keys
        pytest.param("anh Box, chị Max", "anh Box, chị Max", {}, id="short names"),
        pytest.param("bao cao quy3 muc1", "báo cáo quy 3 muc 1", {}, id="numbers glued to a word"),
        pytest.param("kh31 nq45", "kh31 nq45", {}, id="numbers of papers"),
        pytest.param("A4, B2, N1, Q3", "A4, B2, N1, Q3", {}, id="codes"),
    ],
)
def test_keys_left_in_the_text_are_read(typed: str, text: str, mended: dict[str, str]) -> None:
    held = VOCABULARY | dict.fromkeys(("đảng", "được", "bõ", "mã", "quý", "mục"), 5)
    numbers = tuple(find_numbers(typed, loose=True))

    found = read(typed, numbers, held)

    assert (found.text.replace("bao cao", "báo cáo"), dict(found.mended)) == (text, mended)


@pytest.mark.parametrize("way", [telex, vni])
@pytest.mark.parametrize(
    "word",
    SYLLABLES,
)
def test_every_way_of_typing_a_syllable_is_read_back(
    way: Callable[[str, Random], str], word: str
) -> None:
    for seed in range(60):
        typed = way(word, Random(seed))  # noqa: S311  # a seed that can be told is the point

        if typed != word:
            assert word in decoded(typed) or any(fold(word) == fold(x) for x in decoded(typed))


@pytest.mark.parametrize(
    ("typed", "accented", "text", "mended"),
    [
        pytest.param("baocao khoa", False, "bao cao khoa", {}, id="a known pair"),
        pytest.param("báocáokhoa", True, "báo cáo khoa", {}, id="three, with marks"),
        pytest.param("khoabáo", True, "khoa báo", {"khoabáo": "khoa báo"}, id="no known pair"),
        pytest.param(
            "hướngdẫnnghiệm",
            True,
            "hướng dẫn nghiệm",
            {"hướngdẫnnghiệm": "hướng dẫn nghiệm"},
            id="a letter shared by two",
        ),
        # not to be split
        pytest.param("khoa", True, "khoa", {}, id="a word"),
        pytest.param("baocao", True, "baocao", {}, id="without marks, by who writes with them"),
        pytest.param("facebook", False, "facebook", {}, id="a foreign word"),
    ],
)
def test_words_without_a_space_are_parted(
    typed: str, accented: bool, text: str, mended: dict[str, str]
) -> None:
    known = beside("báo cáo", "cáo khoa", "hướng dẫn")

    found = read(typed, (), VOCABULARY, accented=accented, together=known)

    assert (found.text, dict(found.mended)) == (text, mended)
