"""How an answer about what somebody's cells owe is said."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from string import Template
from typing import Any

from bot.conversation.replies import Line, LineKind
from bot.texts import deadlines, documents, dues, places
from knowledge.domain import Duty, Held, Statement
from knowledge.duties.hours import timed
from knowledge.register import together

Names = Mapping[str, str]

BETWEEN = "Từ $first đến $last, $cells có $count hạn:"
ON_ONE_DAY = "Ngày $first, $cells có $count hạn:"
NONE_BETWEEN = "Không có hạn nào từ $first đến $last."
NONE_ON_ONE_DAY = "Không có hạn nào trong ngày $first."
PARTLY = "Từ $first đến $last có $count hạn ứng với câu hỏi:"
NEXT_DUE = "Hạn gần nhất sau đó:"
LATE = "$count hạn đã qua trong hai tuần nay. Việc nào đã nộp thì không phải nộp lại."
NONE_LATE = "Hai tuần nay không có hạn nào bị qua."
COMING = "Hạn sắp tới của $cells:"
ONLY_UNDATED = "Có $count việc đã được xác nhận, nhưng văn bản không ghi ngày:"
NOTHING_CONFIRMED = (
    "Văn phòng chưa xác nhận việc nào cho $cells, nên chưa có hạn để báo. Xin hỏi $office."
)
RECURRING = "Năm $year, $cells có $count việc báo cáo, gửi hồ sơ định kỳ:"
RECURRING_EACH = "$cells có $count việc báo cáo, gửi hồ sơ $often:"
RECURS = "$number. $what: $said."
RECORDING = (
    "Nộp rồi thì không phải nộp lại: bí thư, cấp ủy gõ /hanbaocao, mở việc ấy và bấm Đã nộp. "
    "Trợ lý sẽ thôi nhắc việc ấy; còn vướng gì, đồng chí hỏi $office."
)
MORE = "Còn $count hạn nữa, xem bằng /hanbaocao."
MY_CELLS = "chi bộ"

_QUOTED = 3  # of so many rows each bears its quote; of more it is one tap away


class Sayer:
    """Says such statements to one person."""

    def __init__(self, shelf: Mapping[int, Held], names: Names, *, office: str) -> None:
        """Take the directives held, the person's cells by id, and whom to name for help."""
        self._shelf = shelf
        self._names = names
        self._office = office

    def says(self, statement: Statement) -> Iterator[Line] | None:
        """Say one statement; None for one of another kind."""
        say = SAYS.get(statement.code)
        return None if say is None else say(self, statement)

    @property
    def cells(self) -> str:
        """Name the person's cells."""
        return ", ".join(self._names.values()) or MY_CELLS

    def sentence(
        self, text: str, facts: Mapping[str, Any], kind: LineKind = "key"
    ) -> Iterator[Line]:
        """Say one sentence."""
        said = Template(text).substitute(facts, cells=self.cells, office=self._office)
        yield Line(kind, f"{said[:1].upper()}{said[1:]}")

    def due(self, statement: Statement) -> Iterator[Line]:
        """Say one due: its row, and where it stands."""
        facts = statement.facts
        held = self._shelf[facts["due"].directive_id]
        due, today = facts["due"], facts["today"]
        of_cell = self._of(*(one.cell for one in (due, *facts.get("others", ()))))
        if facts["of"] > _QUOTED:
            yield from deadlines.in_short(due, held, today, facts["number"], of_cell)
            return
        number = facts["number"] if facts["of"] > 1 else None
        yield from deadlines.row(due, held, today, number, of_cell)
        yield from deadlines.source(due.duty, held)

    def _of(self, *cells: str) -> str:
        named = [self._names[cell] for cell in cells if cell in self._names]
        return ", ".join(named) if len(self._names) > 1 else ""

    def stands(self, duty: Duty, *, quote: bool) -> Iterator[Line]:
        """Say where a duty stands, with its words if *quote*."""
        held = self._shelf[duty.directive_id]
        if quote:
            yield from deadlines.source(duty, held)
        else:
            name = documents.name(held.directive)
            yield Line("note", f"{name}, {places.place(duty.as_read.unit)}")

    def undated(self, statement: Statement) -> Iterator[Line]:
        """Say a duty for which nobody gave a day."""
        duty = statement.facts["duty"]
        name = deadlines.what(duty, self._shelf[duty.directive_id])
        yield Line("key", f"{statement.facts['number']}. {name}")
        often = dues.PERIODS.get(duty.obligation.period, "")
        yield Line("plain", f"{often}. {deadlines.NO_DAY}".lstrip(". ").capitalize())
        yield from self.stands(duty, quote=True)

    def recurs(self, statement: Statement) -> Iterator[Line]:
        """Say one duty that recurs: how often and by when."""
        duty = statement.facts["duty"]
        what = deadlines.what(duty, self._shelf[duty.directive_id])
        said = dues.said(duty.obligation.period, timed(duty.obligation))
        facts = {"number": statement.facts["number"], "what": what, "said": said}
        yield from self.sentence(RECURS, facts, "plain")
        yield from self.stands(duty, quote=False)

    def next_due(self, statement: Statement) -> Iterator[Line]:
        """Say the due that comes after a span without any."""
        yield Line("plain", NEXT_DUE)
        yield from self.due(statement)

    def between(self, statement: Statement) -> Iterator[Line]:
        """Say how many dues lie in a span."""
        facts = statement.facts
        one = facts["first"] == facts["last"]
        text = PARTLY if facts["partly"] else ON_ONE_DAY if one else BETWEEN
        yield from self.sentence(text, {"count": len(together(facts["dues"])), **_span(facts)})

    def none_between(self, statement: Statement) -> Iterator[Line]:
        """Say that none lies in a span."""
        facts = statement.facts
        text = NONE_ON_ONE_DAY if facts["first"] == facts["last"] else NONE_BETWEEN
        yield from self.sentence(text, _span(facts))

    def recurring(self, statement: Statement) -> Iterator[Line]:
        """Say how many duties recur."""
        facts = statement.facts
        often = dues.PERIODS.get(facts["kind"] or "", "")
        text = RECURRING_EACH if often else RECURRING
        yield from self.sentence(text, {**facts, "often": often})


def _span(facts: Mapping[str, Any]) -> dict[str, str]:
    return {key: _day(facts[key]) for key in ("first", "last")}


def _day(on: date) -> str:
    return f"{on:%d/%m/%Y}"


def _plainly(text: str, kind: LineKind = "key") -> Callable[[Sayer, Statement], Iterator[Line]]:
    return lambda sayer, statement: sayer.sentence(text, statement.facts, kind)


SAYS: dict[str, Callable[[Sayer, Statement], Iterator[Line]]] = {
    "due": Sayer.due,
    "next_due": Sayer.next_due,
    "between": Sayer.between,
    "none_between": Sayer.none_between,
    "late": _plainly(LATE),
    "none_late": _plainly(NONE_LATE),
    "coming": _plainly(COMING),
    "undated": Sayer.undated,
    "only_undated": _plainly(ONLY_UNDATED),
    "nothing_confirmed": _plainly(NOTHING_CONFIRMED),
    "recurring": Sayer.recurring,
    "recurs": Sayer.recurs,
    "recording": _plainly(RECORDING),
    "more": _plainly(MORE, "plain"),
}


def dues_in(statements: Sequence[Statement]) -> list[Any]:
    """List the dues that an answer tells without their quotes."""
    return [s.facts["due"] for s in statements if s.code == "due" and s.facts["of"] > _QUOTED]
