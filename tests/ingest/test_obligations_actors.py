from __future__ import annotations

import pytest

from tests.ingest.duties.reading import of_units


def test_the_actor_may_stand_in_the_heading_above() -> None:
    duties = of_units(
        ("III.2", "Định kỳ hằng quý báo cáo Ban Thường vụ Đảng ủy."),
        heading=("TỔ CHỨC THỰC HIỆN", "Các chi bộ trực thuộc"),
    )

    assert duties[0].who == ("Các chi bộ trực thuộc",)


def test_a_heading_that_names_work_is_no_actor() -> None:
    duties = of_units(
        ("II.3", "Định kỳ hằng quý báo cáo Ban Thường vụ Đảng ủy."),
        heading=("NỘI DUNG", "Công tác kiểm tra, giám sát"),
    )

    assert duties[0].who == ()


def test_an_actor_goes_on_over_the_clauses_of_its_item() -> None:
    text = "Các chi bộ triển khai Kế hoạch này; tiến hành sơ kết; định kỳ báo cáo Đảng ủy xã."

    duties = of_units(("III.2", text))

    assert [(duty.kind, duty.who) for duty in duties] == [
        ("task", ("Các chi bộ",)),
        ("review", ("Các chi bộ",)),
        ("report", ("Các chi bộ",)),
    ]


def test_who_asks_is_not_who_must_act() -> None:
    duties = of_units(
        ("1", "Ban Tổ chức Tỉnh ủy đề nghị các đảng ủy xã gửi báo cáo trước ngày 05/3/2026.")
    )

    assert duties[0].who == ("các đảng ủy xã",)


def test_a_lead_in_lends_actor_addressee_and_channel_to_the_lines_under_it() -> None:
    duties = of_units(
        ("III.1", "Các chi bộ gửi báo cáo về Đảng ủy (qua Văn phòng Đảng ủy) như sau:"),
        ("III.1-1", "Báo cáo tháng: trước ngày 20 hằng tháng."),
        ("III.1-2", "Báo cáo năm: trước ngày 05/12 hằng năm."),
    )

    assert [(duty.unit, duty.period) for duty in duties] == [
        ("III.1-1", "monthly"),
        ("III.1-2", "annual"),
    ]
    assert {(duty.who, duty.to, duty.via) for duty in duties} == {
        (("Các chi bộ",), ("Đảng ủy",), ("Văn phòng Đảng ủy",))
    }


def test_a_list_of_partners_with_a_semicolon_stays_one_clause() -> None:
    duties = of_units(
        (
            "III.1",
            "Chủ trì, phối hợp với các ban của Đảng ủy; các đoàn thể tham mưu tiến hành sơ kết.",
        ),
        heading=("TỔ CHỨC", "Ban Xây dựng Đảng"),
    )

    assert [(duty.kind, duty.who) for duty in duties] == [("review", ("Ban Xây dựng Đảng",))]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        pytest.param(
            "Hội Nông dân xã vận động hội viên; gửi danh sách về Đảng ủy trước ngày 05/3/2026.",
            ("Hội Nông dân xã",),
            id="a clause without a duty names who acts",
        ),
        pytest.param(
            "Sau lớp tập huấn, đảng viên viết cam kết; bản cam kết nộp về chi bộ trước ngày 05/3.",
            ("đảng viên",),
            id="behind a time that stands in front",
        ),
        pytest.param(
            "Mỗi chi đoàn nắm dư luận trong thanh niên; khi có việc lớn báo cáo ngay Đảng ủy.",
            ("Mỗi chi đoàn",),
            id="a clause that is left as text",
        ),
        pytest.param(
            "Hội Nông dân xã vận động hội viên. Gửi danh sách về Đảng ủy trước ngày 05/3/2026.",
            ("Ban Dân vận",),
            id="another sentence goes back to the heading",
        ),
    ],
)
def test_who_acts_is_the_subject_of_the_sentence_before_the_heading(
    text: str, who: tuple[str, ...]
) -> None:
    duties = of_units(("II.1", text), heading=("NHIỆM VỤ", "1. Ban Dân vận"))

    assert [duty.who for duty in duties] == [who]


def test_a_heading_is_nearer_than_who_is_asked_at_the_top_of_the_paper() -> None:
    duties = of_units(
        ("", "Ban Thường vụ Huyện ủy yêu cầu các đơn vị thực hiện các nhiệm vụ sau:"),
        ("2.a", "Rà soát nhà trọ, báo cáo Ban Thường vụ Huyện ủy trước ngày 15/12/2026."),
        heading=("Đảng ủy Quân sự xã lãnh đạo Ban Chỉ huy Quân sự xã:",),
    )

    assert [duty.who for duty in duties] == [("Đảng ủy Quân sự xã",)]


def test_a_span_of_days_in_each_month_sets_no_day_and_keeps_its_actor() -> None:
    duties = of_units(
        ("3.1", "Chi đoàn sinh hoạt định kỳ mỗi tháng một lần, từ ngày 10 đến ngày 12 hằng tháng.")
    )

    assert [(duty.who, duty.period, duty.due) for duty in duties] == [
        (("Chi đoàn",), "monthly", {"type": "none"})
    ]


@pytest.mark.parametrize(
    ("text", "who", "period"),
    [
        ("Mỗi quý chi đoàn tổ chức ít nhất 01 buổi sinh hoạt chuyên đề.", "chi đoàn", "quarterly"),
        ("Mỗi quý, chi đoàn sinh hoạt 01 lần.", "chi đoàn", "quarterly"),
        ("Mỗi năm Ủy ban Kiểm tra giám sát 02 cuộc.", "Ủy ban Kiểm tra", "semiannual"),
    ],
)
def test_who_acts_may_stand_inside_the_words_of_the_period(
    text: str, who: str, period: str
) -> None:
    assert [(duty.who, duty.period) for duty in of_units(("2.1", text))] == [((who,), period)]
