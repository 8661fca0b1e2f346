from __future__ import annotations

import pytest

from knowledge.language import find_numbers
from knowledge.spelling import meaning, spelled_out, typos, without_courtesy

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
        pytest.param("nghiêmj thu", "nghiệm thu", id="a mended word"),
        pytest.param("thán này fải nộp j", "tháng này phải nộp gì", id="chat letters, a word cut"),
        pytest.param("thág 4 đag có zì", "tháng 4 đang có dì", id="a final g, a z"),
        pytest.param("bgio nop bc quy 2", "bao giờ nop báo cáo quy 2", id="when, in chats"),
        pytest.param("thanh tra, thân nhân", "thanh tra, thân nhân", id="words that only look so"),
        pytest.param("wifi, facebook, jpg", "wifi, facebook, jpg", id="no Vietnamese at all"),
    ],
)
def test_a_question_is_spelled_out_word_by_word(typed: str, text: str) -> None:
    numbers = tuple(find_numbers(typed, loose=True))

    assert spelled_out(typed, numbers, {"nghiêmj": "nghiệm"}) == text


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
    ("typed", "accented", "mended"),
    [
        pytest.param("kinh nghiêmj khoa giáo", True, {"nghiêmj": "nghiệm"}, id="a slip"),
        pytest.param("khoa giao trưowng", True, {"trưowng": "trường"}, id="a half-typed letter"),
        pytest.param("huongs dan", False, {"huongs": "huong"}, id="without marks stays without"),
        # not to be mended
        pytest.param("nghĩa trang", True, {}, id="a syllable, held or not"),
        pytest.param("cac dich vu", False, {}, id="a stop without its tone"),
        pytest.param("bhyt", True, {}, id="an abbreviation"),
        pytest.param("xyzw qwrt", True, {}, id="near nothing that is held"),
        pytest.param("giaox 12-KH/ĐU", True, {"giaox": "giáo"}, id="beside a number"),
    ],
)
def test_a_typo_is_mended_towards_a_word_that_is_held(
    typed: str, accented: bool, mended: dict[str, str]
) -> None:
    numbers = tuple(find_numbers(typed, loose=True))

    assert typos(typed, numbers, VOCABULARY, accented=accented) == mended


def test_without_a_vocabulary_no_typo_is_mended() -> None:
    assert typos("kinh nghiêmj", (), {}, accented=True) == {}
