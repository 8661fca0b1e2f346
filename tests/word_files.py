"""Small Word files built from the XML that a test is about."""

import zipfile
from pathlib import Path

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_NAMESPACES = (
    f"{_W} "
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def part(name: str, inner: str) -> str:
    """Return a part whose root is ``w:<name>``."""
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{name} {_NAMESPACES}>{inner}</w:{name}>'


def word_file(
    folder: Path,
    body: str,
    *,
    name: str = "a.docx",
    more: dict[str, str | bytes] | None = None,
    **parts: str,
) -> Path:
    """Write a .docx.

    Args:
        folder: Where.
        body: The content of ``w:body``.
        name: The name of the file.
        more: Further members, or others in the place of the usual ones.
        parts: Content of styles, numbering, footnotes, header, footer.
    """
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"/>',
        "_rels/.rels": _relations({"d": ("officeDocument", "word/document.xml")}),
        "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": _relations({kind: (kind, f"{kind}.xml") for kind in parts}),
    }
    roots = {"header": "hdr", "footer": "ftr"}
    for kind, inner in parts.items():
        members[f"word/{kind}.xml"] = part(roots.get(kind, kind), inner)
    path = folder / name
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, content in (members | (more or {})).items():
            archive.writestr(member, content)
    return path


def _relations(targets: dict[str, tuple[str, str]]) -> str:
    rows = "".join(
        f'<Relationship Id="{key}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for key, (kind, target) in targets.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'


def p(text: str = "", properties: str = "", run: str = "") -> str:
    """Return a paragraph of one run."""
    inner = f'<w:r><w:rPr>{run}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def numbered(text: str, number: int, level: int = 0) -> str:
    """Return a paragraph of an automatic list."""
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def levels(*rows: tuple[str, str]) -> str:
    """Return list levels of (format, text)."""
    return "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for depth, (form, text) in enumerate(rows)
    )


def cell(*inner: str, properties: str = "") -> str:
    """Return a table cell of paragraphs or tables."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(inner)}</w:tc>"


EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")


def borders(kind: str, owner: str = "tbl") -> str:
    """Return the borders of a table ("tbl") or cell ("tc"), all of one kind: "single", "nil"."""
    drawn = "".join(f'<w:{edge} w:val="{kind}"/>' for edge in EDGES)
    return f"<w:{owner}Borders>{drawn}</w:{owner}Borders>"


RULED = borders("single")


def table(*rows: tuple[str, ...], properties: str = RULED) -> str:
    """Return a table of rows of cells."""
    inner = "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr>{inner}</w:tbl>"
