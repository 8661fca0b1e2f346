"""What looks like a duty and is none, and what a duty's rules must not see."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.duties.text import HIDDEN, Span, words

_ACT = (
    r"(?:nghe|cho (?:ý kiến|chủ trương)|thống nhất|thông qua|ký|báo cáo|gửi|nộp|trình|tổ chức"
    r"|hoàn thành|ban hành"
    r"|thực hiện|triển khai|tiến hành|họp"
    r"|xây dựng)"
)
_VERB = r"(?:báo cáo|gửi|nộp|tổ chức\s|kiểm tra|xây dựng|hoàn thành|thực hiện|rà soát)"
# what makes a whole clause no duty; each branch with its example
_NO_DUTY = tuple(
    words(pattern)
    for pattern in (
        # "Chỉ thị này có hiệu lực thi hành sau 10 ngày", "thay thế Quy chế", "hết hiệu lực"
        r"hiệu lực",
        # "sẽ có văn bản hướng dẫn riêng", "sẽ có hướng dẫn cụ thể sau"
        (
            r"sẽ (?:có|được) (?:\S+ ){0,3}(?:hướng dẫn|thông báo|quy định)|(?:hướng dẫn"
            r"|thông báo) (?:cụ thể )?sau(?! (?:khi|hội))|sẽ (?:được )?(?:gửi|hướng dẫn"
            r"|thông báo|ban hành|cung cấp)"
        ),
        # "Ban Thường vụ sẽ tổng hợp, báo cáo Tỉnh ủy", "xin báo cáo": a promise upward
        (
            rf"^(?:(?!{_VERB})[^;])*?(?<!\w)sẽ (?:\S+ ){{0,2}}?(?:tổng hợp|báo cáo|xem xét|trình"
            r"|làm việc|kiểm tra)|(?:xin|kính|trân trọng) (?:trân trọng )?báo cáo"
        ),
        # "thời gian xây dựng báo cáo không quá 30 ngày": how long it may take, from no event
        (
            r"^\W*(?:\w[.)]\s*)?(?:[^,;]*,\s*)?thời (?:gian|hạn) (?!gửi|nộp|báo cáo|hoàn thành|trả)"
            r"[^,;:]*không quá (?!.*(?:kể từ|tính từ|sau khi))"
        ),
        # "90% báo cáo định kỳ được ký số": an aim, unless it has a day
        r"^\W*(?:ít nhất |tối thiểu |trên |có )?\d+(?:[,.]\d+)?\s*%(?!.*(?:trước|chậm|trong quý))",
        # "Một số chi bộ nộp báo cáo chưa đúng thời gian", "Đảng ủy cam kết tiếp tục báo cáo"
        r"^\W*(?:một số|nhiều|vẫn còn|còn) [^;]*?(?<!\w)(?:chưa|chậm(?! nhất)|còn)(?!\w)",
        r"cam kết (?:tiếp tục|sẽ|thực hiện|báo cáo|hoàn thành)",
        # "Năm 2024, Đảng ủy ban hành 45 báo cáo, 12 tờ trình": what was done, counted
        (
            r"^\W*(?:trong )?(?:năm|quý|tháng|6 tháng|nhiệm kỳ) [^,;]*\d{4}[^,;]*,\s*[^;]*"
            r"\d+ [^,;\d]{2,40},\s*\d+ "
        ),
        # "song nhiều chi bộ chưa thực hiện đúng": a remark
        r"(?:,\s*|(?<!\w))(?:song|nhưng|tuy nhiên)[^;.]*(?<!\w)chưa(?!\w)",
        # "thời gian phát biểu mỗi đơn vị không quá 15 phút"
        (
            r"thời gian (?:phát biểu|thảo luận|trình bày)|thời lượng|không quá \d+ (?:phút|trang|từ"
            r"|người|đồng)"
        ),
        # "29-09-2025 13:41:12 +07:00": the stamp of a signature
        r"\d{2}[-/.]\d{2}[-/.]\d{4} \d{2}:\d{2}:\d{2}",
        # "Tính từ ngày 15 tháng trước đến ngày 14": a cut-off, see windows
        (
            r"(?:tính|chốt|lấy|được tính)[^;.¦]{0,20} (?:từ|đến) (?:hết )?(?:ngày[^;.¦]{1,60}"
            rf"|\d{{1,2}}/\d{{1,2}} (?:đến|tới)\s)|(?<!\w)tính {HIDDEN}"
            r"|(?:chốt|lấy|tính) số liệu|kỳ số liệu"
            r"|mốc (?:thời gian )?(?:lấy|chốt|tính)"
        ),
        # "đã hoàn thành trước ngày 30/6", "đã báo cáo Ban Thường vụ"
        rf"^(?:(?!{_VERB})[^;])*?(?<!\w)(?:đã|vừa|từng) (?:được )?(?:\S+ ){{0,2}}?{_ACT}(?!\w)",
        # "Thời gian: 14 giờ 00 ngày 12/9/2025", "khai mạc lúc 8 giờ", "Địa điểm:"
        (
            r"^\W*(?:\w[.)]\s*)?(?:thời gian|địa điểm|thành phần|chủ trì"
            r"|trang phục)(?: (?:và địa điểm|họp|dự kiến|tổ chức|hội nghị"
            r"|khai mạc))*\s*:(?!.*(?:trước|chậm nhất|hoàn thành|gửi))"
        ),
        (
            r"^(?!.*(?<!\w)(?:h[àằ]ng|mỗi|định kỳ)\s).*"
            r"(?:khai mạc|bế mạc|bắt đầu|diễn ra|có mặt|được tổ chức|tổ chức|họp"
            r"|làm việc) (?:vào )?(?:hồi|lúc"
            r"|từ)\s"
        ),
        r"(?<!khi\s)(?<!ngày\s)(?:diễn ra|khai mạc)\s",
        r"được (?:tổ chức|tiến hành|ấn định) (?:vào )?(?:ngày|sáng|chiều|hồi|lúc)\s",
        # "đã có 18 chi bộ gửi báo cáo"
        r"(?<!\w)(?:đã|mới|chỉ) có (?:\S+ ){0,2}?\d+",
        # "không nhận hồ sơ gửi sau ngày", "kính đề nghị Tỉnh ủy cho ý kiến"
        r"(?<!\w)không (?:tiếp )?nhận(?!\w)|(?<!\w)kính trình(?!\w)",
        (
            r"(?<!\w)kính (?:đề nghị|mong) [^;]*?(?:xem xét|cho ý kiến|phê duyệt|chỉ đạo"
            r"|quyết định|quan tâm)(?!\w)"
        ),
        # "Kỳ báo cáo 6 tháng: từ ngày 15/12 năm trước đến ngày 14/6": see windows
        r"^\W*kỳ (?:báo cáo|số liệu)[^;]*? từ ngày ",
        # "nộp ngày 28/3/2026, chậm 8 ngày"
        r"(?<!\w)(?:chậm|trễ|muộn) \d+ ngày(?! (?:kể|từ|sau|trước|làm việc (?:kể|từ|sau|trước)))",
        # "đến ngày 31/10/2026 còn 07 chi bộ chưa gửi báo cáo (hạn trước ngày 20/9/2026)"
        r"(?<!\w)còn (?:\S+ )?\d+ [^,;.]{2,40}?(?<!\w)(?:chưa|chậm(?! nhất))(?!\w)",
        # "Ngày 12 hằng tháng là ngày tiếp công dân", "thì áp dụng quy định cũ"
        r"(?<!nhất\s)(?<!\w)là ngày (?!\d|mùng|mồng|cuối|làm việc)|(?<!\w)thì áp dụng(?!\w)",
        # "Công văn số 215-CV/ĐU ngày 08/6/2026 về việc báo cáo sơ kết": the name of a paper
        (
            r"^\W*(?:(?:công văn|kế hoạch|hướng dẫn|thông báo|quyết định|chỉ thị|kết luận|báo cáo"
            rf"|tờ trình) {HIDDEN}[^;]{{0,80}}?)?(?:về việc|v/v)\s(?!.*(?:trước ngày|chậm nhất))"
        ),
        # "là một tiêu chí xếp loại", "Quy định này áp dụng đối với", "thay cho báo cáo tháng"
        r"(?<!\w)là (?:một )?(?:tiêu chí|căn cứ|cơ sở)|này áp dụng|^\W*thay cho\s",
        # "Tuy nhiên, còn 06 chi bộ gửi chậm", "cơ bản hoàn thành", "Sau khi nghe ... báo cáo"
        r"^\W*(?:tuy nhiên|(?:vẫn )?còn \d)|cơ bản (?:đã )?hoàn thành|sau khi nghe\s",
        # "Qua kiểm tra, đến ngày 15/3/2026 mới có 9/20 chi bộ gửi báo cáo": where things stand
        (
            r"(?<!nhất\s)(?<!phấn\sđấu\s)(?<!đảm\s)(?<!\w)đến (?:hết |thời điểm |cuối )*"
            r"(?:nay|ngày|tháng|quý|\d)[^;,.¦]{0,25}?\s*,?\s*(?:\S+ ){0,5}?"
            r"(?:mới (?:có|chỉ)|chỉ có|đã|còn|có \d)(?!\w)"
            r"(?!.*(?:trước ngày|chậm nhất))"
        ),
        # "Trong quý II, các chi bộ đã kiện toàn cấp ủy", "Qua rà soát, còn thiếu hồ sơ"
        (
            r"^\W*(?:trong|từ đầu|vừa qua|qua)(?: [^\s,;]+){0,8}\s*,\s*"
            rf"(?:(?!{_VERB})\S+ ){{0,8}}?(?:đã|còn)(?!\w)(?!.*(?:trước ngày|chậm nhất))"
        ),
        # "Văn phòng thông báo để các đơn vị biết, thực hiện": a closing formula
        (
            r"(?:thông báo|thông tin|báo) [^;.]*(?<!\w)biết\s*,?\s*(?:và )?"
            r"(?:tổ chức |triển khai )?thực hiện\W*$"
        ),
        # "Căn cứ Hướng dẫn số 17-HD/TU về chế độ báo cáo": no clause of its own follows
        r"^\W*căn cứ [^,]*¦[^,]*$",
        # "Số liệu trong báo cáo lấy đến hết tháng trước"
        r"số liệu (?:\S+ ){0,3}(?:lấy|chốt)(?!\w)",
        # "Theo báo cáo của Ban Tổ chức, trong quý I có ...": a fact
        r"^\W*theo (?:báo cáo|thống kê|số liệu|kết quả)\s",
        # "Trân trọng", "Kính gửi", "Nơi nhận", "Căn cứ Quyết định ...", "Xét đề nghị"
        (
            r"^\W*(?:kính gửi|nơi nhận|căn cứ (?!chức|tình|nội|kế|quy|vào|hướng|điều|yêu|các)|xét "
            r"|theo đề nghị của|trân trọng|lưu\s*:|lưu (?:vp|vt))"
        ),
        # "thời hạn bảo quản 10 năm", "nhiệm kỳ 5 năm", "thời hiệu"
        r"thời hạn (?:bảo quản|lưu trữ|sử dụng|bổ nhiệm|giữ)|thời hiệu",
        # "Báo cáo định kỳ là báo cáo ...": what a word means
        r"báo cáo(?: \S+){0,4} là (?:báo cáo|loại|văn bản|việc|hình thức)",
        # "có quyền báo cáo, kiến nghị"
        r"có quyền|không yêu cầu|không phải (?:báo cáo|gửi|nộp)",
    )
)
_PAPER = (
    r"(?:công văn|kế hoạch|hướng dẫn|chỉ thị|nghị quyết|kết luận|quy định|quyết định|thông báo"
    r"|thông tri|chương trình|đề án|công điện|thông tư|nghị định|quy chế)"
)
# "cán bộ, đảng viên", "tổ chức, cá nhân": a comma inside a list of people ends no clause
_LISTED = (
    r" (?:cá nhân|tập thể|tổ chức|doanh nghiệp|đảng viên|công chức|viên chức|nhân viên|người)(?!\w)"
)
# taken out of view inside a clause, the rest of it is read
_ASIDE = tuple(
    words(pattern)
    for pattern in (
        # "(trừ trường hợp hội nghị đột xuất)", "trừ văn bản theo chế độ mật"
        r"\((?:trừ|ngoại trừ)[^)]*\)|(?<!\w)trừ (?:trường hợp|khi|các|những|văn)[^,;)]*",
        # "Báo cáo quý III (áp dụng cho chi bộ cơ sở)": whose form it is
        r"\((?:áp dụng|dùng|dành) (?:cho|đối với)[^)]*\)",
        # "(*sẽ có hướng dẫn cụ thể sau khi ...*)": a deferral in brackets
        r"\([^)]*sẽ (?:có|được|gửi|ban)[^)]*\)",
        # "không được gửi tài liệu mật qua thư điện tử": a prohibition; a bound is none
        (
            r"(?<!\w)(?:không được|nghiêm cấm"
            r"|không (?=(?:gửi|nộp|cung cấp|tổ chức|ban hành|tiến hành|báo cáo|thực hiện|lập)\s))"
            r"(?!(?: \S+){0,4}? (?:quá|(?:muộn|chậm|trễ) hơn|sau ngày)(?!\w))"
            rf"(?:[^,;¦()]|,(?={_LISTED}))*?(?=,(?!{_LISTED})|[;¦()]|\s(?:phải|thì)\s|$)"
        ),
        # "Công văn số 31-CV/ĐU ngày 19/8/2025", "Nghị quyết số 18-NQ/TW, ngày 25 tháng 10 năm 2017"
        (
            r"(?:số )?[\d…._]{0,12}\s*-?\s*\w{1,5}/[\w-]{2,12}\s*,?\s*ngày [\d./-]+"
            r"(?: tháng \d+ năm \d+)?"
        ),
        # "Thực hiện Công văn số 27-CV/TU, ngày ... về việc báo cáo trước ngày 25/8": its title
        (
            rf"(?<!\w)(?:thực hiện|căn cứ|theo|triển khai|thi hành) {_PAPER} số [^;]{{3,60}}? ngày"
            r" \d[^;,]*? (?P<title>(?:về việc|về|v/v) [^,;]+?)"
            r"(?=[,;]| (?:đề nghị|yêu cầu|giao|các) |$)"
        ),
        (
            r"(?:kết luận|chỉ đạo|yêu cầu|phiên họp|thông báo|hội nghị"
            r"|cuộc họp) (?:tại \S+ \S+ )?ngày \d+[/.-]\d+(?:[/.-]\d+)?"
        ),
        # "nhiệm kỳ 2025 - 2030", "giai đoạn 2021-2025, tầm nhìn đến năm 2045"
        (
            r"(?:nhiệm kỳ|giai đoạn|năm học|khóa) \d{4}\s*[-–]\s*\d{4}|(?:tầm nhìn|định hướng"
            r"|mục tiêu) (?:đến )?(?:năm )?\d{4}"
        ),
        # "đảng viên được kết nạp trước ngày 01/7/2025", "đơn vị thành lập sau ngày ..."
        (
            r"(?:kết nạp|công nhận|bổ nhiệm|tuyển dụng|sinh|thành lập|phát sinh|vi phạm"
            r"|xảy ra|nghỉ hưu|được (?:ban hành"
            r"|cấp|ký)|đã \S+) (?:trước|sau|từ|đến) ngày \d+[/.-]\d+[/.-]\d+"
        ),
        # "làm việc từ thứ Hai đến sáng thứ Bảy hằng tuần"
        (
            r"(?<!\w)từ (?:sáng |chiều )?thứ \S+ (?:tuần trước )?(?:đến|tới)(?: hết)? "
            r"(?:sáng |chiều )?(?:thứ|chủ) \S+"
        ),
        # "từ ngày 01/01/2025 đến ngày 30/6/2025": a span of time, not a deadline
        (
            r"(?<!\w)từ (?:ngày |tháng |năm )?\d[\d/.-]* (?:đến|tới)(?: hết)? (?:ngày |tháng "
            r"|năm )?\d[\d/.-]*"
        ),
    )
)
# "để tổng hợp, báo cáo C": the next body's step, up to the next bound, bracket or aim
_UNTIL = (
    r"(?=\s*(?:[(;¦]|,?\s*(?:đồng thời|chậm nhất|muộn nhất|trước (?:ngày|\d)|định kỳ (?!báo)"
    r"|thời hạn|h[àằ]ng (?:tháng|quý|năm|tuần))|$))"
)
_SECOND_HOP = (
    words(rf"(?<!\w)(?:để|nhằm|phục vụ)(?: (?!ra đời)\S+)+?{_UNTIL}"),
    words(
        r"(?<=[)¦])\s*(?:theo dõi\s*,?\s*)?(?:tổng hợp|tham mưu)\s*,?\s*(?:và )?(?:báo cáo"
        rf"|trình)(?: \S+)+?{_UNTIL}"
    ),
    words(
        r"(?<!\w)(?:theo dõi\s*,\s*)?tổng hợp\s*,?\s*(?:và )?(?:báo cáo|trình"
        rf"|tham mưu)(?: \S+)+?{_UNTIL}"
    ),
)
_LEADING_AIM = words(r"^\W*(?:để|nhằm)\s[^,;]*,")
# what the next body does, it does through its own channel
_ITS_VIA = words(r"\s*\((?:thông )?qua[^)]*\)")
_SENT = words(r"(?<!\w)(?:gửi|nộp|báo cáo|về|cho|với|trình)\s")


def is_no_duty(clause: str) -> bool:
    """Say whether *clause* is an effect clause, a deferral, a meeting time, a stamp or the like."""
    return any(pattern.search(clause) for pattern in _NO_DUTY)


def asides(text: str) -> Iterator[Span]:
    """List the citations, exceptions and spans of years whose dates are no deadlines."""
    for pattern in _ASIDE:
        yield from (match.span(match.lastgroup or 0) for match in pattern.finditer(text))


def second_hops(text: str) -> Iterator[Span]:
    """List what the receiver does with the report ("để tổng hợp, báo cáo ...")."""
    leading = _LEADING_AIM.match(text)
    if leading:
        yield leading.span()
    aim, bracketed, following = _SECOND_HOP
    hops = list(aim.finditer(text, leading.end() if leading else 0))
    hops += [m for m in bracketed.finditer(text) if "(" in text[: m.start()] or HIDDEN in text]
    hops += [m for m in following.finditer(text) if _SENT.search(text[: m.start()])]
    for match in hops:
        via = _ITS_VIA.match(text, match.end())
        yield match.start(), via.end() if via else match.end()
