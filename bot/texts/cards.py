"""What the card of a directive says beside its facts: its standing, and the papers around it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from string import Template

from bot.conversation.replies import Line
from bot.texts import documents
from knowledge import links
from knowledge.domain import Attachment, Held, Obligation
from knowledge.links import BASIS, REVIEWING, Link

STATUS = "Tình trạng"
AROUND = "Văn bản liên quan"
WARNINGS = "Cần kiểm tra"
NOT_HELD = "$name (chưa có ở đây)"
# what the paper says of others
OWN: dict[str, str] = {
    "basis": "Căn cứ, thực hiện",
    "ends": "Thay thế, bãi bỏ",
    "changes": "Sửa đổi, bổ sung",
    "reviews": "Sơ kết, tổng kết",
    "names": "Nhắc tới",
}
# what others say of it; what ended or changed it is told by its status
OTHERS: dict[str, str] = {
    "basis": "Được thực hiện ở",
    "reviews": "Được sơ kết, tổng kết ở",
    "names": "Được nhắc tới ở",
}
ASKED = "Văn bản yêu cầu $count việc$reports."
OF_WHICH = ", trong đó $count việc báo cáo, nộp, sơ kết"
NOTHING_ASKED = "Không thấy việc phải làm, phải nộp trong văn bản này."
FORMS = "Kèm theo"
KINDS: dict[str, str] = {"annex": "phụ lục", "form": "biểu mẫu"}
SEE_ASKED = "Việc văn bản yêu cầu ($count)"
CONFIRM = "Xác nhận việc, đặt ngày"
SEE_NEW = "Có gì mới so với $name"
SEE_MORE = "Xem tiếp ($left chỗ)"
_MOST_NAMED = 6
_OWED = frozenset({"report", "submit", "review"})


def group(link: Link) -> str:
    """Say under which heading a link belongs."""
    if link.reference.relation in BASIS:
        return "basis"
    if link.reference.relation in REVIEWING:
        return "reviews"
    if link.changes_part:
        return "changes"
    return "ends" if link.reference.relation in links.ENDING else "names"


def around(held: Held, shelf: Sequence[Held]) -> Iterator[Line]:
    """Name the papers around one, one line a relation, in both directions."""
    own = _grouped(links.of(held, shelf), _cited)
    others = _grouped(links.to(held, shelf), lambda link: documents.named(link.citing))
    for labels, found in ((OWN, own), (OTHERS, others)):
        for key, label in labels.items():
            if found.get(key):
                yield Line("plain", f"{label}: {_listed(found[key])}.")


def _grouped(found: Iterable[Link], name: Callable[[Link], str]) -> Mapping[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for link in found:
        said = name(link)
        if said and said not in groups.setdefault(group(link), []):
            groups[group(link)].append(said)
    return groups


def _cited(link: Link) -> str:
    if link.cited is not None:
        return documents.named(link.cited)
    reference = link.reference
    kind = (reference.type or documents.TYPELESS).capitalize()
    called = " ".join(filter(None, (kind, reference.number or reference.issuer)))
    return Template(NOT_HELD).substitute(name=called)


def _listed(names: Sequence[str]) -> str:
    more = f" … (và {len(names) - _MOST_NAMED} văn bản)" if len(names) > _MOST_NAMED else ""
    return "; ".join(names[:_MOST_NAMED]) + more


def asked(obligations: Sequence[Obligation]) -> str:
    """Count what a directive asks for."""
    if not obligations:
        return NOTHING_ASKED
    owed = sum(one.kind in _OWED for one in obligations)
    reports = Template(OF_WHICH).substitute(count=owed) if owed else ""
    return Template(ASKED).substitute(count=len(obligations), reports=reports)


def attachments(attached: Iterable[Attachment]) -> str:
    """Name annexes and forms that came with a directive; empty for none."""
    named = [f"{KINDS[one.kind]} {one.title or one.source}" for one in attached]
    return f"{FORMS}: {'; '.join(named)}." if named else ""
