"""Spaces that were lost between two words, put back only where nothing else could be meant.

A string of letters is parted where it is no Vietnamese syllable, where it falls into known
syllables in exactly one way, and where it isn't how the document writes a word again and again.
Capitals (BTGĐUK), addresses and words without Vietnamese letters are never parted.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import pairwise

from knowledge.language import is_syllable, place_tones

# The most frequent syllables of Vietnamese official prose, tones placed the newer way.
_COMMON_TEXT = """
    an ban bao binh biên biến biết biện biệt buộc bán báo bên bình bí bạo bản bảo bất bắt bằng
    bệnh bị bỏ bố bồi bổ bộ cao cha chi chiếm chiến cho chung chuyên chuyển chuẩn chính chăn
    chưa chương chấm chấp chất chế chết chỉ chịu chọn chống chồng chủ chức chứng con cung cuối
    cá các cách cán cáo cây còn có công cùng căn cơ cư cường cải cấm cấp cần cầu cố cộng của
    củng cứ cứu cựu danh di diện do doanh du dung dân dõi dưới dưỡng dạy dầu dẫn dịch dục dụng
    dứt dự dựng ghi gia giai giam gian giao giá giám giáo giúp giải giảm giảng giấy giống giới
    giữ giữa gây góp gương gắn gồm gửi hay hiểm hiện hiệu hoàn hoạch hoạt hoặc huấn hàng hành
    hình hòa hóa hôn hướng hưởng hại hạn hậu hệ họ học hồ hồi hỗ hộ hội hợp hủy hữu khai khi
    khiếu khoa khoản khu khuyến khác kháng khí khó khóa không khăn khả khảo khẩu khỏe khối khởi
    kinh kiến kiểm kiện kèm ký kế kết kể kịp kỳ kỹ lao liên liệu loại luận luật là làm lãnh lên
    lý lĩnh lưu lương lượng lại lần lập lệ lịch lối lớp lợi lục lựa lực ma minh mua mà mình môi
    môn mưu mạng mẫu mật mắc mặt mẹ mỗi một mới mục mức nam nghiêm nghiệm nghiện nghiệp nghĩa
    nghề nghệ nghị ngoài nguy nguyên nguồn ngành ngày ngũ người nhanh nhiễm nhiệm nhà nhân như
    nhưng nhất nhận nhập nhằm những ninh niên nuôi nào này nâng nêu nói nông năm năng nơi nước
    nại nắm nếu nội nộp nữ phim phiên phong phá phán pháp phát phân phép phê phí phòng phó phù
    phương phạm phạt phải phần phẩm phối phổ phụ phục phủ qua quan quy quyết quyền quá quân quý
    quả quản quốc ra riêng rà rõ sau sinh soát sung sách sáng sát sóc sơ sản sẽ số sở sức sử sửa
    sự tham thanh thay theo thi thiết thiệt thu thuê thuận thuật thuộc thành thác tháng thì
    thông thúc thư thương thường thải thẩm thật thắng thế thể thị thỏa thống thời thủ thứ thức
    thực tin tiêu tiến tiếp tiết tiền tiễn tiện toàn toán tra tranh triển triệt trong trung
    truyền trào trách trái trên trình trí trò trú trương trước trường trưởng trạng trả trận trị
    trọng trồng trở trợ trừ trực tuyên tuần tuổi tài tác tái tâm tên tình tích tính tòa tù túy
    tăng tư tưởng tượng tại tạm tạo tập tế tỉnh tịch tố tối tốt tổ tổn tổng tội tục tụng từ từng
    tử tự tỷ vai vi viên việc viện việt và vào vùng văn vướng vấn vận vật về vệ vị với vợ vụ vực
    xem xuất xác xây xã xét xử yêu án ánh áp ích đang điều điểm điện đoàn đoạn đào đánh đáp đây
    đã đình đó đôn đúng đăng đơn đưa đương đường được đại đạo đạt đảm đảng đất đấu đầu đẩy đặc
    đến đề để địa định đốc đối đồng đổi độ đội động đột đủ đức ương ước ảnh ủy ứng
"""
_COMMON = frozenset(_COMMON_TEXT.split())
_WORD = re.compile(r"[^\W\d_]+")
_TOKEN = re.compile(r"\S+")
_ADDRESS = re.compile(r"@|://|www\.")
_VIETNAMESE = re.compile(r"[^\x00-\x7f]")
_MOST_PARTS = 3
_SHORTEST_PART = 2  # letters: "ôtô" and "êđê" are words
_LONGEST_PARTED = _MOST_PARTS * len("nghiêng")
_A_HABIT = 3  # a string met so often is how this document writes a word

# Each matches nothing but the place where a space belongs.
_BETWEEN_WORD_AND_NUMBER = tuple(
    re.compile(pattern)
    for pattern in (
        # "ngày03/10" · "số31-KH" · "năm2024" · "Điều5"
        r"\b(?:[Nn]gày|[Tt]háng|[Nn]ăm|[Ss]ố|[Qq]uý|[Kk]hóa|Điều|[Kk]hoản)(?=\d)",
        # "03/10/2023của" · "năm 2024và" · "05năm"
        r"\d(?=(?:ngày|tháng|năm|quý|của|và|về|trên|cho|theo|đến|hướng|thực)(?![^\W\d_]))",
        # "25-CT/TWngày" · "31-KH/BTGĐUKcủa"
        r"(?<=/)[A-ZĐ]{2,}(?=(?:ngày|của|về|và)(?![^\W\d_]))",
    )
)


def known_syllables(texts: Iterable[str]) -> frozenset[str]:
    """Return the syllables that stand alone in *texts*, with the most frequent of the language."""
    words = {place_tones(word.lower()) for text in texts for word in _WORD.findall(text)}
    return _COMMON | {word for word in words if len(word) >= _SHORTEST_PART and is_syllable(word)}


def habits(texts: Iterable[str]) -> frozenset[str]:
    """Return the strings of letters that *texts* write so often that they are meant."""
    counts = Counter(word.lower() for text in texts for word in _WORD.findall(text))
    return frozenset(word for word, count in counts.items() if count >= _A_HABIT)


def lost(text: str, known: Container[str], habits: Container[str] = ()) -> list[int]:
    """List the offsets in *text* before which a space was lost, in order.

    Args:
        text: NFC text.
        known: Syllables that a string of letters may be parted into, see ``known_syllables``.
        habits: Strings that are never parted, see ``habits``.
    """
    tokens = (match for match in _TOKEN.finditer(text) if _ADDRESS.search(match[0]))
    addresses = [match.span() for match in tokens]
    places = {
        match.end() for pattern in _BETWEEN_WORD_AND_NUMBER for match in pattern.finditer(text)
    }
    for word in _WORD.finditer(text):
        if word[0].lower() not in habits:
            places |= {word.start() + cut for cut in _cuts(word[0], known)}
    return sorted(place for place in places if not _is_within(place, addresses))


def _is_within(place: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Say whether *place* is inside one of *spans*, which are in order and apart."""
    at = bisect_left(spans, (place, 0)) - 1
    return at >= 0 and place < spans[at][1]


def _cuts(word: str, known: Container[str]) -> tuple[int, ...]:
    """Return where *word* falls apart, () where it doesn't or where one can't be sure."""
    if word.isupper() or not _VIETNAMESE.search(word) or is_syllable(word):
        return ()
    # "ủyLào": a capital inside a word begins the next one
    capitals = tuple(at for at, letter in enumerate(word) if at and letter.isupper())
    if capitals:
        return capitals if all(map(_is_word, _pieces(word, capitals))) else ()
    if len(word) > _LONGEST_PARTED:
        return ()
    for parts in range(2, _MOST_PARTS + 1):
        ways = list(_ways(word.lower(), parts, known))
        if ways:
            return ways[0] if len(ways) == 1 else ()
    return ()


def _is_word(piece: str) -> bool:
    return len(piece) >= _SHORTEST_PART and is_syllable(piece)


def _ways(word: str, parts: int, known: Container[str]) -> Iterator[tuple[int, ...]]:
    """Yield each way to part *word* into that many known syllables."""
    if parts == 1:
        if place_tones(word) in known:
            yield ()
        return
    for cut in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
        if place_tones(word[:cut]) in known:
            for rest in _ways(word[cut:], parts - 1, known):
                yield (cut, *(cut + further for further in rest))


def _pieces(word: str, cuts: tuple[int, ...]) -> Iterator[str]:
    for start, end in pairwise((0, *cuts, len(word))):
        yield word[start:end]
