from __future__ import annotations

import pytest

from tests.knowledge.answer.conftest import Opens
from tests.knowledge.answer.offices import Office, codes, quotes


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ("viết giúp tôi bài phản bác luận điệu sai trái", "decline_write"),
        ("soan ho em bai phat bieu ve tu sach", "decline_write"),
        ("theo dõi giúp dư luận trên facebook", "decline_watch"),
        ("ai hay nói xấu lãnh đạo", "decline_watch"),
    ],
)
def test_writing_for_people_and_watching_them_is_declined(
    office: Office, asked: str, code: str
) -> None:
    answer = office.ask(asked)

    assert (answer.status, codes(answer), quotes(answer)) == ("refused", [code], [])


def test_what_a_directive_says_of_writing_is_not_declined(office: Office) -> None:
    assert office.ask("12-KH/ĐU quy định thi kể chuyện thế nào").status != "refused"


@pytest.mark.parametrize(
    ("asked", "printed", "offered"),
    [
        pytest.param("12-KH/BTGĐU ai ký", "12-KH/BTGĐU", ["12-KH"], id="another organ"),
        pytest.param("45-KH/ĐU ai ký", "45-KH/ĐU", ["45-CV"], id="another type"),
    ],
)
def test_a_number_that_fits_only_in_part_is_offered(
    office: Office, asked: str, printed: str, offered: list[str]
) -> None:
    answer = office.ask(asked)

    assert (answer.status, codes(answer)) == ("which_one", ["not_held"])
    assert answer.statements[0].facts["number"] == printed
    assert office.offered(answer) == offered


@pytest.mark.parametrize("asked", ["99-KH/ĐU ai ký", "kh 99 noi gi", "99-KH/ĐU và 98-KH/ĐU"])
def test_a_number_that_nothing_fits_is_not_held(office: Office, asked: str) -> None:
    answer = office.ask(asked)

    assert (answer.status, codes(answer)) == ("not_in_documents", ["not_held"])


def test_of_two_numbers_the_one_that_is_not_held_is_told_too(office: Office) -> None:
    assert codes(office.ask("12-KH/ĐU và 99-KH/ĐU ai ký")) == ["signer", "not_held"]


@pytest.mark.parametrize("asked", ["vb 99 ai ký", "vb 99: 12-KH/ĐU ai ký"])
def test_a_handle_of_nothing_is_not_held(office: Office, asked: str) -> None:
    assert codes(office.ask(asked)) == ["not_held"]


def test_a_choice_that_was_offered_answers_when_it_is_asked(office: Office) -> None:
    offer = office.ask("12-KH/TU ai ký")

    assert codes(office.ask(offer.choices[0].question)) == ["signer"]


def test_the_list_of_what_is_held_is_told(office: Office) -> None:
    assert codes(office.ask("có những văn bản nào")) == ["catalogue"]


@pytest.mark.parametrize("asked", ["", "?", "ạ", "😀", "a" * 5000, "\n\t", "12", "-KH/ĐU"])
def test_whatever_is_typed_is_answered_somehow(office: Office, asked: str) -> None:
    answer = office.ask(asked)

    assert answer.statements or answer.choices


def test_an_empty_library_has_nothing(holding: Opens) -> None:
    answer = holding().ask("tủ sách cộng đồng ở đâu")

    assert (answer.status, codes(answer)) == ("not_in_documents", ["nothing_found"])
