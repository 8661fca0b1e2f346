"""``troly bench``: the product measured by its own parts, on sets of questions."""

from __future__ import annotations

import typer

from bot import options

app = typer.Typer(help="Đo chất lượng.", no_args_is_help=True)


@app.command()
def retrieval(
    folder: options.Folder,
    *,
    strip_diacritics: options.Stripped = False,
    as_json: options.Json = False,
) -> None:
    """Đo phần tra cứu trên một bộ câu hỏi kiểu BEIR."""
    from bot import console, export, screens, settings
    from knowledge import evaluation

    figures = evaluation.retrieval(
        folder, strip_diacritics=strip_diacritics, embeddings_name=settings.read().embeddings
    )
    if as_json:
        export.print_json(export.figures(figures))
    else:
        console.console().print(screens.figures(figures))
