"""The library on real directives and on the samples; skipped where ``../shared`` is absent."""

from __future__ import annotations

from pathlib import Path

import ingest
from knowledge.library import Library
from tests.knowledge.conftest import NOW

_SAMPLES = Path(__file__).parents[2] / "samples"


def _publish(library: Library, file: Path) -> tuple[str, int]:
    directive = ingest.read(file)
    published = library.publish(
        directive, original=file, by="văn phòng", now=NOW, sync=False, hold=False
    )
    return published.outcome, published.held.id


def test_another_file_of_a_real_paper_is_its_copy(library: Library, shared: Path) -> None:
    first = min((shared / "data" / "directives").glob("000_*.txt"))
    _, held_id = _publish(library, first)

    assert _publish(library, shared / "data" / "files" / "kh31.txt") == ("copy", held_id)
    assert _publish(library, shared / "data" / "files" / "kh31_nfd.docx") == ("copy", held_id)


def test_a_word_file_with_a_further_appendix_is_a_version(library: Library, shared: Path) -> None:
    files = shared / "data" / "files"
    _, text = _publish(library, files / "kh31.txt")

    outcome, fuller = _publish(library, files / "kh31.docx")

    assert outcome == "version"
    assert library.store.held(text).superseded_by == (fuller,)


def test_real_directives_come_back_as_they_were_read(library: Library, shared: Path) -> None:
    for file in sorted((shared / "data" / "directives").glob("*.txt")):
        _, held_id = _publish(library, file)

        assert library.store.held(held_id).directive == ingest.read(file)


def test_the_sample_that_replaces_another_supersedes_it_and_nothing_else(library: Library) -> None:
    files = sorted(path for path in _SAMPLES.iterdir() if path.suffix in {".docx", ".txt"})

    outcomes = {_publish(library, file)[0] for file in reversed(files)}

    held = library.store.all_held()
    old = [one.directive.source for one in held if one.status == "superseded"]
    assert outcomes == {"new"}
    assert old == ["05-QDi-thong-tin-bao-cao-2025.docx"]
