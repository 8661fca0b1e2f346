from __future__ import annotations

import openpyxl
import pytest
from PIL import Image

from bot.conversation.replies import plain
from bot.reminders.digests import Digests
from bot.reminders.offline import Offline
from bot.store import Outbox
from tests.bot.reminders.conftest import LUA, MIEN, THUAN, Office, at


def _digests(office: Office) -> Digests:
    return Digests(planner=office.built.planner, folder=office.built.settings.data / "to-send")


def test_the_office_gets_one_letter_a_week_on_its_first_working_day(office: Office) -> None:
    digests = _digests(office)
    written = [digests.run(at(day, hour)) for day in (14, 15, 16, 17) for hour in (7, 8, 14)]

    assert written == [0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0]
    [(letter, _)] = office.letters(MIEN, "week:")
    said = plain(letter.reply)
    assert said.startswith("Tuần 16/03 – 22/03/2026\nĐến hạn trong tuần:\nBáo cáo quý")
    assert "Đã qua hạn, còn thiếu:\nBáo cáo kết quả công tác kiểm tra, giám sát" in said
    assert office.letters(LUA, "week:") == []


def test_in_the_week_of_tet_it_comes_after_the_holiday(office: Office) -> None:
    digests = _digests(office)

    assert [digests.run(at(day, month=2)) for day in (16, 17, 18, 19, 20)] == [0] * 5
    assert digests.run(at(23, month=2)) > 0


def test_each_officer_gets_the_month_as_a_picture_once(office: Office) -> None:
    """1 March 2026 is a Sunday."""
    digests = _digests(office)

    assert [digests.run(at(day)) for day in (1, 3)] == [0, 0]
    digests.run(at(2))
    assert digests.run(at(2, 10)) == 0

    [(letter, _)] = office.letters(LUA, "month:")
    assert len(office.letters(THUAN, "month:")) == 1
    assert "Các hạn của Chi bộ 3 trong tháng 3/2026" in plain(letter.reply)
    assert letter.reply.picture is not None
    with Image.open(letter.reply.picture) as drawn:
        assert (drawn.format, drawn.width) == ("PNG", 1080)


def test_the_month_can_be_asked_for(office: Office) -> None:
    listed = office.says(LUA, "/hanbaocao")[-1]

    picture = office.presses(LUA, "Lịch tháng này", listed).picture

    assert picture is not None


class _Mailbox:
    def __init__(self) -> None:
        self.letters: list[tuple[str, list[str]]] = []

    def send(self, subject: str, _words: str, files: object) -> None:
        self.letters.append((subject, [file.name for file in files]))  # type: ignore[attr-defined]


@pytest.fixture
def mailbox() -> _Mailbox:
    return _Mailbox()


def _offline(office: Office, mailbox: _Mailbox) -> Offline:
    return Offline(
        planner=office.built.planner,
        outbox=Outbox(office.database),
        folder=office.built.settings.data / "to-send",
        mail=mailbox.send,
    )


def _fails(office: Office) -> None:
    """Let everything that waits have been tried in vain."""
    outbox = Outbox(office.database)
    for one in outbox.claim(now=office.now[0], lease=at(11) - at(10), limit=100):
        outbox.again(one.id, not_before=office.now[0], error="NetworkError")


def test_dues_go_to_a_page_and_a_table_where_telegram_is_out_of_reach(
    office: Office, mailbox: _Mailbox
) -> None:
    office.ticks(at(16, 7, 30))
    _fails(office)
    offline = _offline(office, mailbox)

    assert offline.run(at(16, 9)) is None  # not yet
    page = offline.run(at(16, 10))
    assert offline.run(at(16, 10, 10)) is None  # once a day

    assert page is not None
    written = page.read_text("utf-8")
    assert "Hà Văn Bền (Bí thư Chi bộ 1): 0900 000 201" in written
    assert "<td>Chi bộ 3</td><td>Báo cáo kết quả công tác kiểm tra, giám sát" in written
    table = openpyxl.load_workbook(page.with_suffix(".xlsx")).worksheets[0]
    assert "Chi bộ 3" in [cell.value for row in table.iter_rows() for cell in row]
    assert mailbox.letters == [
        ("Nhắc việc ngày 16/03/2026: Telegram mất liên lạc", [page.name, f"{page.stem}.xlsx"])
    ]


def test_nothing_is_written_while_letters_go(office: Office, mailbox: _Mailbox) -> None:
    office.ticks(at(16, 7, 30))
    office.send()

    assert _offline(office, mailbox).run(at(16, 11)) is None


def test_nothing_stale_is_sent_when_telegram_is_back(office: Office) -> None:
    office.ticks(at(16, 7, 30))
    _fails(office)

    outbox = Outbox(office.database)
    outbox.settle(now=at(16, 19))

    assert outbox.claim(now=at(16, 19), lease=at(11) - at(10)) == []
