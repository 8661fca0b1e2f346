"""The patterns that several stages share; above each stands a line that it must match.

All of them read ``pieces.plain`` text: no emphasis, single spaces, tones placed ("ủy").
"""

from __future__ import annotations

import re

from knowledge.language import TYPE_NAMES, fold

ROMAN = r"[IVX]{1,6}"

# "*" · "-----" · "___o0o___" · "* * *"
RULE = re.compile(r"[\W_]*(?:o\s*[0O]\s*o[\W_]*)?")

# "ĐẢNG CỘNG SẢN VIỆT NAM" · "Độc lập - Tự do - Hạnh phúc"
NATION = re.compile(
    r"ĐẢNG CỘNG SẢN VIỆT NAM|CỘNG H[ÒÓ]A XÃ HỘI CHỦ NGHĨA VIỆT NAM|Độc lập\W+Tự do\W+Hạnh phúc",
    re.IGNORECASE,
)

# "Số 31-KH/BTGĐUK" · "Số - HD/ĐUK" · "Số: /QĐ-UBND" · "Số 09 KH/ĐU" · "Số: 123/UBND-NC"
NUMBER_LINE = re.compile(
    r"""
    (?:(?:số|SỐ|Số)\b[ ]?:?[ ]?)      # without it only a whole number is taken
    [ .…_]*
    (?:(?P<number>\d{1,4}[a-zđA-ZĐ]?)[ .…_]*)?
    (?P<tail>[-–—/ ][-–—/ ]*(?:\d{4}/)?[A-ZĐ]\w*(?:[ ]?[-–—/&][ ]?[A-ZĐ]\w*)*)
    """,
    re.VERBOSE,
)

# "31-KH/BTGĐUK" standing alone, without "Số"
BARE_NUMBER = re.compile(r"(?P<number>\d{1,4})(?P<tail>[ ]?[-–][ ]?[A-ZĐ][\wĐ]{0,5}/[A-ZĐ][\w-]*)")

# "Bình An, ngày 05 tháng 01 năm 2023" · "Bình An, ngày    tháng    năm 2025" · "ngày … tháng …"
PLACE_DATE = re.compile(
    r"""
    (?:(?P<place>[^\W\d][^,:;]{0,60}?)[ ]?,[ ]?)?
    (?P<date>ngày\b[ .…_]{0,20}(?:\d{1,2})?[ .…_]{0,20},?[ ]?
      (?:tháng[ .…_]{0,20}(?:\d{1,2})?[ .…_]{0,20},?[ ]?năm[ .…_]{0,20}\d{0,4}[ .…_]{0,20}
        |[/-][ ]?\d{1,2}[ ]?[/-][ ]?\d{4}))
    [.]?
    """,
    re.VERBOSE | re.IGNORECASE,
)

# "V/v báo cáo kết quả công tác quý III" · "Về việc kiểm điểm cuối năm" · "(V/v cử cán bộ)"
ABOUT = re.compile(r"\(?\s?(?P<mark>v\s?/\s?v\b\s?:?\s?|(?=về việc\b))", re.IGNORECASE)

# "Kính gửi: - Các chi bộ trực thuộc,"
ADDRESSEE = re.compile(r"kính gửi\b\s?:?\s?", re.IGNORECASE)

# "Nơi nhận:" · "Nơi nhận: - Như trên;"
RECIPIENTS = re.compile(r"nơi nhận\s?(?::\s?|$)(?=$|[-–+•])", re.IGNORECASE)

# "T/M BAN THƯỜNG VỤ" · "TM. ỦY BAN NHÂN DÂN" · "K/T TRƯỞNG BAN" · "TUQ. CHỦ TỊCH" · "Q. TRƯỞNG BAN"
AUTHORITY = re.compile(
    r"(?P<mark>(?:T\s?/\s?M|K\s?/\s?T|T\s?/\s?L|T\s?/\s?U\s?Q|TM|KT|TL|TUQ|Q|QUYỀN)\b\s?\.?)\s?"
    r"(?P<whom>[^\W\d_].*)"
)

# "PHÓ BÍ THƯ THƯỜNG TRỰC" · "CHÁNH VĂN PHÒNG" · "PHÓ CHỦ NHIỆM" · "BÍ THƯ kiêm CHỦ TỊCH UBND"
POSITION = re.compile(
    r"""
    (?:PHÓ[ ]|TỔNG[ ]|NGUYÊN[ ])*
    (?:BÍ[ ]THƯ|TRƯỞNG[ ](?:BAN|PHÒNG|ĐOÀN|TIỂU[ ]BAN|TỔ|THÔN|PHÂN[ ]BAN)|BAN[ ]|BAN$
      |CHÁNH[ ](?:VĂN[ ]PHÒNG|THANH[ ]TRA|ÁN)|VĂN[ ]PHÒNG$|CHỦ[ ](?:TỊCH|NHIỆM|BÚT)
      |(?:TỔNG[ ])?GIÁM[ ]ĐỐC|HIỆU[ ]TRƯỞNG|(?:CỤC|VỤ|VIỆN|TỔ|ĐOÀN)[ ]TRƯỞNG|CHỈ[ ]HUY[ ]TRƯỞNG
      |CHÍNH[ ]ỦY|ỦY[ ]VIÊN|THƯỜNG[ ]TRỰC|THƯ[ ]KÝ|BỘ[ ]TRƯỞNG|THỦ[ ]TƯỚNG|TRƯỞNG[ ]CÔNG[ ]AN)
    .*
    """,
    re.VERBOSE,
)

# "Nguyễn Lệ Thủy" · "TS. Hoàng Văn A" · "HOÀNG ĐÌNH MẠC"
PERSON = re.compile(
    r"(?:(?:PGS|GS|TS|ThS|BS|Th\.S|Đ/c|Đồng chí)\b\.?\s?)*"
    r"(?P<name>[^\W\d_]+(?:[ -][^\W\d_]+){1,5})\.?"
)
_LEAST_SYLLABLES, _MOST_SYLLABLES = 2, 6

# "(Đã ký)" · "(đã ký, đóng dấu)"
SIGNED = re.compile(r"[\[(]?\s?đã k[ýí]\b.*", re.IGNORECASE)

# "PHỤ LỤC" · "Phụ lục 1" · "PHỤ LỤC SỐ II: Danh mục văn bản" · "PHỤ LỤC 01"
APPENDIX = re.compile(
    rf"""
    (?P<name>PHỤ[ ]LỤC|Phụ[ ]lục)
    (?:[ ](?:số[ ]|SỐ[ ])?(?P<number>\d{{1,2}}|{ROMAN}|[A-H])\b)?
    (?:[ ]?[.:–-][ ]?(?P<title>[^\W\d_].*)|[ ]?[.:]?)
    """,
    re.VERBOSE,
)

# "DANH MỤC BIỂU MẪU" · "BIỂU TỔNG HỢP" · "MẪU 2A": what follows a signature without "Phụ lục"
ATTACHED = re.compile(r"(?:DANH (?:MỤC|SÁCH)|BIỂU|MẪU|BẢNG|ĐỀ CƯƠNG|LỊCH)\b[^a-zđ]*")

# "(Kèm theo Kế hoạch số 12-KH/ĐU, ngày 16/01/2026)" · "(Ban hành kèm theo Quyết định …)"
ENCLOSED_WITH = re.compile(r"\(?\s?(?:ban hành )?kèm theo\b.*", re.IGNORECASE)

# "DỰ THẢO" · "(Dự thảo lần 2)" · "Dự thảo 3 ngày 12/11/2026"
DRAFT = re.compile(
    r"\(?(?:bản )?dự thảo(?:\s(?:lần|số))?(?:\s(?:thứ\s)?\w{1,4})?(?:,?\s?ngày.*)?\)?\.?",
    re.IGNORECASE,
)

# "HỎA TỐC" · "Độ khẩn: KHẨN" · "HỎA TỐC HẸN GIỜ"
URGENCY = re.compile(
    r"(?:(?:Độ|ĐỘ|Mức độ) (?:khẩn|KHẨN) ?: ?)?"
    r"\W*(?P<mark>THƯỢNG KHẨN|HỎA TỐC(?: HẸN GIỜ)?|KHẨN)\W*(?:\d.*)?"
)

# "LƯU HÀNH NỘI BỘ" · "Không phổ biến trên phương tiện thông tin đại chúng" · "Xem xong trả lại"
CIRCULATION = re.compile(
    r"[(\[]?\s?(?P<mark>(?:tài liệu\s)?(?:lưu hành|sử dụng|phổ biến)\snội bộ[^)\]]{0,40}"
    r"|không phổ biến[^)\]]{0,60}"
    r"|(?:xem|họp|đọc|xong|hội nghị)[\w ]{0,20}(?:xong,? )?trả lại[^)\]]{0,20}"
    r"|chỉ (?:phổ biến|dùng|lưu hành)[^)\]]{0,60})[)\]]?",
    re.IGNORECASE,
)

# "… tổ chức thực hiện./."
END_MARK = re.compile(r"\.\s?/\s?\.?\s?[*”\"]*$")

# "Trên đây là Hướng dẫn công tác …": the last sentence of a paper, under no heading
CLOSING = re.compile(r"trên đây là\b", re.IGNORECASE)

# "Kế hoạch này được phổ biến đến chi bộ" · "Hướng dẫn này thay thế …": closes a paper too, unless
# an article says it
LAST_CLAUSE = re.compile(
    "(?:" + "|".join(TYPE_NAMES) + r") này (?:có hiệu lực|(?:được )?phổ biến|thay (?:thế|cho))",
    re.IGNORECASE,
)

# "Căn cứ …" · "Thực hiện …" · "Trên cơ sở …": how the running text of a paper opens
OPENING = re.compile(
    r"[-–]?\s?(?:căn cứ|thực hiện|triển khai|theo|để|nhằm|xét|trên cơ sở|tiếp theo|sau khi|ngày"
    r"|tại|qua|trong|vừa qua|hiện nay)\b",
    re.IGNORECASE,
)

# "KẾ HOẠCH công tác khoa giáo năm 2024" · "DỰ THẢO QUY CHẾ" · "NGHỊ QUYẾT CỦA BAN CHẤP HÀNH"
TITLE = re.compile(
    r"(?P<draft>DỰ THẢO )?(?P<type>"
    + "|".join(re.escape(name.upper()) for name in TYPE_NAMES)
    + r")(?=$|[ :(,.])(?P<rest>.*)"
)

# first words of a body in a header: "ĐẢNG ỦY …", "BAN TUYÊN GIÁO", not "TỈNH VĨNH LAM"
ORGAN_START = re.compile(
    r"(?:(?:ĐẢNG|TỈNH|THÀNH|HUYỆN|THỊ|QUẬN|CHI) (?:ỦY|BỘ|ĐOÀN)"
    r"|(?:TIỂU |ỦY )?BAN|(?:CHI |TỔNG )?CỤC|VĂN PHÒNG|BỘ|SỞ|HỘI|LIÊN ĐOÀN|ĐOÀN|TRUNG TÂM|TRƯỜNG"
    r"|PHÒNG|MẶT TRẬN|CÔNG (?:AN|ĐOÀN|TY)|TỔ|CHÍNH PHỦ|THỦ TƯỚNG|QUỐC HỘI|TẬP ĐOÀN|(?:HỌC )?VIỆN"
    r"|BÁO|TRUNG ƯƠNG)\b"
)

_TYPE_WORDS = frozenset(fold(name) for name in TYPE_NAMES)


def is_authority(text: str) -> bool:
    """Say whether *text* is the line of a signature that says for whom: "T/M BAN THƯỜNG VỤ"."""
    match = AUTHORITY.fullmatch(text)
    return match is not None and match["whom"].isupper()


def is_rule(text: str) -> bool:
    """Say whether *text* is only a drawn line or an asterisk."""
    return RULE.fullmatch(text) is not None


def is_type_name(text: str) -> bool:
    """Say whether *text* is a type's name and nothing else, in any case: "Hướng dẫn"."""
    return fold(text.strip(" .:")) in _TYPE_WORDS


def person_name(text: str) -> str | None:
    """Return the name if *text* is a person's name and nothing else."""
    match = PERSON.fullmatch(text)
    if match is None or is_authority(text) or POSITION.fullmatch(text):
        return None
    syllables = match["name"].replace("-", " ").split()
    cased = all(word[0].isupper() and (word[1:].islower() or not word[1:]) for word in syllables)
    if not _LEAST_SYLLABLES <= len(syllables) <= _MOST_SYLLABLES:
        return None
    return match["name"] if cased else None
