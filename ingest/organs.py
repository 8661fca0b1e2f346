"""Names of bodies as papers print them: where one ends in a sentence, how one is cased in full."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest.patterns import ORGAN_START
from knowledge.language import ORGAN_ABBREVIATIONS, TYPE_NAMES, place_tones

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST_NAME = 180
_MOST_WORDS = 28
_CLOSERS = ",;:.…”\"'*"
_OPENERS = "“\"'(*"
# Words in lower case that no name of a body holds: with them the sentence goes on.
_STOPS = frozenset(
    re.findall(
        r"\S+",
        "về v/v tại trong để nhằm do theo như năm ngày tháng quý đã sẽ được là có cần phải với đến"
        " từ cho trước sau khi trên này đó nêu gửi giao ra cụ số ký",
    )
)
# … and pairs that end a name where the first word alone does not: "Ủy ban", "ban hành".
_STOP_PAIRS = frozenset(
    re.findall(
        r"\w+ \w+",
        "ban hành, xây dựng, quy định, tổ chức, kết luận, thông báo, thông qua, quyết định,"
        " hướng dẫn, sửa đổi, bổ sung, báo cáo, thực hiện, triển khai, lãnh đạo, tăng cường,"
        " tiếp tục, yêu cầu, đề nghị, thống nhất, kèm theo, căn cứ, đối với, nhiệm kỳ, nghiêm túc,"
        " tiến hành, đồng thời, phê duyệt, chủ trì, phối hợp, quán triệt, tham mưu",
    )
)
_TYPES = tuple(name.capitalize() for name in TYPE_NAMES)
# first words of a body inside a sentence: "Ban Tuyên giáo", "Đảng ủy", "Chi bộ"
_ORGAN_WORDS = (
    "Ban|Đảng ủy|Đảng bộ|Tỉnh ủy|Thành ủy|Huyện ủy|Thị ủy|Quận ủy|Chi bộ|Chi ủy|Văn phòng|Ủy ban"
    "|Thường trực|Trung ương|Bộ|Hội đồng|Hội|Liên đoàn|Mặt trận|Tỉnh đoàn|Đoàn|Sở|Chính phủ"
    "|Quốc hội"
)
ORGAN_IN_TEXT = re.compile(rf"\b(?:{_ORGAN_WORDS})\b")


def name_end(text: str, start: int) -> int:
    """Return where the name of a body that starts at *start* ends.

    "Ban Bí thư (khóa XIII) “Về …" ends after the bracket, "Ban Tuyên giáo Tỉnh ủy hướng dẫn …"
    after "Tỉnh ủy", "Đảng ủy Khối Cơ quan - Doanh nghiệp tỉnh, đề nghị …" at the comma.
    """
    end = start
    line = re.split(r"[\n\t]", text[start : start + _LONGEST_NAME], maxsplit=1)[0]
    words = list(re.finditer(r"\S+", line))
    for at, word in enumerate(words[:_MOST_WORDS]):
        following = words[at + 1][0] if at + 1 < len(words) else ""
        after_ban = at > 0 and words[at - 1][0] in ("Ban", "ban")
        if at and not after_ban and _ends_before(place_tones(word[0]), place_tones(following)):
            break
        core = word[0].rstrip(_CLOSERS)
        if core.endswith(")") and not _is_bracketed_term(word[0], words, at):
            core = core.rstrip(")")
        end = start + word.start() + len(core)
        if len(core) < len(word[0]):
            break
    return end


def _is_bracketed_term(word: str, words: Sequence[re.Match[str]], at: int) -> bool:
    opened = at > 0 and words[at - 1][0].startswith("(")
    return opened or word.startswith("(")


def _ends_before(word: str, following: str) -> bool:
    if word.startswith("("):
        return not word.startswith(("(khóa", "(Khóa"))
    if word[0] in _OPENERS or word in _STOPS or f"{word} {following}" in _STOP_PAIRS:
        return True
    if word in ("và", "-", "–", "của"):
        rest = following.lstrip(_OPENERS)
        return not rest[:1].isupper() or (word == "và" and _starts_anew(following))
    return False


def _starts_anew(word: str) -> bool:
    """Say whether after "và" another body or paper begins: "… và Kế hoạch", "… và Ban …"."""
    return word in {name.split()[0] for name in _TYPES} | {"Ban", "Đảng", "Tỉnh", "Ủy", "Chỉ"}


# Words of names that a sentence prints in lower case, longest first. What is not here is taken for
# a proper name: "xã Suối Ngàn".
_LOWER = (
    "trách nhiệm hữu hạn một thành viên",
    "trách nhiệm hữu hạn",
    "trung học phổ thông",
    "trung học cơ sở",
    "các cơ quan",
    "cơ quan",
    "doanh nghiệp",
    "trực thuộc",
    "nhân dân",
    "thành phố",
    "thị trấn",
    "thị xã",
    "đặc khu",
    "tổ dân phố",
    "quân sự",
    "cổ phần",
    "cơ sở",
    "cấp trên",
    "các",
    "và",
    "của",
    "tỉnh",
    "huyện",
    "quận",
    "xã",
    "phường",
    "thôn",
    "bản",
    "khối",
    "số",
    "lần thứ",
    "khóa",
)
# Names inside names, cased as a sentence prints them.
_CAPITAL = (
    *(name for name in ORGAN_ABBREVIATIONS.values() if name[0].isupper()),
    "Đảng ủy Khối",
    "Tuyên giáo và Dân vận",
    "Tuyên giáo",
    "Dân vận",
    "Tổ chức",
    "Nội chính",
    "Nội vụ",
    "Tư pháp",
    "Y tế",
    "Giáo dục và Đào tạo",
    "Khoa học và Công nghệ",
    "Nông nghiệp và Môi trường",
    "Mặt trận Tổ quốc Việt Nam",
    "Liên đoàn Lao động",
    "Hội Nông dân",
    "Hội Cựu chiến binh",
    "Đoàn Thanh niên Cộng sản Hồ Chí Minh",
    "Ban Chỉ đạo",
    "Ban Chỉ huy",
    "Thành ủy",
    "Thị ủy",
    "Quận ủy",
    "Đảng bộ",
    "Đảng đoàn",
    "Chi bộ",
    "Chi ủy",
    "Công an",
    "Công ty",
    "Trung tâm",
    "Bệnh viện",
    "Trường",
    "Trung học",
    "Tiểu học",
    "Mầm non",
    "Trạm",
    "Đảng",
)
_FORMS = {name.upper(): name for name in (*_LOWER, *_CAPITAL)}
_MOST_SYLLABLES = max(len(name.split()) for name in _FORMS)


def cased(upper: str, text: str) -> str:
    """Return a header line as a sentence would print it: "BAN TUYÊN GIÁO" -> "Ban Tuyên giáo".

    The paper's own words decide where it prints the name in a sentence; else what is known of such
    names does, and an unknown syllable is taken for a proper name.
    """
    if not upper.isupper():
        return upper
    own = _own_words(upper, text)
    return own or _known_words(upper)


def _own_words(upper: str, text: str) -> str | None:
    if len(upper) > _LONGEST_NAME:
        return None
    for match in re.finditer(re.escape(upper), place_tones(text), re.IGNORECASE):
        printed = match[0]
        if not printed.isupper() and printed[0].isupper():
            return printed
    return None


def _known_words(upper: str) -> str:
    words = upper.split()
    done: list[str] = []
    while words:
        length, form = _known(words)
        done.append(form)
        words = words[length:]
    line = " ".join(done)
    return line[0].upper() + line[1:]


def _known(words: Sequence[str]) -> tuple[int, str]:
    for length in range(min(len(words), _MOST_SYLLABLES), 0, -1):
        form = _FORMS.get(" ".join(words[:length]))
        if form:
            return length, form
    return 1, words[0].capitalize()


def joined(lines: Sequence[str], text: str) -> str | None:
    """Join the lines of a header into one name: superior body, " - ", issuing body.

    "ĐẢNG ỦY KHỐI CÁC CƠ QUAN", "TỈNH BÌNH AN", "BAN TUYÊN GIÁO" -> "Đảng ủy Khối các cơ quan tỉnh
    Bình An - Ban Tuyên giáo".
    """
    names: list[str] = []
    for line in lines:
        dangling = bool(names) and names[-1].endswith((" VÀ", " CỦA", " -", " KHỐI", ","))
        if names and (dangling or not ORGAN_START.match(line)):
            names[-1] += f" {line}"
        else:
            names.append(line)
    return " - ".join(cased(name, text) for name in names) or None
