"""A page that is opened, or printed, where there is no messenger: no script, nothing fetched."""

from __future__ import annotations

import html
from collections.abc import Sequence
from string import Template

from bot.reminders.tables import Call
from bot.texts import offline as texts

# what comes from people stands in it as text, whatever it holds
_PAGE = Template("""<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8"><title>$title</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>body{font-family:"Times New Roman",serif;font-size:14pt;margin:2em}
table{border-collapse:collapse;width:100%}td,th{border:1px solid #999;padding:6px;text-align:left;
vertical-align:top;overflow-wrap:anywhere}th{background:#eee}td:nth-child(3){white-space:nowrap}
thead{display:table-header-group}
tr{break-inside:avoid}@media print{body{margin:0}}</style></head>
<body><h1>$title</h1><p>$note</p><table><thead><tr>$heads</tr></thead><tbody>
$rows
</tbody></table></body></html>
""")


def written(title: str, rows: Sequence[Call], *, note: str = "") -> str:
    """Write whom to call about what as a page (HTML).

    Args:
        title: What stands above it.
        rows: In their order; without any, the page says that there is nothing.
        note: What stands under the title.
    """
    heads = "".join(f"<th>{html.escape(head)}</th>" for head in texts.HEADS)
    nothing = f'<tr><td colspan="{len(texts.HEADS)}">{html.escape(texts.NOTHING)}</td></tr>'
    return _PAGE.substitute(
        title=html.escape(title),
        note=html.escape(note),
        heads=heads,
        rows="\n".join(map(_row, rows)) or nothing,
    )


def _row(one: Call) -> str:
    values = (
        one.cell,
        one.what,
        f"{one.day:%d/%m/%Y}",
        f"{one.person}: {one.phone or texts.NO_PHONE}",
    )
    return f"<tr>{''.join(f'<td>{html.escape(value)}</td>' for value in values)}</tr>"
