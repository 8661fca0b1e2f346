from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

import ingest
from bot.conversation.card import card, news
from bot.conversation.documents import pressed
from bot.conversation.replies import Reply
from bot.errors import StaleButton
from knowledge.domain import Attachment, Held
from tests.bot.factories import held
from tests.knowledge.answer.offices import Office, opened
from tests.test_questions import DATA


@pytest.fixture(scope="module")
def lineage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    papers = sorted((DATA / "lineage").iterdir())
    with opened(tmp_path_factory.mktemp("cards"), map(ingest.read, papers)) as office:
        yield office


def _said(reply: Reply) -> str:
    return "\n".join(line.text for line in reply.lines)


def _labels(reply: Reply) -> list[str]:
    return [button.label for button in reply.buttons]


def _card(office: Office, name: str) -> Reply:
    return card(office.by_name[name], office.held)


def test_a_replaced_directive_shows_the_words_that_replace_it(lineage: Office) -> None:
    said = _said(_card(lineage, "06-HD"))

    assert "Tình trạng\nVăn bản này đã được thay thế. Văn bản sau ghi:" in said
    assert "thay thế Hướng dẫn số 06-HD/ĐU" in said
    assert "Văn bản ấy cũng đã được thay thế." in said


def test_nothing_is_said_to_be_in_force(lineage: Office) -> None:
    for one in lineage.held:
        assert "còn hiệu lực" not in _said(card(one, lineage.held))


def test_an_amended_directive_shows_each_change(lineage: Office) -> None:
    said = _said(_card(lineage, "09-QD"))

    assert "có chỗ được sửa đổi, bổ sung hoặc bãi bỏ" in said
    assert "Bãi bỏ Điều 5." in said


def test_papers_around_it_are_named_in_both_directions_and_have_buttons(lineage: Office) -> None:
    reply = _card(lineage, "40-KH")

    assert "Căn cứ, thực hiện: Nghị quyết 52-NQ/TU (chưa có ở đây)." in _said(reply)
    name = lineage.by_name["22-HD"]
    assert f"Được thực hiện ở: Hướng dẫn 22-HD/ĐU [{name.handle}]." in _said(reply)
    assert f"Hướng dẫn 22-HD/ĐU [{name.handle}]" in _labels(reply)


def test_what_it_asks_is_counted_and_offered(lineage: Office) -> None:
    reply = _card(lineage, "40-KH")

    count = len(lineage.by_name["40-KH"].directive.obligations)
    assert f"Văn bản yêu cầu {count} việc, trong đó" in _said(reply)
    assert reply.buttons[0].label == f"Việc văn bản yêu cầu ({count})"


def test_staff_alone_are_offered_to_confirm(lineage: Office) -> None:
    one = lineage.by_name["40-KH"]

    assert "Xác nhận việc, đặt ngày" in _labels(card(one, lineage.held, is_staff=True))
    assert "Xác nhận việc, đặt ngày" not in _labels(card(one, lineage.held))


def test_what_came_with_it_is_named() -> None:
    form = Attachment(
        source="bieu-01.docx", sha256="1", kind="form", title="Biểu 01", start=0, end=1
    )

    one = held(attachments=(form,))

    assert "Kèm theo: biểu mẫu Biểu 01." in _said(card(one, (one,)))


def test_what_is_new_is_shown_from_the_card(lineage: Office) -> None:
    newer = lineage.by_name["20-HD"]
    button = next(b for b in _card(lineage, "20-HD").buttons if "Có gì mới" in b.label)

    said = _said(pressed(lineage.held, button.action))

    assert said.startswith("So với Hướng dẫn 13-HD/ĐU, Hướng dẫn 20-HD/ĐU có 2 chỗ đổi")
    assert "Trước ghi:\nĐảng viên là nông dân đóng 3.000 đồng một tháng." in said
    assert news(newer, lineage.held, first=99) is not None


def test_what_has_no_earlier_one_has_nothing_new(lineage: Office) -> None:
    oldest = lineage.by_name["06-HD"]

    assert news(oldest, lineage.held, first=0) is None
    with pytest.raises(StaleButton):
        pressed(lineage.held, f"documents:new:{oldest.id}:0")


def test_an_action_fits_a_button_of_telegram(lineage: Office) -> None:
    shelf: Sequence[Held] = lineage.held
    actions = [b.action for one in shelf for b in card(one, shelf, is_staff=True).buttons]

    assert max(len(action.encode()) for action in actions) <= 64
