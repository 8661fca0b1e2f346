"""Seconds and memory for reading one file of each format, beside the bare library on the same file.

    python -m tests.bench.reading FOLDER

FOLDER holds ``kh31.*`` (``../shared/data/files``). Each figure comes from a fresh process that has
its imports done: the best of several readings, and the most memory the process ever held. A
conversion by LibreOffice is timed whole, its own processes' memory included.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ingest.limits import DEFAULT
from ingest.loaders import load
from ingest.loaders.office import find_program

_TIMES = 3
_LONGEST = 300


def _docx(path: Path) -> object:
    import docx  # noqa: PLC0415  # each process pays for its own library alone

    return [paragraph.text for paragraph in docx.Document(str(path)).paragraphs]


def _soffice(path: Path) -> object:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        convert = ("--headless", "--convert-to", "docx", "--outdir", folder, str(path))
        program = find_program() or "soffice"
        return subprocess.run(  # noqa: S603  # our own files
            [program, profile, *convert], check=True, capture_output=True, timeout=_LONGEST
        )


def _trafilatura(path: Path) -> object:
    import trafilatura  # noqa: PLC0415  # as above

    return trafilatura.extract(path.read_text("utf-8"))


def _openpyxl(path: Path) -> object:
    import openpyxl  # noqa: PLC0415  # as above

    return [list(sheet.values) for sheet in openpyxl.load_workbook(path, data_only=True)]


def _pypdfium2(path: Path) -> object:
    import pypdfium2  # type: ignore[import-untyped]  # noqa: PLC0415  # as above

    with pypdfium2.PdfDocument(path) as document:
        return [page.get_textpage().get_text_range() for page in document]


def _pdfplumber(path: Path) -> object:
    import pdfplumber  # noqa: PLC0415  # as above

    with pdfplumber.open(path) as document:
        return [(page.extract_text(), page.extract_tables()) for page in document.pages]


def _tesserocr(path: Path) -> object:
    import pypdfium2  # noqa: PLC0415  # as above
    from PIL import Image  # noqa: PLC0415  # as above
    from tesserocr import PyTessBaseAPI  # type: ignore[import-untyped]  # noqa: PLC0415  # as above

    from ingest.scans.engine import tessdata  # noqa: PLC0415  # as above

    with PyTessBaseAPI(path=str(tessdata()), lang="vie") as engine:

        def read(picture: Image.Image) -> str:
            engine.SetImage(picture)
            return str(engine.GetUTF8Text())

        if path.suffix != ".pdf":
            return [read(Image.open(path))]
        with pypdfium2.PdfDocument(path) as document:
            return [read(page.render(scale=200 / 72).to_pil()) for page in document]


def _decoded(path: Path) -> object:
    return path.read_bytes().decode("latin-1")


@dataclass(frozen=True, slots=True)
class Case:
    """One format: a file of the folder, and what reads it without us."""

    file: str
    library: str
    bare: Callable[[Path], object]


CASES: Mapping[str, Case] = {
    "docx": Case("kh31.docx", "python-docx", _docx),
    "doc": Case("kh31.doc", "soffice", _soffice),
    "rtf": Case("kh31.rtf", "soffice", _soffice),
    "odt": Case("kh31.odt", "soffice", _soffice),
    "html": Case("kh31.html", "trafilatura", _trafilatura),
    "txt": Case("kh31_tcvn3.txt", "bytes.decode", _decoded),
    "pdf": Case("kh31.pdf", "pypdfium2", _pypdfium2),
    "pdf ~": Case("kh31.pdf", "pdfplumber", _pdfplumber),
    "broken": Case("kh31_fallbackfont.pdf", "pdfplumber", _pdfplumber),
    "pdf300": Case("bad/pages300.pdf", "pypdfium2", _pypdfium2),
    "scan": Case("kh31_scan200.pdf", "tesserocr", _tesserocr),
    "300dpi": Case("kh31_scan300.pdf", "tesserocr", _tesserocr),
    "photo": Case("kh31_photo_p1.jpg", "tesserocr", _tesserocr),
    "xlsx": Case("made.xlsx", "openpyxl", _openpyxl),
}


@dataclass(frozen=True, slots=True)
class Figures:
    """What one reading took."""

    seconds: float
    mebibytes: int
    pages: int


def main(folder: Path) -> None:
    """Measure each format, ours and bare, and print them side by side."""
    out = sys.stdout.write
    out(f"{'':6}{'ours':>22}{'bare':>34}{'time':>9}{'memory':>8}\n")
    for form, case in CASES.items():
        path = folder / case.file if (folder / case.file).exists() else _made(case.file)
        ours, bare = (_measured(which, form, path) for which in ("ours", "bare"))
        each = f"{ours.pages / ours.seconds:6.1f} pages/s" if ours.pages else ""
        out(
            f"{form:6}{ours.seconds * 1000:9.1f} ms {ours.mebibytes:5} MiB {case.library:>14}"
            f"{bare.seconds * 1000:9.1f} ms {bare.mebibytes:5} MiB"
            f"{ours.seconds / bare.seconds:8.2f}x{ours.mebibytes / bare.mebibytes:7.2f}x {each}\n"
        )


def _made(name: str) -> Path:
    """Write a workbook of a hundred rows."""
    from openpyxl import Workbook  # noqa: PLC0415  # as above

    path = Path(tempfile.mkdtemp()) / name
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for number in range(100):
        sheet.append((number, f"Chi bộ {number}", "Nội dung công việc", number * 2))
    book.save(path)
    return path


def _measured(which: str, form: str, path: Path) -> Figures:
    done = subprocess.run(  # noqa: S603  # our own interpreter
        [sys.executable, "-m", "tests.bench.reading", which, form, str(path)],
        check=True,
        capture_output=True,
        encoding="utf-8",
        timeout=_LONGEST,
        # as the sandbox does
        env=os.environ | {"OMP_THREAD_LIMIT": "1"},
    )
    return Figures(**json.loads(done.stdout))


def _one(which: str, form: str, path: Path) -> dict[str, float | int]:
    """Measure in this process, which is there for nothing else."""
    read = CASES[form].bare if which == "bare" else lambda one: load(one, DEFAULT)
    took = []
    for _ in range(_TIMES):
        began = time.perf_counter()
        found = read(path)
        took.append(time.perf_counter() - began)
    used = max(
        resource.getrusage(whose).ru_maxrss
        for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    pages = len(getattr(found, "pages", ()))
    return {"seconds": min(took), "mebibytes": used // 1024, "pages": pages}


if __name__ == "__main__":
    if len(sys.argv) == len(("program", "which", "form", "path")):
        sys.stdout.write(json.dumps(_one(sys.argv[1], sys.argv[2], Path(sys.argv[3]))))
    else:
        main(Path(sys.argv[1]))
