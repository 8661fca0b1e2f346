from __future__ import annotations

import pytest

from knowledge.answer.addressing import places
from tests.knowledge.answer.offices import Office, codes, quotes

SHELF = "Mỗi ấp xây dựng một tủ sách cộng đồng có ít nhất 300 đầu sách, đặt tại nhà văn hóa ấp."


@pytest.mark.parametrize(
    ("asked", "quoted"),
    [
        pytest.param(
            "trích nguyên văn mục II.1 của 12-KH/ĐU",
            ["Tủ sách", SHELF],
            id="a heading with what stands under it",
        ),
        pytest.param(
            "điểm a khoản 2 Điều 1 của 07-QĐ/ĐU",
            ["Đọc mực nước trên thước đo"],
            id="smallest first",
        ),
        pytest.param(
            "gạch đầu dòng thứ 2 mục II.2 của 12-KH/ĐU",
            ["Trưng bày sách về quê hương Bình Thạnh"],
            id="a dash",
        ),
        pytest.param(
            "mục III.4 ghi gì",
            ["Biểu thống kê đầu sách thực hiện theo phụ lục kèm theo."],
            id="no directive named, one has it",
        ),
        pytest.param(
            "khoản 2 Điều 1 quy định trực ban ghi gì",
            [
                "Người trực ban có các trách nhiệm sau:",
                "Đọc mực nước trên thước đo",
                "Gõ kẻng báo động khi nước vượt vạch đỏ.",
            ],
            id="described",
        ),
    ],
)
def test_the_words_at_a_place_are_quoted(office: Office, asked: str, quoted: list[str]) -> None:
    answer = office.ask(asked)

    assert (answer.status, codes(answer)) == ("answered", ["unit"])
    assert quotes(answer) == quoted


def test_a_whole_part_is_quoted_in_the_order_of_the_paper(office: Office) -> None:
    (statement,) = office.ask("phần III của 12-KH/ĐU").statements

    assert [citation.path for citation in statement.citations] == [
        "III",
        "III.1",
        "III.2",
        "III.3",
        "III.4",
    ]


@pytest.mark.parametrize("place", ["mục V.9", "phụ lục 2", "Điều 7", "điểm d khoản 1 mục II"])
def test_a_place_that_does_not_exist_is_said_with_the_places_that_do(
    office: Office, place: str
) -> None:
    answer = office.ask(f"{place} của 12-KH/ĐU ghi gì")

    (statement,) = answer.statements
    assert (answer.status, statement.code) == ("not_in_documents", "no_such_unit")
    assert statement.facts["there_is"] == ("I", "II", "III")
    assert quotes(answer) == []


def test_a_place_that_no_directive_has_is_said_so(office: Office) -> None:
    (statement,) = office.ask("mục IX.5 ghi gì").statements

    assert statement.code == "no_such_place"
    assert statement.facts["address"] == "mục IX.5"


def test_of_several_with_the_place_the_asker_chooses(office: Office) -> None:
    answer = office.ask("mục I.1 ghi gì")

    assert (answer.status, office.offered(answer)) == ("which_one", ["12-KH", "19-KH", "KH-cho"])


@pytest.mark.parametrize(
    ("parts", "paths"),
    [
        pytest.param(("ii", "1"), ["II.1"], id="from the root"),
        pytest.param(("3",), ["II.3", "III.3"], id="from anywhere, the least deep"),
        pytest.param(("ii", "9"), [], id="nowhere"),
    ],
)
def test_places_are_counted_from_the_root_or_else_from_anywhere(
    office: Office, parts: tuple[str, ...], paths: list[str]
) -> None:
    found = places(office.by_name["12-KH"], parts)

    assert [unit.path for unit in found] == paths
