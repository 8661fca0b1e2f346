import pytest

from ingest.encodings import is_legacy

LEGACY = [
    pytest.param("§¶ng ñy x· Long H¹ x©y dùng kÕ ho¹ch c«ng t¸c n¨m nay nh­ sau", id="TCVN3"),
    pytest.param("Ñaûng uûy xaõ Long Haï xaây döïng keá hoaïch coâng taùc naêm nay", id="VNI"),
]
READABLE = [
    pytest.param("Đảng ủy xã Long Hạ xây dựng kế hoạch công tác năm nay như sau", id="Unicode"),
    pytest.param("Dang uy xa Long Ha xay dung ke hoach cong tac nam nay nhu sau", id="stripped"),
    pytest.param("The plan of the café for this year, 15 °C, 20 m², as set out below", id="other"),
]


@pytest.mark.parametrize("text", LEGACY)
def test_text_of_an_old_font_is_seen(text: str) -> None:
    assert is_legacy(f"{text} {text}")


@pytest.mark.parametrize("text", READABLE)
def test_readable_text_is_left_alone(text: str) -> None:
    assert not is_legacy(f"{text} {text}")


def test_a_few_words_prove_nothing() -> None:
    assert not is_legacy("Ñaûng uûy")
