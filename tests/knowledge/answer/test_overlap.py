from __future__ import annotations

from collections.abc import Callable

import pytest

from knowledge.answer.overlap import Overlap, Topic, topic
from knowledge.question import understand

COMMON = {"bao": 90, "cao": 90, "bao cao": 90}


def rare(term: str) -> int:
    return COMMON.get(term, 1)


def about(*runs: str, frequency: Callable[[str], int] = rare) -> Overlap:
    return Overlap(Topic(tuple(tuple(run.split()) for run in runs)), frequency, 100)


@pytest.mark.parametrize(
    ("asked", "runs"),
    [
        pytest.param("tủ sách cộng đồng ở đâu", ["tu sach cong dong"], id="a topic"),
        # without its mark "tu" may be "từ", which asks
        pytest.param("tu sach cong dong o dau", ["sach cong dong"], id="without marks"),
        pytest.param("12-KH/ĐU quy định gì", [], id="a number and question words"),
        pytest.param("kế hoạch này nói gì về tủ sách", ["tu sach"], id="the paper itself"),
        pytest.param("mục II.1 nói gì", [], id="an address"),
        # "sơ" of "sơ kết" is no "sở", "số" asks
        pytest.param("số liệu sơ kết là bao nhiêu", ["so lieu so ket"], id="compounds are kept"),
        pytest.param("báo cáo quý III", ["bao cao quy 3"], id="quarters in figures"),
        pytest.param("có 05 đầu sách", ["5 dau sach"], id="numbers one way"),
    ],
)
def test_the_topic_is_what_carries_meaning(asked: str, runs: list[str]) -> None:
    assert [" ".join(run) for run in topic(understand(asked)).runs] == runs


def test_proper_names_are_kept_whole_in_a_question_without_marks() -> None:
    asked = understand("xa co lam gi o lai chau")

    assert "lai" not in topic(asked).syllables
    assert topic(asked, {"lai chau"}).syllables[-2:] == ("lai", "chau")


def test_a_topic_is_measured_without_the_name_of_its_directive() -> None:
    named = Topic((("thong", "tin", "bao", "cao", "thang"),))

    assert named.beyond("quy dinh che do thong tin, bao cao").runs == (("thang",),)


@pytest.mark.parametrize(
    "run",
    [
        pytest.param("bao cao nam", id="two syllables in a row are no name"),
        pytest.param("thong tin bao cao", id="a question of nothing else keeps it"),
    ],
)
def test_a_topic_keeps_what_is_no_name_or_all_it_has(run: str) -> None:
    named = Topic((tuple(run.split()),))

    assert named.beyond("che do thong tin bao cao") == named


def test_syllables_are_cut_out_of_runs() -> None:
    assert Topic((("a", "b", "c"), ("b",))).without(["b"]).runs == (("a",), ("c",))


@pytest.mark.parametrize(
    ("text", "coverage"),
    [
        pytest.param("Kinh phí mua sách", 1.0, id="all, side by side"),
        pytest.param("KINH  PHÍ\nMUA | SÁCH", 1.0, id="whatever its case and breaks"),
        # "phí" of "kinh phí" is not the "phí" of "phí vệ sinh"
        pytest.param("phí vệ sinh, mua thuốc", 0.25, id="alone each counts for half"),
        pytest.param("chợ phiên", 0.0, id="nothing"),
    ],
)
def test_coverage_is_the_share_of_the_topic_that_a_text_holds(text: str, coverage: float) -> None:
    assert about("kinh phi mua sach").coverage(text) == pytest.approx(coverage)


def test_a_lone_syllable_needs_no_neighbour() -> None:
    assert about("sach").coverage("đổi sách") == pytest.approx(1.0)


def test_a_topic_of_nothing_is_covered_by_nothing() -> None:
    nothing = about()

    assert (nothing.coverage("tủ sách"), nothing.score("tủ sách"), nothing.total) == (0, 0, 0)
    assert nothing.missing("tủ sách") == ()


def test_rare_words_weigh_more_than_common_ones() -> None:
    overlap = about("bao cao", "kieng nuoc")

    assert overlap.score("kiềng nước") > 5 * overlap.score("báo cáo")
    assert overlap.share("kieng nuoc") > 0.8
    assert overlap.score("báo cáo, kiềng nước") == pytest.approx(overlap.total)


def test_what_is_missing_is_told_run_by_run() -> None:
    overlap = about("tu sach", "nguoi khiem thi")

    assert overlap.missing("tủ sách cộng đồng") == ("nguoi khiem thi",)
    assert overlap.missing("tủ sách", "cho người khiếm thị") == ()


@pytest.mark.parametrize(
    ("words", "text", "holds"),
    [
        ("quy 3", "Báo cáo quý III nộp trước", True),
        ("thang 5", "trong tháng 05 hằng năm", True),
        ("thang 5", "trong tháng 15 ngày", False),
    ],
)
def test_words_are_held_side_by_side(words: str, text: str, holds: bool) -> None:
    assert Overlap.holds(words, text) is holds
