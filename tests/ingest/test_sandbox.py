import contextlib
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from ingest import sandbox
from ingest.blocks import Block
from ingest.limits import DEFAULT, Limits, Progress
from knowledge.errors import UnreadableDocument, UnsupportedFormat
from tests.word_files import cell, p, table, word_file

LOADERS = ("-P", "-m", "ingest.loaders")
POSIX = pytest.mark.skipif(os.name != "posix", reason="limits of this kind are POSIX's")


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text("Kế hoạch", encoding="utf-8")
    return path


def child(code: str) -> Sequence[str]:
    """Return what runs *code* in the place of the loaders."""
    return ("-c", code)


def reason_of(text: Path, limits: Limits, instead: Sequence[str] = LOADERS) -> object:
    with pytest.raises(UnreadableDocument) as raised:
        sandbox.load(text, limits=limits, child=instead)
    return raised.value.facts["reason"]


def test_blocks_cross_the_border_whole(tmp_path: Path) -> None:
    path = word_file(tmp_path, p("Kế hoạch") + table((cell(p("1")), cell(p("Họp")))))

    blocks = sandbox.load(path).blocks

    assert blocks == (Block(text="Kế hoạch"), Block.row(["1", "Họp"]))


def test_progress_crosses_the_border(tmp_path: Path) -> None:
    told: list[Progress] = []

    sandbox.load(word_file(tmp_path, p("Chữ") * 250), progress=told.append)

    assert [(progress.stage, progress.done) for progress in told] == [("load", 0), ("load", 200)]


def test_typed_errors_cross_the_border(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"Rar!")

    with pytest.raises(UnsupportedFormat) as raised:
        sandbox.load(path)

    assert raised.value.facts == {"path": "a.docx", "format": "rar", "reason": "archive"}


def test_a_file_that_is_missing_or_too_large_starts_no_child(text: Path) -> None:
    assert reason_of(text, Limits(file_bytes=3), child("")) == "too_large"
    assert reason_of(text.with_name("b.txt"), DEFAULT, child("")) == "missing"


def test_a_child_that_dies_is_told_of(text: Path) -> None:
    assert reason_of(text, DEFAULT, child("import os; os._exit(3)")) == "crashed"


def test_the_log_names_the_exception_and_not_its_words(
    text: Path, caplog: pytest.LogCaptureFixture
) -> None:
    reason_of(text, DEFAULT, child("raise ValueError('words of the document')"))

    assert "ValueError" in caplog.text
    assert "words of the document" not in caplog.text


def test_a_child_that_is_too_slow_is_ended_with_its_children(text: Path, tmp_path: Path) -> None:
    alive = tmp_path / "alive"
    grandchild = f"import time; time.sleep(1.5); open({str(alive)!r}, 'w')"
    code = (
        f"import subprocess, sys, time\nsubprocess.Popen([sys.executable, '-c', {grandchild!r}])\n"
        "time.sleep(60)"
    )

    began = time.monotonic()
    reason = reason_of(text, Limits(wall_seconds=0.5), child(code))

    assert reason == "too_slow"
    assert time.monotonic() - began < 10
    time.sleep(1.5)
    assert os.name != "posix" or not alive.exists()


def test_each_page_read_from_a_picture_gives_the_child_more_time(text: Path) -> None:
    page = 'print(\'{"progress": {"stage": "ocr", "done": 0, "total": 1}}\', flush=True)'
    code = f"import time\nfor _ in range(9): {page}\ntime.sleep(3); print('{{}}')"

    def reason(limits: Limits) -> object:
        return reason_of(text, limits, child(code))

    assert reason(Limits(wall_seconds=0.5, ocr_wall_seconds=0.1)) == "too_slow"
    assert reason(Limits(wall_seconds=0.5, ocr_wall_seconds=5, ocr_pages=0)) == "too_slow"
    assert reason(Limits(wall_seconds=0.5, ocr_wall_seconds=5)) == "crashed"


@POSIX
def test_each_page_read_from_a_picture_gives_more_computing_time(text: Path) -> None:
    code = (
        "import resource, sys; import ingest.loaders.__main__ as child\n"
        "from ingest.limits import Limits\n"
        "limits = Limits(cpu_seconds=30, ocr_cpu_seconds=7, ocr_pages=2)\n"
        "child.confine(limits)\nseen = []\n"
        "for _ in range(4):\n"
        "    seen.append(resource.getrlimit(resource.RLIMIT_CPU)[0]); child.grant_page(limits)\n"
        'print(\'{"loaded": {"blocks": [{"text": "%s"}]}}\' % seen)'
    )

    (block,) = sandbox.load(text, child=child(code)).blocks

    assert block.text == "[30, 37, 44, 45]"


@POSIX
@pytest.mark.parametrize("ending", ["os._exit(3)", 'print(\'{"loaded": {"blocks": []}}\')'])
def test_what_a_child_leaves_behind_is_ended_too(text: Path, tmp_path: Path, ending: str) -> None:
    alive = tmp_path / "alive"
    started = tmp_path / "started"
    grandchild = (
        f"import time; open({str(started)!r}, 'w'); time.sleep(1); open({str(alive)!r}, 'w')"
    )
    code = (
        "import os, subprocess, sys, time\n"
        f"subprocess.Popen([sys.executable, '-c', {grandchild!r}], stdout=subprocess.DEVNULL)\n"
        f"while not os.path.exists({str(started)!r}): time.sleep(0.01)\n{ending}"
    )

    with contextlib.suppress(UnreadableDocument):
        sandbox.load(text, child=child(code))

    time.sleep(1.2)
    assert started.exists()
    assert not alive.exists()


def test_what_a_child_waits_for_is_not_counted(text: Path) -> None:
    code = (
        "import json, time\n"
        "wait = json.dumps({'progress': {'stage': 'wait', 'done': 0, 'total': 0}})\n"
        "for _ in range(4): time.sleep(0.5); print(wait, flush=True)\n"
        "print(json.dumps({'loaded': {'blocks': []}}))"
    )

    assert sandbox.load(text, limits=Limits(wall_seconds=1.5), child=child(code)).blocks == ()


@POSIX
def test_a_loader_that_takes_too_much_memory_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Kế hoạch\n\n" * 600_000, encoding="utf-8")

    assert reason_of(path, Limits(memory_bytes=90 * 2**20, text_chars=10**7)) == "memory"


@POSIX
def test_a_child_that_computes_too_long_is_ended(text: Path) -> None:
    code = "import resource\nresource.setrlimit(resource.RLIMIT_CPU, (1, 2))\nwhile True: pass"

    assert reason_of(text, DEFAULT, child(code)) == "too_slow"


def test_a_child_knows_no_secrets_and_starts_in_a_folder_of_its_own(
    text: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "123:abc")
    code = (
        "import json, os\n"
        "words = [os.environ.get('TELEGRAM_BOT_TOKEN', 'none'), str(len(os.listdir('.')))]\n"
        "blocks = [{'text': word} for word in words]\n"
        "print(json.dumps({'loaded': {'blocks': blocks}}))"
    )

    blocks = sandbox.load(text, child=child(code)).blocks

    assert [block.text for block in blocks] == ["none", "0"]


def test_what_a_library_prints_does_not_spoil_the_answer() -> None:
    code = "import os; os.write(1, b'noise\\n'); print('more noise')"
    program = (
        "import sys; from pathlib import Path; import ingest.loaders.__main__ as child\n"
        f"from ingest.limits import DEFAULT\nout = child.take_stdout()\n{code}\nout.write('answer')"
    )

    done = subprocess.run(  # noqa: S603  # our own interpreter, no shell
        [sys.executable, "-c", program],
        capture_output=True,
        check=True,
        encoding="utf-8",
        cwd=Path(__file__).parents[2],
    )

    assert done.stdout == "answer"
