"""The words of names of bodies: which begin one, which none holds, what joins two of a list."""

from __future__ import annotations

import re

from ingest.duties.text import words

# Words that begin the name of a body or of a person in office.
_BODY = (
    r"(?:các |những |từng |mỗi |toàn thể |\d{2} (?=chi bộ|đảng bộ|đơn vị|xã|phường))?"
    r"(?:ban(?! hành)|tiểu ban|bộ(?! phận cấu)|sở|vụ(?! (?:việc|án))|cục|tổng cục|viện"
    r"|văn phòng|ủy ban|ubnd|ubkt|ubmttq|mttq|hđnd"
    r"|hội đồng|hội(?! nghị| họp)|đảng ủy|đảng đoàn|đảng bộ|đảng viên|tỉnh ủy|thành ủy|huyện ủy"
    r"|quận ủy|thị ủy|quân ủy"
    r"|đoàn(?! kết)|chi (?:bộ|ủy|đoàn|hội)|chi(?=\s*,\s*đảng)|cấp ủy|cấp trên|thường trực|thường vụ"
    r"|bí thư|phó bí thư|chủ tịch"
    r"|phó chủ tịch|giám đốc|thủ trưởng|thủ tướng|bộ trưởng|trưởng|hiệu trưởng|chính phủ"
    r"|quốc hội|trung ương|mặt trận"
    r"|liên đoàn|công đoàn|trường(?! hợp)|phòng(?!\s*,?\s*chống)|trung tâm"
    r"|tổ(?! chức\b(?! (?:đảng|chính|cơ sở|chủ)))|tòa án|công an|lãnh đạo(?!\s*,| chỉ)"
    r"|cơ quan|đơn vị|xã(?! hội)|phường|đặc khu|địa phương|tập thể|thẩm phán"
    r"|thanh tra(?= (?:bộ|sở|tỉnh|chính|nhà|tổng|huyện|thành)|\s*[,.;)]|$)|kho bạc"
    r"|ngân hàng|đồng chí"
    r"|cá nhân|cán bộ(?= (?:được|phụ|chủ|,))"
    r"|thành viên|đại biểu(?! hội)|tổng công ty|công ty|doanh nghiệp|hợp tác xã|khối"
    r"|người đứng đầu|người|báo(?! cáo| ngay| chí)|đài|tạp chí|cấp có thẩm quyền|tổ chức (?:đảng"
    r"|chính|cơ sở|chủ)|tổ chức(?=\s*,\s*cá nhân)"
    r"|ban chỉ đạo|bch|btv|ubmt|vkscnd|nhân dân)"
)
_ANY_CASE = rf"(?i:{_BODY})"
# Words that no name holds: where one stands, the name is over.
_AFTER = (
    r"để|theo|qua|thông qua|trong|về|khi|nơi|bằng|đồng thời|đồng gửi|gửi|nộp|trình|sau|trước"
    r"|kết quả|những"
    r"|tình hình|diễn biến|tiến độ|nhằm|xem xét|cho ý kiến|tổng hợp|theo dõi|biết|kèm"
    r"|được(?! (?:kiểm tra|giám sát|thanh tra|phân công|hỏi ý kiến)(?!\w))|phải|làm(?! chủ)"
    r"|ban hành|(?<!ra\s)quyết định|phê duyệt"
    r"|thẩm định|báo cáo|chậm|muộn|không|vào|đến|tới|cho|với|từ|tại|định kỳ|h[àằ]ng|mỗi"
    r"|kịp thời|thường xuyên|chủ trì"
    r"|phối hợp|có trách nhiệm|có(?! (?:thẩm|liên|trụ))|chịu|thực hiện|triển khai|xây dựng"
    r"|chỉ đạo(?! (?:\d|cấp|phong|chương|công|thực|các))|lãnh đạo(?=\s*,| (?:chỉ|thực|chuyên|tổ"
    r"|triển|công|và))"
    r"|tham mưu(?!\s*,\s*giúp| giúp)|hướng dẫn|tổ chức (?:thực|triển|các|học|quán|kiểm|phổ|sinh"
    r"|hội|đánh|sơ|tổng|họp|tuyên)"
    r"|(?<!oàn\s)(?<!ban\s)(?<!ổ\s)(?<!được\s)(?<!tượng\s)(?<!tác\s)kiểm tra"
    r"|quan tâm|căn cứ|tiếp tục|chủ động"
    r"|tăng cường|lập|rà soát|cung cấp|thông báo|nghiêm túc|cần|nắm|cử|đôn đốc"
    r"|tiến hành(?! (?:thanh tra|tố tụng|điều tra)(?!\w))"
    r"|hoàn thành|họp|duy trì|bố trí|quán triệt|phổ biến|đăng ký|giúp (?!việc)|tự"
    r"|bám sát|cập nhật|(?<!được\s)phân công|như sau|dưới|nêu|này|một (?:lần|bản)|\d+ bản"
    r"|các (?:chỉ|nội|văn|báo|vấn|thông|kiến|ý|giải|công)|hội ý|cân đối"
    r"|chuẩn bị|thành lập|kết luận|nhắc|trừ"
    r"|nếu|là|ngày|đúng|nhắc nhở|giới thiệu|mở|dự(?=\s*,| (?:họp|sinh|hội|lễ|và|chỉ))"
    r"|tích cực|phương án|kế hoạch|dự thảo|đề án|nội dung|(?<!hỏi\s)ý kiến|biên bản"
    r"|số liệu|tài liệu"
    r"|chương trình|nghị quyết|quy chế|tờ trình|công tác|đối với|chủ trương|nhân sự"
    r"|cùng(?! cấp)|việc|đã|sẽ|hoặc|giao|đảm bảo|bảo đảm|sơ kết|tổng kết|đánh giá|danh sách"
    r"|hồ sơ|văn bản|hạn|thời (?:gian|hạn)|quy định|cụ thể|đề nghị|yêu cầu|kiến nghị|phản ánh"
    r"|đưa|in ấn|ký|tuyên truyền|ngay|chuyển|mọi|thống nhất|đề xuất|kiểm điểm|nghiên cứu"
    r"|ở(?=\s)|lồng|gắn|(?<!ban\s)(?<!Ban\s)chấp hành|sinh hoạt|tập trung|chưa"
    r"|giám sát (?:việc|chuyên|các|đối|\d+)"
    r"|ít nhất|tối thiểu|tổ chức (?:ít nhất|tối thiểu|\d+)"
    r"|biên soạn|phát hành|vận động(?! viên)|tham gia|phát động|lựa chọn|viết|kiên quyết|công bố"
    r"|công khai"
    r"|khẩn trương|còn(?! lại)"
    r"|(?<!chí\s)(?<!thể\s)(?<!các\s)lãnh đạo(?= (?:Ủy|UBND|Đảng|Chi|Ban|Công|Hội))"
)
# on text that keeps its capitals: "Xây dựng" belongs to a name, "xây dựng" ends one
WORD = rf"(?!(?:{_AFTER})(?!\w))[^\s,;:.()¦“”\"/\[\]]+(?:/[^\s,;:.()¦]+)?"
# a name: a first word, then up to 15 more; "Sở Kế hoạch và Đầu tư" keeps its "và"
TAIL = rf"(?: (?!và (?:{_ANY_CASE}|{_AFTER})(?!\w)){WORD}){{0,15}}"
_LIST_TAIL = r"(?:\s*,\s*(?:đảng bộ|bản|giúp việc|chuyên trách tham mưu)(?!\w)" + TAIL + ")?"
NAME = rf"(?<!\w){_ANY_CASE}(?!\w){TAIL}{_LIST_TAIL}"
NAME_RE = words(NAME)
# "Sở Văn hóa, Thể thao", "Phòng Tuyên truyền, Báo chí": an office named by its fields
OFFICE = words(r"(?:sở|phòng|bộ|vụ|cục|ban|trung tâm|viện|ủy ban) [^,]+", re.IGNORECASE)
FIELD = words(rf"\s*,\s*(?!{_ANY_CASE}(?!\w))(?P<field>{WORD}{TAIL})")
# "Các chi bộ chưa gửi báo cáo": which of them
BEHIND = words(
    r" (?:gửi|nộp) (?:báo cáo|hồ sơ) (?:chậm|muộn|trễ)(?! nhất)"
    r"| chưa (?:gửi|nộp|có|hoàn thành|thực hiện)(?: (?:báo cáo|hồ sơ|danh sách|kế hoạch|đảng phí))?"
)
# what may join names of one list
# "qua Ban Tổ chức, cơ quan thường trực của Ban Chỉ đạo": the same body once more
_AGAIN = r"(?!(?:là )?cơ quan (?:thường trực|chủ trì|đầu mối)(?!\w))"
AND = words(rf"\s*(?:,\s*{_AGAIN}(?:và )?(?:đồng gửi |đồng thời gửi )?|và |;\s*)(?:cho |về |với )?")
# "về Đảng ủy (qua Văn phòng) và Ban Tổ chức": the list goes on behind a bracket
AND_BEHIND = words(r"\s*\([^()]*\)\s*(?:,\s*đồng gửi |và )(?:cho |về |với )?")
# a proper name after a preposition, known by its capitals: "về Tạp chí Lửa Việt"
_PAPERS = (
    r"(?i:nghị quyết|kế hoạch|chỉ thị|(?<!ra\s)quyết định|hướng dẫn|công văn|kết luận|quy định"
    r"|đề án|chương trình|luật|thông tư|nghị định|đảng(?! (?:ủy|bộ))|nhà nước|đại hội|phiếu"
    r"|báo cáo|hồ sơ|văn bản|danh sách|tờ trình|biên bản|bản|thông báo|giấy|đơn|thư|tài liệu)"
)
CAPITAL = words(rf"(?!{_PAPERS}(?!\w)){WORD}{TAIL}")
