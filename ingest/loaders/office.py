"""Word files of before 2007, RTF and OpenDocument, which LibreOffice turns into .docx.

Measured beside its text export and catdoc, antiword, wvText: only the .docx keeps automatic numbers
and columns, and drops deleted text.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from ingest.blocks import Loaded
from ingest.limits import WAIT, Limits, Progress, silent
from ingest.loaders import docx, media_type, ole
from ingest.loaders.archive import Archive
from ingest.loaders.confinement import office_memory
from knowledge.errors import PartMissing, UnreadableDocument

# what its package is called on a Debian-like system
PACKAGE = "libreoffice-writer-nogui"
_PROGRAMS = (
    "soffice",
    "libreoffice",
    r"C:\Program Files\LibreOffice\program\soffice.com",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
# The import filter is named, so that no other of LibreOffice's hundred is tried on a file.
_FILTERS = {
    media_type.DOC: "MS Word 97",
    media_type.RTF: "Rich Text Format",
    media_type.ODT: "writer8",
}
# Macros never run, and nothing that a document points to is fetched into it.
# Source: officecfg registry schema, org.openoffice.Office.Common and .Writer.
_SETTINGS = (
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Writer/Content/Update", "Link", "2"),
    ("Office.Writer/Content/Update", "Field", "false"),
)
_OOR = "http://openoffice.org/2001/registry"
_POLL_SECONDS = 0.5


def find_program() -> str | None:
    """Return where LibreOffice is, or None."""
    return next((found for name in _PROGRAMS if (found := shutil.which(name))), None)


def load(
    path: Path,
    limits: Limits,
    report: Callable[[Progress], None] = silent,
    *,
    find: Callable[[], str | None] = find_program,
) -> Loaded:
    """Read a .doc, .rtf or .odt file.

    Raises:
        PartMissing: If LibreOffice is not installed.
        UnreadableDocument: If the file is damaged, encrypted or beyond *limits*.
    """
    kind = media_type.of(path)
    name = media_type.short_name(kind)
    _check(path, kind, limits)
    program = find()
    if program is None:
        raise PartMissing(path=path.name, format=name, part="office", package=PACKAGE)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder, _turn(report):
        report(Progress(stage="convert", done=0, total=1))
        converted = _convert(program, path, kind, limits, Path(folder))
        report(Progress(stage="convert", done=1, total=1))
        try:
            # what LibreOffice writes is large where the file was small: only the sum is bounded
            return docx.load(
                converted, replace(limits, zip_ratio=limits.zip_unpacked_bytes), report
            )
        except UnreadableDocument as error:
            raise UnreadableDocument(
                **{**error.facts, "path": path.name, "format": name}
            ) from error


def _check(path: Path, kind: str, limits: Limits) -> None:
    """Refuse what LibreOffice would ask a password for, or unpack without end."""
    if kind == media_type.ODT:
        Archive(path, limits, "odt").refuse_encrypted("META-INF/manifest.xml", b"encryption-data")
    if kind == media_type.RTF and not _is_whole_rtf(path):
        raise UnreadableDocument(path=path.name, format="rtf", reason="damaged")
    if kind == media_type.DOC and ole.is_encrypted_word(path):
        raise UnreadableDocument(path=path.name, format="doc", reason="encrypted")


def _is_whole_rtf(path: Path) -> bool:
    """Say whether the last brace is there: LibreOffice reads what comes before a cut."""
    return path.read_bytes().rstrip(b"\x00 \t\r\n").endswith(b"}")


@contextmanager
def _turn(report: Callable[[Progress], None]) -> Iterator[None]:
    """Wait until no other process on this machine converts: each takes some 200 MB.

    This module's own file is what is locked, so that no lock file is left anywhere.
    """
    if sys.platform == "win32":
        yield
        return
    import fcntl  # noqa: PLC0415  # Windows has no such module

    with Path(__file__).open("rb") as file:
        while not _locked(lambda: fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)):
            report(Progress(stage=WAIT, done=0, total=0))
            time.sleep(_POLL_SECONDS)
        yield


def _locked(lock: Callable[[], None]) -> bool:
    try:
        lock()
    except BlockingIOError:
        return False
    except OSError:  # a file system without locks: then two may run at a time
        return True
    return True


def _convert(program: str, path: Path, kind: str, limits: Limits, folder: Path) -> Path:
    """Return the .docx made of *path* in *folder*; the exit code of LibreOffice tells nothing."""
    name = media_type.short_name(kind)
    shutil.copyfile(path, folder / f"document.{name}")
    _write_profile(folder / "profile")
    process = _started(program, name, _FILTERS[kind], folder)
    try:
        process.wait(limits.office_seconds)
    except subprocess.TimeoutExpired as error:
        process.kill()
        process.wait()
        raise UnreadableDocument(path=path.name, format=name, reason="too_slow") from error
    written = folder / "out" / "document.docx"
    if not written.is_file() or not written.stat().st_size:
        raise UnreadableDocument(path=path.name, format=name, reason="damaged")
    return written


def _started(program: str, name: str, read_with: str, folder: Path) -> subprocess.Popen[bytes]:
    """Start the conversion, in the process group of this child: the parent's signal ends both."""
    arguments = (
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        *("--headless", "--norestore", "--nologo", "--nolockcheck", "--nodefault"),
        *(f"--infilter={read_with}", "--convert-to", "docx:MS Word 2007 XML", "--outdir", "out"),
        f"document.{name}",
    )
    with office_memory():
        return subprocess.Popen(  # noqa: S603  # no shell, the names are ours
            [program, *arguments],
            cwd=folder,
            env=_environment(folder),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )


def _environment(folder: Path) -> dict[str, str] | None:
    """Return what LibreOffice needs: its home is the folder that goes away."""
    if sys.platform == "win32":
        return None
    return {
        "PATH": os.defpath,
        "LC_ALL": "C.UTF-8",
        "HOME": str(folder),
        "TMPDIR": str(folder),
        "SAL_USE_VCLPLUGIN": "svp",
    }


def _write_profile(profile: Path) -> None:
    items = "".join(
        f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for path, name, value in _SETTINGS
    )
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(
        f'<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="{_OOR}">{items}</oor:items>',
        encoding="utf-8",
    )
