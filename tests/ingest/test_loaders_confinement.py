import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from ingest.loaders.confinement import office_memory

pytestmark = pytest.mark.skipif(os.name != "posix", reason="limits of this kind are POSIX's")
_NO_RIGHT = 7


def run(code: str, *, check: bool = True) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603  # our own interpreter, no shell
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=check,
        cwd=Path(__file__).parents[2],
    )


CONNECTS = "import socket; socket.create_connection(('127.0.0.1', {port}), timeout=2)"
LEAVES = (
    "import sys; from ingest.loaders.confinement import leave_network\n"
    f"sys.exit({_NO_RIGHT}) if not leave_network() else None\n"
)


def test_a_child_reaches_nothing_not_even_this_machine() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        connects = CONNECTS.format(port=server.getsockname()[1])

        before, after = run(connects), run(LEAVES + connects, check=False)

    if after.returncode == _NO_RIGHT:
        pytest.skip("this system lets no process leave the network")
    assert before.returncode == 0
    assert "Network is unreachable" in after.stderr


def test_a_child_without_a_network_writes_files_as_before(tmp_path: Path) -> None:
    path = tmp_path / "a"

    run(
        "from ingest.loaders.confinement import leave_network; import pathlib\n"
        f"leave_network(); pathlib.Path({str(path)!r}).write_text('a')"
    )

    assert path.stat().st_uid == os.getuid()


def test_an_office_program_may_have_more_memory_for_a_moment() -> None:
    code = (
        "import resource; from ingest.limits import Limits\n"
        "from ingest.loaders.confinement import confine, office_memory\n"
        "confine(Limits(memory_bytes=2**30, office_memory_bytes=2**31))\n"
        "held = [resource.getrlimit(resource.RLIMIT_AS)[0]]\n"
        "with office_memory(): held.append(resource.getrlimit(resource.RLIMIT_AS)[0])\n"
        "print(held + [resource.getrlimit(resource.RLIMIT_AS)[0]])"
    )

    assert run(code).stdout.strip() == str([2**30, 2**31, 2**30])


def test_nothing_changes_where_nothing_was_bound() -> None:
    with office_memory():
        pass
