"""Write the transcript of the README: ``python -m tests.make_readme``.

The questions that stand in it are asked anew, over the samples, in a folder of their own.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

README = Path(__file__).parents[1] / "README.md"
_HEADING = "## Một cuộc hỏi đáp thật"
_PROMPT = "Hỏi> "
_COLUMNS = "92"
# "$ make run" is "troly run"
_COMMANDS = re.compile(r"^\$ (?:make|troly) ")


def printed() -> str:
    """Return the transcript that stands in the README."""
    return _around()[1]


def played() -> str:
    """Return what the program says to the questions of the README now."""
    sessions = re.split(r"^(?=\$ )", printed(), flags=re.MULTILINE)[1:]
    with tempfile.TemporaryDirectory() as folder:
        return "\n\n".join(_session(session, folder) for session in sessions)


def _session(session: str, folder: str) -> str:
    """Give the command in the first line of *session* its questions anew."""
    command = session.splitlines()[0]
    questions = re.findall(rf"^{_PROMPT}(.+)$", session, re.MULTILINE)
    said = subprocess.run(  # noqa: S603  # our own program
        [str(Path(sys.executable).with_name("troly")), *shlex.split(_COMMANDS.sub("", command))],
        input="\n".join(questions) + "\n",
        capture_output=True,
        check=True,
        encoding="utf-8",
        cwd=README.parent,
        env=os.environ | {"TROLY_DATA": folder, "COLUMNS": _COLUMNS},
    ).stdout
    for question in questions:
        said = said.replace(_PROMPT, f"Hỏi» {question}\n", 1)
    lines = said.replace("Hỏi»", _PROMPT.strip()).strip().splitlines()
    return "\n".join((command, *(line.rstrip() for line in lines)))


def _around() -> tuple[str, str, str]:
    head, rest = README.read_text("utf-8").split(_HEADING, 1)
    before, block, after = rest.split("```", 2)
    return f"{head}{_HEADING}{before}```\n", block.strip(), f"\n```{after}"


def main() -> None:
    """Write what the program says into the README."""
    before, _, after = _around()
    README.write_text(f"{before}{played()}{after}", "utf-8")


if __name__ == "__main__":
    main()
