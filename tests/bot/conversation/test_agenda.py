"""What /lich writes is read with a second library."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import vobject  # type: ignore[import-untyped]

from bot.app import Services
from bot.conversation.replies import Reply, plain
from tests.bot.conftest import CONFIRMED, Talk


def _events(reply: Reply) -> dict[str, Any]:
    assert reply.file is not None
    calendar = vobject.readOne(Path(reply.file).read_text("utf-8"))
    return {event.uid.value: event for event in calendar.vevent_list}


def test_the_calendar_holds_the_dues_to_come_and_nothing_without_a_day(talk: Talk) -> None:
    reply = talk("/lich")

    events = _events(reply)
    assert f"Lịch {len(events)} hạn của Chi bộ 3" in plain(reply)
    assert reply.file is not None
    assert reply.file.name == "han-bao-cao-chi-bo-3.ics"
    assert not any("chuyên đề" in event.summary.value for event in events.values())
    assert any("hằng tháng" in event.description.value for event in events.values())


def test_a_second_export_after_a_change_moves_entries_and_doubles_none(talk: Talk) -> None:
    before = _events(talk("/lich"))
    talk("/datngay 4 1/4")
    after = _events(talk("/lich"))
    talk("/datngay 4 bỏ")
    undone = _events(talk("/lich"))

    assert before.keys() == after.keys() == undone.keys()
    moved = [uid for uid in before if before[uid].dtstart.value != after[uid].dtstart.value]
    assert len(moved) == 1
    sequences = [int(events[moved[0]].sequence.value) for events in (before, after, undone)]
    assert sequences == sorted(set(sequences))
    assert undone[moved[0]].dtstart.value == before[moved[0]].dtstart.value


def test_who_owes_nothing_gets_no_empty_file(talk: Talk, demo: Services) -> None:
    ids = [duty.id for duty in demo.register.duties(states=CONFIRMED)]
    demo.register.reject(ids, by="test", now=demo.now())

    reply = talk("/lich")

    assert reply.file is None
    assert "chưa xác nhận việc nào" in plain(reply)


def test_who_is_of_no_cell_is_told_so(talk: Talk, demo: Services) -> None:
    demo.people.remove("samples")

    assert "chưa biết đồng chí ở chi bộ nào" in plain(talk("/lich", who="Lan"))
