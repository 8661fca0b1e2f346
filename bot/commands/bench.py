"""``troly bench``: the product measured by its own parts, on sets of questions."""

from __future__ import annotations

import typer

from bot.commands import options

app = typer.Typer(help="Đo chất lượng.", no_args_is_help=True)


@app.command()
def retrieval(
    folder: options.Folder,
    *,
    strip_diacritics: options.Stripped = False,
    as_json: options.Json = False,
) -> None:
    """Đo phần tra cứu trên một bộ câu hỏi kiểu BEIR."""
    from bot import export, searching, settings
    from bot.commands import console, screens
    from knowledge import evaluation

    # as the product does it: only what helps on the built-in check is mixed in
    with searching.models_alone(settings.read()) as used:
        mixed = evaluation.Mixed(
            embeddings=used.embeddings, share=used.share, reranker=used.reranker
        )
        figures = evaluation.retrieval(folder, strip_diacritics=strip_diacritics, mixed=mixed)
    if as_json:
        export.print_json(export.figures(figures))
    else:
        console.console().print(screens.figures(figures))


@app.command()
def answers(file: options.Questions, *, as_json: options.Json = False) -> None:
    """Đo phần trả lời trên một tệp câu hỏi, với các văn bản đang có."""
    from bot import app as composition
    from bot import export, settings
    from bot.commands import console, screens
    from bot.conversation.ask import reply
    from bot.conversation.replies import plain
    from knowledge.answer import scoring
    from knowledge.domain import Scope

    rows = scoring.read_rows(file)
    with composition.services(settings.read()) as services:
        shelf = {held.id: held for held in services.held()}
        scope = Scope(today=services.now().date(), organisation=services.settings.organisation)
        answered = [(row, services.answering.answer(row["question"], scope)) for row in rows]
    figures = scoring.figures(
        [scoring.score(row, one, plain(reply(one, shelf)), shelf) for row, one in answered]
    )
    if as_json:
        export.print_json(export.figures(figures))
    else:
        console.console().print(screens.figures(figures))


@app.command()
def obligations(file: options.Phrases, *, as_json: options.Json = False) -> None:
    """Đo phần đọc yêu cầu, thời hạn trên một tệp câu văn."""
    from bot import export
    from bot.commands import console, screens
    from ingest import scoring

    verdicts = [scoring.score(row) for row in scoring.read_rows(file)]
    figures = scoring.figures(verdicts)
    if as_json:
        export.print_json(export.figures(figures))
        return
    for verdict in verdicts:
        for miss in verdict.misses:
            console.console().print(screens.miss(miss))
    console.console().print(screens.figures(figures))
