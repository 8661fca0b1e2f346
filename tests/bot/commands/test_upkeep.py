from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.texts import setup as texts
from tests.bot.conftest import Troly


def test_a_backup_is_made_and_restored_elsewhere(
    troly: Troly, papers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    troly("ingest", str(papers), "--yes")

    made = troly("backup", "--to", str(tmp_path / "sao"))
    (backup,) = (tmp_path / "sao").glob("*.zip")
    held = troly("restore", str(backup))
    monkeypatch.setenv("TROLY_DATA", str(tmp_path / "khac"))
    restored = troly("restore", str(backup))
    asked = troly("ask", "Báo cáo tháng gửi trước ngày nào?", "--json")

    assert (made.code, restored.code) == (0, 0)
    assert f"{backup}: 1 văn bản, 1 tệp gốc" in made.out
    assert texts.NO_TOKEN_INSIDE in made.err
    assert held.code == 1
    assert "--replace" in held.err
    assert "1 văn bản, 1 tệp gốc" in restored.out
    assert '"answered"' in asked.out


@pytest.mark.parametrize(
    ("count", "said"), [(12, "1 KB"), (812_000, "812 KB"), (5_240_000, "5,2 MB")]
)
def test_sizes_are_said_as_people_say_them(count: int, said: Any) -> None:
    assert texts.size(count) == said
