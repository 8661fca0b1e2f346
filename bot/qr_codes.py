"""Links as squares that a telephone reads."""

from __future__ import annotations

from pathlib import Path

# A sheet on a wall gets stained: a quarter of the square may be lost.
_ERROR = "q"
_MARGIN = 4  # modules; the standard asks for no fewer
_DOTS = 12  # pixels to a module: clear on a telephone and on A5


def drawn(link: str, folder: Path, name: str, *, to_print: bool = False) -> Path:
    """Draw *link* into a file of *folder*, as .png, or as .svg to print in any size."""
    import segno  # noqa: PLC0415  # drawn on request: no start-up pays for it

    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{name}.{'svg' if to_print else 'png'}"
    segno.make(link, error=_ERROR, micro=False).save(str(file), scale=_DOTS, border=_MARGIN)
    return file
