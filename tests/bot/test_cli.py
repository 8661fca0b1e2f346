from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from tests.bot.conftest import Troly
from tests.bot.factories import PLAN

# as DESIGN draws `troly ask --json`
_ANSWER = ["status", "text", "citations", "choices", "degraded", "took_ms"]
_CITATION = [
    "number",
    "handle",
    "issuer",
    "title",
    "path",
    "page",
    "compare",
    "quote",
    "source",
]


def test_what_is_ingested_is_answered_from(troly: Troly, papers: Path) -> None:
    ingested = troly("ingest", str(papers), "--yes")
    asked = troly("ask", "Báo cáo tháng gửi trước ngày nào?", "--json")

    answer = json.loads(asked.out)
    named = "mới: Kế hoạch 31-KH/ĐU [vb 1]\n1 việc chờ xác nhận: /xacnhan vb 1\n1 mới"
    assert (ingested.code, ingested.out.strip()) == (0, named)
    assert asked.code == 0
    assert list(answer) == _ANSWER
    assert answer["status"] == "answered"
    assert list(answer["citations"][0]) == _CITATION
    assert answer["citations"][0]["number"] == "31-KH/ĐU"
    assert all(one["quote"] in PLAN for one in answer["citations"])


def test_an_answer_for_people_shows_the_exact_words(troly: Troly, papers: Path) -> None:
    troly("ingest", str(papers), "--yes")

    asked = troly("ask", "Bao cao thang gui ve dau?")

    assert "31-KH/ĐU" in asked.out
    assert "Văn phòng Đảng ủy" in asked.out


@pytest.mark.slow
def test_it_starts_again_on_the_folder_that_is_used_by_default(
    troly: Troly, papers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TROLY_DATA")
    monkeypatch.delenv("EMBEDDINGS")

    runs = [troly("ingest", str(papers), "--yes") for _ in range(2)]

    assert [ran.out.strip() for ran in runs] == [
        "mới: Kế hoạch 31-KH/ĐU [vb 1]\n1 việc chờ xác nhận: /xacnhan vb 1\n1 mới",
        "1 không đổi",
    ]
    assert troly("check").code == 0


def test_ingesting_twice_changes_nothing(troly: Troly, papers: Path) -> None:
    troly("ingest", str(papers), "--yes")

    again = troly("ingest", str(papers), "--yes")

    assert (again.code, again.out.strip()) == (0, "1 không đổi")


def test_a_bad_file_is_named_and_stops_no_other(troly: Troly, papers: Path) -> None:
    (papers / "hong.docx").write_bytes(b"PK\x03\x04 nothing")
    (papers / "mat.txt").write_text(PLAN.replace("*\n", "*\nTUYỆT MẬT\n"), encoding="utf-8")
    (papers / "~$31-KH.docx").write_bytes(b"lock")

    ingested = troly("ingest", str(papers), "--yes")

    assert ingested.code == 1
    assert ingested.out.count("hong.docx") == 1
    assert ingested.out.count("mat.txt") == 1
    assert "TUYỆT MẬT" in ingested.out
    assert ingested.out.rstrip().endswith("1 mới · 1 từ chối · 1 lỗi")


def test_nobody_to_ask_and_no_yes_publishes_nothing(
    troly: Troly, papers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(""))

    ingested = troly("ingest", str(papers))

    assert (ingested.code, ingested.out) == (1, "")
    assert "--yes" in ingested.err
    assert json.loads(troly("documents", "--json").out) == []


@pytest.mark.parametrize(
    ("typed", "held"),
    [("y\n", 1), ("Có\n", 1), ("c\n", 1), ("1\n", 1), ("gì\nco\n", 1), ("n\n", 0), ("Không\n", 0)],
    ids=["y", "có", "c", "1", "asked again", "n", "không"],
)
def test_a_person_decides_what_is_published(
    troly: Troly, papers: Path, monkeypatch: pytest.MonkeyPatch, typed: str, held: int
) -> None:
    keyboard = io.StringIO(typed)
    monkeypatch.setattr(keyboard, "isatty", lambda: True)
    monkeypatch.setattr("sys.stdin", keyboard)

    ingested = troly("ingest", str(papers))

    assert ingested.code == 0
    assert "kiểm tra, giám sát năm 2026" in ingested.out
    assert len(json.loads(troly("documents", "--json").out)) == held


def test_reading_lists_every_file_and_stores_nothing(troly: Troly, papers: Path) -> None:
    result = troly("read", str(papers / "31-KH.txt"), str(papers / "gone.txt"), "--json")

    first, second = json.loads(result.out)
    assert result.code == 1
    assert first["number"] == "31-KH/ĐU"
    assert second == {
        "source": "gone.txt",
        "error": {
            "code": "nothing_to_read",
            "text": f"Không có tệp nào ở {papers / 'gone.txt'}.",
        },
    }
    assert json.loads(troly("documents", "--json").out) == []


def test_text_is_read_from_stdin(troly: Troly, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(PLAN))

    (directive,) = json.loads(troly("read", "-", "--json").out)

    assert directive["source"] == "-"
    assert directive["signer"]["name"] == "Trần Văn An"


@pytest.mark.parametrize("said", ["31-KH/ĐU", "kh 31", "vb 1"])
def test_a_directive_is_shown_by_number_and_by_handle(
    troly: Troly, papers: Path, said: str
) -> None:
    troly("ingest", str(papers), "--yes")

    shown = troly("show", said, "--json")

    directive = json.loads(shown.out)
    assert (directive["handle"], directive["number"]) == ("vb 1", "31-KH/ĐU")
    assert directive["text"][slice(*_span(directive))] in PLAN
    assert "31-KH/ĐU" in troly("show", said).out


def _span(directive: dict[str, list[dict[str, int]]]) -> tuple[int, int]:
    return directive["units"][-1]["start"], directive["units"][-1]["end"]


def test_an_unknown_directive_is_one_sentence_on_stderr(troly: Troly) -> None:
    shown = troly("show", "99-KH/TU", "--json")

    assert (shown.code, shown.out) == (1, "")
    assert shown.err.count("\n") == 1
    assert "99-KH/TU" in shown.err


@pytest.mark.parametrize(
    "arguments", [("show",), ("khongco",), ("ask", "a", "--khongco")], ids=" ".join
)
def test_wrong_usage_is_two(troly: Troly, arguments: tuple[str, ...]) -> None:
    assert troly(*arguments).code == 2


def test_a_wrong_setting_is_named(troly: Troly, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIMEZONE", "Asia/Nowhere")

    result = troly("documents")

    assert result.code == 1
    assert "TIMEZONE" in result.err


def test_serving_without_a_token_says_what_is_missing(troly: Troly) -> None:
    result = troly("serve")

    assert result.code == 1
    assert "TELEGRAM_BOT_TOKEN" in result.err


def test_the_indexes_are_rebuilt_and_checked(troly: Troly, papers: Path) -> None:
    troly("ingest", str(papers), "--yes")

    rebuilt, checked = troly("rebuild"), troly("check")

    assert rebuilt.code == 0
    assert checked.code == 0
    assert "Mọi bộ phận đều tốt." in checked.out


def test_the_terminal_chat_answers_until_the_person_leaves(
    troly: Troly, papers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    troly("ingest", str(papers), "--yes")
    monkeypatch.setattr("sys.stdin", io.StringIO("/vanban\n1\nai ký?\n/thoat\n"))

    talked = troly("chat", "--as", "Lan", "--at", "2026-12-01T08:00")

    assert talked.code == 0
    assert "đang có 1 văn bản" in talked.out
    assert "[1] Kế hoạch 31-KH/ĐU [vb 1]" in talked.out
    assert "Người ký: Trần Văn An" in talked.out
    assert talked.out.rstrip().endswith("Chào đồng chí.")


def test_running_with_own_documents_indexes_them_and_opens_the_chat(
    troly: Troly, papers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(""))

    ran = troly("run", "--docs", str(papers))

    assert ran.code == 0
    assert "1 mới" in ran.out
    assert "đang có 1 văn bản" in ran.out


@pytest.mark.parametrize("options", [(), ("--verbose",)], ids=["quiet", "verbose"])
def test_what_nobody_foresaw_is_one_line_with_its_kind(
    troly: Troly, capsys: pytest.CaptureFixture[str], options: tuple[str, ...]
) -> None:
    troly(*options, "documents")

    sys.excepthook(ZeroDivisionError, ZeroDivisionError("a secret"), None)

    err = capsys.readouterr().err
    assert "(ZeroDivisionError)" in err.splitlines()[-1]
    assert ("a secret" in err) == bool(options)


def test_a_command_that_a_person_stops_ends_with_one_sentence(
    troly: Troly, papers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keyboard = io.StringIO("")
    monkeypatch.setattr(keyboard, "isatty", lambda: True)
    monkeypatch.setattr("sys.stdin", keyboard)

    stopped = troly("ingest", str(papers))

    assert (stopped.code, stopped.err) == (1, "Đã dừng; văn bản nào đã đăng thì vẫn được giữ.\n")


def test_each_published_file_is_named_with_what_to_check(troly: Troly, tmp_path: Path) -> None:
    blank = tmp_path / "a.txt"
    blank.write_text(PLAN.replace("Số 31-KH/ĐU", "Số    -KH/ĐU"), encoding="utf-8")
    note = tmp_path / "b.txt"
    note.write_text("Mai nhớ mua hai cân cam.\nRồi ghé bưu điện.\n", encoding="utf-8")

    out = " ".join(troly("ingest", str(blank), str(note), "--yes").out.split())

    assert "mới: Kế hoạch (chưa ghi số) [vb 1] (a.txt) — 1 điểm cần kiểm tra: Số văn bản" in out
    assert "[vb 2] (b.txt) — " in out
    assert "có thể đây không phải văn bản chỉ đạo" in out
    assert out.endswith("2 mới")


@pytest.mark.parametrize("question", ["", "  "], ids=["empty", "blank"])
def test_no_question_is_wrong_usage_told_in_one_sentence(troly: Troly, question: str) -> None:
    asked = troly("ask", question)

    assert (asked.code, asked.out, asked.err.count("\n")) == (2, "", 1)


def test_reading_a_folder_reads_the_files_in_it(troly: Troly, papers: Path) -> None:
    (directive,) = json.loads(troly("read", str(papers), "--json").out)

    assert directive["number"] == "31-KH/ĐU"


def test_a_missing_original_is_named_as_the_directive_it_belongs_to(
    troly: Troly, papers: Path, tmp_path: Path
) -> None:
    troly("ingest", str(papers), "--yes")
    for original in (tmp_path / "data" / "originals").rglob("*.txt"):
        original.unlink()

    checked = troly("check")

    assert checked.code == 1
    assert "thiếu tệp gốc Kế hoạch 31-KH/ĐU [vb 1]" in checked.out
    assert "tệp troly.db" in checked.out
