"""What a question asks for, by the words it uses.

One row a want. Patterns run on folded text, so "ai ký" and "ai ki" are both seen; a want is a
hint, and the answerers decide with the documents whether it is one. A question may want several.
"""

from __future__ import annotations

import re

_TYPES = r"(?:van ban|ke hoach|huong dan|chi thi|nghi quyet|ket luan|cong van|quy dinh|quyet dinh|thong bao|quy che|chuong trinh|de an|thong tri|(?:kh|hd|ct|nq|kl|qd|cv|tb|qc|ctr|da)[ -]?\d+(?:-\w+/\w+)?)"

# "làm giúp tôi", "hộ em": a deed is asked for, not an answer
_FAVOUR = r"\b(?:giup|ho|dum|gium)\b"
_WATCHED = (
    r"\b(?:du luan|tu tuong|binh luan|facebook|fb|zalo|mang xa hoi|tren mang|tung nguoi|bieu hien|noi xau|tieu cuc"
    r"|cham diem|lech lac|trai chieu|thai do|suy thoai)\b"
)

WANTS: dict[str, re.Pattern[str]] = {
    # "ai ký" · "người ký là ai" · "đồng chí nào ký" · "ký thay ai"
    "signer": re.compile(
        r"\b(?:ai|nguoi|do|dong chi nao|lanh dao nao)\b[^?.]{0,25}\bk[iy]\b(?! (?:nao|bao cao))"
        r"|\bk[iy] (?:ten|thay|van ban|ban hanh)\b|\bchu ky\b|\bk[iy] boi\b|\bai dung ten\b"
    ),
    # "ban hành ngày nào" · "ngày ban hành" · "ký ngày nào" · "ra ngày mấy"
    "issued_on": re.compile(
        r"\b(?:ban hanh|ra|k[iy]|de|phat hanh)\b[^?.]{0,12}\b(?:ngay|khi nao|bao gio|hom nao|luc nao"
        r"|nam nao|thang nao|tu bao gio)\b|\bngay (?:ban hanh|k[iy]|ra|thang|phat hanh)\b"
        rf"|\b{_TYPES}\b(?:(?!\b(?:nop|gui|bao cao|han|hop|truoc|xong|hoan thanh)\b)[^?.]){{0,40}}\b(?:de )?ngay (?:nao|may|bao nhieu|thang nam nao)\b"
    ),
    # "cơ quan nào ban hành" · "của ai" · "ai ban hành"
    "issuer": re.compile(
        r"\b(?:ai|co quan nao|don vi nao|cap nao|noi nao|ban nao)\b[^?.]{0,12}\b(?:ban hanh|ra|phat hanh)\b"
        r"|\bco quan ban hanh\b|\bban hanh boi\b|\b(?:la|do) (?:cua )?(?:co quan|don vi) nao\b"
    ),
    # "số bao nhiêu" · "số hiệu" · "số mấy"
    "number": re.compile(
        r"\bso (?:may|bao nhieu|hieu|nao|ky hieu|va ngay)\b|\bso ki hieu\b|\bso van ban\b"
    ),
    # "gửi cho những nơi nào" · "nơi nhận" · "gửi ai"
    "recipients": re.compile(
        r"\bnoi nhan\b|\b(?:gui|phat|chuyen)\b(?: (?:den|toi|cho|di|ve))?[^?.]{0,12}"
        r"\b(?:nhung noi|nhung dau|noi nao|cho nao|nhung ai|ai|don vi nao|co quan nao|dau)\b"
    ),
    # "căn cứ văn bản nào" · "thực hiện hướng dẫn nào" · "dựa vào đâu"
    "basis": re.compile(
        r"\bcan cu\b|\bdua (?:tren|vao|theo)\b|\bco so (?:nao|phap ly)\b"
        rf"|\b(?:thuc hien|trien khai|theo|cu the hoa)\b[^?.]{{0,10}}\b{_TYPES}(?: so)? (?:nao|gi|may)\b"
    ),
    # "thay thế văn bản nào" · "bãi bỏ văn bản nào"
    "replaces": re.compile(
        r"\bthay(?: the)?(?: cho)?\b[^?.]{0,20}\b(?:nao|gi)\b|\bbai bo\b|\bthay the\b"
    ),
    # "còn hiệu lực không" · "bị thay thế chưa" · "văn bản nào thay thế"
    "status": re.compile(
        r"\b(?:con|het|co) (?:hieu luc|ap dung|gia tri)\b|\bcon dung\b|\b(?:bi|duoc) (?:thay|bai bo)"
        r"|\bvan ban nao thay|\bthay bang\b|\bcon (?:thuc hien|theo)\b"
    ),
    # "có phụ lục không" · "phụ lục gồm gì"
    "appendix": re.compile(r"\bphu luc\b|\bbieu mau\b|\bmau (?:bao cao|bieu|nao)\b|\bkem theo\b"),
    # "về việc gì" · "nội dung gì" · "nói về gì"
    "subject": re.compile(
        r"\bve viec gi\b|\bve (?:van de|noi dung|cai) gi\b|\bnoi (?:ve )?(?:cai |dieu )?gi\b|\btrich yeu\b"
        r"|\bve gi\b|\bnoi dung (?:la )?gi\b|\bnoi dung (?:chinh|the nao)\b|\bquy dinh (?:cai |dieu )?gi\b"
        r"|\btom tat\b|\bviet gi\b|\b(?:yeu cau|neu|de ra|dat ra|chi dao)(?: (?:nhung|cac|cai|dieu))? gi\b"
    ),
    # "áp dụng cho năm nào"
    "bound_to_year": re.compile(r"\b(?:cua|cho|trong|ap dung)\b[^?.]{0,10}\bnam nao\b"),
    # "khẩn không" · "độ khẩn"
    "urgency": re.compile(r"\bdo khan\b|\bkhan (?:khong|khg|ko)\b|\bhoa toc\b|\bco khan\b"),
    # "trích nguyên văn"
    "verbatim": re.compile(
        r"\bnguyen van\b|\btrich\b(?! yeu)|\bchep (?:lai|nguyen)\b|\bdoc (?:lai )?muc\b"
    ),
    # "liệt kê" · "gồm những gì" · "những văn bản nào" · "các … nào"
    "list": re.compile(
        r"\bliet ke\b|\bke (?:ra|ten|het)\b|\bgom (?:nhung|cac|may)\b|\bbao gom\b|\bnhung\b[^?.]{0,45}\b(?:nao|gi)\b"
        r"|\bcac\b[^?.]{0,30}\bnao\b|\bday du\b|\bco (?:may|bao nhieu|nhung)\b|\btat ca\b|\bdanh (?:sach|muc)\b"
        r"|\bmay (?:viec|noi dung|nhiem vu|van ban|cuoc|loai|bao cao)\b|\bnhung gi\b|\bgom gi\b"
    ),
    # "văn bản có mấy mục" · "bố cục"
    "outline": re.compile(
        r"\bbo cuc\b|\bmuc luc\b|\b(?:may|bao nhieu|nhung) (?:phan|muc|chuong|dieu)\b(?! dich)"
    ),
    # "hạn nộp" · "trước ngày nào" · "bao giờ nộp" · "chậm nhất"
    "due": re.compile(
        r"\bhan (?:nop|chot|bao cao|cuoi|gui|la|nao|den|may|chot|hoan thanh)|\bthoi han\b|\bky han\b|\bcham nhat\b"
        r"|\btruoc ngay\b|\bngay (?:may|nao|bao nhieu)\b|\b(?:khi nao|bao gio|luc nao|chung nao|hom nao|may gio)\b"
        r"|\bngay nop\b|\bmuon nhat\b|\bthoi gian nao\b|\bvao (?:ngay|thang|quy|luc) (?:nao|may)\b|\bthang may\b"
        r"|\bthang nao\b|\bquy nao\b|\bden han\b"
    ),
    # "ngày mấy": a day, not a month or a period
    "day": re.compile(r"\bngay (?:may|nao|bao nhieu)\b|\bmay gio\b|(?<!lan )\bthu may\b"),
    # "theo những kỳ nào" · "bao lâu một lần" · "mấy lần một năm"
    "period": re.compile(
        r"\bk[iy] nao\b|\bnhung k[iy]\b|\bbao lau\b|\bmay lan\b|\bmay thang\b|\bdinh k[iy] (?:the nao|nao|ra sao|bao)"
        r"|\bhang thang hay\b|\btheo k[iy]\b|\bmay k[iy]\b"
    ),
    # "báo cáo cho ai" · "gửi về đâu" · "qua đâu"
    "addressee": re.compile(
        r"\b(?:bao cao|gui|nop|trinh)\b[^?.]{0,40}\b(?:ai|dau|co quan nao|don vi nao|noi nao|(?<!van )ban nao|cap nao)\b"
        r"|\b(?:gui|nop) qua\b|\bqua (?:dau|ai|ban nao)\b"
    ),
    # "bao nhiêu" · "mấy năm"
    "count": re.compile(
        r"\bbao nhieu\b|\bmay (?!ngay|gio)\w+\b|\bty le\b|\bmuc (?:thu|chi|phi|toi thieu|toi da)\b"
    ),
    # "bao nhiêu tiền" · "mức chi"
    "money": re.compile(
        r"\bbao nhieu tien\b|\bso tien\b|\bmuc (?:chi|thu|dong|phi)\b|\bkinh phi (?:la )?bao nhieu\b"
    ),
    # "số điện thoại" · "địa chỉ"
    "contact": re.compile(r"\b(?:dien thoai|sdt|email|dia chi|hop thu|zalo)\b"),
    # "ai chủ trì" · "cơ quan nào chịu trách nhiệm"
    "who": re.compile(
        r"\b(?:ai|co quan nao|don vi nao|(?<!van )ban nao|to chuc nao|dong chi nao|chi bo nao|cap nao)\b"
        r"|\bchiu trach nhiem\b|\bchu tri\b"
    ),
    # "viết giúp bài phản bác": asked to write, not to look up
    "write": re.compile(
        r"\b(?:viet|soan|sang tac|bien soan|dat|nghi|lam|tao)\b(?: (?:giup|ho|cho|dum|gium|ra|san|mot|1|may|vai|toi|em|minh|bac|chau|chung toi|ngay|nhanh|doan|luon))*"
        r" (?:bai|doan|cau|loi|kich ban|status|stt|comment|binh luan|noi dung|thu|van|khau hieu|y kien|phan bac|lap luan|luan diem|tin)\b"
        r"(?! (?:tap huan|nao|duoc giao))"
        r"|\b(?:viet|soan)(?: \w+)? (?:giup|ho|dum|gium)\b|\b(?:viet|soan) cho (?:toi|minh|em|bac|chau|chung toi)\b|\blam(?: \w+)? (?:giup|ho|dum|gium)\b|\b(?:giup|ho)(?: \w+){0,3} (?:viet|soan|phan bac)\b"
        r"|\b(?:phan bac|tra loi|dap tra) (?:lai |giup |ho )(?!cac quan diem)|\bhay phan bac\b|\bcach phan bac\b"
    ),
    # "theo dõi dư luận giúp": people and opinions are not watched here
    "watch": re.compile(
        rf"{_WATCHED}.*{_FAVOUR}|{_FAVOUR}.*{_WATCHED}"
        r"|\bai (?:dang |co |hay )?(?:noi xau|chong|bieu hien|tu tuong)\b"
    ),
}
