from __future__ import annotations

from datetime import timedelta

from bot.conversation.replies import Reply, plain
from bot.errors import TextTooLong
from bot.store import Outbox
from bot.texts.errors import sentence
from tests.bot.reminders.conftest import LUA, MIEN, NGOAN, THUAN, Office, at

_TEXT = "Họp giao ban lúc 8 giờ ngày 20/3.\nĐề nghị đến đúng giờ."


def _written(office: Office) -> Reply:
    office.says(MIEN, "/thongbao")
    return office.says(MIEN, _TEXT)[-1]


def test_it_is_looked_at_and_counted_before_it_goes(office: Office) -> None:
    preview = office.presses(MIEN, "Bí thư, cấp ủy các chi bộ (2 người)", _written(office))

    said = plain(preview)
    assert "Thông báo của Văn phòng\nHọp giao ban lúc 8 giờ ngày 20/3.\nĐề nghị" in said
    assert "Gửi tới 2 người; bắt đầu ngay, hết khoảng 1 giây." in said
    assert "Không nhắn được trên Telegram cho ai của: Chi bộ 1" in said
    assert office.letters(LUA) == []


def test_it_goes_to_those_who_were_chosen_once(office: Office) -> None:
    preview = office.presses(MIEN, "Bí thư", _written(office))

    for _ in range(2):
        sent = office.presses(MIEN, "Gửi", preview)

    assert "Đã xếp 2 thư để gửi." in plain(sent)
    assert [len(office.letters(one, "broadcast:")) for one in (LUA, THUAN, NGOAN)] == [1, 1, 0]
    assert office.letters(LUA)[0][0].lane == "broadcast"


def test_cells_are_chosen_one_by_one(office: Office) -> None:
    chosen = office.presses(MIEN, "Chọn chi bộ", _written(office))
    chosen = office.presses(MIEN, "Chi bộ 3", chosen)
    chosen = office.presses(MIEN, "Chi bộ 4", chosen)
    chosen = office.presses(MIEN, "✓ Chi bộ 4", chosen)

    preview = office.presses(MIEN, "Xong (1 chi bộ)", chosen)

    assert "Gửi tới 2 người" in plain(preview)


def test_it_is_stopped_while_it_runs(office: Office) -> None:
    sent = office.presses(MIEN, "Gửi", office.presses(MIEN, "Mọi người", _written(office)))
    outbox = Outbox(office.database)
    [first] = outbox.claim(now=office.now[0], lease=timedelta(minutes=1), limit=1)
    outbox.sent(first.id, [1], now=office.now[0])

    stopped = office.presses(MIEN, "Dừng gửi", sent)

    assert plain(stopped).startswith("Đã gửi 1/4; đang chờ 0; không tới được 0.")
    assert "3 thư chưa gửi sẽ không gửi nữa." in plain(stopped)
    assert outbox.claim(now=office.now[0], lease=timedelta(minutes=1)) == []


def test_in_the_evening_it_waits_for_the_morning(office: Office) -> None:
    office.now[0] = at(10, 20)

    preview = office.presses(MIEN, "Mọi người", _written(office))
    office.presses(MIEN, "Gửi", preview)

    assert "bắt đầu lúc 07:30 11/03/2026" in plain(preview)
    assert office.letters(LUA)[0][0].not_before == at(11, 7, 30)


def test_what_is_dropped_goes_to_nobody(office: Office) -> None:
    written = _written(office)
    office.presses(MIEN, "Bỏ", written)

    office.presses(MIEN, "Bí thư", written)
    office.says(MIEN, action="broadcast:send:1")

    assert office.letters(LUA) == []


def test_a_text_that_is_no_message_is_refused(office: Office) -> None:
    assert plain(office.says(MIEN, f"/thongbao {'a' * 3001}")[-1]) == sentence(TextTooLong())
