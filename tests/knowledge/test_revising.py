from __future__ import annotations

from dataclasses import replace

import pytest

from knowledge.database import Database
from knowledge.domain import (
    Attachment,
    Box,
    Correction,
    Directive,
    Doubt,
    Held,
    Page,
    PrintedLine,
)
from knowledge.lexical import Lexical
from knowledge.library import Library
from knowledge.store import File, Revision, Store
from tests.fakes import ExactVectors
from tests.knowledge.conftest import NOW
from tests.knowledge.factories import ITEMS, cite, file_bytes, file_sha256, make_directive

_READ_WRONG = ITEMS[2].replace("20", "26")


def _scan(**changes: object) -> Directive:
    made = make_directive(items=(*ITEMS[:2], _READ_WRONG), reader="1")
    start = made.text.index("trước ngày 26")
    box = Box(left=0.1, top=0.5, right=0.9, bottom=0.52)
    return replace(
        made,
        pages=(Page(number=1, source="quet.pdf", in_source=1, read_by="ocr", sure=0.93),),
        printed_lines=(PrintedLine(start=start, end=start + 13, page=1, box=box),),
        doubts=(Doubt(start=start + 11, end=start + 13, page=1, kind="number", sure=0.4),),
        attachments=(
            Attachment(
                source="pl.xlsx", sha256="ab", kind="annex", title=None, start=start, end=start + 3
            ),
        ),
        **changes,  # type: ignore[arg-type]  # fields of a directive
    )


def _publish(library: Library, directive: Directive) -> Held:
    return library.publish(directive, by="an", now=NOW).held


def _corrected(directive: Directive) -> tuple[Directive, Correction]:
    start = directive.text.index("26")
    words = Correction(
        start=start, end=start + 2, page=1, printed="26", words="20", by="binh", at=NOW
    )
    right = make_directive(items=ITEMS, sha256=directive.sha256)
    return replace(directive, text=right.text, units=right.units, doubts=()), words


def _correct(library: Library, held: Held) -> Held:
    right, words = _corrected(held.directive)
    revision = Revision(
        directive=right, corrections=(words,), reason="corrected", by="binh", now=NOW
    )
    return library.revise(held.id, revision)


def test_how_a_directive_stood_on_paper_survives_in_the_store(
    library: Library, database: Database
) -> None:
    read = _scan()

    held = _publish(library, read)

    beside = Store(database)
    assert beside.held(held.id).directive == replace(read, printed_lines=())
    assert beside.printed_lines(held.id) == read.printed_lines


def test_a_correction_keeps_the_handle_and_what_stood_there_before(library: Library) -> None:
    held = _publish(library, _scan())

    corrected = _correct(library, held)

    assert corrected.id == held.id
    assert "trước ngày 20" in corrected.directive.text
    assert [one.words for one in corrected.corrections] == ["20"]
    (earlier,) = library.store.earlier_texts(held.id)
    assert (earlier.text, earlier.by, earlier.reason) == (_scan().text, "binh", "corrected")


def test_the_indexes_forget_the_words_that_were_corrected(
    library: Library, lexical: Lexical, vectors: ExactVectors
) -> None:
    held = _publish(library, _scan())
    before = lexical.count()

    _correct(library, held)

    found = library.store.passages(hit for hit, _ in lexical.search("gửi báo cáo trước ngày", 3))
    assert any("ngày 20" in passage.text for passage in found)
    assert not any("ngày 26" in passage.text for passage in found)
    assert lexical.count() == vectors.count() == library.store.census()[1] == before


def test_another_store_sees_the_corrected_text(library: Library, database: Database) -> None:
    held = _publish(library, _scan())
    beside = Store(database)
    assert "ngày 26" in beside.held(held.id).directive.text

    _correct(library, held)

    assert "ngày 20" in beside.held(held.id).directive.text


def test_a_comparison_that_finds_nothing_wrong_is_kept_and_changes_no_text(
    library: Library,
) -> None:
    held = _publish(library, _scan())
    right = Correction(start=0, end=9, page=1, printed="a", words="a", by="binh", at=NOW)
    revision = Revision(
        directive=replace(held.directive, printed_lines=_scan().printed_lines),
        corrections=(right,),
        reason="corrected",
        by="binh",
        now=NOW,
    )

    checked = library.revise(held.id, revision)

    assert checked.corrections == (right,)
    assert library.store.earlier_texts(held.id) == []
    assert library.store.printed_lines(held.id) == _scan().printed_lines


def test_a_corrected_number_is_found_by_those_that_cite_it(library: Library) -> None:
    citing = make_directive(
        number="40-KH/ĐU", cites=(cite("12-KH/ĐU", relation="căn cứ", date="2026-02-03"),)
    )
    other = _publish(library, citing)
    misread = replace(_scan(), number="17-KH/ĐU")
    held = _publish(library, misread)
    assert library.store.held(other.id).cites == (None,)

    revision = Revision(
        directive=replace(misread, number="12-KH/ĐU"),
        corrections=(),
        reason="corrected",
        by="binh",
        now=NOW,
    )
    library.revise(held.id, revision)

    assert library.store.held(other.id).cites == (held.id,)


@pytest.mark.parametrize(
    ("corrections", "compare"),
    [
        pytest.param((), 1, id="nobody looked"),
        pytest.param(((0, 12),), None, id="the whole quote was compared"),
        pytest.param(((0, 5), (5, 12)), None, id="in two parts"),
        pytest.param(((0, 5),), 1, id="a part of it only"),
    ],
)
def test_a_quote_of_a_scan_is_to_be_compared_until_somebody_did(
    corrections: tuple[tuple[int, int], ...], compare: int | None
) -> None:
    held = Held(
        id=1,
        directive=_scan(),
        status="unknown",
        published_at=NOW,
        corrections=tuple(
            Correction(start=a, end=b, page=1, printed="", words="", by="b", at=NOW)
            for a, b in corrections
        ),
    )

    assert held.scanned_on(0, 12, 1) == compare
    assert held.scanned_on(0, 12, None) is None


def test_every_file_of_a_bundle_is_kept_with_what_it_is(library: Library, tmp_path: object) -> None:
    del tmp_path
    directive = make_directive()
    files = (
        File(source="kh.txt", sha256=file_sha256(directive)),
        File(source="mau.xlsx", sha256="ab" * 32, role="form", declared=True),
    )

    held = library.publish(directive, files=files, by="an", now=NOW).held

    kept = library.store.files(held.id)
    assert [(one.source, one.role, one.declared) for one in kept] == [
        ("kh.txt", "main", False),
        ("mau.xlsx", "form", True),
    ]
    assert library.store.find_file("ab" * 32) is None, "a form is no directive of its own"
    assert library.store.find_file(file_sha256(directive)) == held
    assert file_bytes(directive)
