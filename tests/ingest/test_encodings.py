from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest import encodings
from ingest.blocks import Block
from ingest.encodings import Encoding, in_unicode, is_capital_font, is_legacy, of_font, settle
from tests import old_fonts

LEGACY = [
    pytest.param("§¶ng ñy x· Long H¹ x©y dùng kÕ ho¹ch c«ng t¸c n¨m nay nh\u00ad sau", id="TCVN3"),
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
    assert in_unicode([text]) == [text]


def test_a_few_words_prove_nothing() -> None:
    assert not is_legacy("Ñaûng uûy")


SENTENCES = [
    "Thực hiện Kế hoạch số 12-KH/ĐU ngày 05/02/2026 của Đảng ủy xã Suối Ngàn về kiểm tra, giám sát",
    "Các chi bộ gửi báo cáo quý về Văn phòng Đảng ủy trước ngày 15 tháng cuối quý",
    "Yêu cầu các cấp ủy nghiêm túc quán triệt, tổ chức thực hiện",
    "Ủy ban nhân dân xã Thượng Lâm hướng dẫn các hộ dân cư ven sông",
    "1. Đẩy mạnh tuyên truyền; nắm tình hình hội viên; biểu dương gương người tốt",
    "KẾ HOẠCH KIỂM TRA NĂM 2026",
    "- Lưu: Văn phòng.",
]
TEXTS = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6)


@given(TEXTS)
def test_unicode_is_never_changed(lines: list[str]) -> None:
    assert in_unicode(lines) == lines


@given(TEXTS)
def test_vni_is_known_by_its_words(lines: list[str]) -> None:
    assert in_unicode([old_fonts.vni(line) for line in lines]) == lines


@given(TEXTS)
def test_tcvn3_is_known_by_its_words_and_mostly_gets_its_capitals_back(lines: list[str]) -> None:
    read = in_unicode([old_fonts.tcvn3(line) for line in lines])

    lowered = [line.replace("Ủy", "ủy") if line.startswith("Ủy") else line for line in lines]
    assert read == lowered


@given(TEXTS)
def test_code_page_1258_is_known_by_its_words(lines: list[str]) -> None:
    assert encodings.from_bytes(old_fonts.cp1258("\n".join(lines))) == "\n".join(lines)


@given(st.permutations(SENTENCES[:5]), st.lists(st.sampled_from(["a", "b", "c"]), min_size=5))
def test_lines_of_one_file_may_each_be_coded_in_their_own_way(
    lines: list[str], ways: list[str]
) -> None:
    code: dict[str, Callable[[str], bytes]] = {
        "a": lambda line: line.encode(),
        "b": lambda line: old_fonts.tcvn3(line).encode("latin-1"),
        "c": lambda line: old_fonts.vni(line).encode("latin-1"),
    }
    coded = [code[way](line) for line, way in zip(lines, ways, strict=False)]

    read = encodings.from_bytes(b"\n".join([*coded, b"\xa7\xb6ng \xf1y x\xb7 S\xb7 Bay"]))

    assert read is not None
    assert read.lower().split("\n")[:5] == [line.lower() for line in lines]


def test_a_single_word_follows_the_text_around_it() -> None:
    assert in_unicode(["Sè", "Đảng ủy xã gửi báo cáo"]) == ["Sè", "Đảng ủy xã gửi báo cáo"]
    assert in_unicode(["Sè", "§¶ng ñy x· göi b¸o c¸o"]) == ["Số", "Đảng ủy xã gửi báo cáo"]


CAPITALS = [
    pytest.param("§¶NG ñY X· SUèI NGµN", "ĐẢNG ỦY XÃ SUỐI NGÀN", id="a line in capitals"),
    pytest.param("Sè 12-KH/§U", "Số 12-KH/ĐU", id="the letters of a number say nothing"),
    pytest.param("cña §¶NG ñY x·", "của ĐẢNG ỦY xã", id="words in capitals"),
    pytest.param("BÝ th\u00ad", "Bí thư", id="one capital"),
]


@pytest.mark.parametrize(("typed", "meant"), CAPITALS)
def test_capitals_of_tcvn3_come_back_where_other_letters_show_them(typed: str, meant: str) -> None:
    assert encodings.decode(typed, Encoding.TCVN3) == meant


def test_a_font_of_capitals_makes_capitals() -> None:
    assert encodings.decode("kÕ ho¹ch", Encoding.TCVN3, capitals=True) == "KẾ HOẠCH"


FONTS = [
    pytest.param(".VnTime", Encoding.TCVN3, False, id="tcvn3"),
    pytest.param(".VnArial NarrowH", Encoding.TCVN3, True, id="capitals"),
    pytest.param("VNI-Times", Encoding.VNI, False, id="vni"),
    pytest.param("Times New Roman", Encoding.UNICODE, False, id="unicode"),
    pytest.param("Vnitalic BH", Encoding.UNICODE, False, id="begins like one"),
]


@pytest.mark.parametrize(("name", "encoding", "capitals"), FONTS)
def test_a_font_promises_an_encoding(name: str, encoding: Encoding, capitals: bool) -> None:
    assert of_font(name) is encoding
    assert is_capital_font(name) is capitals


def test_a_name_that_lies_is_overruled_by_the_words() -> None:
    assert settle("Các cấp ủy gửi báo cáo", Encoding.TCVN3) is Encoding.UNICODE
    assert settle("Caùc caáp uûy göûi baùo caùo", Encoding.TCVN3) is Encoding.VNI


UNDECIDED = [
    pytest.param("Отчёт о работе партийной организации за год".encode("cp1251"), id="Russian"),
    pytest.param(bytes(range(0xA1, 0x100)) * 3, id="noise"),
]


@pytest.mark.parametrize("data", UNDECIDED)
def test_bytes_that_make_no_vietnamese_are_not_decided(data: bytes) -> None:
    assert encodings.from_bytes(data) is None


def test_blocks_of_any_loader_are_made_readable_cell_by_cell() -> None:
    rows = [Block.row(["TT", old_fonts.tcvn3(sentence)]) for sentence in SENTENCES[:3]]
    blocks = [Block(text=old_fonts.tcvn3(SENTENCES[1]), page=2), *rows]

    read = encodings.readable(blocks)

    assert read[0] == Block(text=SENTENCES[1], page=2)
    assert [block.cells for block in read[1:]] == [("TT", sentence) for sentence in SENTENCES[:3]]


def test_blocks_in_unicode_are_left_alone() -> None:
    blocks = [Block(text=sentence) for sentence in SENTENCES]

    assert encodings.readable(blocks) is blocks
