from __future__ import annotations

import json
from typing import Any

from tests.bot.conftest import Troly


def read(troly: Troly, *options: str) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(troly("holidays", *options, "--json").out)
    return value


def test_the_days_off_of_a_year_are_shown_with_their_weekday(troly: Troly) -> None:
    ran = troly("holidays", "--year", "2026")

    assert ran.code == 0
    assert "thứ Ba 17/02/2026" in ran.out
    assert "Tết Nguyên Đán" in ran.out
    assert "đi làm: thứ Bảy 22/08/2026." in ran.out
    assert "tính theo quy tắc" not in ran.out


def test_of_a_year_whose_decree_is_not_out_it_is_said(troly: Troly) -> None:
    assert "Ngày nghỉ Tết và ngày hoán đổi năm 2028 là tính theo quy tắc" in " ".join(
        troly("holidays", "--year", "2028").out.split()
    )


def test_what_a_decree_adds_and_takes_away_is_kept_with_who_entered_it(troly: Troly) -> None:
    ran = troly("holidays", "--add", "2027-02-11", "--name", "Nghỉ Tết", "--remove", "20/02/2027")
    assert "Đã ghi ngày thứ Năm 11/02/2027." in ran.out
    assert "Đã ghi ngày thứ Bảy 20/02/2027." in ran.out

    value = read(troly, "--year", "2027")
    (entered,) = [one for one in value["off"] if one["entered_by"]]
    assert (entered["day"], entered["name"]) == ("2027-02-11", "Nghỉ Tết")
    assert value["worked"] == ["2027-02-20"]

    assert "từ trước" in troly("holidays", "--remove", "2027-02-20", "--name", "Nghỉ Tết").out
    troly("holidays", "--clear", "2027-02-11")
    assert all(one["entered_by"] is None for one in read(troly, "--year", "2027")["off"])


def test_a_day_that_is_none_is_wrong_usage(troly: Troly) -> None:
    assert troly("holidays", "--add", "2027-02-30").code == 2
