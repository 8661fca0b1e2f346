"""The buttons that always stand below the text field; pressing one sends its words."""

from __future__ import annotations

# in rows, as a telephone shows them
ROWS = (("Hỏi văn bản", "Hạn báo cáo"), ("Văn bản mới", "Trợ giúp"))
# the words of each -> the command that it is short for
COMMANDS = {
    "Hỏi văn bản": "/hoi",
    "Hạn báo cáo": "/hanbaocao",
    "Văn bản mới": "/vanbanmoi",
    "Trợ giúp": "/trogiup",
}
# shown in the empty text field
PLACEHOLDER = "Đồng chí hỏi gì?"
