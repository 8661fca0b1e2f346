"""What the styles of a .docx say about a paragraph: hidden, in capitals, numbered, ruled."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.etree import _Element

from ingest.loaders.wordml import child, flag, value, w

_LONGEST_CHAIN = 32  # styles based on each other in a ring do occur in damaged files
# newer names of the sides, which LibreOffice writes
_SIDES = {"start": "left", "end": "right"}
_NO_RULE = {None, "none", "nil"}


class Styles:
    """The styles part; each question follows the chain of base styles."""

    def __init__(self, root: _Element | None) -> None:
        styles = [] if root is None else root.findall(w("style"))
        self._by_id = {style.get(w("styleId")): style for style in styles}
        self._default = {
            style.get(w("type")): style.get(w("styleId"))
            for style in styles
            if style.get(w("default")) in {"1", "true", "on"}
        }
        self._default_font = font(child(root, "docDefaults", "rPrDefault", "rPr", "rFonts"))

    def chain(self, style_id: str | None) -> Iterator[tuple[str, _Element]]:
        """Yield a style and those it is based on, nearest first."""
        for _ in range(_LONGEST_CHAIN):
            style = self._by_id.get(style_id)
            if style_id is None or style is None:
                return
            yield style_id, style
            style_id = value(style, "basedOn")

    def paragraph(self, paragraph: _Element) -> str | None:
        """Return the id of the style of a paragraph."""
        return value(paragraph, "pPr", "pStyle") or self._default.get("paragraph")

    def is_set(self, name: str, run: _Element, paragraph_style: str | None) -> bool:
        """Say whether a switch such as ``vanish`` holds for a run."""
        own = flag(child(run, "rPr"), name)
        if own is not None:
            return own
        for style_id in (value(run, "rPr", "rStyle"), paragraph_style):
            for _, style in self.chain(style_id):
                styled = flag(child(style, "rPr"), name)
                if styled is not None:
                    return styled
        return False

    def font(self, run: _Element, paragraph_style: str | None) -> str:
        """Return the name of the font of a run's letters; "" where a theme or nothing says."""
        own = font(child(run, "rPr", "rFonts"))
        if own:
            return own
        for style_id in (value(run, "rPr", "rStyle"), paragraph_style):
            for _, style in self.chain(style_id):
                styled = font(child(style, "rPr", "rFonts"))
                if styled:
                    return styled
        return self._default_font

    def numbering(self, style_id: str | None) -> tuple[str | None, str | None, str] | None:
        """Return (numId, ilvl, id of the style that says so), or None."""
        for owner, style in self.chain(style_id):
            properties = child(style, "pPr", "numPr")
            if properties is not None:
                return value(properties, "numId"), value(properties, "ilvl"), owner
        return None

    def table_rules(self, table: _Element) -> dict[str, bool]:
        """Return which edges of a table are drawn, own borders before those of its style."""
        rules: dict[str, bool] = {}
        styles = [style for _, style in self.chain(value(table, "tblPr", "tblStyle"))]
        for owner in (*reversed(styles), table):
            rules |= drawn(child(owner, "tblPr", "tblBorders"))
        return rules


def font(fonts: _Element | None) -> str:
    """Return the font of letters beyond ASCII, else that of ASCII."""
    if fonts is None:
        return ""
    return fonts.get(w("hAnsi")) or fonts.get(w("ascii")) or ""


def drawn(borders: _Element | None) -> dict[str, bool]:
    """Return for each edge that *borders* speaks of whether it is drawn."""
    edges = () if borders is None else borders
    return {_side(edge): edge.get(w("val")) not in _NO_RULE for edge in edges}


def _side(edge: _Element) -> str:
    name = edge.tag.rpartition("}")[2]
    return _SIDES.get(name, name)
