"""What is said of a list of cells and people: its columns, its bad lines, what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from string import Template

# field -> what its column may be called, folded; the first is the one of the template
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "name": ("ho va ten", "ho ten", "ho va ten dang vien", "ten dang vien", "dang vien"),
    "cell": ("chi bo", "ten chi bo", "to chuc dang", "chi bo sinh hoat", "don vi"),
    "title": ("chuc vu", "chuc danh", "chuc vu dang"),
    "role": ("vai tro", "quyen"),
    "phone": ("dien thoai", "so dien thoai", "sdt", "di dong", "dt"),
    "parent": ("truc thuoc", "cap tren"),
    "kind": ("loai",),
    "groups": ("nhom",),
    "aliases": ("ten goi khac", "ten khac"),
    "ended_on": ("ket thuc ngay", "ngay ket thuc", "ket thuc"),
    "next": ("chuyen sang", "ke thua", "tiep nhan"),
    "paper": ("theo van ban", "quyet dinh", "van ban"),
}
HEADS: Mapping[str, tuple[str, int]] = {
    "name": ("Họ và tên", 28),
    "cell": ("Chi bộ", 28),
    "title": ("Chức vụ", 18),
    "role": ("Vai trò", 18),
    "phone": ("Điện thoại", 16),
    "parent": ("Trực thuộc", 26),
    "kind": ("Loại", 12),
    "groups": ("Nhóm", 18),
    "aliases": ("Tên gọi khác", 24),
    "ended_on": ("Kết thúc ngày", 14),
    "next": ("Chuyển sang", 24),
    "paper": ("Theo văn bản", 30),
}
# folded words of the column "Vai trò"
ROLES: Mapping[str, str] = {
    "thanh vien": "member",
    "dang vien": "member",
    "bi thu": "secretary",
    "pho bi thu": "secretary",
    "cap uy": "secretary",
    "bi thu, cap uy": "secretary",
    "can bo van phong": "office",
    "van phong": "office",
    "quan tri": "admin",
}
ORGAN, CELL = "co quan", "chi bo"
# how the name of an office of the committee begins, folded; "Chi bộ Văn phòng" is a cell
ORGANS = ("van phong", "ban ", "uy ban", "dang uy", "trung tam")
# and that of the committee itself
TOP = "dang uy"
SECRETARIES = ("bi thu", "pho bi thu", "cap uy", "chi uy")

TEMPLATE = "Danh sách chi bộ, đảng viên"
TEMPLATE_NOTES = (
    "Mỗi người một dòng. Dòng để trống họ tên là dòng khai chi bộ. Cột nào không cần thì để trống"
    " hoặc bỏ đi; thứ tự cột tùy ý. Không ghi số CCCD, ngày sinh."
)
TEMPLATE_ROWS: tuple[Mapping[str, str], ...] = (
    {"cell": "Đảng ủy xã Suối Mơ", "kind": "cơ quan"},
    {"cell": "Chi bộ thôn Bến", "parent": "Đảng ủy xã Suối Mơ", "groups": "thôn"},
    {
        "name": "Nguyễn Văn Mẫu",
        "cell": "Chi bộ thôn Bến",
        "title": "Bí thư",
        "role": "bí thư",
        "phone": "0900 000 001",
    },
    {"name": "Trần Thị Mẫu", "cell": "Chi bộ thôn Bến"},
)

TROUBLE = "Dòng $line: $what"
# code -> what is wrong, and what to do
TROUBLES: Mapping[str, str] = {
    "no_cell": "chưa ghi chi bộ; ghi tên chi bộ vào cột Chi bộ.",
    "bad_name": "không đọc được họ tên “$said”; gõ lại họ tên.",
    "like_other": "“$said” gần giống “$other”; sửa cho đúng một tên, hoặc khai chi bộ mới riêng.",
    "unknown_cell": "chưa có “$said”; thêm một dòng khai chi bộ này (để trống họ tên).",
    "bad_role": "không hiểu vai trò “$said”; ghi: thành viên, bí thư, cán bộ văn phòng, quản trị.",
    "not_admin": "vai trò “$said” chỉ quản trị giao được; bỏ trống rồi nhờ quản trị giao.",
    "bad_phone": "số điện thoại “$said” không đúng; ghi 9 đến 11 chữ số, bắt đầu bằng 0.",
    "twice": "trùng với dòng $other; xóa bớt một dòng.",
    "several": "có $count người tên $said ở chi bộ này; ghi thêm số điện thoại.",
    "bad_date": "không hiểu ngày “$said”; ghi như 01/07/2026.",
    "half_ended": "chi bộ kết thúc cần đủ ba cột: Kết thúc ngày, Chuyển sang, Theo văn bản.",
    "bad_kind": "không hiểu loại “$said”; ghi: chi bộ, hoặc cơ quan.",
    "own_parent": "“$said” trực thuộc chính nó; sửa cột Trực thuộc.",
}
NO_HEAD = "không thấy dòng tiêu đề có cột Chi bộ"
READ = "Đọc được: $cells chi bộ, $people người ($lines dòng)."
CHANGES = (
    "Chi bộ: $new_cells mới, $changed_cells sửa. Người: $new_people mới, $changed_people sửa,"
    " $same_people như cũ."
)
IGNORED = "Cột không dùng, không được giữ: $columns."
BAD = "$count dòng chưa đúng:"
NOTHING_DONE = "Chưa nhập gì. Sửa tệp rồi nhập lại, hoặc thêm --skip-bad để bỏ qua các dòng này."
NOTHING_NEW = "Không có gì mới so với danh sách đang có."
DONE = "Đã nhập. Ai đã có tên thì vẫn giữ; người không có trong tệp không bị đụng đến."
SKIPPED = "Đã nhập phần đúng, bỏ qua $count dòng."
WRITTEN = "Đã ghi mẫu danh sách vào $path."
TEMPLATE_FILE = "mau-danh-sach-chi-bo.xlsx"
TEMPLATE_BUTTON = "Mẫu danh sách (Excel)"
TEMPLATE_SENT = "Điền vào mẫu này rồi gửi lại. Trên máy chạy trợ lý: troly people import TỆP."


def put(template: str, **facts: object) -> str:
    """Fill in a sentence."""
    return Template(template).substitute(facts)
