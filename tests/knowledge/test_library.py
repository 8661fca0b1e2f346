from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from knowledge.database import Base, Database
from knowledge.domain import Directive
from knowledge.errors import UnknownDirective, UnreadableDocument
from knowledge.lexical import Lexical
from knowledge.library import Library, Published
from tests.fakes import CountingEmbeddings, ExactVectors
from tests.knowledge.conftest import NOW
from tests.knowledge.factories import ITEMS, cite, file_bytes, make_directive

_OTHER = ("Họp chi bộ ngày 3 hằng tháng.",) * 12


def _publish(library: Library, directive: Directive, **more: Any) -> Published:
    return library.publish(directive, original=None, by="văn phòng", now=NOW, **more)


def _row_counts(database: Database) -> dict[str, int]:
    with database.reading() as session:
        return {
            table.name: session.scalar(select(func.count()).select_from(table)) or 0
            for table in Base.metadata.sorted_tables
        }


def test_a_published_directive_comes_back_as_it_was_read(library: Library) -> None:
    directive = make_directive(cites=(cite("03-KH/ĐU", relation="căn cứ"),))

    published = _publish(library, directive)

    assert published.outcome == "new"
    assert published.held.directive == directive
    assert published.held.published_at == NOW
    assert library.store.all_held() == [published.held]


def test_publishing_twice_changes_nothing(
    library: Library, database: Database, embeddings: CountingEmbeddings
) -> None:
    first = _publish(library, make_directive())
    before = (_row_counts(database), library.store.generation(), embeddings.embedded)

    second = _publish(library, make_directive())

    assert second.outcome == "unchanged"
    assert second.held == first.held
    assert (_row_counts(database), library.store.generation(), embeddings.embedded) == before


def test_the_indexes_hold_what_was_published(
    library: Library, lexical: Lexical, vectors: ExactVectors, embeddings: CountingEmbeddings
) -> None:
    _publish(library, make_directive())

    expected = list(library.store.all_passages())
    found = library.store.passages(hit for hit, _ in lexical.search("gửi báo cáo", 3))
    assert ITEMS[2] in found[0].text
    assert lexical.count() == vectors.count() == embeddings.embedded == len(expected)
    assert lexical.generation == vectors.generation == library.store.generation() == 1


@pytest.mark.parametrize(
    ("changes", "outcome"),
    [
        pytest.param(
            {"items": (*ITEMS[:2], "Nộp trước ngày 25."), "source": "v2"}, "version", id="new text"
        ),
        pytest.param({"source": "scan.pdf"}, "copy", id="same text in another file"),
        pytest.param(
            {"source": "b", "issuer": "Đảng bộ tỉnh Tân Giang - Đảng uỷ xã Bình Thạnh"},
            "copy",
            id="tone placed the older way",
        ),
        pytest.param({"number": "13-KH/ĐU"}, "new", id="another number"),
        pytest.param(
            {"issuer": "Đảng bộ tỉnh Tân Giang - Đảng ủy xã Long Thới"},
            "new",
            id="another commune that signs as ĐU too",
        ),
        pytest.param({"type": "hướng dẫn", "items": _OTHER}, "new", id="another type"),
        pytest.param({"issued_on": "2021-03-01", "items": _OTHER}, "new", id="another term"),
        pytest.param(
            {"items": ("Nộp kế hoạch trước ngày 5.",), "issued_on": "2028-02-03"},
            "needs_choice",
            id="same number two years later may be new numbering",
        ),
        pytest.param(
            {"items": (*ITEMS, "Bản cũ hơn."), "issued_on": "2026-01-03"},
            "needs_choice",
            id="an older paper sent in late",
        ),
        pytest.param({"items": ITEMS[:2]}, "needs_choice", id="a page may be missing"),
        pytest.param({"number": None}, "needs_choice", id="blank number, similar text"),
        pytest.param(
            {"number": None, "items": _OTHER},
            "new",
            id="blank number, other text",
        ),
        pytest.param(
            {"issuer": "Đảng bộ tỉnh Tân Giang - Đảng ủy xã Bình Thành"},
            "needs_choice",
            id="issuer that differs in a diacritic: one body misread, or two",
        ),
    ],
)
def test_identity_decides_what_a_second_file_is(
    library: Library, changes: dict[str, Any], outcome: str
) -> None:
    first = _publish(library, make_directive())

    second = _publish(library, make_directive(**changes))

    assert second.outcome == outcome
    assert (second.held.id == first.held.id) == (outcome in {"copy", "needs_choice"})


def test_a_new_version_supersedes_the_old_and_keeps_it(library: Library) -> None:
    old = _publish(library, make_directive())

    new = _publish(library, make_directive(items=(*ITEMS, "Thêm một nhiệm vụ.")))

    assert new.similar == (old.held.id,)
    assert library.store.held(old.held.id).status == "superseded"
    assert library.store.held(old.held.id).superseded_by == (new.held.id,)
    assert [s.how for s in library.store.successions(old.held.id)] == ["version"]


def test_a_changed_date_is_a_version_and_not_a_copy(library: Library) -> None:
    items = [*ITEMS] * 12
    _publish(library, make_directive(items=items))

    changed = [*items[:-1], items[-1].replace("ngày 20", "ngày 25")]

    assert _publish(library, make_directive(items=changed)).outcome == "version"


def test_a_copy_is_recorded_and_known_the_next_time(library: Library, database: Database) -> None:
    first = _publish(library, make_directive())
    _publish(library, make_directive(source="scan.pdf"))
    before = _row_counts(database)

    again = _publish(library, make_directive(source="scan.pdf"))

    assert (again.outcome, again.held.id) == ("unchanged", first.held.id)
    assert before["files"] == 2
    assert before["directives"] == 1
    assert _row_counts(database) == before


def test_a_blank_number_is_published_only_by_a_persons_word(library: Library) -> None:
    first = _publish(library, make_directive())
    draft = make_directive(number=None)

    asked = _publish(library, draft)
    told = _publish(library, draft, as_new=True)

    assert asked.similar == (first.held.id,)
    assert (told.outcome, told.held.status) == ("new", "unknown")
    assert library.store.held(first.held.id).status == "unknown"


def test_staff_may_say_that_one_directive_replaces_another(library: Library) -> None:
    old = _publish(library, make_directive())
    new = make_directive(number=None, items=("Nhiệm vụ khác.",))

    replaced = library.replace(old.held.id, new, original=None, by="văn phòng", now=NOW)
    again = library.replace(old.held.id, new, original=None, by="văn phòng", now=NOW)

    assert (replaced.outcome, again.outcome) == ("version", "unchanged")
    assert library.store.held(old.held.id).superseded_by == (replaced.held.id,)
    assert [s.how for s in library.store.successions(old.held.id)] == ["by_staff"]


def test_replacing_what_is_not_held_is_refused(library: Library) -> None:
    with pytest.raises(UnknownDirective):
        library.replace(99, make_directive(), original=None, by="văn phòng", now=NOW)

    assert library.store.all_held() == []


def test_a_withdrawn_directive_leaves_the_answers_but_not_the_records(
    library: Library, lexical: Lexical, vectors: ExactVectors
) -> None:
    held = _publish(library, make_directive()).held

    withdrawn = library.withdraw(held.id, by="văn phòng", now=NOW, reason="ban hành nhầm")

    assert withdrawn.status == "withdrawn"
    assert library.store.all_held() == []
    assert library.store.all_held(include_withdrawn=True) == [withdrawn]
    assert lexical.count() == vectors.count() == 0
    assert list(library.store.all_passages()) == []


def test_a_withdrawn_directive_can_be_published_again(
    library: Library, embeddings: CountingEmbeddings
) -> None:
    first = _publish(library, make_directive()).held
    library.withdraw(first.id, by="văn phòng", now=NOW, reason="ban hành nhầm")
    embedded = embeddings.embedded

    again = _publish(library, make_directive())

    assert again.outcome == "new"
    assert again.held.id > first.id
    assert embeddings.embedded == embedded


def test_withdrawing_a_version_brings_the_one_before_it_back(library: Library) -> None:
    old = _publish(library, make_directive()).held
    new = _publish(library, make_directive(items=(*ITEMS, "Thêm."))).held

    library.withdraw(new.id, by="văn phòng", now=NOW, reason="ban hành nhầm")

    assert library.store.held(old.id).status == "unknown"


def test_a_directive_bound_to_a_year_says_so(library: Library) -> None:
    assert _publish(library, make_directive(bound_to_year=2026)).held.status == "bound_to_year"


_REPLACING = make_directive(
    number="40-KH/ĐU", cites=(cite("12-KH/ĐU", date="2026-02-03"),), items=("Khác hẳn.",)
)


@pytest.mark.parametrize("new_first", [False, True], ids=["old first", "new first"])
def test_a_directive_that_says_so_supersedes_another_in_any_order(
    library: Library, new_first: bool
) -> None:
    both = [make_directive(), _REPLACING]

    for directive in reversed(both) if new_first else both:
        _publish(library, directive)

    old, new = sorted(library.store.all_held(), key=lambda held: held.directive.number or "")
    succession = library.store.successions(old.id)[0]
    assert (old.status, old.superseded_by) == ("superseded", (new.id,))
    assert new.cites == (old.id,)
    assert (succession.how, succession.new_id) == ("cited", new.id)


def test_what_a_withdrawn_directive_replaced_is_no_longer_superseded(library: Library) -> None:
    old = _publish(library, make_directive()).held
    new = _publish(library, _REPLACING).held

    library.withdraw(new.id, by="văn phòng", now=NOW, reason="ban hành nhầm")

    assert library.store.held(old.id).status == "unknown"


def test_a_citation_of_a_number_that_two_bodies_bear_is_not_resolved(library: Library) -> None:
    other = "Đảng bộ tỉnh Tân Giang - Đảng ủy xã Long Thới"
    _publish(library, make_directive())
    _publish(library, make_directive(issuer=other))
    citing = make_directive(
        number="7-HD/TU",
        issuer="Tỉnh ủy Tân Giang",
        cites=(cite("12-KH/ĐU", issuer="Đảng ủy xã", date="2026-02-03"),),
        items=("Khác hẳn.",),
    )

    held = _publish(library, citing).held

    assert held.cites == (None,)
    assert {each.status for each in library.store.all_held()} == {"unknown"}


def test_the_original_is_kept_under_its_own_sha256(library: Library, tmp_path: Path) -> None:
    directive = make_directive()
    file = tmp_path / "12-KH-DU.TXT"
    file.write_bytes(file_bytes(directive))

    held = library.publish(directive, original=file, by="văn phòng", now=NOW).held

    kept = library.store.original(held.id)
    assert kept == tmp_path / "originals" / f"{directive.sha256}.txt"
    assert kept.read_bytes() == file.read_bytes()


def test_a_file_that_changed_after_it_was_read_is_not_published(
    library: Library, tmp_path: Path
) -> None:
    file = tmp_path / "a.txt"
    file.write_text("khác")

    with pytest.raises(UnreadableDocument):
        library.publish(make_directive(), original=file, by="văn phòng", now=NOW)

    assert library.store.all_held() == []
    assert list((tmp_path / "originals").iterdir()) == []


def test_check_removes_leftovers_and_tells_of_missing_originals(
    library: Library, tmp_path: Path
) -> None:
    directive = make_directive()
    file = tmp_path / "a.txt"
    file.write_bytes(file_bytes(directive))
    library.publish(directive, original=file, by="văn phòng", now=NOW)
    assert library.check() == []
    (tmp_path / "originals" / f"{directive.sha256}.txt").rename(tmp_path / "originals" / "x.txt")

    found = {finding.code: finding.mended for finding in library.check()}

    assert found == {"original_leftover": True, "original_missing": False}


def test_indexes_that_are_emptied_are_filled_without_embedding_again(
    library: Library, lexical: Lexical, vectors: ExactVectors, embeddings: CountingEmbeddings
) -> None:
    _publish(library, make_directive())
    expected, embedded = lexical.count(), embeddings.embedded
    lexical.clear()
    vectors.clear()

    library.sync()

    assert lexical.count() == vectors.count() == expected
    assert embeddings.embedded == embedded


def test_check_mends_an_index_that_holds_too_little(
    library: Library, vectors: ExactVectors, embeddings: CountingEmbeddings
) -> None:
    _publish(library, make_directive())
    expected = vectors.count()
    vectors.apply(remove=[1], add=[], generation=vectors.generation)

    found = library.check()

    assert [(finding.code, finding.mended) for finding in found] == [("vectors_behind", True)]
    assert vectors.count() == expected == embeddings.embedded


def test_rebuild_embeds_nothing_again(
    library: Library, vectors: ExactVectors, embeddings: CountingEmbeddings
) -> None:
    _publish(library, make_directive())
    expected = embeddings.embedded

    assert library.rebuild()

    assert vectors.count() == embeddings.embedded == expected


def test_many_files_are_indexed_once_at_the_end(library: Library, lexical: Lexical) -> None:
    for number in range(1, 6):
        _publish(library, make_directive(number=f"{number}-KH/ĐU"), sync=False)
    assert lexical.generation == 0

    library.sync()

    assert lexical.generation == library.store.generation() == 5
    assert lexical.count() == len(list(library.store.all_passages()))


def test_a_draft_that_is_numbered_later_is_asked_about(library: Library) -> None:
    draft = _publish(library, replace(make_directive(number=None), subject="dự thảo")).held

    assert _publish(library, make_directive()).similar == (draft.id,)
