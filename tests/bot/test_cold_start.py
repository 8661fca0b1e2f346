"""One question from a cold start: a few seconds of processor, and none of the heavy libraries."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bot.factories import PLAN

_HEAVY = (
    *("torch", "transformers", "sentence_transformers", "telegram", "alembic", "pandas"),
    *("matplotlib", "openpyxl", "segno", "icalendar", "langchain_core"),
)
_CPU_SECONDS = 4
_PROBE = """
import json, resource, sys
from bot.cli import main
try:
    main()
finally:
    used = resource.getrusage(resource.RUSAGE_SELF)
    print(json.dumps([sorted(sys.modules), used.ru_utime + used.ru_stime]), file=sys.stderr)
"""


def _troly(folder: Path, *arguments: str) -> tuple[str, set[str], float]:
    result = subprocess.run(  # noqa: S603  # our own command
        [sys.executable, "-c", _PROBE, *arguments],
        cwd=folder,
        env={
            "PATH": os.environ["PATH"],
            "TROLY_DATA": str(folder / "data"),
            "PYTHONPATH": str(Path(__file__).parents[2]),
        },
        capture_output=True,
        text=True,
        check=True,
    )
    modules, seconds = json.loads(result.stderr.splitlines()[-1])
    return result.stdout, set(modules), seconds


@pytest.mark.slow
def test_a_cold_question_is_cheap_with_chroma_open(tmp_path: Path) -> None:
    (tmp_path / "31-KH.txt").write_text(PLAN, encoding="utf-8")
    _troly(tmp_path, "ingest", "31-KH.txt", "--yes")

    out, modules, seconds = _troly(tmp_path, "ask", "Báo cáo tháng gửi trước ngày nào?", "--json")

    answer = json.loads(out)
    assert answer["status"] == "answered"
    assert answer["degraded"] == []
    assert "chromadb" in modules
    assert modules.isdisjoint(_HEAVY)
    assert seconds < _CPU_SECONDS


@pytest.mark.parametrize("arguments", [("--help",), ("ask", "--help")], ids=" ".join)
def test_help_imports_nothing_heavy(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    _, modules, _ = _troly(tmp_path, *arguments)

    assert modules.isdisjoint({*_HEAVY, "chromadb", "sqlalchemy", "tantivy"})
