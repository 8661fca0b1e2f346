from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from knowledge.domain import Passage
from knowledge.lexical import LAYOUT, Lexical
from knowledge.lexical import index as index_module
from knowledge.terms import terms, tokens

if TYPE_CHECKING:
    from pathlib import Path


def passage(
    id_: int, text: str, *, directive: int = 1, title: str = "", heading: str = ""
) -> Passage:
    return Passage(
        id=id_,
        directive_id=directive,
        path="I",
        heading=(heading,) if heading else (),
        title=title,
        text=text,
        start=0,
        end=len(text),
    )


PASSAGES = [
    passage(1, "Các chi bộ báo cáo kết quả học tập trước ngày 05 hằng tháng."),
    passage(2, "Thu nộp đảng phí theo quý.", directive=2, title="Hướng dẫn 12-HD/ĐUSH về đảng phí"),
    passage(
        3, "Đảng viên dự bị sinh hoạt tại nơi cư trú.", directive=2, heading="Chuyển sinh hoạt"
    ),
    passage(4, "Bảo hiểm và bão lụt.", directive=3),
]


@pytest.fixture
def index(tmp_path: Path) -> Lexical:
    made = Lexical(tmp_path, writer=True)
    made.apply(remove=(), add=PASSAGES, generation=1)
    return made


def found(index: Lexical, question: str, **restriction: list[int]) -> list[int]:
    return [id_ for id_, _ in index.search(question, 10, **restriction)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Đảng uỷ HỌP", ["đảng", "ủy", "họp"], id="lowered_and_tones_placed"),
        pytest.param("31-KH/BTGĐUK", ["31", "kh", "btgđuk"], id="number_in_its_parts"),
        pytest.param("ngày 05/01/2024", ["ngày", "5", "1", "2024"], id="numbers_without_zeros"),
        pytest.param("Số: ____ 000", ["số", "0"], id="lines_to_fill_in_are_nothing"),
    ],
)
def test_text_becomes_tokens(text: str, expected: list[str]) -> None:
    assert tokens(text) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        pytest.param(
            "hạn báo cáo",
            {"syllables": ["hạn", "báo", "cáo"], "pairs": ["hạn_báo", "báo_cáo"]},
            id="in_full_diacritics",
        ),
        pytest.param(
            "han bao cao",
            {"folded_syllables": ["han", "bao", "cao"], "folded_pairs": ["han_bao", "bao_cao"]},
            id="without_any",
        ),
        pytest.param(
            "khi nao nop bao cáo",
            {
                "folded_syllables": ["khi", "nao", "nop", "bao"],
                "syllables": ["cáo"],
                "folded_pairs": ["khi_nao", "nao_nop", "nop_bao", "bao_cao"],
            },
            id="partly",
        ),
        pytest.param(
            "theo quý",
            {"folded_syllables": ["theo"], "syllables": ["quý"], "folded_pairs": ["theo_quy"]},
            id="a_syllable_that_bears_no_mark",
        ),
        pytest.param("họp, họp", {"syllables": ["họp"], "pairs": ["họp_họp"]}, id="each_term_once"),
    ],
)
def test_question_becomes_terms(question: str, expected: dict[str, list[str]]) -> None:
    by_field: dict[str, list[str]] = {}
    for field, term in terms(question):
        by_field.setdefault(field, []).append(term)

    assert by_field == expected


@pytest.mark.parametrize(
    ("question", "best"),
    [
        pytest.param("báo cáo kết quả khi nào?", 1, id="as_written"),
        pytest.param("bao cao ket qua khi nao", 1, id="stripped"),
        pytest.param("khi nao nop dảng phí", 2, id="partly"),
        pytest.param("bão", 4, id="a_tone_tells_words_apart"),
        pytest.param("văn bản 12-HD/ĐUSH", 2, id="number_in_the_title"),
        pytest.param("chuyển sinh hoạt", 3, id="words_of_the_heading"),
        pytest.param("ngày 5", 1, id="day_without_its_zero"),
    ],
)
def test_question_finds_its_passage(index: Lexical, question: str, best: int) -> None:
    assert found(index, question)[0] == best


def test_scores_fall(index: Lexical) -> None:
    scores = [score for _, score in index.search("đảng viên nộp đảng phí", 10)]

    assert scores == sorted(scores, reverse=True)
    assert scores[-1] > 0


@pytest.mark.parametrize("question", ["", "?!", "____"])
def test_question_without_words_finds_nothing(index: Lexical, question: str) -> None:
    assert found(index, question) == []


def test_search_keeps_to_some_directives_with_the_same_scores(index: Lexical) -> None:
    everywhere = dict(index.search("sinh hoạt đảng báo cáo", 10))

    assert index.search("sinh hoạt đảng báo cáo", 10, only=[1]) == [(1, everywhere[1])]
    assert found(index, "sinh hoạt đảng báo cáo", without=[2]) == [1]
    assert found(index, "sinh hoạt", only=[]) == []


def test_applying_again_replaces_a_directive(index: Lexical) -> None:
    index.apply(remove=[2], add=[passage(5, "Đảng phí thu theo tháng.", directive=2)], generation=2)

    assert found(index, "đảng phí") == [5]
    assert (index.count(), index.generation) == (3, 2)


def test_generation_moves_without_passages(index: Lexical) -> None:
    index.apply(remove=(), add=(), generation=7)

    assert (index.generation, index.count()) == (7, 4)


def test_failed_apply_changes_nothing(index: Lexical) -> None:
    def breaking() -> list[Passage]:
        raise LookupError

    with pytest.raises(LookupError):
        index.apply(remove=[1], add=(p for p in breaking()), generation=9)

    def halfway() -> object:
        yield passage(9, "Giữa chừng")
        raise LookupError

    with pytest.raises(LookupError):
        index.apply(remove=[1], add=halfway(), generation=9)  # type: ignore[arg-type]
    assert (index.generation, index.count()) == (1, 4)
    index.apply(remove=(), add=(), generation=2)
    assert (index.generation, index.count()) == (2, 4)


def test_reader_opened_before_the_first_commit_sees_it(tmp_path: Path) -> None:
    reader = Lexical(tmp_path, writer=False)
    assert (reader.generation, reader.count(), found(reader, "đảng phí")) == (0, 0, [])

    Lexical(tmp_path, writer=True).apply(remove=(), add=PASSAGES, generation=3)

    assert (reader.generation, reader.count(), found(reader, "đảng phí")[0]) == (3, 4, 2)


def test_reader_sees_what_another_process_commits(index: Lexical, tmp_path: Path) -> None:
    reader = Lexical(tmp_path, writer=False)
    assert reader.generation == 1

    program = (
        "import sys, pathlib; from knowledge.lexical import Lexical;"
        "Lexical(pathlib.Path(sys.argv[1]), writer=True).apply(remove=[1], add=(), generation=2)"
    )
    subprocess.run([sys.executable, "-c", program, str(tmp_path)], check=True)  # noqa: S603

    assert (reader.generation, reader.count()) == (2, 3)
    assert (index.generation, index.count()) == (2, 3)


def test_reader_may_not_write(tmp_path: Path) -> None:
    reader = Lexical(tmp_path, writer=False)

    with pytest.raises(RuntimeError):
        reader.apply(remove=(), add=(), generation=1)
    with pytest.raises(RuntimeError):
        reader.clear()


def test_cleared_index_is_empty_for_everyone(index: Lexical, tmp_path: Path) -> None:
    reader = Lexical(tmp_path, writer=False)
    assert reader.count() == 4

    index.clear()

    assert (reader.generation, reader.count(), found(reader, "đảng phí")) == (0, 0, [])
    index.apply(remove=(), add=PASSAGES[:1], generation=1)
    assert (reader.generation, reader.count()) == (1, 1)


@pytest.mark.parametrize("damage", ["meta.json", "*.term", "*.store", "*.idx", "*.fast"])
@pytest.mark.parametrize("kind", ["torn", "gone"])
def test_damaged_folder_reads_as_empty_and_is_made_anew(
    index: Lexical, tmp_path: Path, damage: str, kind: str
) -> None:
    assert index.count() == 4
    for path in tmp_path.rglob(damage):
        if kind == "torn":
            path.write_bytes(path.read_bytes()[:7])
        else:
            path.unlink()

    fresh = Lexical(tmp_path, writer=True)

    assert (fresh.generation, fresh.count(), found(fresh, "đảng phí")) == (0, 0, [])
    fresh.apply(remove=(), add=PASSAGES, generation=1)
    assert (fresh.generation, fresh.count(), found(fresh, "đảng phí")[0]) == (1, 4, 2)


def test_another_layout_reads_as_empty(
    index: Lexical, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert index.generation == 1
    monkeypatch.setattr(index_module, "LAYOUT", LAYOUT + 1)

    assert Lexical(tmp_path, writer=True).generation == 0


def test_vocabulary_counts_the_passages_of_each_syllable(index: Lexical) -> None:
    vocabulary = index.vocabulary()

    assert (vocabulary["đảng"], vocabulary["báo"], vocabulary["bão"]) == (2, 1, 1)
    assert "báo_cáo" not in vocabulary
    assert index.vocabulary() is vocabulary


def test_vocabulary_follows_the_index(index: Lexical) -> None:
    assert "bão" in index.vocabulary()

    index.apply(remove=[3], add=[passage(6, "Sáp nhập", directive=4)], generation=2)

    assert "sáp" in index.vocabulary()


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        pytest.param("đảng", 2, id="as_written"),
        pytest.param("dang", 2, id="stripped"),
        pytest.param("bao", 2, id="stripped_counts_every_tone"),
        pytest.param("đảng phí", 1, id="two_syllables"),
        pytest.param("dang phi", 1, id="two_stripped_syllables"),
        pytest.param("kinh tế", 0, id="absent"),
        pytest.param("", 0, id="nothing"),
    ],
)
def test_document_frequency(index: Lexical, term: str, expected: int) -> None:
    assert index.document_frequency(term) == expected
