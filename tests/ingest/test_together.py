from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

import ingest
from ingest.annexes import named_as
from ingest.blocks import Block, Loaded
from ingest.together import bound, groups
from knowledge.domain import Directive, Page
from knowledge.errors import SecretDocument, UnsupportedFormat
from tests.bot.factories import PLAN
from tests.sheet_files import archive, workbook

_ANNEX = """PHỤ LỤC 1
DANH MỤC BÁO CÁO ĐỊNH KỲ
(Kèm theo Kế hoạch số 31-KH/ĐU, ngày 05/01/2026)
1. Báo cáo tháng
2. Báo cáo quý
"""
_FORM = """ĐẢNG ỦY XÃ SUỐI MƠ
CHI BỘ ……………
BÁO CÁO TÌNH HÌNH CHI BỘ
1. Tổng số đảng viên: ……………
2. Số đảng viên mới: ……………
3. Các chi bộ gửi báo cáo về Văn phòng trước ngày 25 hằng tháng: ............
"""


def _together(folder: Path, files: dict[str, str], order: Sequence[str] = ()) -> ingest.Together:
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    with ingest.opened([folder / name for name in order or files]) as sources:
        return ingest.read_together(sources)


def _span(directive: Directive, at: int = 0) -> str:
    attachment = directive.attachments[at]
    return directive.text[attachment.start : attachment.end]


@pytest.mark.parametrize("order", [("kh.txt", "b.txt"), ("b.txt", "kh.txt")])
def test_the_main_text_is_told_by_its_own_marks_not_by_its_place(
    tmp_path: Path, order: tuple[str, str]
) -> None:
    found = _together(tmp_path, {"kh.txt": PLAN, "b.txt": _ANNEX}, order)

    assert (found.directive.source, found.directive.number) == ("kh.txt", "31-KH/ĐU")
    assert [(source.name, role) for source, role in found.files] == [
        ("kh.txt", "main"),
        ("b.txt", "annex"),
    ]


def test_an_annex_is_an_appendix_of_the_text(tmp_path: Path) -> None:
    found = _together(tmp_path, {"kh.txt": PLAN, "b.txt": _ANNEX}).directive

    (annex,) = found.attachments
    assert (annex.kind, annex.title, annex.source) == ("annex", "DANH MỤC BÁO CÁO ĐỊNH KỲ", "b.txt")
    assert _span(found).startswith("PHỤ LỤC 1")
    paths = {unit.text: unit.path for unit in found.units if unit.start >= annex.start}
    assert paths["Báo cáo tháng"] == "PL1.1"
    assert all(found.text[unit.start : unit.end] == unit.text for unit in found.units)


def test_the_main_text_is_read_as_if_it_had_come_alone(tmp_path: Path) -> None:
    found = _together(tmp_path, {"kh.txt": PLAN, "a.txt": _ANNEX, "mau.txt": _FORM}).directive
    alone = ingest.read(tmp_path / "kh.txt")

    fields = ("number", "type", "issuer", "issued_on", "subject", "signer", "recipients")
    assert [getattr(found, name) for name in fields] == [getattr(alone, name) for name in fields]
    assert found.text.startswith(alone.text)
    assert found.units[: len(alone.units)] == alone.units
    assert found.obligations[: len(alone.obligations)] == alone.obligations


def test_what_a_form_asks_to_be_filled_in_is_no_duty(tmp_path: Path) -> None:
    found = _together(tmp_path, {"kh.txt": PLAN, "mau.txt": _FORM}).directive

    (form,) = found.attachments
    assert form.kind == "form"
    assert found.obligations
    assert all(duty.start < form.start for duty in found.obligations)


def test_a_form_has_a_path_of_its_own(tmp_path: Path) -> None:
    found = _together(tmp_path, {"kh.txt": PLAN, "1.txt": _FORM, "2.txt": "Mẫu số 02\nBÁO CÁO QUÝ"})

    kinds = [(one.kind, one.title) for one in found.directive.attachments]
    assert kinds == [("form", "BÁO CÁO TÌNH HÌNH CHI BỘ"), ("form", "BÁO CÁO QUÝ")]
    appendices = [unit.path for unit in found.directive.units if unit.kind == "appendix"]
    assert appendices == ["PL", "BM2"]


def test_a_workbook_is_a_table_under_the_directive(tmp_path: Path) -> None:
    (tmp_path / "kh.txt").write_text(PLAN, encoding="utf-8")
    rows = (("TT", "Chi bộ", "Hạn nộp"), (1, "Thôn Hạ", "15/11"), (2, "Thôn Thượng", "20/11"))
    workbook(tmp_path / "bieu.xlsx", ("Sheet1", rows))

    with ingest.opened([tmp_path / "bieu.xlsx", tmp_path / "kh.txt"]) as sources:
        found = ingest.read_together(sources).directive

    texts = [unit.text for unit in found.units if unit.kind == "row"]
    assert any("Thôn Hạ" in text for text in texts)
    assert found.number == "31-KH/ĐU"


def test_a_zip_is_read_as_one_directive(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.zip", {"x/phu luc.txt": _ANNEX, "x/kh.txt": PLAN})

    with ingest.opened([path]) as sources:
        found = ingest.read_together(sources)

    assert found.directive.number == "31-KH/ĐU"
    assert [one.source for one in found.directive.attachments] == ["phu luc.txt"]


def test_an_annex_that_is_a_directive_of_its_own_is_pointed_out(tmp_path: Path) -> None:
    other = PLAN.replace("31-KH/ĐU", "07-KH/ĐU")

    found = _together(tmp_path, {"a.txt": PLAN, "b.txt": other}).directive

    told = [one.facts for one in found.warnings if one.code == "annex_is_directive"]
    assert told == [{"source": "b.txt", "number": "07-KH/ĐU"}]


def test_one_secret_file_makes_all_of_it_secret(tmp_path: Path) -> None:
    with pytest.raises(SecretDocument):
        _together(tmp_path, {"kh.txt": PLAN, "b.txt": f"TỐI MẬT\n{_ANNEX}"})


def test_what_cannot_be_read_is_told_under_its_own_name(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.zip", {"kh.txt": PLAN, "bài.pptx": b"\x00\x01binary"})

    with pytest.raises(UnsupportedFormat) as raised, ingest.opened([path]) as sources:
        ingest.read_together(sources)

    assert raised.value.facts["path"] == "bài.pptx"


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        pytest.param(["a.docx", "b.docx"], [[0], [1]], id="each file is a paper"),
        pytest.param(["10.jpg", "2.jpg", "1.JPG"], [[2, 1, 0]], id="photographs by their numbers"),
        pytest.param(
            ["kh.docx", "z2_ab.jpg", "z1_cd.jpg"], [[0], [2, 1]], id="photographs beside a file"
        ),
        pytest.param(
            ["t1.jpg", "phụ lục 1.jpg", "t2.jpg"], [[0, 2], [1]], id="photographs of an annex"
        ),
    ],
)
def test_photographs_are_the_pages_of_one_paper(
    names: list[str], expected: list[list[int]]
) -> None:
    assert groups(names) == expected


def test_pages_count_on_through_the_files_of_one_paper() -> None:
    page = Page(number=1, source="001.jpg", in_source=1, read_by="ocr", sure=0.9)
    part = Loaded(blocks=(Block(text="a", page=1),), pages=(page,))

    whole = bound([part, part], ["1.jpg", "2.jpg"])

    assert [block.page for block in whole.blocks] == [1, 2]
    assert [(one.number, one.source, one.in_source) for one in whole.pages] == [
        (1, "1.jpg", 1),
        (2, "2.jpg", 1),
    ]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Phụ lục 1.pdf", "annex"),
        ("PL-02.xlsx", "annex"),
        ("phuluc.docx", "annex"),
        ("Biểu mẫu 2A.docx", "form"),
        ("mau_so_1.xlsx", "form"),
        ("BM01.doc", "form"),
        ("31-KH.docx", None),
        ("Ke hoach kiem tra.docx", None),
        ("bieu duong nguoi tot.docx", "form"),
    ],
)
def test_a_file_name_may_say_what_it_is(name: str, kind: str | None) -> None:
    assert named_as(name) == kind
