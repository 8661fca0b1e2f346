"""Papers made up of figures and dates, no two alike: what the reading of scans is measured on.

Every organisation, person and figure in them is invented.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

from tests.office_files import CONTENT_TYPES
from tests.word_files import cell, p, table, word_file

_CENTRE = '<w:jc w:val="center"/>'
_BODY = '<w:spacing w:after="80"/><w:ind w:firstLine="567"/><w:jc w:val="both"/>'
_BOLD, _ITALIC = "<w:b/>", "<w:i/>"
_STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" '
    'w:hAnsi="Times New Roman"/><w:sz w:val="28"/></w:rPr></w:rPrDefault></w:docDefaults>'
)
_PAGE = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1134" w:right="851" w:bottom="1134" w:left="1701"/></w:sectPr>'
)
_HALVES = '<w:tblW w:w="9354" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
_TYPES = CONTENT_TYPES.replace(
    "</Types>",
    '<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.styles+xml"/></Types>',
)

_NAMES = (
    "Lò Thị Hạnh", "Giàng Văn Sử", "Hoàng Thế Dũng", "Bùi Quốc Toản", "Vi Thị Ngọc Ánh",
    "Đặng Hữu Phước", "Trịnh Minh Khuê", "Nguyễn Thị Lệ Quyên",
)  # fmt: skip
_PLACES = ("Bản Lầu", "Suối Vàng", "Đồng Nghệ", "Khe Sấu", "Mường Hin", "Tân Phúc")
_CELLS = ("Chi bộ {a}", "Chi bộ Trường THCS {place}", "Chi bộ Trạm Y tế", "Chi bộ Bản {a}")
# each slot is a kind of figure: see ``_value``
_SENTENCES = (
    "Các chi bộ gửi báo cáo kết quả trước ngày {d} để Văn phòng Đảng ủy tổng hợp.",
    "Đến ngày {d}, Đảng bộ có {b} đảng viên, trong đó {a} đảng viên dự bị; tỷ lệ nữ đạt {f}%.",
    "Phấn đấu năm {y} kết nạp từ {a} đến {b} đảng viên mới; chỉ tiêu bình quân {f}% mỗi năm.",
    "Tổng kinh phí thực hiện là {c} đồng, trong đó ngân sách xã {c} đồng, xã hội hóa {c} đồng.",
    "Thực hiện Nghị quyết số {n}-NQ/TW ngày {d} và Kế hoạch số {n}-KH/TU ngày {d} của Tỉnh ủy.",
    "Thời gian họp: {a} giờ {b2} phút, ngày {d}, tại Hội trường số {a}.",
    "Báo cáo tháng gửi chậm nhất ngày {a}; báo cáo quý gửi trước ngày {a} của tháng cuối quý.",
    "Trong {a} tháng đầu năm {y}, kiểm tra {a} tổ chức đảng và {b} đảng viên, đạt {f}% kế hoạch.",
    "Theo Công văn số {n}-CV/BTCTU ngày {d}, hồ sơ nộp về trước {h} ngày {d2}.",
    "Diện tích trồng rừng mới {f} ha; sản lượng lương thực đạt {c} tấn, tăng {f}% so với năm {y}.",
    "Nhiệm kỳ {y} - {y2}, Ban Chấp hành gồm {a} đồng chí, Ban Thường vụ {a} đồng chí.",
    "Liên hệ qua số điện thoại {tel} trong giờ hành chính, từ {h} đến {h}.",
)
_HEADINGS = ("MỤC ĐÍCH, YÊU CẦU", "CHỈ TIÊU", "NHIỆM VỤ, GIẢI PHÁP", "TỔ CHỨC THỰC HIỆN")
_ROMAN = ("I", "II", "III", "IV")
_SLOT = re.compile(r"\{(\w+)\}")


def paper(folder: Path, seed: int) -> Path:
    """Write a plan of some three pages as a Word file; the same *seed* gives the same one."""
    chance = random.Random(seed)  # noqa: S311  # no secret
    body = "".join((*_head(chance), *_sections(chance), _figures(chance), _foot(chance), _PAGE))
    more: dict[str, str | bytes] = {"[Content_Types].xml": _TYPES}
    return word_file(folder, body, name=f"{seed}-invented.docx", more=more, styles=_STYLES)


def _head(chance: random.Random) -> Iterator[str]:
    place = chance.choice(_PLACES)
    left = (
        p(f"ĐẢNG BỘ HUYỆN {chance.choice(_PLACES).upper()}", _CENTRE),
        p(f"ĐẢNG ỦY XÃ {place.upper()}", _CENTRE, _BOLD),
        p("*", _CENTRE),
        p(_filled(chance, "Số {n}-KH/ĐU"), _CENTRE),
    )
    dated = f"ngày {chance.randint(1, 28):02} tháng {chance.randint(1, 12):02} năm"
    right = (
        p("ĐẢNG CỘNG SẢN VIỆT NAM", _CENTRE, _BOLD),
        p(),
        p(f"{place}, {dated} {chance.randint(2021, 2029)}", _CENTRE, _ITALIC),
    )
    yield _side_by_side(left, right)
    yield p() + p("KẾ HOẠCH", _CENTRE, _BOLD)
    yield p(f"Công tác đảng năm {chance.randint(2021, 2029)}", _CENTRE, _BOLD) + p()


def _sections(chance: random.Random) -> Iterator[str]:
    for roman, heading in zip(_ROMAN, _HEADINGS, strict=True):
        yield p(f"{roman}. {heading}", _BODY, _BOLD)
        for number in range(1, 4):
            sentences = chance.sample(_SENTENCES, 2)
            yield p(f"{number}. " + " ".join(_filled(chance, one) for one in sentences), _BODY)
            for item in range(1, chance.randint(1, 3)):
                marker = chance.choice((f"{number}.{item}.", "-", f"{'abc'[item]})"))
                yield p(f"{marker} {_filled(chance, chance.choice(_SENTENCES))}", _BODY)


def _figures(chance: random.Random) -> str:
    """Return a ruled table of figures."""
    rows: list[tuple[str, ...]] = [("TT", "Đơn vị", "Đảng viên", "Tỷ lệ (%)", "Hạn nộp")]
    for number in range(1, 8):
        unit = _filled(chance, chance.choice(_CELLS))
        rows.append((str(number), unit, *(_value(chance, slot) for slot in ("b", "f", "d"))))
    made = [tuple(cell(p(text, _CENTRE)) for text in row) for row in rows]
    return p() + table(*made) + p()


def _foot(chance: random.Random) -> str:
    left = (
        p("Nơi nhận:", run=_BOLD),
        p("- Huyện ủy (b/c),"),
        p("- Các chi bộ trực thuộc,"),
        p("- Lưu Văn phòng Đảng ủy."),
    )
    right = (
        p("T/M ĐẢNG ỦY", _CENTRE, _BOLD),
        p("BÍ THƯ", _CENTRE),
        *(p(), p(), p(), p()),
        p(chance.choice(_NAMES), _CENTRE, _BOLD),
    )
    return _side_by_side(left, right)


def _side_by_side(left: tuple[str, ...], right: tuple[str, ...]) -> str:
    width = '<w:tcW w:w="4677" w:type="dxa"/>'
    sides = (cell(*left, properties=width), cell(*right, properties=width))
    return table(sides, properties=_HALVES)


def _filled(chance: random.Random, sentence: str) -> str:
    return _SLOT.sub(lambda slot: _value(chance, slot[1]), sentence)


def _value(chance: random.Random, slot: str) -> str:
    """Return a figure of the kind that *slot* stands for, written as papers do."""
    day, month, year = chance.randint(1, 28), chance.randint(1, 12), chance.randint(1998, 2031)
    dates = (f"{day}/{month}/{year}", f"{day:02}/{month:02}/{year}", f"{day:02}-{month:02}-{year}")
    exchange, number = chance.randint(200, 399), chance.randint(100_000, 999_999)
    values = {
        "d": chance.choice(dates),
        "d2": f"{day}/{month}",
        "a": chance.choice((f"{chance.randint(1, 30)}", f"{chance.randint(1, 30):02}")),
        "b": f"{chance.randint(11, 987)}",
        "b2": f"{chance.randint(0, 59):02}",
        "c": f"{chance.randint(1, 999)}.{chance.randint(0, 999):03}.{chance.randint(0, 999):03}",
        "f": f"{chance.randint(0, 99)},{chance.randint(1, 99)}",
        "n": f"{chance.randint(1, 699):02}",
        "y": f"{year}",
        "y2": f"{year + 5}",
        "h": f"{chance.randint(6, 18)}h{chance.choice(('00', '30', '15'))}",
        "tel": f"0{exchange}.3{number // 1000}.{number % 1000:03}",
        "place": chance.choice(_PLACES),
    }
    return values[slot]
