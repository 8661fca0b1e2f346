import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.legacy_fonts import TCVN3, VNI, from_cp1258, from_tcvn3, from_vni, western
from tests import old_fonts

LOWER = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
LETTERS = LOWER + LOWER.upper()
WORDS = st.text(alphabet=LETTERS, min_size=1, max_size=7)


def test_the_tables_hold_every_letter() -> None:
    marked = {letter for letter in LOWER if not letter.isascii()}

    assert marked <= set(TCVN3.values())
    assert marked == {*VNI.values(), *"ìí"}  # these two are Western letters too
    assert set(TCVN3.values()) - marked == set("ĂÂÊÔƠƯĐ")


@given(WORDS)
def test_tcvn3_comes_back_but_for_capitals(word: str) -> None:
    assert from_tcvn3(old_fonts.tcvn3(word)).lower() == word.lower()


@given(st.text(alphabet=LOWER, min_size=1))
def test_small_letters_of_tcvn3_come_back_exactly(word: str) -> None:
    assert from_tcvn3(old_fonts.tcvn3(word)) == word


@given(WORDS)
def test_vni_comes_back_exactly(word: str) -> None:
    assert from_vni(old_fonts.vni(word)) == word


@given(WORDS)
def test_code_page_1258_comes_back_exactly(word: str) -> None:
    assert from_cp1258(western(old_fonts.cp1258(word))) == word


# typed by hand in each font, not made by the tables
TYPED = [
    pytest.param(from_tcvn3, "nh\u00ad §¶ng bé ph\u00ad¬ng", "như Đảng bộ phương", id="tcvn3"),
    pytest.param(from_vni, "Ñaûng boä phöôøng, KYÛ LUAÄT", "Đảng bộ phường, KỶ LUẬT", id="vni"),
    pytest.param(from_vni, "AÙnh aÙnh", "Ánh ánh", id="vni signs in the other case"),
    pytest.param(from_cp1258, "KÕ hoaòch", "KƠ hoạch", id="cp1258"),
]


@pytest.mark.parametrize(("decoder", "typed", "meant"), TYPED)
def test_what_was_typed_in_an_old_font_is_read(decoder: object, typed: str, meant: str) -> None:
    assert callable(decoder)
    assert decoder(typed) == meant


def test_western_text_has_a_letter_for_each_byte_and_the_quotes_of_windows() -> None:
    assert len(western(bytes(range(256)))) == 256
    assert western(b"\x93A\x94 \x96") == "“A” –"
