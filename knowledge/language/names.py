"""What types of papers and kinds of bodies are called, and their symbols."""

from __future__ import annotations

from knowledge.language.letters import fold

# Abbreviation -> type names. QĐ is both quyết định and quy định: the printed name decides.
# Source: Quy định 399-QĐ/TW and 66-QĐ/TW (types of Party documents), Hướng dẫn 36-HD/VPTW.
TYPE_ABBREVIATIONS: dict[str, tuple[str, ...]] = {
    "NQ": ("nghị quyết",),
    "CT": ("chỉ thị",),
    "KL": ("kết luận",),
    "QĐ": ("quyết định", "quy định"),
    "QyĐ": ("quy định",),
    "QĐi": ("quy định",),
    "QC": ("quy chế",),
    "HD": ("hướng dẫn",),
    "TB": ("thông báo",),
    "TBKL": ("thông báo",),
    "BC": ("báo cáo",),
    "KH": ("kế hoạch",),
    "TT": ("thông tri",),
    "CTr": ("chương trình",),
    "CTHĐ": ("chương trình",),
    "ĐA": ("đề án",),
    "PA": ("phương án",),
    "DA": ("dự án",),
    "TTr": ("tờ trình",),
    "CV": ("công văn",),
    "BB": ("biên bản",),
    "PC": ("phiếu chuyển",),
    "GM": ("giấy mời",),
    "NĐ": ("nghị định",),
}

# Every name that can stand as the printed type, longest first, and in one order on every run.
TYPE_NAMES: tuple[str, ...] = tuple(
    sorted(
        {name for names in TYPE_ABBREVIATIONS.values() for name in names}
        | {
            "cương lĩnh chính trị",
            "điều lệ",
            "chiến lược",
            "thông cáo",
            "tuyên bố",
            "lời kêu gọi",
            "quy hoạch",
            "giấy giới thiệu",
            "giấy chứng nhận",
            "phiếu gửi",
            "thư công",
            "thông tư",
            "luật",
            "công điện",
        },
        key=lambda name: (-len(name), name),
    )
)

# Types by which people point at a directive: "kế hoạch này", "hướng dẫn của Tỉnh ủy". Others, such
# as báo cáo or giấy mời, are rather things to be written or sent.
POINTED_AT: tuple[str, ...] = (
    "kế hoạch",
    "hướng dẫn",
    "chỉ thị",
    "nghị quyết",
    "kết luận",
    "công văn",
    "quy định",
    "quyết định",
    "thông báo",
    "quy chế",
    "thông tri",
)

# Organ symbols as they stand after the stroke, and in questions. A symbol names a kind of body,
# never one body: thousands of committees sign as ĐU.
ORGAN_ABBREVIATIONS: dict[str, str] = {
    "TW": "Trung ương",
    "BCHTW": "Ban Chấp hành Trung ương",
    "BCT": "Bộ Chính trị",
    "BBT": "Ban Bí thư",
    "VPTW": "Văn phòng Trung ương",
    "BTCTW": "Ban Tổ chức Trung ương",
    "BTGTW": "Ban Tuyên giáo Trung ương",
    "UBKTTW": "Ủy ban Kiểm tra Trung ương",
    "TU": "Tỉnh ủy",
    "HU": "Huyện ủy",
    "ĐU": "Đảng ủy",
    "ĐUK": "Đảng ủy Khối",
    "ĐH": "Đại hội",
    "CB": "chi bộ",
    "ĐB": "đảng bộ",
    "BTV": "Ban Thường vụ",
    "TTr": "Thường trực",
    "BCH": "Ban Chấp hành",
    "BTG": "Ban Tuyên giáo",
    "BTGDV": "Ban Tuyên giáo và Dân vận",
    "BDV": "Ban Dân vận",
    "BTC": "Ban Tổ chức",
    "BXĐĐ": "Ban Xây dựng Đảng",
    "UBKT": "Ủy ban Kiểm tra",
    "VP": "Văn phòng",
    "MTTQ": "Mặt trận Tổ quốc",
    "UBND": "Ủy ban nhân dân",
    "HĐND": "Hội đồng nhân dân",
}


def symbol_of(type_name: str) -> str | None:
    """Return the usual symbol of a type: "Kế hoạch" -> "KH"; diacritics and case do not matter."""
    wanted = fold(type_name)
    for symbol, names in TYPE_ABBREVIATIONS.items():
        if wanted in (fold(name) for name in names):
            return symbol
    return None
