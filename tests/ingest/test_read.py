import hashlib
from pathlib import Path

import pytest

from ingest import Limits, Progress, read, read_text
from knowledge.errors import SecretDocument, UnreadableDocument
from tests.word_files import cell, p, table, word_file

TEXT = """ĐẢNG BỘ TỈNH AN SƠN
ĐẢNG ỦY XÃ LONG HẠ
*
Số 7-KH/ĐU

ĐẢNG CỘNG SẢN VIỆT NAM
Long Hạ, ngày 03 tháng 5 năm 2026

KẾ HOẠCH
công tác dân vận năm 2026

Thực hiện Kế hoạch số 3-KH/TU ngày 05/01/2026 của Tỉnh ủy, Đảng ủy xã xây dựng kế hoạch như sau:

1. Các chi bộ kịp thời

quán triệt Kế hoạch này.

Nơi nhận:
- Các chi bộ,
- Lưu VP.

T/M ĐẢNG ỦY
BÍ THƯ

Lê Văn An
"""


def test_a_file_becomes_one_directive(tmp_path: Path) -> None:
    path = tmp_path / "kh7.txt"
    path.write_text(TEXT, encoding="utf-8")

    directive = read(path)

    assert directive.source == "kh7.txt"
    assert directive.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert (directive.number, directive.type) == ("7-KH/ĐU", "kế hoạch")
    assert "1. Các chi bộ kịp thời quán triệt Kế hoạch này." in directive.text
    assert [repair.kind for repair in directive.repairs] == ["joined_lines"]


def test_text_and_file_read_the_same(tmp_path: Path) -> None:
    path = tmp_path / "kh7.txt"
    path.write_text(TEXT, encoding="utf-8")

    assert read_text(TEXT, "kh7.txt") == read(path)


def test_progress_is_told(tmp_path: Path) -> None:
    told: list[Progress] = []

    read(word_file(tmp_path, p("Kế hoạch")), progress=told.append)

    assert told


def test_limits_are_kept(tmp_path: Path) -> None:
    path = word_file(tmp_path, p("Kế hoạch"))

    with pytest.raises(UnreadableDocument):
        read(path, limits=Limits(file_bytes=10))


MARKED = table((cell(p("ĐẢNG ỦY XÃ"), p("TUYỆT MẬT")), cell(p("ĐẢNG CỘNG SẢN VIỆT NAM"))))


def test_a_secrecy_mark_stops_the_reading_and_nothing_of_the_text_is_kept(tmp_path: Path) -> None:
    path = word_file(tmp_path, MARKED + p("Nội dung không ai được đọc"))

    with pytest.raises(SecretDocument) as raised:
        read(path)

    assert raised.value.facts == {"path": "a.docx", "mark": "TUYỆT MẬT"}


@pytest.mark.parametrize("text", ["", " \n\u200b\n"])
def test_a_text_without_a_letter_is_empty(text: str) -> None:
    with pytest.raises(UnreadableDocument) as raised:
        read_text(text, "-")

    assert raised.value.facts == {"path": "-", "reason": "empty"}


def test_a_text_in_an_old_font_is_read_in_unicode(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("Ñaûng uûy xaõ Long Haï xaây döïng keá hoaïch".encode("latin-1"))

    assert read(path).text == "Đảng ủy xã Long Hạ xây dựng kế hoạch"


def test_a_text_that_stays_illegible_is_refused_and_not_stored_as_gibberish() -> None:
    with pytest.raises(UnreadableDocument) as raised:
        read_text("Îò÷¸ò î ðàáîòå ïàðòèéíîé îðãàíèçàöèè çà ãîä " * 4, "a.txt")

    assert raised.value.facts == {"path": "a.txt", "reason": "encoding"}
