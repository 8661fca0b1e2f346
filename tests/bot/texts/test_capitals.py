from __future__ import annotations

import pytest

from bot.texts.capitals import calm

_TEXT = (
    "ĐẢNG ỦY XÃ SUỐI NGÀN\nSuối Ngàn, ngày 05 tháng 01 năm 2026\n"
    "Hai suối ngàn năm vẫn chảy. Đảng uỷ xã giao Ban Chỉ đạo xây dựng nông thôn mới theo dõi."
)


@pytest.mark.parametrize(
    ("capitals", "read"),
    [
        pytest.param("BÍ THƯ", "Bí thư", id="a function"),
        pytest.param("PHÓ BÍ THƯ THƯỜNG TRỰC", "Phó Bí thư Thường trực", id="two of them"),
        pytest.param("T/M BAN THƯỜNG VỤ", "T/M Ban Thường vụ", id="an authority"),
        pytest.param("TM. ĐẢNG ỦY", "TM. Đảng ủy", id="another sign"),
        pytest.param("T/M ĐẢNG UỶ", "T/M Đảng ủy", id="older tones"),
        pytest.param("Q.", "Q.", id="a sign alone"),
        pytest.param("T/M CHI BỘ", "T/M Chi bộ", id="a cell"),
        pytest.param("KIÊM CHỦ TỊCH UBND XÃ", "Kiêm Chủ tịch UBND xã", id="letters that stay"),
        pytest.param("T/M ĐẢNG ỦY PHƯỜNG 7", "T/M Đảng ủy phường 7", id="a number for a name"),
        pytest.param("T/M ĐẢNG ỦY XÃ SUỐI NGÀN", "T/M Đảng ủy xã Suối Ngàn", id="a proper name"),
        pytest.param(
            "T/M BAN CHỈ ĐẠO XÂY DỰNG NÔNG THÔN MỚI",
            "T/M Ban Chỉ đạo xây dựng nông thôn mới",
            id="a body of the text",
        ),
        pytest.param("T/M ĐẢNG ỦY XÃ ĐỒI GIÓ", "T/M ĐẢNG ỦY XÃ ĐỒI GIÓ", id="an unknown name"),
        pytest.param("Phó Trưởng ban", "Phó Trưởng ban", id="not in capitals"),
    ],
)
def test_capitals_are_written_as_people_read_them(capitals: str, read: str) -> None:
    assert calm(capitals, _TEXT) == read


def test_without_the_text_a_proper_name_stays_as_printed() -> None:
    assert calm("T/M ĐẢNG ỦY XÃ SUỐI NGÀN") == "T/M ĐẢNG ỦY XÃ SUỐI NGÀN"


def test_of_two_ways_the_usual_one_of_the_text_is_taken() -> None:
    text = "Xã Đồi Gió rộng. Người xã Đồi Gió làm ruộng; xã Đồi Gió có ba ấp."

    assert calm("T/M ĐẢNG ỦY XÃ ĐỒI GIÓ", text) == "T/M Đảng ủy xã Đồi Gió"
