"""What staff read and press when they send a list of cells and people."""

from __future__ import annotations

from string import Template

IS_LIST = "Tệp này là danh sách chi bộ, đảng viên. Chưa nhập gì."
MORE_BAD = "… và $count dòng chưa đúng nữa."
TAKE = "Nhập danh sách này"
SKIP = "Nhập phần đúng, bỏ qua $count dòng"
# it is the declaration too: nothing else is asked
IS_PAPER = "Đây là văn bản; tôi cam đoan không có dấu Mật"


def put(template: str, **facts: object) -> str:
    """Fill in a sentence."""
    return Template(template).substitute(facts)
