"""The kinds of pages that reading is measured on."""

from __future__ import annotations

from dataclasses import dataclass

from tests.scans.wear import Wear


@dataclass(frozen=True, slots=True)
class Kind:
    """A paper, how it is set, and how it was scanned or photographed."""

    name: str
    # the first two letters of its file name, or the seed of an invented one
    paper: str | int
    font: str
    points: int
    wear: Wear


# Liberation Serif has no letters with two marks: those come from another font, as on many a real
# page.
TUNED_ON = (
    Kind(
        "300 dpi colour",
        "01",
        "Liberation Serif",
        14,
        Wear(dpi=300, stamped=True, turned=0.6, noise=4, jpeg=85, blur=0.04),
    ),
    Kind(
        "200 dpi colour",
        "02",
        "DejaVu Serif",
        12,
        Wear(dpi=200, stamped=True, turned=-1.3, noise=7, dust=150, jpeg=70, blur=0.05),
    ),
    Kind(
        "200 dpi gray",
        "04",
        "Liberation Serif",
        13,
        Wear(dpi=200, gray=True, stamped=True, turned=1.9, noise=9, dust=120, jpeg=60),
    ),
    Kind(
        "150 dpi",
        "12",
        "Noto Sans",
        13,
        Wear(dpi=150, stamped=True, turned=0.4, noise=5, jpeg=75, blur=0.06),
    ),
    Kind(
        "150 dpi serif",
        "01",
        "Liberation Serif",
        13,
        Wear(dpi=150, stamped=True, turned=-0.7, noise=5, jpeg=75),
    ),
    Kind(
        "faint",
        "10",
        "DejaVu Serif",
        13,
        Wear(dpi=200, faint=0.45, noise=8, turned=-0.5, dust=80, jpeg=75),
    ),
    Kind(
        "upside down",
        "12",
        "Liberation Serif",
        14,
        Wear(dpi=200, stamped=True, sideways=2, turned=0.8, noise=6, jpeg=75),
    ),
    Kind(
        "photo",
        "04",
        "Liberation Serif",
        14,
        Wear(dpi=220, stamped=True, photo=True, noise=6, blur=0.07, jpeg=85),
    ),
    Kind(
        "photo sideways",
        "01",
        "DejaVu Serif",
        12,
        Wear(dpi=200, stamped=True, photo=True, sideways=1, noise=5, jpeg=85),
    ),
)
# no rule was tuned on these
KEPT = (
    Kind(
        "300 dpi gray",
        "06",
        "Noto Serif",
        13,
        Wear(dpi=300, gray=True, stamped=True, turned=-1.1, noise=6, jpeg=70),
    ),
    Kind(
        "200 dpi colour",
        "07",
        "FreeSerif",
        14,
        Wear(dpi=200, stamped=True, turned=1.7, noise=8, dust=200, jpeg=65, blur=0.05),
    ),
    Kind(
        "200 dpi gray",
        "14",
        "Carlito",
        13,
        Wear(dpi=200, gray=True, stamped=True, turned=0.9, noise=7, jpeg=70),
    ),
    Kind(
        "200 dpi condensed",
        "05",
        "DejaVu Serif Condensed",
        12,
        Wear(dpi=200, stamped=True, turned=-0.4, noise=6, dust=60, jpeg=80),
    ),
    Kind(
        "150 dpi",
        "14",
        "Noto Serif",
        14,
        Wear(dpi=150, stamped=True, turned=-1.6, noise=4, jpeg=80, blur=0.05),
    ),
    Kind(
        "250 dpi faint",
        "13",
        "FreeSerif",
        13,
        Wear(dpi=250, faint=0.4, noise=7, stamped=True, jpeg=70),
    ),
    Kind(
        "photo",
        "06",
        "FreeSerif",
        14,
        Wear(dpi=230, stamped=True, photo=True, noise=7, blur=0.06, jpeg=80),
    ),
    Kind(
        "photo upside down",
        "14",
        "Noto Sans",
        13,
        Wear(dpi=210, stamped=True, photo=True, sideways=2, noise=6, jpeg=85),
    ),
    Kind(
        "250 dpi gray",
        "01",
        "Carlito",
        13,
        Wear(dpi=250, gray=True, stamped=True, turned=-1.9, noise=8, dust=100, jpeg=65),
    ),
    Kind(
        "200 dpi sans",
        "12",
        "FreeSans",
        12,
        Wear(dpi=200, stamped=True, turned=1.1, noise=6, jpeg=60, blur=0.06),
    ),
    Kind(
        "150 dpi gray",
        "02",
        "FreeSerif",
        14,
        Wear(dpi=150, gray=True, stamped=True, turned=0.8, noise=6, jpeg=70),
    ),
    Kind(
        "300 dpi faint",
        "04",
        "Noto Serif",
        12,
        Wear(dpi=300, stamped=True, faint=0.5, turned=-0.3, noise=6, dust=150, jpeg=80),
    ),
    Kind(
        "photo in shade",
        "10",
        "Carlito",
        14,
        Wear(dpi=240, stamped=True, photo=True, noise=9, blur=0.08, jpeg=75),
    ),
)
# papers full of figures, each of its own seed: most of what is read wrongly shows here
INVENTED = (
    Kind(
        "300 dpi",
        1,
        "Liberation Serif",
        14,
        Wear(dpi=300, stamped=True, turned=0.7, noise=6, jpeg=75),
    ),
    Kind(
        "250 dpi gray",
        2,
        "DejaVu Serif",
        12,
        Wear(dpi=250, gray=True, stamped=True, turned=-1.2, noise=7, dust=80, jpeg=70),
    ),
    Kind(
        "200 dpi",
        3,
        "Noto Serif",
        13,
        Wear(dpi=200, stamped=True, turned=1.4, noise=7, dust=120, jpeg=65, blur=0.05),
    ),
    Kind(
        "200 dpi sans",
        4,
        "Noto Sans",
        12,
        Wear(dpi=200, stamped=True, turned=-0.6, noise=8, jpeg=70, blur=0.06),
    ),
    Kind(
        "150 dpi",
        5,
        "Liberation Serif",
        12,
        Wear(dpi=150, stamped=True, turned=0.9, noise=6, jpeg=70, blur=0.06),
    ),
    Kind(
        "150 dpi gray",
        6,
        "DejaVu Sans",
        14,
        Wear(dpi=150, gray=True, stamped=True, turned=-0.8, noise=7, jpeg=65),
    ),
    Kind(
        "200 dpi faint",
        7,
        "Liberation Sans",
        13,
        Wear(dpi=200, stamped=True, faint=0.45, noise=8, turned=0.4, dust=60, jpeg=70),
    ),
    Kind(
        "photo",
        8,
        "Noto Serif",
        14,
        Wear(dpi=220, stamped=True, photo=True, noise=6, blur=0.06, jpeg=80),
    ),
)
# not looked at before they were first run; other seeds give more such papers
UNSEEN = (
    Kind(
        "300 dpi",
        101,
        "Gentium Book Plus",
        12,
        Wear(dpi=300, stamped=True, turned=-0.9, noise=7, dust=100, jpeg=70),
    ),
    Kind(
        "250 dpi",
        102,
        "EB Garamond",
        14,
        Wear(dpi=250, stamped=True, turned=1.2, noise=6, jpeg=75, blur=0.05),
    ),
    Kind(
        "200 dpi gray",
        103,
        "Linux Libertine O",
        13,
        Wear(dpi=200, gray=True, stamped=True, turned=-0.5, noise=8, dust=80, jpeg=65),
    ),
    Kind(
        "200 dpi",
        104,
        "Carlito",
        14,
        Wear(dpi=200, stamped=True, turned=1.6, noise=7, jpeg=70, blur=0.06),
    ),
    Kind(
        "150 dpi",
        105,
        "FreeSerif",
        13,
        Wear(dpi=150, stamped=True, turned=0.5, noise=5, jpeg=75, blur=0.05),
    ),
    Kind(
        "150 dpi gray",
        106,
        "Noto Serif",
        12,
        Wear(dpi=150, gray=True, stamped=True, turned=-1.1, noise=6, jpeg=70),
    ),
    Kind(
        "200 dpi faint",
        107,
        "FreeSans",
        12,
        Wear(dpi=200, stamped=True, faint=0.4, noise=7, turned=-0.7, dust=90, jpeg=70),
    ),
    Kind(
        "photo",
        108,
        "Liberation Serif",
        13,
        Wear(dpi=240, stamped=True, photo=True, noise=7, blur=0.07, jpeg=80),
    ),
)
SETS = {"tuned": TUNED_ON, "kept": KEPT, "invented": INVENTED, "unseen": UNSEEN}
