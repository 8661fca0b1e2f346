import json

from ingest import read_text
from ingest.export import to_json
from knowledge import domain
from knowledge.domain import Directive, Obligation, Reference, Signer, Unit, Window

KEYS = (
    "source sha256 number type issuer issued_on place subject signer recipients circulation "
    "urgency bound_to_year warnings text units references obligations windows "
    "pages doubts attachments"
)

DIRECTIVE = Directive(
    source="a.txt",
    sha256="00",
    number="7-KH/ĐU",
    type="kế hoạch",
    issuer="Đảng ủy xã Long Hạ",
    issued_on="2026-05-03",
    place="Long Hạ",
    subject="công tác dân vận",
    signer=Signer(name="Lê Văn An", position="BÍ THƯ", authority="T/M ĐẢNG ỦY"),
    recipients=("Các chi bộ",),
    circulation=None,
    urgency=None,
    bound_to_year=2026,
    warnings=(domain.Warning(code="day_blank", facts={"month": "5"}),),
    text="1. Họp",
    units=(Unit(path="1", kind="item", marker="1.", heading=("I",), text="Họp", start=3, end=6),),
    references=(
        Reference(
            number="3-KH/TU", type=None, issuer=None, date=None, relation="căn cứ", start=0, end=1
        ),
    ),
    obligations=(
        Obligation(
            kind="report", who=("Chi bộ",), to=("Đảng ủy",), via=(), what="báo cáo",
            period="monthly", due={"type": "none"}, unit="1", quote="Họp", start=3, end=6,
        ),
    ),
    windows=(Window(kind="cut_off", facts={"day": 15}, start=0, end=2),),
)  # fmt: skip


def test_the_keys_are_those_that_other_programs_rely_on() -> None:
    assert list(to_json(DIRECTIVE)) == KEYS.split()


def test_every_fact_survives_json() -> None:
    back = json.loads(json.dumps(to_json(DIRECTIVE), ensure_ascii=False))

    assert back["signer"] == {
        "name": "Lê Văn An",
        "position": "BÍ THƯ",
        "authority": "T/M ĐẢNG ỦY",
    }
    assert back["warnings"] == [{"code": "day_blank", "facts": {"month": "5"}}]
    assert back["units"][0] == {
        "path": "1", "kind": "item", "marker": "1.", "heading": ["I"], "text": "Họp", "page": None,
        "start": 3, "end": 6,
    }  # fmt: skip
    assert back["references"][0] == {
        "number": "3-KH/TU", "type": None, "issuer": None, "date": None, "relation": "căn cứ",
    }  # fmt: skip
    assert back["obligations"][0]["due"] == {"type": "none"}
    assert back["windows"] == [{"kind": "cut_off", "day": 15, "start": 0, "end": 2}]


def test_offsets_index_the_text() -> None:
    read = to_json(read_text("Số 7-KH/ĐU\n\nKẾ HOẠCH\n\n1. Họp chi bộ.\n\n2. Báo cáo.", "-"))

    assert read["units"]
    assert all(read["text"][unit["start"] : unit["end"]] == unit["text"] for unit in read["units"])
