"""A document (văn bản chỉ đạo) as it was read, and what it is made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from knowledge.domain.pages import Attachment, Doubt, Page, PrintedLine

UnitKind = Literal["head", "title", "body", "heading", "item", "row", "foot", "appendix"]
Relation = Literal[
    "thực hiện", "căn cứ", "thay thế", "sửa đổi", "bãi bỏ", "sơ kết", "tổng kết", "viện dẫn"
]
Fact = Literal[
    "number",
    "type",
    "issuer",
    "issued_on",
    "place",
    "subject",
    "signer",
    "recipients",
    "circulation",
    "urgency",
    "bound_to_year",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """One place where the stored text differs from what was printed."""

    start: int
    end: int
    # what stood there before
    printed: str
    # joined_lines · restored_space · normalised (Unicode form) · dropped_page_number · misread
    # (what OCR read there, and a rule of the language put right)
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Warning:  # noqa: A001  # the field's own word; never used beside the builtin
    """Something staff should check, e.g. ``number_blank``; *facts* fill its sentence."""

    code: str
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Where in the text a fact of the document itself is printed."""

    fact: Fact
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """Who signed (người ký), with function (chức vụ) and authority (quyền hạn ký)."""

    name: str
    position: str | None = None
    authority: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One node of the document's tree (phần, mục, điểm, gạch đầu dòng, dòng bảng).

    ``text`` is the unit's own text, without its marker and without its children, and equals
    ``directive.text[start:end]``.
    """

    # "II.4.1(2)"; a body paragraph bears the path of the heading it stands under
    path: str
    kind: UnitKind
    # as printed: "II", "4.1", "(2)", "-"; empty where none is printed
    marker: str
    # texts of the headings above, outermost first
    heading: tuple[str, ...]
    text: str
    start: int
    end: int
    page: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A directive that this one cites, and how."""

    # as printed but without "số"; None where only type and issuer are named
    number: str | None
    type: str | None
    issuer: str | None
    # ISO, "2023-12-28" or "2025-09"; None where none is printed
    date: str | None
    relation: Relation
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Obligation:
    """Who must do what, to whom, through whom, by when: words of the text, nothing guessed."""

    # report · submit · review · plan · inspect · task · meeting
    kind: str
    who: tuple[str, ...]
    to: tuple[str, ...]
    via: tuple[str, ...]
    what: str
    period: str
    # {"type": "day_of_month", "boundary": "before", "day": 20}; vocabulary in docs/architecture.md
    due: Mapping[str, Any]
    # path of the unit
    unit: str
    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A cut-off or an anniversary: a fact about a period, not a duty."""

    # cutoff · anniversary
    kind: str
    facts: Mapping[str, Any]
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Directive:
    """One document (văn bản chỉ đạo) as it was read."""

    # file name, without folders
    source: str
    # of the file's bytes, hex
    sha256: str
    # as printed, spaces tidied: "31-KH/BTGĐUK"; None where the number is blank or absent
    number: str | None
    # the printed name in lower case: "kế hoạch", "quy định"; "công văn" where none is printed
    type: str | None
    # in full as printed, lines joined: "Đảng ủy Khối các cơ quan tỉnh Bình Định - Ban Tuyên giáo"
    issuer: str | None
    # ISO; "2025-09" where the day is blank; None where no date is printed in the header
    issued_on: str | None
    place: str | None
    subject: str | None
    signer: Signer | None
    recipients: tuple[str, ...]
    # "lưu hành nội bộ" …
    circulation: str | None
    # khẩn · thượng khẩn · hỏa tốc
    urgency: str | None
    bound_to_year: int | None
    warnings: tuple[Warning, ...]
    # the healed text that quotes are checked against
    text: str
    units: tuple[Unit, ...]
    references: tuple[Reference, ...]
    obligations: tuple[Obligation, ...] = ()
    windows: tuple[Window, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    repairs: tuple[Repair, ...] = ()
    # in order; empty where the format knows no pages
    pages: tuple[Page, ...] = ()
    # in order of the text; only for pages read from a picture. Many, so that a directive that is
    # held comes without them: ``Store.printed_lines`` has them
    printed_lines: tuple[PrintedLine, ...] = ()
    # what a person should compare with the paper, in order of the text
    doubts: tuple[Doubt, ...] = ()
    # annexes and forms that came as files of their own
    attachments: tuple[Attachment, ...] = ()
    # which version of the reader read it: ``ingest.READER``
    reader: str = ""

    @property
    def is_draft(self) -> bool:
        """Say whether the paper bears the mark DỰ THẢO."""
        return any(warning.code == "draft" for warning in self.warnings)

    @property
    def places(self) -> tuple[str, ...]:
        """The paths of the units that bear a number or a mark, in the order of the text."""
        return tuple(unit.path for unit in self.units if unit.path and unit.marker)

    def day_from_signature(self) -> str | None:
        """Return what a signature says of its time, if the day of issue is known from that alone.

        It stands in the text if the signature is drawn on the paper, and else only in the file.
        """
        return next(
            (
                str(warning.facts["printed"])
                for warning in self.warnings
                if warning.code == "date_from_stamp" and warning.facts["date"] == self.issued_on
            ),
            None,
        )

    def printed(self, fact: Fact) -> tuple[int, int] | None:
        """Return the span where *fact* is printed (for a blank number, the blank line)."""
        return next(((e.start, e.end) for e in self.evidence if e.fact == fact), None)
