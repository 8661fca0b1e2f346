"""How much one file may cost, and how far its reading has come."""

from __future__ import annotations

from dataclasses import dataclass

_MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What the child process that reads one file may use.

    The largest directive met with is a few hundred kilobytes; the values leave room for scans and
    stop what was made to exhaust a machine.
    """

    # Telegram hands a bot files of up to 20 MB
    file_bytes: int = 20 * _MEBIBYTE
    # address space; a bomb of 587 MiB of XML fails here in seconds
    memory_bytes: int = 1536 * _MEBIBYTE
    # LibreOffice has started in 0.7 GiB; long papers need more
    office_memory_bytes: int = 3 * 1024 * _MEBIBYTE
    # its conversion of one file: 2 seconds for a usual one, 9 the first time on a slow disk
    office_seconds: float = 90
    cpu_seconds: int = 60
    # one file an office waits for; also ends a loader that sleeps
    wall_seconds: float = 120
    # what the child may write to one file of its temporary folder
    written_bytes: int = 200 * _MEBIBYTE
    # an honest .docx has some 20 members and shrinks to a quarter
    zip_members: int = 2000
    zip_unpacked_bytes: int = 100 * _MEBIBYTE
    zip_member_bytes: int = 50 * _MEBIBYTE
    zip_ratio: int = 150
    # files that come together as one directive: forms, annexes, photographs of pages
    together_files: int = 100
    # a long directive saved by Word as a web page has 1 MB
    html_bytes: int = 5 * _MEBIBYTE
    # pages of a .pdf with text of its own; the longest directives have some 100
    pdf_pages: int = 300
    # pages read from a picture
    ocr_pages: int = 60
    # what each of them adds to the two times above: one takes 2 to 4 seconds, a large photograph
    # that lies askew 10; on a busy machine four times as long by the clock
    ocr_cpu_seconds: int = 20
    ocr_wall_seconds: float = 40
    # one picture of a page, and what a page is drawn in: A4 at 300 dpi has 9 million, A3 at
    # 400 dpi 31; three bytes each, several times over while it is put right
    picture_pixels: int = 40_000_000
    # text of one directive, thrice the longest code of law; what follows the loader reads it in
    # the caller's own process, in time that grows with the text
    text_chars: int = 2_000_000


# The stage of Progress that grants a child the time of one more page.
OCR = "ocr"
# Told while a child waits for another's work: its time begins anew.
WAIT = "wait"


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How much of a stage is done; *total* is 0 while unknown."""

    # load, convert, WAIT, or OCR once before each page that is read from a picture
    stage: str
    done: int
    total: int


DEFAULT = Limits()


def silent(_progress: Progress) -> None:
    """Take progress and tell nobody."""
