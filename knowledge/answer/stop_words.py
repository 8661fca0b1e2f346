"""Words of questions that carry no topic, folded: one table for each thing they are left out of."""

from __future__ import annotations


def _words(line: str) -> frozenset[str]:
    return frozenset(line.split())


# Words that ask, join or soften, and words for what a document does; they carry no topic.
STOP_PHRASES = (
    "đồng chí", "cho hỏi", "xin hỏi", "cho biết", "làm ơn", "xin cho", "như thế nào", "thế nào", "ra sao", "bao nhiêu",
    "khi nào", "bao giờ", "lúc nào", "mấy lần", "ở đâu", "tại sao", "vì sao", "có phải", "phải không", "được không",
    "hay không", "có không", "cụ thể", "yêu cầu", "quy định", "đề nghị", "nêu rõ", "những gì", "những ai", "cái gì",
    "là gì", "làm gì", "gồm gì", "trách nhiệm gì", "liệt kê", "kể ra", "đầy đủ", "tất cả", "bao gồm", "văn bản",
    "nguyên văn", "tài liệu nào", "nghĩa là", "giải thích", "thông tin", "nội dung", "hiện nay", "hôm nay", "chúng tôi",
    "chúng ta", "mấy ngày", "ngày mấy", "ngày nào", "hạn nộp", "thời hạn", "chậm nhất", "bao lâu", "kỳ nào", "mỗi năm",
    "bây giờ", "bao lâu", "mấy giờ", "thứ mấy", "tháng mấy", "tháng nào", "quý nào", "năm nay", "là ai", "chủ yếu",
    "mấy nhiệm vụ", "những nhiệm vụ", "các nhiệm vụ", "nhiệm vụ gì", "nhiệm vụ nào", "nhiêu nhiệm vụ", "gạch đầu dòng",
    "tối đa", "tối thiểu", "mấy hôm", "giấy tờ", "những loại", "mốc thời gian", "thời gian", "dài tối đa", "cho phép",
    "mấy người", "nhiêu người", "dự thảo",
    "1 tháng", "một tháng", "1 năm", "một năm", "1 lần", "một lần", "còn áp dụng", "còn hiệu lực", "xong",
    "cả hai", "hai văn bản", "hai hướng dẫn", "khác nhau", "giống nhau", "chỗ nào", "với nhau", "lúc nào", "muộn nhất",
    "ảnh hưởng gì", "cảm ơn", "cám ơn", "kính nhờ", "đảng viên hỏi", "cuối cùng", "hạn cuối", "hạn chót", "bắt buộc", "hôm nào", "bữa nào", "có thể",
)  # fmt: skip
STOP_SYLLABLES = _words(
    "là gì nào ai đâu mấy có không được phải của cho về trong theo thì và với các những một ở tại hãy xin hỏi này kia đó"
    " vậy nhé ạ ơi à ư ừ nhỉ thế như ra sao cần bị bởi do đã đang sẽ chưa rồi còn lại đến tới từ nữa hoặc hay cũng mà nên"
    " để em tôi cháu bác chú cô anh mình nó việc cái nói nếu nêu ghi biết giúp khi lúc qua gửi trước sau ngày mục trích hạn"
    " số nhiều nhất nộp lần gồm kèm hộ mới kể tên xem tìm đọc muốn vì đều thuộc trên dưới làm bằng trừ vào lên xuống thấy"
    " sao lấy giờ hết nhờ dùm với kính thưa dạ vâng v z h t r đi điều khoản điểm phần thứ vừa ngay luôn đúng"
)
# These hold a syllable that alone is a stop word, and are none: they stand together in documents.
KEPT_COMPOUNDS = (
    "hiệu lực", "năng lực", "lực lượng", "nguồn lực", "dự bị", "chuẩn bị", "mục đích, yêu cầu", "mục đích yêu cầu", "mục đích", "mục tiêu", "cơ sở", "cơ quan", "báo cáo", "sơ kết", "sơ, tổng kết",
    "bảo hiểm", "bảo vệ", "bảo đảm", "số liệu", "số hóa", "chuyển đổi số", "dân số", "chữ ký số", "môi trường", "nông thôn mới",
    "đổi mới", "kế hoạch", "tài chính", "tài sản", "tài nguyên", "tài liệu", "tài khoản", "tư tưởng", "tự phê bình", "nhất trí",
    "thống nhất", "hợp nhất", "thể thao", "đoàn thể", "tập thể", "trọng tâm", "trọng điểm", "nội vụ", "nội bộ", "nội chính",
    "thi đua", "thị trấn", "thị xã", "thi hành", "đảng viên", "đảng bộ", "đảng ủy", "đảng phí", "tổ đảng", "xây dựng đảng",
    "chi bộ", "làm việc", "việc làm", "một cửa", "cơ cấu", "cơ chế", "gia đình", "thường trực", "trẻ em", "sổ tay", "điện tử",
    "trách nhiệm", "bản đồ", "chỉ thị", "chỉ tiêu", "quá trình", "giám sát", "lãnh đạo", "cán bộ", "hội nghị", "hội đồng",
    "nông dân", "phụ nữ", "thanh niên", "cựu chiến binh", "người cao tuổi", "đoàn viên", "hội viên", "điều lệ", "điều động",
    "điều tra", "địa điểm", "quan điểm", "kiểm điểm", "thời điểm", "ưu điểm", "khuyết điểm", "đăng ký", "diễn biến",
    "ngày làm việc", "góp phần", "thành phần", "sinh hoạt", "học tập", "hồ sơ", "đại hội", "nhiệm kỳ", "kinh phí",
    "ngân sách", "khen thưởng", "kỷ luật", "kết nạp", "bí thư", "của đảng", "công trình", "chuyên đề", "thư ký",
    "nếp sống", "cuối năm", "đầu năm", "chữ ký", "khoản thu", "khoản chi", "ghi nhận", "mới kết nạp", "xã hội hóa", "để ngoài",
)  # fmt: skip

# What a question may say beside the name of a document and still ask for a fact of it.
FACT_WORDS = _words(
    "ban hanh ky ki ngay so hieu noi nhan gui co quan don vi nguoi ten chuc vu danh can cu dua thuc hien trien khai"
    " phu luc bieu mau kem thay the bai hieu luc nam thang khan hoa toc trich yeu chinh tom tat phat nhung cac"
    " ra de boi chu dau thoi gian luc gio hom hinh thuc loai quyen han nhiem danh sach nghe gap do dung thu moi mang ghi du ca hai"
)

# Words of a question about reviews or cited papers that say nothing of their subject.
REVIEW_WORDS = _words(
    "so tong ket cuoc phai nhung cac viec to chuc tien hanh thuc hien nam can chi thi nghi quyet luan huong dan ke hoach"
    " van ban dang bo uy cap trung uong du het nao duoc giao"
)

# Words for the act and its period; the duty itself says them in its own way.
ACT_WORDS = _words(
    "bao cao nop gui trinh chi bo dang co so cap uy don vi thang quy tuan 6 cuoi hang hang dinh ky mot lan nam ket qua"
    " qua ban hoan thanh nhung loai tinh hinh thuc hien 1 moi ve sau phai ngay gio giao duoc han chot lam thi cac"
)

# Words of a question about what is new; they say nothing of where.
COMPARING_WORDS = _words(
    "so sanh voi ban cu moi truoc khac gi nhau thay doi diem net cho nao nam ngoai nay theo cac nhung"
)

# Words that are said of any duty: the act, its period, and how people ask.
ANY_DUTY_WORDS = _words(
    "bao cao nop gui trinh chi bo phai thang quy tuan nam cuoi dau hang dinh ky ki lan mot 1 6 ket qua ban loai ve ngay gio"
    " han chot lam thi cac nhung hom bua mai nay kia sap tre no nhac bam dau xong vay cua minh chung ta dot tien do hien con"
    " thieu cham tat ca danh bi gap i ii iii iv dong theo ke tiep gan nhat nua sang moi"
)
