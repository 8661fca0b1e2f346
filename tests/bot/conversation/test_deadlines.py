"""The secretary of Chi bộ 3 of the demo organisation looks at dues on 18 March 2026."""

from __future__ import annotations

import shutil
from datetime import datetime
from itertools import pairwise
from pathlib import Path

import pytest

from bot.app import Services, services
from bot.conversation.replies import Reply, plain
from bot.settings import Settings
from bot.texts import whole
from knowledge.domain import OFFICE
from tests.bot.conftest import CONFIRMED, Talk


def _titles(reply: Reply) -> list[str]:
    return [line.text for line in reply.lines if line.kind == "title"]


def _action(reply: Reply, label: str) -> str:
    return next(button.action for button in reply.buttons if label in button.label)


def test_late_dues_come_first_then_the_months_in_order(talk: Talk) -> None:
    first = talk("/hanbaocao")
    second = talk(action=_action(first, "Xem tiếp"))

    assert _titles(first) == [
        "Hạn báo cáo của Chi bộ 3",
        "Đã qua hạn",
        "Tháng 4/2026",
        "Tháng 5/2026",
    ]
    assert _titles(second) == ["Hạn báo cáo của Chi bộ 3", "Tháng 6/2026", "Tháng 7/2026"]
    assert "1. Gửi hồ sơ đề nghị kết nạp – tháng 3/2026: hết thứ Hai 09/03/2026" in plain(first)


def test_every_page_leads_on_to_the_end_and_what_has_no_day_stands_last(talk: Talk) -> None:
    pages = [talk("/hanbaocao")]
    while any(button.more for button in pages[-1].buttons):
        pages.append(talk(action=_action(pages[-1], "Xem tiếp")))

    numbers = [int(button.mark) for page in pages for button in page.buttons if button.mark]
    assert all(after == before + 1 for before, after in pairwise(numbers))
    assert numbers[0] == 1
    assert _titles(pages[-1])[-1] == "Văn bản không ghi ngày"


def test_a_row_says_both_days_and_the_wise_one(talk: Talk) -> None:
    said = plain(talk("/hanbaocao"))

    assert (
        "5. Báo cáo tháng – tháng 4/2026\n"
        "Trước ngày 20/04 – muộn nhất hết Chủ nhật 19/04/2026, còn 32 ngày.\n"
        "Nên nộp trong thứ Sáu 17/04/2026, vì 19/04 là Chủ nhật.\n"
        "Gửi: Ban Thường vụ Đảng ủy. Qua: Văn phòng Đảng ủy."
    ) in said


def test_a_card_ends_with_the_exact_words_and_where_they_stand(talk: Talk, demo: Services) -> None:
    card = talk(action=_action(talk("/hanbaocao"), "2. "))

    *_, where, quote = card.lines
    assert where.text == "Kế hoạch 12-KH/ĐU [vb 1], mục III.3:"
    assert quote.kind == "quote"
    assert quote.text in demo.held()[0].directive.text


def test_a_report_asked_for_by_two_papers_is_one_due_dated_by_the_later(talk: Talk) -> None:
    said = plain(talk("tháng 9 phải nộp gì"))

    assert "hết thứ Sáu 18/09/2026" in said
    assert "20/09/2026" not in said


def test_a_cell_sets_an_earlier_day_sees_whose_it_is_and_takes_it_back(talk: Talk) -> None:
    card = talk(action=_action(talk("/hanbaocao"), "4. "))

    done = talk(action=_action(card, "sớm hơn 3 ngày"))

    said = plain(done)
    assert "Muộn nhất hết thứ Hai 06/04/2026" in said
    assert "Ngày 06/04/2026 chi bộ tự đặt (Nông Thị Lụa, 18/03/2026)." in said
    assert "Hạn ghi trong văn bản: trước ngày 10/04/2026." in said

    talk(action=_action(done, "Bỏ ngày"))
    assert "06/04/2026" not in plain(talk("/hanbaocao"))


def test_a_typed_day_holds_for_that_period_alone(talk: Talk) -> None:
    said = plain(talk("/datngay 4 1/4"))

    assert "Muộn nhất hết thứ Tư 01/04/2026" in said
    assert "hết thứ Bảy 09/05/2026" in plain(talk("/hanbaocao"))


def test_a_typed_lead_holds_for_every_period_and_can_be_taken_back(talk: Talk) -> None:
    talk("/datngay 4 trước 5 ngày")
    said = plain(talk("/hanbaocao"))
    assert "hết thứ Bảy 04/04/2026" in said
    assert "hết thứ Hai 04/05/2026" in said

    # it is now the first of the days to come
    taken = plain(talk("/datngay 4 bỏ"))

    assert "Đã bỏ ngày" in taken
    assert "hết thứ Năm 09/04/2026" in plain(talk("/hanbaocao"))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        pytest.param("/datngay", "Ví dụ", id="nothing"),
        pytest.param("/datngay 4 30/4", "muộn hơn", id="later than the directive"),
        pytest.param("/datngay 4 1/3", "đã qua", id="gone by"),
        pytest.param("/datngay 4 hôm nào đó", "Không hiểu ngày", id="no day"),
        pytest.param("/datngay 99 1/4", "không có việc số 99", id="no such row"),
        pytest.param("/datngay 4 bỏ", "chưa tự đặt", id="nothing to take back"),
    ],
)
def test_a_day_that_cannot_be_is_refused_in_one_sentence(talk: Talk, typed: str, said: str) -> None:
    before = plain(talk("/hanbaocao"))

    assert said in plain(talk(typed))
    assert plain(talk("/hanbaocao")) == before


def test_a_duty_without_a_day_says_so_and_takes_one_of_the_cells_own(talk: Talk) -> None:
    page = talk("/hanbaocao")
    while any(button.more for button in page.buttons):
        page = talk(action=_action(page, "Xem tiếp"))
    card = talk(action=_action(page, "chuyên đề"))
    assert "Văn bản không ghi ngày." in plain(card)

    done = plain(talk(action=_action(card, "ngày 15")))

    assert "chi bộ tự đặt" in done
    assert "Văn bản không ghi ngày." in done


def test_a_plain_member_sees_the_dues_and_sets_none(talk: Talk) -> None:
    member = "Mã Thị Xuyến"
    card = talk(action=_action(talk("/hanbaocao", who=member), "4. "), who=member)
    labels = [button.label for button in card.buttons]
    assert labels == ["Xem nguyên văn", "Hỏi Văn phòng", "Về danh sách hạn"]
    assert card.lines[-1].text == whole.NO_FORM

    said = plain(talk("/datngay 4 1/4", who=member))

    assert said == "Chỉ bí thư, cấp ủy của Chi bộ 3 đặt được ngày này."


def test_staff_see_what_the_office_itself_owes(talk: Talk) -> None:
    said = plain(talk("/hanbaocao", who="chánh văn phòng"))

    assert "Hạn báo cáo của Văn phòng Đảng ủy" in said
    assert "Tỉnh ủy" in said
    assert "hồ sơ đề nghị kết nạp" not in said


def test_somebody_of_two_cells_sees_which_is_meant(talk: Talk) -> None:
    said = plain(talk("/hanbaocao", who="Quách Thị Hiền"))

    assert "(Chi bộ 4)" in said
    assert "(Chi bộ Trường Trung học cơ sở Suối Ngàn)" in said


def test_who_is_of_no_cell_is_told_so_and_asks_documents_as_before(
    demo_data: Path, demo: Services, talk: Talk
) -> None:
    del demo_data
    demo.people.remove("samples")

    said = plain(talk("/hanbaocao", who="Lan"))
    answered = plain(talk("ai ký kế hoạch 12-KH/ĐU?", who="Lan"))

    assert "chưa biết đồng chí ở chi bộ nào" in said
    assert "Hoàng Đình Mạc" in answered


def test_an_empty_list_says_that_nothing_was_confirmed(talk: Talk, demo: Services) -> None:
    ids = [duty.id for duty in demo.register.duties(states=CONFIRMED)]
    demo.register.reject(ids, by="test", now=demo.now())

    assert "chưa xác nhận việc nào cho Chi bộ 3" in plain(talk("/hanbaocao"))
    assert "chưa xác nhận việc nào cho Chi bộ 3" in plain(talk("sắp tới phải nộp gì"))


def test_an_empty_list_says_that_everything_is_over(demo_data: Path, tmp_path: Path) -> None:
    data = shutil.copytree(demo_data, tmp_path / "data")
    at = datetime(2031, 1, 5, 9, 0)  # noqa: DTZ001  # in the zone of the settings
    with services(Settings(TROLY_DATA=data, embeddings="none"), at=at) as later:
        duties = later.register.duties(states=CONFIRMED, cell="chi-bo-3")
        over = [duty for duty in duties if duty.ended is not None]

    assert over
    assert OFFICE not in {cell for duty in over for cell in later.register.cells_of(duty)}


@pytest.mark.parametrize(
    "action",
    [
        "deadlines:show:999:chi-bo-3:2026-Q1",
        "deadlines:clear:999",
        "deadlines:duty:999",
        "deadlines:page:999",
        "deadlines:dance:1",
        "deadlines:show",
        "deadlines:each:1:x",
    ],
)
def test_a_button_that_stands_for_nothing_is_met_with_one_sentence(talk: Talk, action: str) -> None:
    assert plain(talk(action=action)) == "Nút này đã cũ; đồng chí hỏi lại giúp."


def test_a_button_of_another_cell_opens_nothing(talk: Talk) -> None:
    own = _action(talk("/hanbaocao"), "4. ")

    said = plain(talk(action=own, who="bí thư Chi bộ 1"))

    assert said == "Nút này đã cũ; đồng chí hỏi lại giúp."
