"""The words of WordprocessingML that the .docx loader knows.

Source: ECMA-376 part 1, sections 17 and, for alternate content, part 3.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml.etree import _Element

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
# The "strict" variant of the format names the same things differently.
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_MATHS = "http://schemas.openxmlformats.org/officeDocument/2006/math"


def w(name: str) -> str:
    """Return the qualified form of a WordprocessingML name."""
    return f"{{{MAIN}}}{name}"


P, R, T, TBL, TR, TC, SDT = (w(name) for name in ("p", "r", "t", "tbl", "tr", "tc", "sdt"))
P_PR, R_PR = w("pPr"), w("rPr")
BOX = w("txbxContent")
VALUE = w("val")
RELATION_ID = f"{{{_RELATIONS}}}id"
ALTERNATIVES = f"{{{_COMPATIBILITY}}}AlternateContent"
_CHOICE, _FALLBACK = f"{{{_COMPATIBILITY}}}Choice", f"{{{_COMPATIBILITY}}}Fallback"
MATHS_TEXT = f"{{{_MATHS}}}t"
_OFF = {"0", "false", "off"}


def value(parent: _Element | None, *names: str) -> str | None:
    """Return the ``w:val`` at the end of the path of child elements *names*."""
    found = child(parent, *names)
    return None if found is None else found.get(VALUE)


def child(parent: _Element | None, *names: str) -> _Element | None:
    """Return the element at the end of the path of child elements *names*."""
    for name in names:
        parent = None if parent is None else parent.find(w(name))
    return parent


def flag(properties: _Element | None, name: str) -> bool | None:
    """Return a switch such as ``w:vanish``; None where it is not set."""
    found = child(properties, name)
    return None if found is None else found.get(VALUE) not in _OFF


def chosen(alternatives: _Element) -> _Element | None:
    """Return the one branch of an alternative that is read, so that nothing comes twice.

    The first choice is what Word shows; the fallback stands in where only it holds a text box.
    """
    choice, fallback = alternatives.find(_CHOICE), alternatives.find(_FALLBACK)
    if choice is None or (fallback is not None and not _has_box(choice) and _has_box(fallback)):
        return fallback
    return choice


def _has_box(branch: _Element) -> bool:
    return next(branch.iter(BOX), None) is not None


def content(control: _Element) -> Iterator[_Element]:
    """Yield what a content control (w:sdt) holds, unless it only asks to be filled in."""
    if child(control, "sdtPr", "showingPlcHdr") is None:
        inner = child(control, "sdtContent")
        yield from () if inner is None else inner


def words(element: _Element) -> str:
    """Return the text of *element* without regard to numbering, fields or hidden parts."""
    return "".join(text.text or "" for text in element.iter(T))
