import json
import re
from pathlib import Path

import pytest

from ingest.spaces import habits, known_syllables, lost
from knowledge.language import nfc


def restored(text: str, *, beside: str = "") -> str:
    for place in reversed(lost(text, known_syllables([text, beside]), habits([text, beside]))):
        text = f"{text[:place]} {text[place:]}"
    return text


RESTORED = [
    ("của Đảng uỷtrước kỳ họp", "của Đảng uỷ trước kỳ họp"),
    ("thựchiện trongđó", "thực hiện trong đó"),
    ("hoạtđộngcủa chi bộ", "hoạt động của chi bộ"),
    ("Tỉnh ủyLong Hạ", "Tỉnh ủy Long Hạ"),
    ("ngày03/10/2025", "ngày 03/10/2025"),
    ("Kế hoạch số31-KH/ĐU", "Kế hoạch số 31-KH/ĐU"),
    ("trong năm2025", "trong năm 2025"),
    ("Điều5, khoản2", "Điều 5, khoản 2"),
    ("ngày 03/10/2025của Ban Bí thư", "ngày 03/10/2025 của Ban Bí thư"),
    ("sơ kết 05năm", "sơ kết 05 năm"),
    ("Chỉ thị số 25-CT/TWngày 03/10", "Chỉ thị số 25-CT/TW ngày 03/10"),
    ("31-KH/BTGĐUKcủa Ban", "31-KH/BTGĐUK của Ban"),
]


@pytest.mark.parametrize(("printed", "meant"), RESTORED)
def test_a_lost_space_is_put_back_where_it_is_certain(printed: str, meant: str) -> None:
    assert restored(printed) == meant


LEFT = [
    "cácbon",
    "Êđê và Xơđăng",
    "ôtô, ôxy, càphê",
    "Mátxcơva",
    "BTGĐUK và ĐUK",
    "HĐND, UBND, TTr",
    "31-KH/BTGĐUK",
    "15/QĐ-UBND",
    "10.000đ",
    "B52, K62, 5G, A4",
    "https://dangủyxã.vn/trangchủ",
    "vănphòng@đảng.vn",
    "Website chinhphu.vn",
    "hànhhung nghoèo",
    "ngày     tháng 9",
    "số liệu, quý báu, năm nay",
    "khoảng2",
    "ĐẢNGỦY",
]


@pytest.mark.parametrize("printed", LEFT)
def test_what_is_not_certain_is_left(printed: str) -> None:
    assert restored(printed) == printed


def test_a_syllable_that_stands_elsewhere_in_the_document_is_known() -> None:
    assert restored("họp ởbuôn Kdrăng, tạibuôn") == "họp ởbuôn Kdrăng, tạibuôn"
    assert restored("họp tạibuôn", beside="về buôn") == "họp tại buôn"


def test_what_a_document_writes_again_and_again_is_meant() -> None:
    assert restored("tiềngửi", beside="tiền gửi") == "tiền gửi"
    assert restored("tiềngửi", beside="tiền gửi tiềngửi tiềngửi") == "tiềngửi"


def test_official_prose_is_left_as_it_is(shared: Path) -> None:
    corpus = shared / "data" / "retrieval" / "law" / "corpus.jsonl"
    texts = [nfc(json.loads(row)["text"]) for row in corpus.read_text("utf-8").splitlines()[:400]]
    known, meant = known_syllables(texts), habits(texts)

    found = [re.sub(r"\s", " ", t[p - 9 : p + 9]) for t in texts for p in lost(t, known, meant)]

    assert len(found) <= 1, found
