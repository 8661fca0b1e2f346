from __future__ import annotations

import json
from pathlib import Path

import pytest

from knowledge.domain import ALL, NOBODY, OWN, Bound, Use
from knowledge.duties.suggesting import bound_of, may_be_proposed, use_of, whole
from tests.knowledge.duties.factories import make_obligation

OURS = "Đảng bộ tỉnh Tân Giang - Đảng ủy xã Bình Thạnh"
OWN_ORGAN = "Đảng ủy xã Bình Thạnh - Ban Xây dựng Đảng"
SUPERIOR = "Tỉnh ủy Tân Giang - Ban Tổ chức"
CELL = "Đảng bộ xã Bình Thạnh - Chi bộ thôn Hạ"
ORGANISATION = "Đảng ủy xã Bình Thạnh"
GROUPS = ("trường học", "thôn")
CELLS = {"c1": ("Chi bộ 1", "Chi bộ thôn Hạ"), "c12": ("Chi bộ 12",), "ca": ("Đảng bộ Công an xã",)}
FIRST = Bound(kind="cells", members=frozenset({"c1"}))
POLICE = Bound(kind="cells", members=frozenset({"ca"}))
_PHRASES = Path(__file__).parents[2] / "data" / "guarded_phrases.jsonl"
ROWS = [json.loads(line) for line in _PHRASES.read_text(encoding="utf-8").splitlines()]
SCHOOLS = Bound(kind="groups", members=frozenset({"trường học"}))


@pytest.mark.parametrize(
    ("who", "issuer", "bound"),
    [
        pytest.param(("Các chi bộ, đảng bộ cơ sở",), OURS, ALL, id="cells"),
        pytest.param(("Cấp ủy trực thuộc",), OURS, ALL, id="committees-below"),
        pytest.param(("Các cơ quan", "đơn vị"), OURS, ALL, id="units"),
        pytest.param((), OURS, ALL, id="a-report-of-nobody-named"),
        pytest.param(("Các chi bộ",), OWN_ORGAN, ALL, id="from-an-organ-of-our-own"),
        pytest.param(("Chi bộ các trường học",), OURS, SCHOOLS, id="a-group"),
        pytest.param(("Văn phòng Đảng ủy",), OURS, OWN, id="the-office"),
        pytest.param(("Ban Thường vụ",), OURS, OWN, id="the-standing-committee"),
        pytest.param(("Bí thư chi bộ",), OURS, ALL, id="the-secretary-of-a-cell"),
        pytest.param(("Đảng ủy viên phụ trách chi bộ",), OURS, OWN, id="who-looks-after-a-cell"),
        pytest.param(("Ủy ban nhân dân xã",), OURS, NOBODY, id="a-body-that-is-no-cell"),
        pytest.param(("Ban Thường vụ các đảng ủy",), SUPERIOR, OWN, id="a-superior-asks-us"),
        pytest.param((), SUPERIOR, OWN, id="a-superior-names-nobody"),
        pytest.param(("Các chi bộ",), SUPERIOR, ALL, id="a-superior-asks-cells"),
        pytest.param(("Bí thư chi bộ",), CELL, FIRST, id="a-cell-s-own-plan-binds-that-cell"),
        pytest.param(("Đồng chí Vy",), CELL, FIRST, id="a-member-of-a-cell-in-its-own-plan"),
        pytest.param(("Bí thư chi bộ",), f"{CELL} Long", NOBODY, id="a-cell-that-is-not-known"),
        pytest.param(("Bí thư chi bộ",), CELL.replace("Hạ", "Hà"), NOBODY, id="tones-tell-cells"),
        pytest.param(("Bí thư Chi bộ 1",), OURS, FIRST, id="a-cell-by-its-name"),
        pytest.param(("Chi bộ thôn Hạ, xã Bình Thạnh",), OURS, FIRST, id="a-cell-by-another-name"),
        pytest.param(
            ("Ban Chỉ huy", "Đảng bộ Công an xã"), OURS, POLICE, id="one-of-two-is-a-cell"
        ),
        pytest.param(("Chi bộ 1",), SUPERIOR, FIRST, id="a-superior-names-a-cell"),
        pytest.param(("06 chi bộ gửi chậm",), OURS, NOBODY, id="some-cells-and-not-said-which"),
        pytest.param(("Bí thư Chi bộ 7",), OURS, NOBODY, id="a-number-that-no-cell-bears"),
        pytest.param(("Cơ quan được hỏi ý kiến",), OURS, NOBODY, id="whoever-is-asked"),
        pytest.param(("Văn phòng Tỉnh ủy",), SUPERIOR, NOBODY, id="what-a-superior-promises"),
    ],
)
def test_whom_a_duty_binds_is_guessed_for_staff_to_confirm(
    who: tuple[str, ...], issuer: str, bound: Bound
) -> None:
    assert bound_of(make_obligation(who=who), issuer, ORGANISATION, GROUPS, CELLS) == bound


@pytest.mark.parametrize(
    ("members", "bound"),
    [
        ({"chi bộ", "đảng bộ cơ sở"}, ALL),
        ({"chi bộ"}, Bound(kind="groups", members=frozenset({"chi bộ"}))),
    ],
)
def test_groups_that_hold_every_cell_are_all_cells(members: set[str], bound: Bound) -> None:
    cells = ({"chi bộ", "thôn"}, {"chi bộ"}, {"đảng bộ cơ sở"})

    assert whole(Bound(kind="groups", members=frozenset(members)), cells) == bound


def test_where_nobody_said_who_runs_the_assistant_every_issuer_counts_as_it() -> None:
    assert bound_of(make_obligation(), SUPERIOR, None, ()) == ALL


@pytest.mark.parametrize(
    ("kind", "due", "use"),
    [
        ("report", "none", "deadline"),
        ("submit", "immediate", "deadline"),
        ("task", "none", "reference"),
        ("task", "absolute", "deadline"),
        ("review", "within_month", "deadline"),
        ("plan", "blank", "reference"),
        ("inspect", "none", "reference"),
        ("meeting", "day_of_month", "reference"),
        ("task", "weekday", "reference"),
        ("report", "times_of_day", "deadline"),
    ],
)
def test_reports_and_what_bears_a_day_are_deadlines_and_the_rest_is_to_look_up(
    kind: str, due: str, use: Use
) -> None:
    assert use_of(kind, due) == use


@pytest.mark.parametrize(
    ("quote", "proposed"),
    [
        ("Chủ động nắm tình hình tư tưởng, dư luận xã hội, kịp thời báo cáo cấp trên.", False),
        ("Theo dõi, thu thập diễn biến tư tưởng trong đảng viên.", False),
        ("Tổ chức lực lượng phản bác các luận điệu trên mạng xã hội.", False),
        ("Đấu tranh với các quan điểm sai trái, báo cáo hằng tháng.", False),
        ("Báo cáo kết quả học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh.", True),
        ("Theo dõi, đôn đốc các chi bộ báo cáo kết quả thực hiện.", True),
        ("Nắm tình hình sinh hoạt chi bộ, báo cáo trước ngày 20.", True),
    ],
)
def test_duties_to_watch_opinion_or_to_argue_are_never_proposed(quote: str, proposed: bool) -> None:
    assert may_be_proposed(make_obligation(quote=quote)) is proposed


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"][:40])
def test_the_register_keeps_out_what_the_reader_keeps_out_and_nothing_else(
    row: dict[str, str | None],
) -> None:
    assert may_be_proposed(make_obligation(quote=row["text"])) is (row["kind"] is not None)


def test_words_of_the_quote_and_of_the_task_are_not_read_as_one_sentence() -> None:
    task = "Tổ chức thông tin chuyên đề về phòng, chống dịch bệnh"

    assert may_be_proposed(make_obligation(quote=f"{task} trước ngày 20/5/2026", what=task))
