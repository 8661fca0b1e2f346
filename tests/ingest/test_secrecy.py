from __future__ import annotations

import unicodedata

import pytest

from ingest.metadata import security_mark


@pytest.mark.parametrize(
    ("lines", "mark"),
    [
        (["ĐẢNG ỦY XÃ ĐỒI CHÈ", "MẬT", "Số 05-KH/ĐU"], "MẬT"),
        (["TỐI MẬT"], "TỐI MẬT"),
        (["TUYỆT MẬT"], "TUYỆT MẬT"),
        (["T U Y Ệ T   M Ậ T"], "TUYỆT MẬT"),
        (["M Ậ T"], "MẬT"),
        (["**MẬT**"], "MẬT"),
        (["| MẬT |"], "MẬT"),
        (["[ TỐI MẬT ]"], "TỐI MẬT"),
        (["* MẬT *"], "MẬT"),
        (["Độ mật: MẬT"], "MẬT"),
        (["ĐỘ MẬT: Tối mật"], "TỐI MẬT"),
        (["Mức độ mật: Tuyệt mật"], "TUYỆT MẬT"),
        (["MẬT (Bản số: 02)"], "MẬT"),
        (["Số 05-KH/ĐU (MẬT)"], "MẬT"),
        (["MẬT\tĐẢNG CỘNG SẢN VIỆT NAM"], "MẬT"),
        (["TỐI MẬT ĐẢNG CỘNG SẢN VIỆT NAM"], "TỐI MẬT"),
        (["TUYỆT", "MẬT"], "TUYỆT MẬT"),
        (["TỐI\nMẬT"], "TỐI MẬT"),
        ([unicodedata.normalize("NFD", "TỐI MẬT")], "TỐI MẬT"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_a_mark_that_stands_alone_is_found(lines: list[str], mark: str) -> None:
    assert security_mark(lines) == mark


@pytest.mark.parametrize(
    "line",
    [
        "Công khai, trừ văn bản theo chế độ mật",
        "KẾ HOẠCH BẢO VỆ BÍ MẬT NHÀ NƯỚC",
        "BÍ MẬT",
        "BẢO MẬT",
        "Thực hiện bảo mật thông tin",
        "MẬT ONG RỪNG",
        "- MẬT",
        "Các mức độ: MẬT, TỐI MẬT, TUYỆT MẬT",
        "Độ mật: không",
        "mật",
        "",
        "KHẨN",
    ],
)
def test_a_word_of_a_sentence_is_no_mark(line: str) -> None:
    assert security_mark([line]) is None
