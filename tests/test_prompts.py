"""The prompts: every version reads, and is told nothing that it does not declare."""

from __future__ import annotations

from importlib.resources import files

import pytest

from prompts import Prompt, load

VERSIONS = sorted(
    (folder.name, int(file.name.removeprefix("v").removesuffix(".toml")))
    for folder in files("prompts").iterdir()
    if folder.is_dir() and not folder.name.startswith("_")
    for file in folder.iterdir()
    if file.name.endswith(".toml")
)


@pytest.mark.parametrize(("name", "version"), VERSIONS)
def test_every_version_takes_the_variables_that_it_declares(name: str, version: int) -> None:
    prompt = load(name, version)
    values = dict.fromkeys(prompt.variables, "$500 và ${tiền}")

    asked = prompt.asked(values)

    assert asked.count("$500 và ${tiền}") >= len(prompt.variables)
    assert prompt.title == f"{name}/v{version}"


def test_a_variable_too_few_or_too_many_is_refused() -> None:
    prompt = Prompt(name="a", version=1, variables=frozenset({"x"}), system="", user="$x")

    for values in ({}, {"x": "1", "y": "2"}):
        with pytest.raises(ValueError, match="takes"):
            prompt.asked(values)


def test_there_is_no_other_version() -> None:
    with pytest.raises(FileNotFoundError):
        load("answer", 99)
