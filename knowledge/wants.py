"""What a question asks for, by the words it uses.

One row a want. Patterns run on folded text, so "ai ký" and "ai ki" are both seen; a want is a
hint, and the answerers decide with the documents whether it is one. A question may want several.
"""

from __future__ import annotations

import re

from knowledge.language import POINTED_AT, fold

_POINTED_AT = "|".join(("van ban", "chuong trinh", "de an", *map(fold, POINTED_AT)))
_TYPES = rf"(?:{_POINTED_AT}|(?:kh|hd|ct|nq|kl|qd|cv|tb|qc|ctr|da)[ -]?\d+(?:-\w+/\w+)?)"

# "giúp tôi", "hộ em", "cho chúng tôi"; not hộ of "hộ nghèo" or hồ of "hồ sơ", folded alike
_PERSON = r"(?:toi|minh|em|bac|chau|chu|anh|chi(?! bo| uy)|chung toi|voi|nhe|nha)"
_FOR_ME = (
    rf"(?:(?:giup|dum|gium|cho) {_PERSON}|(?:giup|dum|gium)\b|ho (?:{_PERSON}|cai|bai|mot|doan))\b"
)
_WATCHING = r"\b(?:theo doi|cham diem|danh gia|nam bat|quet|loc|do xem|lap danh sach|liet ke|thong ke|tong hop|tim xem)\b"
_WATCHED = (
    r"\b(?:du luan|tu tuong|binh luan|facebook|fb|zalo|mang xa hoi|tren mang|tung nguoi|bieu hien|noi xau|tieu cuc"
    r"|lech lac|trai chieu|thai do|suy thoai)\b"
)

WANTS: dict[str, re.Pattern[str]] = {
    # "ai ký" · "người ký là ai" · "đồng chí nào ký" · "ký thay ai"
    "signer": re.compile(
        r"\b(?:ai|nguoi|do|dong chi nao|lanh dao nao)\b[^?.]{0,25}(?<!\bdang )(?<!\bdinh )(?<!\bchu )(?<!\bthuong )(?<!\bnhiem )\bk[iy]\b(?! (?:nao|bao cao|so\b|ket(?! luan)))"
        r"|\bk[iy] (?:ten|thay|van ban|ban hanh)\b|\bchu ky\b(?! so)|\bk[iy] boi\b|\bai dung ten\b"
    ),
    # "ban hành ngày nào" · "ngày ban hành" · "ký ngày nào" · "ra ngày mấy"
    "issued_on": re.compile(
        r"\b(?:ban hanh|ra|(?<!chu )(?<!dang )(?<!thuong )(?<!dinh )(?<!nhiem )(?<!hoc )k[iy](?! so)|de|phat hanh)\b[^?.]{0,12}\b(?:ngay|khi nao|bao gio|hom nao|luc nao"
        r"|nam nao|thang nao|tu bao gio)\b|\bngay (?:ban hanh|k[iy]|ra|thang|phat hanh)\b"
        rf"|\b{_TYPES}\b(?:(?!\b(?:nop|gui|bao cao|han|hop|truoc|xong|hoan thanh|hieu luc|ket nap|kiem|sinh hoat|to chuc)\b)[^?.]){{0,40}}\b(?:de )?ngay (?:nao|may|bao nhieu|thang nam nao)\b"
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
        r"\b(?:con|het) (?:hieu luc|ap dung|gia tri)\b|\bco (?:hieu luc|gia tri) (?:khong|nua)\b|\bcon dung\b|\b(?:bi|duoc) (?:thay|bai bo)"
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
    "day": re.compile(
        r"\bngay (?:may|nao|bao nhieu)\b|\bmay gio\b|(?<!lan )\bthu may\b|\b(?:hom|bua) nao\b"
    ),
    # "… là gì": what a word means
    "definition": re.compile(r"^(?:\w+ ){1,3}(?:la gi|nghia la gi|la cai gi|la sao)\W*$"),
    # "có những văn bản nào": the list of what is held
    "catalogue": re.compile(
        r"^\W*(?:(?:dang |hien )?(?:co|luu|giu) )?(?:nhung|cac|bao nhieu|may|danh sach|tat ca)?(?: cac| nhung)? ?van ban"
        r"(?: (?:nao|gi|moi|moi nhat|gan day|dang co|hien co|o day|trong kho))*\W*$"
    ),
    # "mấy giờ": a time of the day
    "hour": re.compile(r"\bmay gio\b|\bgio nao\b"),
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
        # "viết giúp bài …", "soạn cho em một đoạn …"
        rf"\b(?:viet|soan|bien soan|sang tac|dat|tao|lam|(?<!hoi )(?<!de )nghi)\b(?: \w+){{0,2}}? {_FOR_ME}"
        r"|\b(?:giup|ho|dum|gium)(?: \w+){0,3} (?:viet|soan|phan bac)\b"
        # "viết bài phản bác", "soạn khẩu hiệu": a thing that persuades
        r"|\b(?:viet|soan|sang tac|bien soan|dat|nghi)(?: (?:ra|san|mot|1|may|vai|ngay|nhanh))*"
        r" (?:bai (?:phan|dau|tuyen|viet|bac|dang)|doan|cau|loi|kich ban|status|stt|comment|binh luan|khau hieu|phan bac|lap luan|luan diem)\b"
        r"|\b(?:phan bac|dap tra) (?:lai |giup |ho )(?!cac quan diem)|\bhay phan bac\b|\bcach phan bac\b"
    ),
    # "theo dõi dư luận giúp": people and opinions are not watched here
    "watch": re.compile(
        rf"^(?=.*{_WATCHING})(?=.*{_WATCHED})(?=.*\b(?:giup|dum|gium|ho (?:{_PERSON}|cai)|cho {_PERSON})\b)"
        r"|\bai (?:dang |co |hay )?(?:noi xau|chong|bieu hien|tu tuong)\b"
        # "bí thư có tham nhũng không": a person is not judged here
        r"|\b(?:bi thu|chu tich|dong chi|lanh dao|can bo|dang vien|ong|ba|anh|chi) .{0,30}\bco\b.{0,12}"
        r"\b(?:tham nhung|tham o|hach sach|hoi lo|tieu cuc|suy thoai|xung dang)\b.{0,10}\b(?:khong|ko|k)\b"
    ),
}
