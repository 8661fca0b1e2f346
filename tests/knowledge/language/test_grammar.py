import pytest

from knowledge.language import is_syllable

ARE = """
a ủy uỷ Đảng nghiêng khuỷu quốc quyết quýnh giếng gì gìn giúp giữa nghỉ kỷ lý yêu yết ý oanh thuở
xoong huýt ngoằn ước rượu tuyển thúy thuý KHỐI các mực thực
"""
ARE_NOT = """
cac uỷtrước cácbon Mátxcơva BTGĐUK ghô cê ngiêng kà đttx hộinghị w nghàn thựcc ọọ a1 thuờá
"""


@pytest.mark.parametrize("letters", ARE.split())
def test_these_are_one_syllable(letters: str) -> None:
    assert is_syllable(letters)


@pytest.mark.parametrize("letters", [*ARE_NOT.split(), ""])
def test_these_are_not(letters: str) -> None:
    assert not is_syllable(letters)
