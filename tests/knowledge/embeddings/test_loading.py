from __future__ import annotations

import pytest

from bot.texts.errors import sentence
from knowledge.embeddings.loading import is_folder, loaded
from knowledge.errors import ProviderUnavailable


def test_the_network_is_asked_only_where_this_machine_has_no_copy() -> None:
    asked: list[bool] = []

    def load(local: bool) -> str:
        asked.append(local)
        return "model"

    assert loaded("owner/name", "EMBEDDINGS", load) == "model"
    assert asked == [True]


@pytest.mark.parametrize(
    ("error", "reason", "tries"),
    [
        pytest.param(OSError("no network"), "model_name", [True, False], id="network"),
        pytest.param(ImportError("torch"), "model_package", [True], id="package"),
        pytest.param(ValueError("set trust_remote_code=True"), "model_code", [True], id="code"),
    ],
)
def test_what_is_in_the_way_is_said_with_the_setting(
    error: Exception, reason: str, tries: list[bool]
) -> None:
    asked: list[bool] = []

    def load(local: bool) -> None:
        asked.append(local)
        raise error

    with pytest.raises(ProviderUnavailable) as caught:
        loaded("owner/name", "RERANKER", load)

    assert caught.value.facts["reason"] == reason
    assert asked == tries
    said = sentence(caught.value)
    assert "owner/name" in said
    assert "RERANKER" in said


@pytest.mark.parametrize(
    ("name", "means_folder"),
    [
        ("./model", True),
        ("/srv/model", True),
        ("~/model", True),
        ("C:/model", True),
        ("BAAI/bge-m3", False),
        ("LaBSE", False),
    ],
)
def test_a_folder_is_told_from_a_name(name: str, means_folder: bool) -> None:
    assert is_folder(name) == means_folder
