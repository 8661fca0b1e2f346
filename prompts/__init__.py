"""The prompts, one folder each, one file a version: ``<name>/v<N>.toml``.

A file is never edited after its release, only followed by the next version: answers record which
version they came from.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from string import Template


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """One version of a prompt: what the model is told it is, and what it is asked."""

    name: str
    version: int
    variables: frozenset[str]
    system: str
    user: str

    @property
    def title(self) -> str:
        """What is recorded of it: "answer/v1"."""
        return f"{self.name}/v{self.version}"

    def asked(self, values: Mapping[str, str]) -> str:
        """Put *values* into what is asked; a "$" in a value stays as it is.

        Raises:
            ValueError: If they are not the variables that the prompt declares.
        """
        if set(values) != self.variables:
            raise ValueError(f"{self.title} takes {sorted(self.variables)}")
        return Template(self.user).substitute(values)


@cache
def load(name: str, version: int) -> Prompt:
    """Read one version of a prompt.

    Raises:
        ValueError: If its text uses a variable that it does not declare, or not one that it does.
        FileNotFoundError: If there is no such version.
    """
    file = files("prompts").joinpath(name, f"v{version}.toml")
    read = tomllib.loads(file.read_text("utf-8"))
    prompt = Prompt(
        name=name,
        version=version,
        variables=frozenset(read["variables"]),
        system=read["system"].strip(),
        user=read["user"].strip(),
    )
    if set(Template(prompt.user).get_identifiers()) != prompt.variables:
        raise ValueError(f"{prompt.title}: its text and its variables differ")
    if Template(prompt.system).get_identifiers():
        raise ValueError(f"{prompt.title}: what the model is told it is takes no variables")
    return prompt
