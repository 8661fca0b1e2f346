"""LibreOffice for the tests that need it: other formats made of Word files."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from ingest.loaders.office import find_program

_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
# what LibreOffice asks of a Word file, and our own walk does not
CONTENT_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_MAIN}.document.main+xml"/>'
    f'<Override PartName="/word/numbering.xml" ContentType="{_MAIN}.numbering+xml"/></Types>'
)


def program() -> str:
    """Return where LibreOffice is; the test is skipped where it is nowhere."""
    found = find_program()
    if found is None:
        pytest.skip("LibreOffice is not installed (make system-deps)")
    return found


def converted(paths: Sequence[Path], form: str, folder: Path) -> dict[str, Path]:
    """Convert Word files, at least one, all at once; return the new ones by the names of the old.

    Without a file to convert LibreOffice would wait for ever.
    """
    assert paths
    profile = (folder / "profile").as_uri()
    subprocess.run(  # noqa: S603  # our own files
        [
            program(),
            f"-env:UserInstallation={profile}",
            *("--headless", "--convert-to", form, "--outdir", str(folder / form)),
            *map(str, paths),
        ],
        check=True,
        capture_output=True,
        timeout=100,
    )
    return {path.name: folder / form / f"{path.stem}.{form}" for path in paths}
