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
        (["Mật", "KẾ HOẠCH"], "MẬT"),
        (["ĐẢNG ỦY XÃ ĐỒI CHÈ", "Tối mật", "KẾ HOẠCH"], "TỐI MẬT"),
        (["KẾ HOẠCH", *["Nội dung."] * 30, "Nơi nhận:", "- Lưu.", "Tuyệt mật"], "TUYỆT MẬT"),
        (["tối mật"], "TỐI MẬT"),
        (["Mật (bản số 2)"], "MẬT"),
        (["DẤU MẬT: MẬT"], "MẬT"),
        (["DẤU ĐỘ MẬT"], "MẬT"),
        (["Dấu chỉ độ mật: Tối mật"], "TỐI MẬT"),
        (["MẬT/TUYỆT MẬT"], "TUYỆT MẬT"),
        (["KẾ HOẠCH", *["Nội dung."] * 20, "t ố i  m ậ t", *["Nội dung."] * 9], "TỐI MẬT"),
        (["Số 05-KH/ĐU (Tối mật)"], "TỐI MẬT"),
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
        "Công tác bảo vệ bí mật nhà nước",
        "về công tác bảo mật",
        "Dấu mật của cơ quan",
        "",
        "KHẨN",
    ],
)
def test_a_word_of_a_sentence_is_no_mark(line: str) -> None:
    assert security_mark([line]) is None


@pytest.mark.parametrize(
    "lines",
    [
        ["KẾ HOẠCH", "Về công tác bảo", "mật"],
        ["KẾ HOẠCH", "BẢO VỆ BÍ", "MẬT"],
        ["KẾ HOẠCH", *["Nội dung."] * 9, "Mật", *["Nội dung."] * 9],
        ["KẾ HOẠCH", *["Nội dung."] * 9, "Văn thư\tMật"],
        ["Nơi nhận:", "- Chi bộ, trừ văn bản theo chế độ", "mật"],
    ],
    ids=["subject", "title", "running text", "cell", "recipients"],
)
def test_small_letters_are_no_mark_inside_a_text(lines: list[str]) -> None:
    assert security_mark(lines) is None
