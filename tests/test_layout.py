"""The rules of the house that a command can check; each contract is tried with a breach."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("bot", "ingest", "knowledge", "prompts")
SEEN_BY_INGEST = {"domain", "errors", "language"}
LONGEST_MODULE = 300
LONGEST_FUNCTION = 30
LONGER = "Longer than 300 lines"  # a module's docstring says so, and why
# what reads or hands on the environment, and why it may
READS_ENVIRONMENT = {
    "bot/settings.py",
    "ingest/sandbox.py",  # hands PATH and the like to the child process, and nothing else
    "bot/upkeep/snapshots.py",  # hands it to the programs of PostgreSQL, with the password
}


def _modules() -> list[Path]:
    return [path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))]


def _name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_ingest_is_forbidden_every_module_of_knowledge_but_three() -> None:
    config = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = config["tool"]["importlinter"]["contracts"]
    (contract,) = [one for one in contracts if one["name"].startswith("ingest sees only")]
    inside = {path.stem for path in (ROOT / "knowledge").iterdir() if _is_module(path)}

    assert set(contract["forbidden_modules"]) == {
        f"knowledge.{name}" for name in inside - SEEN_BY_INGEST
    }


def _is_module(path: Path) -> bool:
    return (path.suffix == ".py" and path.stem != "__init__") or (path / "__init__.py").is_file()


@pytest.mark.parametrize("path", _modules(), ids=_name)
def test_modules_and_functions_stay_short(path: Path) -> None:
    source = path.read_text(encoding="utf-8")

    reason = LONGER in (ast.get_docstring(ast.parse(source)) or "")
    assert source.count("\n") <= LONGEST_MODULE or reason
    assert [name for name, lines in _functions(source) if lines > LONGEST_FUNCTION] == []


def _functions(source: str) -> Iterator[tuple[str, int]]:
    """Yield each function with its lines of code, docstring left out."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            body = node.body[1:] if ast.get_docstring(node) else node.body
            if body:
                yield node.name, (node.end_lineno or 0) - body[0].lineno + 1


@pytest.mark.parametrize("path", _modules(), ids=_name)
def test_only_the_settings_read_the_environment(path: Path) -> None:
    reads = any(
        isinstance(node, ast.Attribute) and node.attr in {"environ", "getenv"}
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    )

    assert not reads or _name(path) in READS_ENVIRONMENT


BREACHES = [
    pytest.param("knowledge/lineage.py", "import bot.errors", "downwards only", id="upwards"),
    pytest.param("ingest/clean.py", "import knowledge.store", "ingest sees only", id="ingest"),
    pytest.param("bot/commands/console.py", "import telegram", "telegram only", id="telegram"),
    pytest.param("knowledge/retrieve.py", "import chromadb", "chromadb only", id="chromadb"),
    pytest.param("knowledge/store/reading.py", "import tantivy", "tantivy only", id="tantivy"),
    pytest.param("bot/app.py", "import sqlalchemy", "SQLAlchemy and Alembic", id="sqlalchemy"),
    pytest.param("ingest/clean.py", "import lxml", "parsers of file formats", id="parsers"),
    pytest.param("ingest/loaders/txt.py", "import cv2", "pictures of pages", id="pictures"),
    pytest.param("ingest/scans/pages.py", "import tesserocr", "pictures of pages", id="ocr"),
    pytest.param("bot/app.py", "import holidays", "holidays only", id="holidays"),
    pytest.param("bot/app.py", "import icalendar", "icalendar only", id="icalendar"),
    pytest.param("bot/app.py", "import segno", "QR codes drawn", id="segno"),
    pytest.param("bot/app.py", "import openpyxl", "spreadsheets written", id="openpyxl"),
    pytest.param("bot/app.py", "import matplotlib", "matplotlib only", id="matplotlib"),
    pytest.param("knowledge/retrieve.py", "import torch", "torch and", id="torch"),
    pytest.param("bot/app.py", "import pydantic_settings", "settings read in", id="settings"),
]


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("house")
    shutil.copy(ROOT / "pyproject.toml", folder)
    for package in PACKAGES:
        shutil.copytree(
            ROOT / package, folder / package, ignore=shutil.ignore_patterns("__pycache__", "*.st")
        )
    return folder


def _lint(folder: Path) -> subprocess.CompletedProcess[str]:
    command = (
        "import sys; sys.path.insert(0, '.'); from importlinter.cli import lint_imports_command"
    )
    return subprocess.run(  # noqa: S603  # our own command
        [sys.executable, "-c", f"{command}; lint_imports_command()", "--no-cache"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_copy_without_a_breach_is_kept(copy: Path) -> None:
    assert "0 broken" in _lint(copy).stdout


@pytest.mark.parametrize(("module", "line", "contract"), BREACHES)
def test_each_contract_sees_its_breach(copy: Path, module: str, line: str, contract: str) -> None:
    path = copy / module
    before = path.read_text(encoding="utf-8")
    path.write_text(f"{before}\n{line}\n", encoding="utf-8")

    result = _lint(copy)

    path.write_text(before, encoding="utf-8")
    assert result.returncode == 1
    (broken,) = [row for row in result.stdout.splitlines() if " BROKEN" in row]
    assert contract in broken


def test_the_changelog_tells_nothing_twice() -> None:
    told = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8").splitlines()
    entries = [line for line in told if line.startswith("- ")]

    assert sorted(entries) == sorted(set(entries))
