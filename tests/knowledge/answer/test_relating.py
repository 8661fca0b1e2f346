from __future__ import annotations

import pytest

from knowledge.answer.relating import Related, related
from knowledge.language import fold


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("văn bản nào thay thế quy định 03", Related("end", incoming=True)),
        ("quy định 11 thay thế văn bản nào", Related("end", incoming=False)),
        ("quy định 03 bị thay thế chưa", Related("end", incoming=True)),
        ("hướng dẫn 06 thay bằng gì", Related("end", incoming=True)),
        ("văn bản nào bị bãi bỏ bởi quy chế 07", Related("end", incoming=False)),
        ("văn bản nào sửa đổi quy định 11", Related("amend", incoming=True)),
        ("quy chế 07 đã có văn bản sửa đổi chưa", Related("amend", incoming=True)),
        ("quyết định 33 sửa đổi cái gì", Related("amend", incoming=False)),
        ("hướng dẫn nào triển khai nq 45", Related("base", incoming=True, type="huong dan")),
        ("đã có kế hoạch triển khai nq 45 chưa", Related("base", True, type="ke hoach")),
        ("những văn bản thực hiện nghị quyết 45", Related("base", incoming=True)),
        ("nghị quyết 45 được cụ thể hóa bằng gì", Related("base", incoming=True)),
        ("kế hoạch 40 căn cứ vào đâu", Related("base", incoming=False)),
        ("quy định 24 là căn cứ của văn bản nào", Related("base", incoming=True)),
        ("văn bản nào sơ kết chỉ thị 24", Related("review", incoming=True)),
        ("chỉ thị 24 sơ kết theo kế hoạch nào", Related("review", True, type="ke hoach")),
        ("chỉ thị 24 được nhắc tới ở văn bản nào", Related("mention", incoming=True)),
        ("báo cáo quý nộp ngày mấy", None),
        ("ai thực hiện việc rà soát", None),
        ("chi bộ triển khai học tập thế nào", None),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_end_from_which_papers_are_asked_for_is_heard(
    asked: str, found: Related | None
) -> None:
    assert related(fold(asked), numbers=1) == found
