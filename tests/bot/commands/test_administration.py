from __future__ import annotations

import json
import re
from pathlib import Path

from tests.bot.conftest import Troly

_CODE = re.compile(r"/quantri (QT(?:-[A-Z0-9]{4}){4})")


def test_a_new_code_is_printed_and_noted(troly: Troly) -> None:
    first, second = troly("admin", "--new-code"), troly("admin", "--new-code")

    codes = [_CODE.search(ran.out) for ran in (first, second)]
    assert all(codes)
    assert codes[0] != codes[1]
    acts = json.loads(troly("audit", "--json").out)
    assert [act["act"] for act in acts] == ["admin_code", "admin_code"]
    assert not any(code[1] in json.dumps(acts) for code in codes if code)


def test_without_an_administrator_the_way_to_one_is_told(troly: Troly) -> None:
    assert "troly admin --new-code" in troly("admin").err


def test_what_was_published_and_exported_stands_in_the_audit(
    troly: Troly, papers: Path, tmp_path: Path
) -> None:
    troly("ingest", str(papers), "--yes")
    troly("documents", "--xlsx", str(tmp_path / "so.xlsx"))

    shown = troly("audit").out

    assert "đăng" in shown
    assert "vb 1" in shown
    assert "xuất" in shown
    assert "so.xlsx" in shown
    assert troly("audit", "--from", "1/1/2099").out.strip() == "Chưa có gì được ghi."
