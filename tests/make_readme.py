"""Write the transcripts of the README: ``python -m tests.make_readme``.

The commands that stand in them are run anew, and the questions asked, over the samples, in a
folder of their own.
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
_HEADINGS = ("## Một cuộc hỏi đáp thật", "## Từ một văn bản đến báo cáo cuối cùng")
_PROMPT = "Hỏi> "
_COLUMNS = "92"
# "$ make run" is "troly run"
_COMMANDS = re.compile(r"^\$ (?:make|troly) ")


def printed() -> list[str]:
    """Return the transcripts that stand in the README."""
    return [_around(heading)[1] for heading in _HEADINGS]


def played() -> list[str]:
    """Return what the program says to the commands and questions of the README now."""
    return [_played(transcript) for transcript in printed()]


def _played(transcript: str) -> str:
    sessions = re.split(r"^(?=\$ )", transcript, flags=re.MULTILINE)[1:]
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


def _around(heading: str) -> tuple[str, str, str]:
    head, rest = README.read_text("utf-8").split(heading, 1)
    before, block, after = rest.split("```", 2)
    return f"{head}{heading}{before}```\n", block.strip(), f"\n```{after}"


def main() -> None:
    """Write what the program says into the README."""
    for heading in _HEADINGS:
        before, transcript, after = _around(heading)
        README.write_text(f"{before}{_played(transcript)}{after}", "utf-8")


if __name__ == "__main__":
    main()
